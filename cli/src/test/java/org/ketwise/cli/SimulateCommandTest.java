package org.ketwise.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ketwise.cli.Shell.ketwise;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ketwise.cli.Shell.Result;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SimulateCommandTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void twoPlansAreComparedInOneText() {
        Result result = ketwise(
                "simulate", "--plan", "esketamine 84 mg nasal", "--plan", "esketamine 28 mg nasal", "--subjects", "20");

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .startsWith("Predicted concentrations, not measured ones. 20 virtual people, seed 1")
                .contains("esketamine 84 mg nasal\n", "esketamine 28 mg nasal\n", "Cmax ng/mL", "Indicative only");
    }

    @Test
    void saysBackWhichDosesAreGivenAndWhichWereMissed() {
        String plan = "esketamine 56 mg nasal twice weekly for 2 weeks, then 84 mg from session 4, missed session 3";
        Result text = ketwise("simulate", "--plan", plan, "--subjects", "10");
        assertThat(text.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(text.out()).contains("3 doses: 56 mg on day 1, 4; 84 mg on day 11, without dose 3 (day 8)");

        JsonNode json = JsonMapper.shared()
                .readTree(ketwise("simulate", "--plan", plan, "--subjects", "10", "--format", "json")
                        .out())
                .get("plans")
                .get(0);
        assertThat(json.get("doses").asInt()).isEqualTo(3);
        assertThat(json.get("given").get(2).get("milligrams").asDouble()).isEqualTo(84);
        assertThat(json.get("missed").get(0).get("number").asInt()).isEqualTo(3);
        assertThat(json.get("missed").get(0).get("day").asInt()).isEqualTo(8);
    }

    @Test
    void aMissedDoseThatThePlanDoesNotHaveIsAnErrorOfTheInputInBothCommands() {
        String plan = "esketamine 56 mg nasal twice weekly for 4 weeks, missed dose 12";
        for (Result result : List.of(
                ketwise("simulate", "--plan", plan, "--subjects", "10"),
                ketwise("screen", "ibuprofen", "--plan", plan))) {
            assertThat(result.exitCode()).isEqualTo(ExitCode.USER);
            assertThat(result.err()).contains("\"missed dose 12\" cannot be meant: the plan has 8 doses.");
        }
    }

    @Test
    void screeningCountsAllDosesAndSaysSo() {
        Result result = ketwise(
                "screen",
                "ibuprofen",
                "--plan",
                "esketamine 56 mg nasal twice weekly for 4 weeks, missed session 3",
                "--detail");
        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out().replaceAll("\\s+", " "))
                .contains("Screened as if every dose were given, whatever was missed (missed session 3).");
    }

    @Test
    void jsonHasTheKeysThatProgramsRelyOn() {
        String[] arguments = {
            "simulate",
            "--plan",
            "esketamine 84 mg nasal",
            "--subjects",
            "30",
            "--seed",
            "7",
            "--duration",
            "24 h",
            "--every",
            "5 min",
            "--format",
            "json"
        };
        JsonNode report = JsonMapper.shared().readTree(ketwise(arguments).out());

        assertThat(report.get("seed").asInt()).isEqualTo(7);
        assertThat(report.get("subjects").asInt()).isEqualTo(30);
        JsonNode plan = report.get("plans").get(0);
        assertThat(plan.get("model").stringValue()).isEqualTo("esketamine.perezruixo2021");
        JsonNode esketamine = plan.get("analytes").get(0);
        assertThat(esketamine.get("unit").stringValue()).isEqualTo("ng/mL");
        // Devices five minutes apart; all at once the published peak is 101.0.
        assertThat(esketamine.get("typical").get("cmax").asDouble()).isCloseTo(101, within(2.0));
        assertThat(esketamine.get("course").size()).isEqualTo(289);
        JsonNode later = esketamine.get("course").get(12);
        assertThat(later.get("time").asDouble()).isEqualTo(1);
        assertThat(later.get("p5").asDouble()).isLessThan(later.get("p50").asDouble());
        assertThat(later.get("p50").asDouble()).isLessThan(later.get("p95").asDouble());
        assertThat(ketwise(arguments).out())
                .as("same bytes")
                .isEqualTo(ketwise(arguments).out());
    }

    @Test
    void timeAboveIsInTextAndJson() {
        String[] plan = {"simulate", "--plan", "esketamine 84 mg nasal", "--subjects", "50", "--above", "50 ng/mL"};
        assertThat(ketwise(plan).out().replaceAll("\\s+", " "))
                .contains("Esketamine above 50 ng/mL in 24 h: typical person", "reached at all by");
        String[] asked = Stream.concat(Stream.of(plan), Stream.of("--above", "0.1 mg/L", "--format", "json"))
                .toArray(String[]::new);
        JsonNode esketamine = JsonMapper.shared()
                .readTree(ketwise(asked).out())
                .get("plans")
                .get(0)
                .get("analytes")
                .get(0);
        JsonNode above = esketamine.get("above");
        assertThat(above.size()).isEqualTo(2);
        assertThat(above.get(1).get("threshold").asDouble()).isEqualTo(100);
        JsonNode people = above.get(0).get("people");
        double hours = people.get("hours").get("p50").asDouble();
        assertThat(hours).isPositive();
        assertThat(people.get("fraction").get("p50").asDouble()).isCloseTo(hours / 24, within(1e-5));
        assertThat(people.get("ever").asDouble()).isBetween(0.5, 1.0);
        JsonNode later = esketamine.get("course").get(12);
        assertThat(later.get("measuredP5").asDouble())
                .isLessThan(later.get("p5").asDouble());
        assertThat(later.get("measuredP95").asDouble())
                .isGreaterThan(later.get("p95").asDouble());
    }

    @Test
    void theTableOfCsvHasNoPlaceForTimeAbove() {
        Result result =
                ketwise("simulate", "--plan", "esketamine 84 mg nasal", "--above", "50 ng/mL", "--format", "csv");
        assertThat(result.exitCode()).isEqualTo(ExitCode.USER);
        assertThat(result.err()).contains("--above").hasLineCount(1);
    }

    /** The text shows no course of the people, so that far more of them fit. */
    @Test
    void aTextHoldsMorePeopleThanATable() {
        Result table = ketwise(
                "simulate",
                "--plan",
                "ketamine 35 mg iv over 40 min",
                "--model",
                "ketamine.domino1984",
                "--subjects",
                "400000",
                "--format",
                "csv");
        assertThat(table.err()).contains("than is held at once");
        Result text = ketwise(
                "simulate",
                "--plan",
                "ketamine 35 mg iv over 40 min",
                "--model",
                "ketamine.domino1984",
                "--subjects",
                "400000");
        assertThat(text.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(text.err()).isEmpty();
    }

    @Test
    void csvIsTidyWithUnitsInTheHeader() throws Exception {
        Path file = folder.resolve("course.csv");
        Result result = ketwise(
                "simulate", "--plan", "ketamine 35 mg iv over 40 min", "--subjects", "5", "-o", file.toString());

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.getFirst())
                .isEqualTo("plan,model,analyte,matrix,time_h,typical_ng_per_ml,p5_ng_per_ml,p25_ng_per_ml,"
                        + "p50_ng_per_ml,p75_ng_per_ml,p95_ng_per_ml,typical_with_others_ng_per_ml,"
                        + "measured_p5_ng_per_ml,measured_p95_ng_per_ml");
        assertThat(lines.get(1))
                .startsWith("\"ketamine 35 mg iv over 40 min\",ketamine.otto2021,ketamine,venous plasma,0.0,0.0");
    }

    @ParameterizedTest
    @CsvSource({"courses.svg, <svg ", "courses.html, <!DOCTYPE html>", "courses.HTM, <!DOCTYPE html>"})
    void theEndingOfTheFileChoosesThePicture(String name, String beginning) throws Exception {
        Path file = folder.resolve(name);
        Result result =
                ketwise("simulate", "--plan", "esketamine 84 mg nasal", "--subjects", "5", "-o", file.toString());

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(Files.readString(file)).startsWith(beginning).contains("esketamine 84 mg nasal");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ketamine 0.5 mg/kg iv; ; needs the body weight",
                "ketamine 50 mg nasal; ; does not stand in for it",
                "esketamine 84 mg; ; names no route",
                "esketamine nasal; ; names no dose",
                "esketamine 84 mg nasal; --subjects=0; no people",
                "esketamine 84 mg nasal; --subjects=10000000; than is held at once",
                "esketamine 84 mg nasal; --subjects=-3; is not a number that can be used",
                "esketamine 84 mg nasal; --duration=soon; is not a time",
                "esketamine 84 mg nasal; --duration=0 h; is not a time",
                "esketamine 84 mg nasal; --every=0.001 min; cannot be calculated",
                "esketamine 84 mg nasal; --every=48 h; is longer than the 24 h that are looked at",
                "ketamine 2 mg/kg im; --weight=12; the age was not given",
                "esketamine 84 mg nasal missed all; ; it changes what is given",
                "esketamine 84 mg nasal; --model=nobody2020; There is no model",
                "esketamine 84 mg nasal; --model=ketamine.otto2021; is none of esketamine",
                "esketamine 84 mg nasal; --age=12; says nothing of somebody of 12",
                "esketamine 84 mg nasal; --age=65-18; is a range without anybody",
                "esketamine 84 mg nasal; --weight=78 SD 0 kg; has an SD",
                "esketamine 84 mg nasal; --weight=heavy; is not understood",
                "esketamine 84 mg nasal; --sex=both; is not understood",
                "esketamine 84 mg nasal; --above=much; is not a concentration",
                "esketamine 84 mg nasal; --above=50 nmol/L; is not a concentration",
                "esketamine 84 mg nasal; --above=0; is not a concentration",
                "esketamine 84 mg nasal; --ancestry=martian; is not understood"
            })
    void aMistakeIsOneSentence(String plan, String option, String sentence) {
        Result result =
                option == null ? ketwise("simulate", "--plan", plan) : ketwise("simulate", "--plan", plan, option);

        assertThat(result.exitCode()).isEqualTo(ExitCode.USER);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(sentence).hasLineCount(1);
    }
}
