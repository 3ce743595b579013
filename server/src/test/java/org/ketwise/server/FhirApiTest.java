package org.ketwise.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ketwise.server.Visitor.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FhirApiTest {
    @TempDir
    private static Path data;

    private static final String RECORD = """
            {"resourceType":"Bundle","type":"collection","entry":[
             {"resource":{"resourceType":"Patient","id":"p1","birthDate":"1980-01-01"}},
             {"resource":{"resourceType":"MedicationRequest","status":"active","intent":"order","subject":{"reference":"Patient/p1"},
              "medicationCodeableConcept":{"text":"clonazepam 1 mg"}}}]}""";

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer(data, List.of(), List.of());
    }

    @AfterAll
    static void end() {
        server.close();
    }

    private static Answer screen(String query, String body) throws IOException {
        return server.visitor().ask("POST", "/fhir/$screen" + query, body, "Content-Type: application/fhir+json");
    }

    private static JsonNode resource(Answer answer) {
        assertThat(answer.header("Content-Type")).startsWith("application/fhir+json");
        return JsonMapper.shared().readTree(answer.body());
    }

    @Test
    void aBundleAloneIsScreenedForThePlanOfTheQuery() throws IOException {
        Answer answer = screen("?plan=esketamine%2056%20mg%20nasal&asOf=2026-11-20", RECORD);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(resource(answer).path("resourceType").asString()).isEqualTo("Bundle");
        assertThat(answer.body()).contains("DetectedIssue", "OperationOutcome", "clonazepam", "2026-11-20");
    }

    @Test
    void parametersHoldTheSame() throws IOException {
        String parameters = """
                {"resourceType":"Parameters","parameter":[{"name":"record","resource":%s},
                 {"name":"plan","valueString":"esketamine 56 mg nasal"},{"name":"asOf","valueDate":"2026-11-20"}]}""".formatted(RECORD);
        assertThat(screen("", parameters).body())
                .isEqualTo(screen("?plan=esketamine%2056%20mg%20nasal&asOf=2026-11-20", RECORD)
                        .body());
    }

    @Test
    void failuresAreOperationOutcomes() throws IOException {
        record Case(String query, String body, int status, String code) {}
        for (Case each : List.of(
                new Case("", "{", 400, "invalid"),
                new Case("", "{}", 400, "invalid"),
                new Case("", "{\"resourceType\":\"Bundle\"}", 400, "invalid"),
                new Case("", "{\"resourceType\":\"Parameters\"}", 400, "invalid"),
                new Case("", "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"x\"}]}", 400, "invalid"),
                new Case("?plan=teleport", RECORD, 400, "invalid"),
                new Case("?asOf=soon", RECORD, 400, "invalid"),
                new Case("?patient=nobody", RECORD, 400, "invalid"),
                new Case("", "{\"a\":\"" + "a".repeat(9 << 20) + "\"}", 413, "too-long"))) {
            Answer answer = screen(each.query(), each.body());
            assertThat(answer.status()).as(each.query() + each.status()).isEqualTo(each.status());
            JsonNode outcome = resource(answer);
            assertThat(outcome.path("resourceType").asString()).isEqualTo("OperationOutcome");
            assertThat(outcome.at("/issue/0/code").asString()).isEqualTo(each.code());
        }
        Answer nothing = server.visitor().get("/fhir/Patient/1", "Accept: text/html");
        assertThat(nothing.status()).isEqualTo(404);
        assertThat(resource(nothing).at("/issue/0/code").asString()).isEqualTo("not-found");
    }

    @Test
    void ofSeveralPatientsOneIsNamed() throws IOException {
        String two = RECORD.replace(
                "{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"p1\"",
                "{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"p2\"}},{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"p1\"");
        assertThat(screen("", two).body()).contains("2 patients", "Name one in the parameter patient");
        assertThat(screen("?patient=p1", two).body()).contains("clonazepam");
    }

    @Test
    void theServerSaysWhatItCanDo() throws IOException {
        JsonNode capabilities = resource(server.visitor().get("/fhir/metadata"));
        assertThat(capabilities.path("resourceType").asString()).isEqualTo("CapabilityStatement");
        assertThat(capabilities.path("fhirVersion").asString()).isEqualTo("4.0.1");
        JsonNode operation = resource(server.visitor().get("/fhir/OperationDefinition/screen"));
        assertThat(operation.path("url")).isEqualTo(capabilities.at("/rest/0/operation/0/definition"));
    }
}
