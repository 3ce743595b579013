package org.ketwise.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ketwise.cli.Shell.ketwise;
import static org.ketwise.cli.Shell.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ketwise.cli.Shell.Result;
import tools.jackson.databind.json.JsonMapper;

class BadInputTest {
    @TempDir
    Path folder = Path.of("");

    static List<List<String>> commandsThatCannotBeMeant() {
        return List.of(
                List.of(),
                List.of("scren"),
                List.of("screen"),
                List.of("screen", ""),
                List.of("screen", "--plna", "ketamine"),
                List.of("screen", "--plan"),
                List.of("screen", "x", "--plan", ""),
                List.of("screen", "x", "--plan", "aspirin 100 mg"),
                List.of("screen", "x", "--plan", "esketamine 84 mg nasal iv"),
                List.of("screen", "x", "--plan", "ketamine 0.5 g/kg iv"),
                List.of("screen", "x", "--plan", "k".repeat(20_000)),
                List.of("screen", "x", "--bp", "high"),
                List.of("screen", "x", "--bp", "91/142"),
                List.of("screen", "x", "--age", "-3"),
                List.of("screen", "x", "--age", "old"),
                List.of("screen", "x", "--weight", "70 stone"),
                List.of("screen", "x", "--sex", "yes"),
                List.of("screen", "x", "--as-of", "31.01.2026"),
                List.of("screen", "x", "--fail-on", "severe"),
                List.of("screen", "x", "--format", "pdf"),
                List.of("screen", "x", "--color", "blue"),
                List.of("screen", "x", "--width", "12"),
                List.of("screen", "x", "--width", "wide"),
                List.of("screen", "--file", "no-such-file.txt"),
                List.of("screen", "--file", ""),
                List.of("screen", "--file", "a\0b"),
                List.of("screen", "--file", "."),
                List.of("screen", "x", "--content", "no-such-folder"),
                List.of("screen", "x", "--content", "src"),
                List.of("screen", "x", "-o", "no/such/folder/report.txt"),
                List.of("screen", "x", "-o", "."),
                List.of("screen", "x", "-o", "report.PDF"),
                List.of("screen", "x", "-o", "report.docx"),
                List.of("help", "scren"),
                List.of("content", "check", "no-such-folder"),
                List.of("content"),
                List.of("completion", "fish"));
    }

    @ParameterizedTest
    @MethodSource("commandsThatCannotBeMeant")
    void getsOneClearSentenceAndExitCode2(List<String> command) {
        saysOneClearSentence(ketwise(command.toArray(String[]::new)));
    }

    private static void saysOneClearSentence(Result result) {
        assertThat(result.exitCode()).isEqualTo(ExitCode.USER);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("ketwise: ")
                .endsWith("\n")
                .hasLineCount(1)
                .hasSizeLessThan(1000);
        assertThat(result.err()).doesNotContain("Exception").doesNotContain("\tat ");
    }

    @Test
    void aFolderThatIsNotThereIsCalledOne() {
        assertThat(ketwise("screen", "x", "--content", "no-such-folder").err())
                .contains("There is no folder \"no-such-folder\"");
        assertThat(ketwise("screen", "--file", "no-such-file.txt").err()).contains("There is no file");
    }

    @Test
    void aMisspeltOptionIsAnsweredWithTheOneThatWasMeant() {
        assertThat(ketwise("screen", "x", "--conditon", "OSA").err())
                .contains("Did you mean")
                .contains("--condition");
    }

    @Test
    void argumentsThatAreAllBlankAreNotTakenForAPatientWhoTakesNothing() {
        for (String blank : List.of("", "  ", "\t\n")) {
            saysOneClearSentence(ketwise("screen", blank, "--plan", "esketamine 84 mg nasal"));
            saysOneClearSentence(ketwise("screen", blank, " ", "--plan", "esketamine 84 mg nasal"));
        }
        saysOneClearSentence(
                shell().typing("Prozac\n").run("screen", "", "--file", "-", "--plan", "esketamine 84 mg nasal"));
    }

    @Test
    void aBlankArgumentAmongOthersIsAnEntryThatSaysNothing() {
        String[] command = {"screen", "Prozac 20 mg", " ", "--plan", "esketamine 84 mg nasal"};
        Result json = ketwise(
                Stream.concat(Stream.of(command), Stream.of("--format", "json")).toArray(String[]::new));

        assertThat(json.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(JsonMapper.shared().readTree(json.out()).get("medications").values())
                .extracting(medication -> medication.get("status").stringValue())
                .containsExactly("resolved", "unresolved");
        assertThat(ketwise(command).out()).contains("2 entries", "\"(empty)\": The entry is empty.");
    }

    @Test
    void anEmptyListIsNotTakenForAPatientWhoTakesNothing() throws IOException {
        for (String nothing : List.of("", "\n\n  \r\n", "# only a comment\n", "\uFEFF")) {
            Path file = Files.writeString(folder.resolve("empty.txt"), nothing);
            saysOneClearSentence(ketwise("screen", "--file", file.toString(), "--plan", "ketamine iv"));
            saysOneClearSentence(shell().typing(nothing).run("screen", "--file", "-", "--plan", "ketamine iv"));
        }
    }

    @Test
    void binaryFilesAreNamed() throws IOException {
        byte[] image = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13};
        byte[] latin1 = "Ritalin für Kinder".getBytes(StandardCharsets.ISO_8859_1);
        byte[] lateZero = ("methylphenidate\n".repeat(1000) + "\0").getBytes(StandardCharsets.UTF_8);
        for (byte[] content : List.of(image, latin1, lateZero)) {
            Path file = Files.write(folder.resolve("list.txt"), content);
            Result result = ketwise("screen", "--file", file.toString(), "--plan", "ketamine iv");
            saysOneClearSentence(result);
            assertThat(result.err()).contains("list.txt");
        }
    }

    @Test
    void textThatAnEditorWroteAsUtf16IsRead() throws IOException {
        Path file = Files.write(
                folder.resolve("list.txt"), "\uFEFFmethylphenidate 20 mg\r\n".getBytes(StandardCharsets.UTF_16LE));

        assertThat(ketwise("screen", "--file", file.toString(), "--plan", "ketamine iv")
                        .out())
                .contains("methylphenidate");
    }

    @Test
    @Timeout(60)
    void tenThousandLinesAreScreenedAndNoneIsLost() {
        String lines = IntStream.range(0, 10_000)
                .mapToObj(
                        i -> i % 3 == 0 ? "methylphenidate " + i + " mg" : i % 3 == 1 ? "Mysterin " + i : "clonazepam")
                .collect(Collectors.joining("\n"));
        Result result = shell().typing(lines).run("screen", "--file", "-", "--plan", "ketamine iv", "--format", "json");

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        int entries = JsonMapper.shared().readTree(result.out()).get("medications").values().stream()
                .mapToInt(medication -> medication.get("count").intValue())
                .sum();
        assertThat(entries).isEqualTo(10_000);
    }

    @Test
    @Timeout(60)
    void moreLinesThanAnyPatientHasAreRefused() {
        saysOneClearSentence(shell().piping(repeated("methylphenidate\n", 2_000_000))
                .run("screen", "--file", "-", "--plan", "ketamine iv"));
    }

    @Test
    @Timeout(60)
    void aLineOfFiftyMegabytesIsCutAndSaidToBe() {
        InputStream line =
                new SequenceInputStream(repeated("methylphenidate 20 mg\n", 22), repeated("junk ", 50_000_000));
        Result result = shell().piping(line).run("screen", "--file", "-", "--plan", "ketamine iv");

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out().replaceAll("\\s+", " "))
                .contains("is longer than 10000 characters; nothing beyond them was read.");
    }

    @Test
    void aLineThatWasCutIsToConfirmFirstAndNoHalfWordIsRead() {
        String line = "clonazepam 0.5 mg, " + "methylphenidate 20 mg, ".repeat(500);
        Result text = shell().typing(line).run("screen", "--file", "-", "--plan", "ketamine iv");
        Result json = shell().typing(line).run("screen", "--file", "-", "--plan", "ketamine iv", "--format", "json");

        assertThat(text.out().replaceAll("\\s+", " "))
                .containsSubsequence("1 entry: 1 to confirm", "TO CONFIRM FIRST", "is longer than 10000", "SAFETY");
        assertThat(JsonMapper.shared()
                        .readTree(json.out())
                        .at("/medications/0/mentions")
                        .values())
                .extracting(mention -> mention.get("text").stringValue())
                .containsOnly("clonazepam", "methylphenidate", "the rest of a long entry");
    }

    @Test
    void malePregnantIsAskedAbout() {
        assertThat(ketwise("screen", "--plan", "ketamine iv", "--sex", "male", "--pregnant")
                        .out())
                .containsSubsequence("TO CONFIRM FIRST", "\"male, pregnant\"", "screened as pregnant");
    }

    @Test
    void blanksDoNotHideThatALineWasCut() {
        String blanks = " ".repeat(10_050);
        Result trailing =
                shell().typing("Prozac" + blanks + "x\n").run("screen", "--file", "-", "--plan", "ketamine iv");
        Result leading = shell().typing(blanks + "Prozac\n").run("screen", "--file", "-", "--plan", "ketamine iv");
        Result hidden = shell().typing("\uFEFF" + blanks + "Prozac\nclonazepam")
                .run("screen", "--file", "-", "--plan", "ketamine iv");

        assertThat(trailing.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(trailing.out().replaceAll("\\s+", " ")).contains("fluoxetine", "is longer than 10000 characters");
        assertThat(leading.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(leading.out()).contains("fluoxetine");
        assertThat(hidden.out().replaceAll("\\s+", " ")).contains("Line 1 of standard input is longer than 10000");
    }

    @Test
    void markupAndControlCharactersInADrugNameStayHarmless() {
        String evil = "<script>alert(1)</script>\u001B]0;owned\u0007 \u202Egnp";
        Result text = ketwise("screen", evil, "--plan", "ketamine iv");
        Result html = ketwise("screen", evil, "--plan", "ketamine iv", "--format", "html");
        Result json = ketwise("screen", evil, "--plan", "ketamine iv", "--format", "json");

        assertThat(text.out()).contains("<script>").doesNotContain("\u001B").doesNotContain("\u202E");
        assertThat(html.out()).contains("&lt;script&gt;").doesNotContain("<script>");
        assertThat(JsonMapper.shared()
                        .readTree(json.out())
                        .at("/medications/0/input")
                        .stringValue())
                .isEqualTo(evil);
        Result plan = ketwise("screen", "x", "--plan", "\u001B[31m<b>nothing\u202E");
        saysOneClearSentence(plan);
        assertThat(plan.err()).doesNotContain("\u001B").doesNotContain("\u202E");
    }

    @Test
    void aFullDiskIsSaidAndNotTakenForAClosedPipe() {
        Result result = shell().runIntoFullDisk("screen", "x", "--plan", "ketamine iv");

        assertThat(result.exitCode()).isEqualTo(ExitCode.USER);
        assertThat(result.err()).contains("No space left on device").hasLineCount(1);
    }

    @Test
    void ourOwnFaultIsAnApologyWithoutATraceUnlessAsked() {
        InputStream faulty = new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("Jane Doe takes Ritalin");
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                return read();
            }
        };
        Result quiet = shell().piping(faulty).run("screen", "--file", "-", "--plan", "ketamine iv");
        Result traced =
                shell().piping(faulty).with("KETWISE_DEBUG", "1").run("screen", "--file", "-", "--plan", "ketamine iv");

        assertThat(quiet.exitCode()).isEqualTo(ExitCode.OUR_FAULT);
        assertThat(quiet.err()).startsWith("ketwise: Sorry").hasLineCount(1).doesNotContain("Jane");
        assertThat(traced.err()).contains("at org.ketwise.cli.");
    }

    /** About as many bytes as asked, made while they are read. */
    private static InputStream repeated(String text, int bytes) {
        byte[] block = text.repeat(1 + 8_192 / text.length()).getBytes(StandardCharsets.UTF_8);
        int blocks = 1 + bytes / block.length;
        return new SequenceInputStream(Collections.enumeration(Collections.nCopies(blocks, block).stream()
                .<InputStream>map(java.io.ByteArrayInputStream::new)
                .toList()));
    }

    @Test
    void helpIsShortOfNothing() {
        for (String[] command : new String[][] {
            {"--help"},
            {"screen", "--help"},
            {"content", "--help"},
            {"content", "check", "--help"},
            {"content", "status", "--help"},
            {"completion", "--help"}
        }) {
            Result result = ketwise(command);
            assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
            assertThat(result.out()).contains("Usage: ketwise").contains("Examples:");
        }
        assertThat(ketwise("--version").out()).startsWith("ketwise ");
    }
}
