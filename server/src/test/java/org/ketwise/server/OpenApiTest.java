package org.ketwise.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ketwise.server.Visitor.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document is what the server does: each thing that it offers is asked, each field that it names is read, and no other. */
class OpenApiTest {
    private static final String ID = "https://ketwise.org/openapi.json";
    private static final Pattern FIELDS_READ = Pattern.compile("The fields are ([^.]*)\\.");

    private static TestServer server;
    private static Visitor visitor;
    private static String written;
    private static JsonNode document;

    @BeforeAll
    static void read(@TempDir Path data) throws IOException {
        server = new TestServer(data, List.of(), List.of());
        visitor = server.visitor();
        written = visitor.get("/api/v1/openapi.json").body();
        document = JsonMapper.shared().readTree(written);
    }

    @AfterAll
    static void end() {
        server.close();
    }

    /** An operation with its example filled in. */
    private record Asked(String method, String path, String body, JsonNode operation) {
        Answer answer() throws IOException {
            return method.equals("get") ? visitor.get("/api/v1" + path) : visitor.postJson("/api/v1" + path, body);
        }
    }

    private static List<Asked> all() {
        List<Asked> all = new ArrayList<>();
        document.path("paths")
                .forEachEntry((path, methods) -> methods.forEachEntry((method, operation) -> {
                    String filled = path;
                    String query = "";
                    for (JsonNode parameter : operation.path("parameters")) {
                        String name = parameter.path("name").stringValue();
                        String value =
                                URLEncoder.encode(parameter.path("example").stringValue(), StandardCharsets.UTF_8);
                        if (parameter.path("in").stringValue().equals("path")) {
                            filled = filled.replace("{" + name + "}", value);
                        } else {
                            query = "?" + name + "=" + value;
                        }
                    }
                    JsonNode example = operation.at("/requestBody/content/application~1json/example");
                    all.add(new Asked(
                            method, filled + query, example.isMissingNode() ? "" : example.toString(), operation));
                }));
        return all;
    }

    private static JsonNode referred(JsonNode node) {
        return document.at(node.path("$ref").stringValue().substring(1));
    }

    @Test
    void itIsValidByTheSchemaOfOpenApi() throws IOException {
        try (InputStream schema = OpenApiTest.class.getResourceAsStream("openapi/openapi-3.1.schema.json")) {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(schema)
                            .validate(written, InputFormat.JSON))
                    .isEmpty();
        }
    }

    @Test
    void eachExampleIsAnsweredAsTheDocumentSays() throws IOException {
        SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, registry -> registry.schemas(Map.of(ID, written)));
        assertThat(all()).hasSizeGreaterThanOrEqualTo(11);
        for (Asked asked : all()) {
            String what = asked.method() + " " + asked.path();
            Answer answer = asked.answer();
            assertThat(answer.status()).as(what).isEqualTo(200);
            assertThat(answer.header("Content-Type")).as(what).isEqualTo("application/json");
            String schema = asked.operation()
                    .at("/responses/200/content/application~1json/schema/$ref")
                    .stringValue();
            assertThat(schemas.getSchema(SchemaLocation.of(ID + schema)).validate(answer.body(), InputFormat.JSON))
                    .as(what)
                    .isEmpty();
            if (!asked.body().isEmpty()) {
                String fields = asked.operation()
                        .at("/requestBody/content/application~1json/schema/$ref")
                        .stringValue();
                assertThat(schemas.getSchema(SchemaLocation.of(ID + fields)).validate(asked.body(), InputFormat.JSON))
                        .as(what)
                        .isEmpty();
            }
        }
    }

    @Test
    void theListsThatWordsAreLookedForInAreNotEmpty() throws IOException {
        for (Asked asked : all()) {
            if (asked.path().contains("?q=")) {
                JsonNode list = JsonMapper.shared().readTree(asked.answer().body());
                assertThat(list.path("count").intValue()).as(asked.path()).isPositive();
            }
        }
    }

    /** What the server reads it says where a field is refused. */
    @Test
    void theFieldsAreThoseThatTheServerReadsAndOthersAreRefused() throws IOException {
        int withBody = 0;
        for (Asked asked : all()) {
            if (asked.body().isEmpty()) {
                continue;
            }
            withBody++;
            ObjectNode body = (ObjectNode) JsonMapper.shared().readTree(asked.body());
            Answer refused = visitor.postJson(
                    "/api/v1" + asked.path(), body.put("unheardOf", "x").toString());
            assertThat(refused.status()).as(asked.path()).isEqualTo(400);
            assertThat(refused.body()).contains("There is no field \\\"unheardOf\\\"");
            Matcher read = FIELDS_READ.matcher(refused.body());
            assertThat(read.find()).as(refused.body()).isTrue();
            JsonNode named = referred(asked.operation().at("/requestBody/content/application~1json/schema"));
            assertThat(named.path("additionalProperties").booleanValue(true)).isFalse();
            assertThat(named.path("properties").propertyNames())
                    .as(asked.path())
                    .containsExactlyInAnyOrder(read.group(1).split(", "));
        }
        assertThat(withBody).isEqualTo(3);
    }

    @Test
    void whatIsNotThereIsAProblemAsTheDocumentSays() throws IOException {
        SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, registry -> registry.schemas(Map.of(ID, written)));
        Answer missing = visitor.get("/api/v1/sources/nothing");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(schemas.getSchema(SchemaLocation.of(ID + "#/components/schemas/Problem"))
                        .validate(missing.body(), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void thePageToTryItNamesEachOperationAndField() throws IOException {
        String page = visitor.get("/api", "Accept: text/html").body();
        document.path("paths").forEachEntry((path, methods) -> assertThat(page).contains("/api/v1" + path));
        document.path("components").path("schemas").forEachEntry((name, schema) -> {
            if (name.endsWith("Request")) {
                schema.path("properties")
                        .propertyNames()
                        .forEach(field -> assertThat(page).contains("<code>" + field + "</code>"));
            }
        });
        assertThat(page).contains("/assets/api.js").doesNotContain("<script>", " style=");
        assertThat(visitor.get("/about", "Accept: text/html").body()).contains("href=\"/api\"");
    }
}
