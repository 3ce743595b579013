package org.ketwise.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ketwise.kernel.UserError;
import org.ketwise.server.audit.AuditCheck.Found;

class AuditLogTest {
    @TempDir
    private Path parent;

    private Path folder;
    private Path file;

    @BeforeEach
    void name() {
        folder = parent.resolve("state");
        file = folder.resolve("audit.jsonl");
    }

    private static AuditEntry entry(int status) {
        return new AuditEntry(
                Instant.parse("2026-11-23T10:00:00Z"),
                "client:ehr",
                "",
                "POST",
                "/api/v1/screen",
                status,
                "sha256:abc",
                Map.of("medications", 3, "major", 1));
    }

    private void write(int entries) throws IOException {
        try (AuditLog log = AuditLog.open(folder)) {
            for (int i = 0; i < entries; i++) {
                log.append(entry(200 + i));
            }
        }
    }

    private void change(UnaryOperator<List<String>> change) throws IOException {
        List<String> lines = change.apply(new ArrayList<>(Files.readAllLines(file)));
        Files.writeString(file, String.join("\n", lines) + (lines.isEmpty() ? "" : "\n"));
    }

    private static List<String> changed(List<String> lines, int at, String from, String to) {
        lines.set(at, lines.get(at).replace(from, to));
        return lines;
    }

    @Test
    void aLineSaysWhoAskedWhatAndNothingOfAPatient() throws IOException {
        write(1);
        assertThat(Files.readString(file))
                .matches("\\{\"n\":1,\"time\":\"2026-11-23T10:00:00Z\",\"who\":\"client:ehr\",\"method\":\"POST\","
                        + "\"route\":\"/api/v1/screen\",\"status\":200,\"content\":\"sha256:abc\","
                        + "\"counts\":\\{\"major\":1,\"medications\":3},\"hash\":\"[0-9a-f]{64}\"}\n");
    }

    @Test
    void theChainGoesOnAfterAStart() throws IOException {
        write(3);
        write(2);
        assertThat(AuditCheck.check(file)).isInstanceOfSatisfying(Found.Intact.class, intact -> {
            assertThat(intact.entries()).isEqualTo(5);
            assertThat(intact.noted()).isTrue();
            assertThat(file).content().endsWith("\"hash\":\"" + intact.hash() + "\"}\n");
        });
    }

    @Test
    void onlyItsUserReadsIt() throws IOException {
        write(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void whatWasChangedIsFound() throws IOException {
        write(5);
        change(lines -> changed(lines, 2, "\"status\":202", "\"status\":500"));
        assertThat(AuditCheck.check(file))
                .isEqualTo(new Found.Broken(3, "it does not follow from the lines before it"));
    }

    @Test
    void whatWasTakenOutOrPutInOrMovedIsFound() throws IOException {
        write(5);
        List<String> whole = Files.readAllLines(file);
        change(lines -> {
            lines.remove(1);
            return lines;
        });
        assertThat(AuditCheck.check(file)).isInstanceOf(Found.Broken.class);
        change(_ -> {
            List<String> lines = new ArrayList<>(whole);
            lines.add(1, whole.get(0));
            return lines;
        });
        assertThat(AuditCheck.check(file)).isInstanceOf(Found.Broken.class);
        change(_ -> List.of(whole.get(1), whole.get(0), whole.get(2), whole.get(3), whole.get(4)));
        assertThat(AuditCheck.check(file)).isInstanceOf(Found.Broken.class);
        change(_ -> whole.subList(1, 5));
        assertThat(AuditCheck.check(file)).isInstanceOf(Found.Broken.class);
    }

    @Test
    void aCutEndIsFoundByTheHeadFile() throws IOException {
        write(5);
        change(lines -> lines.subList(0, 3));
        assertThat(AuditCheck.check(file))
                .isInstanceOfSatisfying(
                        Found.Broken.class, broken -> assertThat(broken.line()).isEqualTo(4));
        change(_ -> List.of());
        assertThat(AuditCheck.check(file)).isInstanceOf(Found.Broken.class);
        Files.delete(folder.resolve("audit.jsonl.head"));
        assertThat(AuditCheck.check(file))
                .as("without the head file nobody can tell")
                .isInstanceOfSatisfying(
                        Found.Intact.class, intact -> assertThat(intact.noted()).isFalse());
    }

    @Test
    void aServerDoesNotGoOnWithALogThatWasCut() throws IOException {
        write(5);
        change(lines -> lines.subList(0, 3));
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> AuditLog.open(folder))
                .withMessageContaining("not whole");
    }

    @Test
    void theBeginningOfALineThatACutOfPowerLeftIsTakenAway() throws IOException {
        write(2);
        Files.writeString(file, "{\"n\":3,\"ti", StandardOpenOption.APPEND);
        assertThat(AuditCheck.check(file)).isEqualTo(new Found.Broken(3, "its end is not complete"));
        write(1);
        assertThat(AuditCheck.check(file))
                .isInstanceOfSatisfying(
                        Found.Intact.class,
                        intact -> assertThat(intact.entries()).isEqualTo(3));
    }

    @Test
    void linesAfterTheHeadFileAreFollowed() throws IOException {
        write(2);
        String head = Files.readString(folder.resolve("audit.jsonl.head"));
        write(2);
        Files.writeString(folder.resolve("audit.jsonl.head"), head);
        write(1);
        assertThat(AuditCheck.check(file))
                .isInstanceOfSatisfying(
                        Found.Intact.class,
                        intact -> assertThat(intact.entries()).isEqualTo(5));
    }

    @Test
    void twoServersDoNotWriteOneLog() {
        try (AuditLog first = AuditLog.open(folder)) {
            assertThat(first.entries()).isZero();
            assertThatExceptionOfType(UserError.class)
                    .isThrownBy(() -> AuditLog.open(folder))
                    .withMessageContaining("Another server");
        }
    }

    @Test
    void whatCannotBeWrittenIsSaid() {
        AuditLog log = AuditLog.open(folder);
        log.close();
        assertThatIOException().isThrownBy(() -> log.append(entry(200)));
    }
}
