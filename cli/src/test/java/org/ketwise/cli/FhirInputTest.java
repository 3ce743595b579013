package org.ketwise.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ketwise.cli.Shell.ketwise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ketwise.cli.Shell.Result;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FhirInputTest {
    private static final String EXAMPLE =
            Path.of("..", "examples", "bundle.json").toString();
    private static final String PLAN = "esketamine 84 mg nasal";

    @TempDir
    Path folder = Path.of("");

    @Test
    void theExampleRecordIsScreened() {
        Result result = ketwise("screen", "--fhir", EXAMPLE, "--plan", PLAN, "--format", "json");
        JsonNode report = JsonMapper.shared().readTree(result.out());

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(report.at("/patient/age").isInt()).isTrue();
        assertThat(report.at("/patient/bloodPressure/systolic").isInt()).isTrue();
        assertThat(report.get("medications").values())
                .extracting(medication -> medication.get("status").stringValue())
                .contains("resolved");
    }

    @Test
    void optionsAddToTheRecordOrStandOverIt() {
        JsonNode record = JsonMapper.shared()
                .readTree(ketwise("screen", "--fhir", EXAMPLE, "--plan", PLAN, "--format", "json")
                        .out());
        JsonNode report = JsonMapper.shared()
                .readTree(ketwise(
                                "screen",
                                "--fhir",
                                EXAMPLE,
                                "--plan",
                                PLAN,
                                "--bp",
                                "118/76",
                                "--age",
                                "70",
                                "--condition",
                                "epilepsy",
                                "ibuprofen 400 mg",
                                "--format",
                                "json")
                        .out());

        assertThat(report.at("/patient/bloodPressure/systolic").intValue()).isEqualTo(118);
        assertThat(report.at("/patient/age").intValue()).isEqualTo(70);
        assertThat(report.at("/patient/weightKg")).isEqualTo(record.at("/patient/weightKg"));
        assertThat(report.get("medications").size())
                .isEqualTo(record.get("medications").size() + 1);
        assertThat(report.at("/patient/conditionInputs").size())
                .isEqualTo(record.at("/patient/conditionInputs").size() + 1);
    }

    @Test
    void findingsGoBackAsFhirAboutThePatientOfTheRecord() {
        Result result = ketwise("screen", "--fhir", EXAMPLE, "--plan", PLAN, "--format", "fhir");
        JsonNode bundle = JsonMapper.shared().readTree(result.out());

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(bundle.get("resourceType").stringValue()).isEqualTo("Bundle");
        assertThat(bundle.at("/entry/0/resource/resourceType").stringValue()).isEqualTo("DetectedIssue");
        assertThat(bundle.at("/entry/0/resource/patient/reference").stringValue())
                .isEqualTo("Patient/example");
    }

    @Test
    void aRecordThatCannotBeReadIsOneClearSentence() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"resourceType\": \"Bundle\", \"entry\": [");
        Path deep = Files.writeString(folder.resolve("deep.json"), "[".repeat(100_000));
        Path empty = Files.writeString(folder.resolve("empty.json"), "");
        Path text = Files.writeString(folder.resolve("text.json"), "Ritalin 10 mg");
        for (Path file : new Path[] {broken, deep, empty, text, folder.resolve("missing.json")}) {
            Result result = ketwise("screen", "--fhir", file.toString(), "--plan", PLAN);
            assertThat(result.exitCode()).isEqualTo(ExitCode.USER);
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).startsWith("ketwise: ").hasLineCount(1).doesNotContain("Exception");
        }
    }

    @Test
    void aPatientWithoutARecordIsAMistake() {
        Result result = ketwise("screen", "Ritalin 10 mg", "--patient", "7", "--plan", PLAN);

        assertThat(result.exitCode()).isEqualTo(ExitCode.USER);
        assertThat(result.err()).contains("--fhir").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resourceType\":\"Bundle\",\"type\":\"collection\"}",
                "{\"resourceType\":\"Bundle\",\"entries\":[{\"resource\":{\"resourceType\":\"MedicationRequest\"}}]}",
                "[\"a\",\"b\"]",
                "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"CarePlan\"}}]}"
            })
    void aRecordOfNobodyIsTheUsersToMend(String json) throws IOException {
        Path file = Files.writeString(folder.resolve("nobody.json"), json);
        Result result = ketwise("screen", "--fhir", file.toString(), "--plan", PLAN);
        assertThat(result.exitCode()).isEqualTo(ExitCode.USER);
        assertThat(result.err()).contains("There is nothing of a patient in");
        assertThat(result.out()).isEmpty();
    }
}
