package org.ketwise.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ketwise.cli.Shell.ketwise;
import static org.ketwise.cli.Shell.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ketwise.server.audit.AuditEntry;
import org.ketwise.server.audit.AuditLog;

class AuditCommandTest {
    @TempDir
    private Path folder;

    private Path write(int entries) throws IOException {
        try (AuditLog log = AuditLog.open(folder.resolve("ketwise"))) {
            for (int i = 0; i < entries; i++) {
                log.append(new AuditEntry(Instant.EPOCH, "local", "", "GET", "/", 200, "sha256:0", Map.of()));
            }
        }
        return folder.resolve("ketwise").resolve(AuditLog.NAME);
    }

    @Test
    void anIntactLogIsSaidToBeSo() throws IOException {
        Path log = write(3);
        Shell.Result found = ketwise("audit", "verify", log.toString());
        assertThat(found.exitCode()).as(found.err()).isEqualTo(ExitCode.DONE);
        assertThat(found.out()).contains("is intact: 3 entries").containsPattern("head [0-9a-f]{64}");
        assertThat(shell().with("XDG_STATE_HOME", folder.toString())
                        .run("audit", "verify")
                        .out())
                .isEqualTo(found.out());
    }

    @Test
    void theFirstBrokenLineIsNamed() throws IOException {
        Path log = write(3);
        Files.writeString(log, Files.readString(log).replaceFirst("\"n\":2,(.*)200", "\"n\":2,$1500"));
        Shell.Result found = ketwise("audit", "verify", log.toString());
        assertThat(found.exitCode()).isEqualTo(ExitCode.USER);
        assertThat(found.out()).contains("is broken at line 2");
    }

    @Test
    void whereThereIsNoneThatIsSaid() {
        assertThat(ketwise("audit", "verify", "nowhere.jsonl").exitCode()).isEqualTo(ExitCode.USER);
        assertThat(ketwise("audit", "verify", folder.toString()).err()).contains("is a folder");
    }
}
