package org.ketwise.server.rest;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ketwise.server.exchange.Deferred;
import org.ketwise.server.exchange.Json;
import org.ketwise.server.rest.Operation.Field;
import org.ketwise.server.rest.Operation.Place;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET openapi.json}: what can be asked below {@code /api/v1}, for programs; and the same as {@link #operations} for the page that tries it. */
public final class OpenApi implements HttpService {
    private final Deferred<JsonNode> document = new Deferred<>(OpenApi::read);

    private static JsonNode read() {
        try (InputStream in = OpenApi.class.getResourceAsStream("openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("the build has packed no openapi.json");
            }
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/openapi.json", (request, response) -> Json.send(response, document.get()));
    }

    /** In the order of the document. */
    public List<Operation> operations() {
        JsonNode document = this.document.get();
        String base = document.at("/servers/0/url").stringValue();
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .forEachEntry((path, methods) -> methods.forEachEntry((method, operation) -> {
                    JsonNode body = operation.at("/requestBody/content/application~1json");
                    operations.add(new Operation(
                            operation.path("operationId").stringValue(),
                            method.toUpperCase(Locale.ROOT),
                            base + path,
                            operation.path("summary").stringValue(),
                            fields(operation.path("parameters"), referred(body.path("schema"))),
                            body.isMissingNode()
                                    ? ""
                                    : JsonMapper.shared()
                                            .writerWithDefaultPrettyPrinter()
                                            .writeValueAsString(body.path("example"))));
                }));
        return operations;
    }

    private static List<Field> fields(JsonNode parameters, JsonNode body) {
        List<Field> fields = new ArrayList<>();
        parameters.forEach(each -> fields.add(new Field(
                each.path("name").stringValue(),
                each.path("in").stringValue().equals("path") ? Place.PATH : Place.QUERY,
                kind(each.path("schema")),
                each.path("required").booleanValue(),
                each.path("description").stringValue(),
                each.path("example").stringValue())));
        List<String> required =
                body.path("required").valueStream().map(JsonNode::stringValue).toList();
        body.path("properties")
                .forEachEntry((name, schema) -> fields.add(new Field(
                        name,
                        Place.BODY,
                        kind(schema),
                        required.contains(name),
                        schema.path("description").stringValue(),
                        "")));
        return fields;
    }

    private JsonNode referred(JsonNode schema) {
        return schema.has("$ref")
                ? document.get().at(schema.path("$ref").stringValue().substring(1))
                : schema;
    }

    /** In words; that any field may be null, which counts as left out, is said once for all of them. */
    private static String kind(JsonNode schema) {
        JsonNode type = schema.path("type");
        List<String> kinds = type.isArray()
                ? type.valueStream()
                        .map(JsonNode::stringValue)
                        .filter(each -> !each.equals("null"))
                        .toList()
                : List.of(type.stringValue());
        return String.join(" or ", kinds.stream().map(OpenApi::words).toList());
    }

    private static String words(String type) {
        return switch (type) {
            case "array" -> "list of texts";
            case "string" -> "text";
            case "boolean" -> "true or false";
            default -> type;
        };
    }
}
