package org.ketwise.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ketwise.report.Case.patient;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ketwise.consult.Consultation;
import org.ketwise.kernel.Route;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonReportTest {
    private static final Path SCHEMA = Path.of("..", "docs", "schema", "screen.schema.json");

    @Test
    void everyReportIsValidByItsSchema() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA));
        for (Consultation consultation : Sweep.consultations()) {
            assertThat(schema.validate(JsonReport.of(consultation, "0.1.0"), InputFormat.JSON))
                    .isEmpty();
        }
    }

    @Test
    void theSchemaCatchesAMissingAndAnUnknownKey() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA));
        String report = JsonReport.of(patient().planned("ketamine", Route.ORAL), "0.1.0");

        assertThat(schema.validate(report.replace("\"notAssessed\"", "\"unassessed\""), InputFormat.JSON))
                .hasSizeGreaterThan(1);
    }

    @Test
    void keysComeInTheOrderOfTheContract() {
        JsonNode report =
                read(JsonReport.of(patient().taking("clarithromycin").planned("ketamine", Route.ORAL), "0.1.0"));

        assertThat(report.propertyNames())
                .startsWith(
                        "ketwise",
                        "content",
                        "asOf",
                        "plan",
                        "patient",
                        "medications",
                        "findings",
                        "monitoringPlan",
                        "notAssessed");
        assertThat(finding(report, "interaction:clarithromycin").propertyNames())
                .startsWith(
                        "id",
                        "kind",
                        "category",
                        "severity",
                        "direction",
                        "axis",
                        "subjects",
                        "route",
                        "summary",
                        "mechanism",
                        "consequence",
                        "management",
                        "monitoring",
                        "modifiers",
                        "evidence",
                        "sources",
                        "exposure");
    }

    @Test
    void theTrialOfThePlannedRouteIsCitedAndNoOther() {
        Case taking = patient().taking("clarithromycin");
        JsonNode oral = finding(
                read(JsonReport.of(taking.planned("ketamine", Route.ORAL), "0.1.0")), "interaction:clarithromycin");
        JsonNode intravenous = finding(
                read(JsonReport.of(taking.planned("ketamine", Route.INTRAVENOUS), "0.1.0")),
                "interaction:clarithromycin");

        JsonNode observed = oral.at("/exposure/auc/observed/0");
        assertThat(observed.get("ratio").doubleValue()).isEqualTo(2.6);
        assertThat(observed.get("route").stringValue()).isEqualTo("oral");
        assertThat(oral.get("sources").values())
                .extracting(source -> source.get("id"))
                .contains(observed.get("source"));
        assertThat(oral.at("/exposure/auc").has("predicted")).isFalse();
        assertThat(intravenous.has("exposure")).isFalse();
    }

    @Test
    void theSameConsultationGivesTheSameBytes() {
        Consultation first = patient().taking("methylphenidate", "clonazepam").planned("esketamine", Route.NASAL);
        Consultation second = patient().taking("methylphenidate", "clonazepam").planned("esketamine", Route.NASAL);

        assertThat(JsonReport.of(first, "0.1.0")).isEqualTo(JsonReport.of(second, "0.1.0"));
    }

    @Test
    void controlCharactersStayInTheDataAndNeverReachTheTerminal() {
        String evil = "\u001B]0;owned\u0007 \u009B31m \u202Egnp.exe \"}]";
        String json = JsonReport.of(patient().writing(evil).planned("ketamine", Route.ORAL), "0.1.0");

        assertThat(json.chars()).noneMatch(c -> (c < ' ' && c != '\n') || (c >= 0x7F && c < 0xA0) || c == 0x202E);
        assertThat(read(json).at("/medications/0/input").stringValue()).isEqualTo(evil);
    }

    private static JsonNode read(String json) {
        return JsonMapper.shared().readTree(json);
    }

    private static JsonNode finding(JsonNode report, String id) {
        List<JsonNode> matching = report.get("findings").values().stream()
                .filter(finding -> finding.get("id").stringValue().equals(id))
                .toList();
        assertThat(matching).hasSize(1);
        return matching.getFirst();
    }
}
