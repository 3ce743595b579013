package org.ketwise.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ketwise.cli.Shell.ketwise;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ketwise.cli.Shell.Result;

class HandoutCommandTest {
    private static final Path EXAMPLE = Path.of("..", "examples", "adult-adhd.txt");

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void theExampleIsAPageInEachLanguage(String language) throws IOException {
        Path page = folder.resolve("handout.html");
        Result result = ketwise(
                "handout",
                "--file",
                EXAMPLE.toString(),
                "--plan",
                "esketamine 84 mg nasal",
                "--language",
                language,
                "-o",
                page.toString());

        assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.DONE);
        String html = Files.readString(page);
        assertThat(html)
                .startsWith("<!DOCTYPE html>")
                .contains("<html lang=\"" + language + "\">", "Concerta", "class=\"urgent\"")
                .doesNotContain("84 mg", "<script", "http://");
    }

    @Test
    void theJsonIsAsTheSchemaSays() throws IOException {
        Result result = ketwise(
                "handout", "--file", EXAMPLE.toString(), "--plan", "esketamine 84 mg nasal", "--format", "json");
        String schema = Files.readString(Path.of("..", "docs", "schema", "handout.schema.json"));

        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema)
                        .validate(result.out(), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void theGapsAreAsTheirSchemaSays() throws IOException {
        String schema = Files.readString(Path.of("..", "docs", "schema", "gaps.schema.json"));

        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema)
                        .validate(
                                ketwise("evidence", "gaps", "--format", "json").out(), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void noLineOfTheTextIsWiderThanTheTerminal() {
        Result result = Shell.shell().onTerminal(60).run("handout", "Concerta", "--plan", "ketamine iv");

        assertThat(result.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(60));
    }

    @Test
    void markupOfAListStaysText() {
        Result result = ketwise("handout", "<script>alert(1)</script>", "--plan", "ketamine iv", "--format", "html");

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out()).doesNotContain("<script");
    }

    @Test
    void theSameListGivesTheSamePage() {
        assertThat(ketwise("handout", "Concerta", "Klonopin", "--as-of", "2026-11-23")
                        .out())
                .isEqualTo(ketwise("handout", "Concerta", "Klonopin", "--as-of", "2026-11-23")
                        .out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            handout                          | There is nothing to write a handout for.
            handout Concerta --language tlh  | There is no handout in "tlh" (--language).
            handout Concerta --plan nonsense | nonsense
            handout Concerta --format pdf    | pdf
            handout Concerta -o page.pdf     | Ketwise writes no pdf files
            """)
    void mistakesAreNamed(String arguments, String problem) {
        Result result = ketwise(arguments.split(" ", -1));

        assertThat(result.exitCode()).isEqualTo(ExitCode.USER);
        assertThat(result.err()).contains(problem);
    }
}
