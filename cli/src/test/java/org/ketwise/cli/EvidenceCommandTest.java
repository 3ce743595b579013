package org.ketwise.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ketwise.cli.Shell.ketwise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ketwise.cli.Shell.Result;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EvidenceCommandTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void listsTheClaimsOfAVerdict() {
        String all = done("evidence", "list");
        String contradicted = done("evidence", "list", "claims", "--verdict", "contradicted", "--danger", "high");

        assertThat(all).startsWith("Claims of the essay: 116\n");
        assertThat(contradicted)
                .contains("claim driving-once-tolerance-is-known")
                .doesNotContain(", danger low");
        assertThat(contradicted.lines().filter(line -> line.startsWith("    claim ")))
                .hasSizeBetween(5, 30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"claims", "references", "questions", "conflicts", "rules", "ingredients", "sources"})
    void everyListComesInEveryFormat(String kind) {
        JsonNode json = JsonMapper.shared().readTree(done("evidence", "list", kind, "--format", "json"));

        assertThat(json.path("count").asInt())
                .isPositive()
                .isEqualTo(json.path("items").size());
        assertThat(done("evidence", "list", kind, "--format", "html"))
                .startsWith("<!DOCTYPE html>")
                .endsWith("</html>\n");
        String first = json.path("items").path(0).path("id").asString();
        assertThat(done("evidence", "list", kind)).contains(first);
        assertThat(done("evidence", "show", first)).contains(first);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            70                         | claim driving-once-tolerance-is-known
            interaction:clarithromycin | rule interaction:clarithromycin
            benzodiazepine-response    | question benzodiazepine-response
            methylphenidate            | ingredient methylphenidate
            lithium                    | ingredient lithium
            Klonopin                   | ingredient clonazepam
            Sleep-Apnoea               | question sleep-apnoea
            ref-20                     | reference ref-20
            hagelberg-2010             | source hagelberg-2010
            """)
    void showsAllThatIsSaidOfOneThing(String asked, String shown) {
        assertThat(done("evidence", "show", asked)).contains("\n" + shown + "\n");
    }

    @Test
    void aRuleSaysWhatItsCertaintyWasJudgedBy() {
        assertThat(done("evidence", "show", "interaction:clarithromycin").replaceAll("\\s+", " "))
                .contains("Judged by", "design pk-rct, of these very medicines", "10 people", "allows high at most");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hagelberg-2010", "19897389"})
    void aSourceIsFoundByItsNumbersAndSaysWhatRestsOnIt(String id) {
        assertThat(done("evidence", "source", id)).contains("hagelberg-2010", "Rests on it", "Clarithromycin raises");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "benzodiazepine-response",
                "naltrexone-response",
                "lamotrigine-response",
                "ssri",
                "maoi",
                "itraconazole"
            })
    void conflictsStandSideBySide(String rule) {
        JsonNode items = JsonMapper.shared()
                .readTree(done("evidence", "list", "conflicts", "--format", "json"))
                .path("items");

        assertThat(items).anySatisfy(item -> {
            assertThat(item.path("id").asString()).isEqualTo("interaction:" + rule);
            assertThat(item.path("more").asString()).contains(" / ", "[");
        });
    }

    @Test
    void searchIsRankedAndLimited() {
        JsonNode json = JsonMapper.shared()
                .readTree(done("evidence", "search", "driving", "tolerated", "--most", "3", "--format", "json"));

        assertThat(json.path("items").size()).isBetween(1, 3);
        assertThat(json.path("items").toString()).contains("driving-once-tolerance-is-known");
        assertThat(done("evidence", "search", "xyzzyplugh")).isEqualTo("Best for \"xyzzyplugh\": 0\n");
    }

    @Test
    void theMapOfGapsIsATableDataAPageAndAPicture() throws IOException {
        assertThat(done("evidence", "gaps"))
                .contains("methylphenidate", "Pharmacokinetics  Blood pressure  Efficacy", "Searched on 2026-11-27");
        JsonNode json = JsonMapper.shared().readTree(done("evidence", "gaps", "--format", "json"));
        assertThat(json.path("tables")
                        .path(0)
                        .path("rows")
                        .path(0)
                        .path("outcomes")
                        .path("efficacy")
                        .path("gap")
                        .asBoolean())
                .isTrue();
        assertThat(json.path("questions").size()).isGreaterThan(10);
        Path picture = folder.resolve("gaps.svg");
        assertThat(done("evidence", "gaps", "-o", picture.toString())).isEmpty();
        assertThat(Files.readString(picture)).startsWith("<svg ").contains("methylphenidate");
        assertThat(done("evidence", "gaps", "--format", "html")).contains("<svg ", "What nobody has studied");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            show nothing-like-it           | The content has nothing of the name "nothing-like-it".
            source nothing-like-it         | The content has no source "nothing-like-it".
            list poems                     | There is no list of "poems".
            list claims --verdict wrong    | "wrong" is no verdict (--verdict).
            list claims --danger some      | "some" is no danger (--danger).
            list rules --danger high       | Only claims have a --verdict and a --danger.
            list rules --format svg        | Only gaps have a picture (--format svg).
            search ketamine --most 0       | --most 0 is not between 1 and 1000.
            search ketamine --most many    | Invalid value
            search                         | Missing required parameter
            gaps --content nowhere         | nowhere
            """)
    void mistakesAreNamed(String arguments, String problem) {
        Result result = ketwise(("evidence " + arguments).split(" ", -1));

        assertThat(result.exitCode()).isEqualTo(ExitCode.USER);
        assertThat(result.err()).contains(problem);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void anEditedFolderIsSearchedAsItStands() throws IOException {
        assertThat(done(
                        "evidence",
                        "search",
                        "clarithromycin",
                        "--content",
                        Path.of("..", "content").toString()))
                .isEqualTo(done("evidence", "search", "clarithromycin"));
    }

    private static String done(String... arguments) {
        Result result = ketwise(arguments);
        assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.DONE);
        return result.out();
    }
}
