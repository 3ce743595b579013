package org.ketwise.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ketwise.cli.Shell.ketwise;
import static org.ketwise.cli.Shell.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ketwise.cli.Shell.Result;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScreenCommandTest {
    private static final String EXAMPLE =
            Path.of("..", "examples", "adult-adhd.txt").toString();

    @TempDir
    Path folder = Path.of("");

    @Test
    void theExampleOfTheReadmeIsScreened() {
        Result result = ketwise("screen", "--file", EXAMPLE, "--plan", "esketamine 84 mg nasal");

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.err()).endsWith("(#) and not read.\n").hasLineCount(1);
        assertThat(result.out())
                .startsWith("Plan      Nasal esketamine 84 mg")
                .contains("methylphenidate", "NOT ASSESSED", "as of 2026-11-23");
    }

    @Test
    void aStoppedMedicineOfWhichNoFindingSpeaksIsNamedAllTheSame() {
        Result result = ketwise("screen", "fluoxetine stopped 2 weeks ago", "--plan", "esketamine 84 mg nasal");

        assertThat(result.out().replaceAll("\\s+", " "))
                .contains("fluoxetine: Not taken now: stopped 2 weeks ago.", "No finding speaks of it for this plan.");
    }

    @Test
    void everyExampleIsReadForCertain() throws IOException {
        for (String name : new String[] {"adult-adhd.txt", "oral-ketamine.txt"}) {
            String file = Path.of("..", "examples", name).toString();
            JsonNode report =
                    json(ketwise("screen", "--file", file, "--plan", "ketamine 100 mg oral", "--format", "json"));
            assertThat(report.get("medications").values())
                    .extracting(medication -> medication.get("status").stringValue())
                    .containsAnyOf("resolved")
                    .doesNotContain("unresolved");
        }
    }

    @Test
    void everyOptionReachesTheReport() {
        JsonNode report = json(ketwise(
                "screen",
                "methylphenidate 20 mg",
                "--plan",
                "ketamine 0.5 mg/kg iv",
                "--age",
                "67",
                "--weight",
                "154 lb",
                "--sex",
                "female",
                "--bp",
                "142/91",
                "--condition",
                "purple toes",
                "--condition",
                "green ears",
                "--pregnant",
                "--as-of",
                "2026-01-31",
                "--format",
                "json"));

        assertThat(report.get("asOf").stringValue()).isEqualTo("2026-01-31");
        assertThat(report.at("/plan/route").stringValue()).isEqualTo("intravenous");
        assertThat(report.at("/patient/age").intValue()).isEqualTo(67);
        assertThat(report.at("/patient/weightKg").doubleValue()).isBetween(69.0, 70.0);
        assertThat(report.at("/patient/sex").stringValue()).isEqualTo("female");
        assertThat(report.at("/patient/bloodPressure/systolic").intValue()).isEqualTo(142);
        assertThat(report.at("/patient/pregnant").booleanValue()).isTrue();
        assertThat(report.at("/patient/conditionInputs").size()).isEqualTo(2);
        assertThat(report.at("/medications/0/input").stringValue()).isEqualTo("methylphenidate 20 mg");
    }

    @Test
    void linesCommentsByteOrderMarkAndCarriageReturnsAreUnderstood() {
        String file =
                "\uFEFF# a comment\r\nmethylphenidate 20 mg\r\n\r\n   # another\r\nclonazepam 0.5 mg\rlamotrigine";
        Result result = shell().typing(file).run("screen", "--file", "-", "--plan", "ketamine iv", "--format", "json");
        JsonNode report = JsonMapper.shared().readTree(result.out());

        assertThat(result.err()).hasLineCount(1).contains("2 lines");
        assertThat(report.get("medications").values())
                .extracting(medication -> medication.get("input").stringValue())
                .containsExactly("methylphenidate 20 mg", "clonazepam 0.5 mg", "lamotrigine");
    }

    @Test
    void numberedLinesAreEntriesAndCommentsAreCounted() {
        String file = "# list of today\n#1 Prozac 20 mg\n#2 Nardil 15 mg\n#clonazepam\n## end\n#\n#-----\n";
        Result result = shell().typing(file).run("screen", "--file", "-", "--plan", "ketamine iv", "--format", "json");

        JsonNode report = JsonMapper.shared().readTree(result.out());
        assertThat(report.get("medications").values())
                .extracting(medication -> medication.get("input").stringValue())
                .containsExactly("1 Prozac 20 mg", "2 Nardil 15 mg", "clonazepam", "end");
        assertThat(report.get("medications").toString()).contains("fluoxetine", "phenelzine");
        assertThat(result.err()).isEqualTo("ketwise: 3 lines of --file are comments (#) and not read.\n");
    }

    @Test
    void aThresholdThatIsReachedIsExitCode3AndTheReportIsWrittenAllTheSame() {
        Result reached = ketwise(
                "screen",
                "methylphenidate",
                "--plan",
                "esketamine 84 mg nasal",
                "--bp",
                "165/100",
                "--fail-on",
                "Major");
        Result notReached = ketwise(
                "screen", "cholecalciferol", "--plan", "esketamine 84 mg nasal", "--fail-on", "contraindicated");

        assertThat(reached.exitCode()).isEqualTo(ExitCode.THRESHOLD);
        assertThat(reached.out()).contains("MAJOR");
        assertThat(notReached.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(notReached.err()).isEmpty();
    }

    @Test
    void aThresholdSaysWhatItDoesNotSpeakOf() {
        Result result = ketwise("screen", "foobarix", "cholecalciferol", "--plan", "ketamine iv", "--fail-on", "major");

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.err())
                .isEqualTo(
                        "ketwise: 1 entry of the list is not known or still to be confirmed; --fail-on speaks of what was read.\n");
    }

    @Test
    void anEmptyConditionIsRefused() {
        Result result = ketwise("screen", "sertraline", "--plan", "ketamine iv", "--condition", " ");

        assertThat(result.exitCode()).isEqualTo(ExitCode.USER);
        assertThat(result.err()).contains("A --condition is empty.");
    }

    @Test
    void aFileOfResultsIsForItsOwnerOnly() throws IOException {
        Path report = folder.resolve("report.html");
        Files.writeString(report, "an older report");
        Result result = ketwise("screen", "methylphenidate", "--plan", "ketamine iv", "-o", report.toString());

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out()).isEmpty();
        assertThat(Files.readString(report)).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(report)))
                .isEqualTo("rw-------");
    }

    @Test
    void colourIsForTerminalsThatWantIt() {
        String[] command = {"screen", "methylphenidate", "--plan", "ketamine iv"};

        assertThat(shell().run(command).out()).doesNotContain("\u001B");
        assertThat(shell().onTerminal(90).run(command).out()).contains("\u001B[");
        assertThat(shell().onTerminal(90).with("NO_COLOR", "1").run(command).out())
                .doesNotContain("\u001B");
        assertThat(shell().onTerminal(90).with("TERM", "dumb").run(command).out())
                .doesNotContain("\u001B");
        assertThat(shell().run("screen", "methylphenidate", "--plan", "ketamine iv", "--color", "always")
                        .out())
                .contains("\u001B[");
        assertThat(shell().onTerminal(90)
                        .run("screen", "methylphenidate", "--plan", "ketamine iv", "--color", "never")
                        .out())
                .doesNotContain("\u001B");
    }

    @Test
    void textWrapsToTheTerminalOrTheWidthThatWasAsked() {
        assertThat(shell().onTerminal(55)
                        .with("NO_COLOR", "1")
                        .run("screen", "methylphenidate", "--plan", "ketamine iv")
                        .out()
                        .lines())
                .allMatch(line -> line.length() <= 55);
        assertThat(ketwise("screen", "methylphenidate", "--plan", "ketamine iv", "--width", "44")
                        .out()
                        .lines())
                .allMatch(line -> line.length() <= 44);
    }

    @Test
    void withoutATerminalTheWidthIsThatOfColumnsWhereItIsSet() {
        String[] command = {"screen", "--file", EXAMPLE, "--plan", "esketamine 84 mg nasal"};

        assertThat(longestLine(shell().run(command))).isBetween(70, 80);
        assertThat(longestLine(shell().with("COLUMNS", "110").run(command))).isBetween(100, 110);
        assertThat(longestLine(shell().with("COLUMNS", "500").run(command))).isBetween(110, 120);
        assertThat(longestLine(shell().with("COLUMNS", "wide").run(command))).isBetween(70, 80);
        assertThat(longestLine(shell().onTerminal(115)
                        .with("NO_COLOR", "1")
                        .with("COLUMNS", "60")
                        .run(command)))
                .isBetween(105, 115);
    }

    private static int longestLine(Result result) {
        return result.out().lines().mapToInt(String::length).max().orElse(0);
    }

    @Test
    void aReaderThatHasSeenEnoughIsNoFailure() {
        Result result = shell().runIntoClosedPipe("screen", "methylphenidate", "--plan", "ketamine iv");

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.err()).isEmpty();
    }

    @Test
    void aPlanAloneIsAQuestionToo() {
        Result result = ketwise("screen", "--plan", "esketamine 84 mg nasal", "--bp", "165/100");

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out()).contains("no medicines given");
    }

    @Test
    void theSameInputGivesTheSameBytes() {
        String[] command = {
            "screen", "--file", EXAMPLE, "--plan", "ketamine 0.5 mg/kg iv over 40 min", "--format", "json"
        };

        assertThat(ketwise(command).out()).isEqualTo(ketwise(command).out());
    }

    @Test
    void anEditedContentFolderIsUsedInsteadOfTheBuiltInContent() {
        Result result = ketwise(
                "screen",
                "methylphenidate",
                "--plan",
                "ketamine iv",
                "--content",
                Path.of("..", "content").toString());

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
    }

    private static JsonNode json(Result result) {
        assertThat(result.err().lines()).allMatch(line -> line.endsWith("(#) and not read."));
        return JsonMapper.shared().readTree(result.out());
    }
}
