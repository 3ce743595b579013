package org.ketwise.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ketwise.cli.Shell.ketwise;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ketwise.cli.Shell.Result;

class ContentCommandTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void statusCountsWhatIsVerifiedAndWhatIsNot() {
        Result result = ketwise("content", "status");

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out()).contains("sha256:").contains("to verify").contains("interactions");
        assertThat(ketwise("content", "status", "--detail").out()).startsWith(result.out());
    }

    @Test
    void checkNamesTheFileAndLineOfAProblemAndTheRemedy() throws IOException {
        Files.writeString(folder.resolve("manifest.yaml"), "name: [broken\n");
        Path schemas = Files.createDirectory(folder.resolve("schema"));
        try (Stream<Path> originals = Files.list(Path.of("..", "content", "schema"))) {
            for (Path original : originals.toList()) {
                Files.copy(original, schemas.resolve(original.getFileName()));
            }
        }
        Result result = ketwise("content", "check", folder.toString());

        assertThat(result.exitCode()).isEqualTo(ExitCode.USER);
        assertThat(result.out())
                .contains("manifest.yaml:")
                .endsWith("cases not run, since the content cannot be used.\n");
    }

    @Test
    void alertsAreCountedOverRecordsAndMadeUpProfiles() throws IOException {
        Files.writeString(folder.resolve("a.json"), """
                {"resourceType":"Bundle","type":"collection","entry":[
                {"resource":{"resourceType":"Patient","id":"a"}},
                {"resource":{"resourceType":"MedicationRequest","id":"1","status":"active","intent":"order",
                 "subject":{"reference":"Patient/a"},"medicationCodeableConcept":{"text":"clonazepam 1 mg"}}},
                {"resource":{"resourceType":"MedicationRequest","id":"2","status":"active","intent":"order",
                 "subject":{"reference":"Patient/a"},"medicationCodeableConcept":{"text":"methadone 10 mg"}}}]}
                """);
        Result result = ketwise("content", "alerts", folder.toString(), "--as-of", "2026-11-27");

        assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.DONE);
        assertThat(result.out())
                .contains("1 people.", "| ingredients that count as taken | 2 | 2 | 2 | 2 |")
                // clonazepam and methadone with each other and each with esketamine
                .contains("| alerts if every pair of severity minor and above were one | 3 | 3 | 3 | 3 |")
                .contains("200 people.");
        assertThat(ketwise("content", "alerts", folder.toString(), "--as-of", "2026-11-27")
                        .out())
                .isEqualTo(result.out());
        assertThat(ketwise("content", "alerts", "nowhere").exitCode()).isEqualTo(ExitCode.USER);
    }

    @Test
    void misspellingsAreNeverTakenForAnotherMedicineInSilence() throws IOException {
        try (Stream<Path> tables = Files.list(Path.of("..", "docs", "validation"))) {
            for (Path table :
                    tables.filter(each -> each.toString().endsWith(".csv")).toList()) {
                Files.copy(table, folder.resolve(table.getFileName()));
            }
        }
        assertThat(validate(folder).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(Files.readString(folder.resolve("terminology.md")))
                .containsPattern("\\*\\*all\\*\\* \\| 20,000 \\| 9[4-9]\\.\\d\\d %.*\\| 0 \\|")
                .contains("taken for one without a question 0.", "## Wrong and silent\n\nNone.");
        assertThat(Files.readString(folder.resolve("readability.md")))
                .contains("## English (en)", "(es)", "| adhd-guanfacine |", "| emergency |")
                .containsPattern(
                        "(?s)Over all \\d+ vignettes: .*; 0 are above .*Over all \\d+ vignettes: .*; 0 are above");
    }

    @Test
    void sourcesThatAreDueAreListed() {
        String content = Path.of("..", "content").toString();
        Result none = ketwise("content", "check", content, "--stale", "--as-of", "2026-11-22");
        assertThat(none.exitCode()).as(none.err()).isEqualTo(ExitCode.DONE);
        assertThat(none.out()).startsWith("0 of ").hasLineCount(1);
        String later = ketwise("content", "check", content, "--stale", "--as-of", "2028-01-01")
                .out();
        assertThat(later)
                .contains("fda-cyp-table-2026, looked up on 2026-11-23, due since 2027-11-23: ")
                .doesNotContain("dingemanse-1996");
    }

    @Test
    void checkNeedsTheSchemas() throws IOException {
        Files.writeString(folder.resolve("manifest.yaml"), "name: x\n");
        Result result = ketwise("content", "check", folder.toString());

        assertThat(result.exitCode()).isEqualTo(ExitCode.USER);
        assertThat(result.err()).contains("no schemas").hasLineCount(1);
    }

    @Test
    void bashCompletesFilesAndTheWordsThatAnOptionKnows() throws Exception {
        Path list = Files.writeString(folder.resolve("adults list.txt"), "x");
        String start = folder.resolve("ad").toString();

        assertThat(completed("screen", "--file", start)).containsExactly(list.toString());
        assertThat(completed("screen", "--fhir", start)).containsExactly(list.toString());
        assertThat(completed("screen", "-o", start)).containsExactly(list.toString());
        assertThat(completed("screen", "--output", start)).containsExactly(list.toString());
        assertThat(completed("content", "check", start)).containsExactly(list.toString());
        assertThat(completed("screen", "--fail-on", "ma")).containsExactly("major");
        assertThat(completed("screen", "--sex", "fe")).containsExactly("female");
        assertThat(completed("screen", "--format", "=", "j")).containsExactly("json");
        assertThat(completed("screen", "--cond")).containsExactly("--condition");
        assertThat(completed("screen", "--plan", "ket")).isEmpty();
        assertThat(completed("co")).containsExactlyInAnyOrder("content", "completion");
        assertThat(completed("content", "st")).containsExactly("status");
        assertThat(completed("completion", "b")).containsExactly("bash");
    }

    /** What bash offers after these words. */
    private static List<String> completed(String... words) throws Exception {
        String script = ketwise("completion").out()
                + "COMP_WORDS=( ketwise \"$@\" ); COMP_CWORD=$#; _complete_ketwise; printf '%s\\n' \"${COMPREPLY[@]}\"";
        List<String> command = new ArrayList<>(List.of("bash", "-c", script, "bash"));
        command.addAll(List.of(words));
        Process bash = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return out.lines().filter(line -> !line.isEmpty()).toList();
    }

    @Test
    void theShellMayBeNamedAndHelpIsACommandToo() {
        assertThat(ketwise("completion", "bash").out())
                .isEqualTo(ketwise("completion").out());
        assertThat(ketwise("help").out()).contains("Usage: ketwise");
        assertThat(ketwise("help", "screen").out()).contains("Usage: ketwise screen");
    }

    @Test
    void completionNamesEveryCommandAndOption() {
        Result result = ketwise("completion");

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out()).contains("screen", "content", "--plan", "--fail-on", "complete -F");
    }

    /** What is missed is told like what is met, and each table is told in full. */
    @Test
    void theModelsAreSetAgainstWhatWasPublished(@TempDir Path copy) throws Exception {
        Path tables = Path.of("..", "docs", "validation");
        long cases = 0;
        for (String name : List.of("published.csv", "trials.csv", "effects.csv", "other-product.csv")) {
            Files.copy(tables.resolve(name), copy.resolve(name));
            cases += Files.readAllLines(tables.resolve(name)).stream()
                            .filter(line -> !line.startsWith("#"))
                            .count()
                    - 1;
        }
        Files.copy(tables.resolve("handouts.csv"), copy.resolve("handouts.csv"));
        assertThat(validate(copy).exitCode()).isEqualTo(ExitCode.DONE);

        String page = Files.readString(copy.resolve("pharmacokinetics.md"));
        assertThat(page)
                .contains("| H6 | ketamine 50 mg nasal | peak, ng/mL | 77.6 |", "refuses it", "| predicted |")
                .contains("Missed, and known: C3", "Missed, and known: H3", "| **no** |")
                .doesNotContain("accepts it", "NaN");
        assertThat(page.lines().filter(line -> line.startsWith("| ")).count()).isGreaterThan(cases);
        for (String picture : List.of("exposure.svg", "other-medicines.svg", "courses.svg")) {
            assertThat(page).contains("(" + picture + ")");
            assertThat(Files.readString(copy.resolve(picture)))
                    .startsWith("<svg ")
                    .contains("<desc ");
        }

        Files.writeString(copy.resolve("published.csv"), "case;use\nC1;fit\n");
        assertThat(validate(copy).exitCode()).isEqualTo(ExitCode.USER);
    }

    private static Result validate(Path tables) {
        return ketwise(
                "content",
                "validate",
                tables.toString(),
                "--content",
                Path.of("..", "content").toString());
    }
}
