package org.ketwise.knowledge.check;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.ketwise.knowledge.content.ContentDocument;
import org.ketwise.knowledge.content.ContentKind;

/** Whether each file has the shape that the JSON Schema of its kind asks for. */
final class SchemaCheck {
    private static final String BASE = "https://ketwise.org/schema/content/";

    private final Map<ContentKind, Schema> schemas = new EnumMap<>(ContentKind.class);

    SchemaCheck(Path folder) {
        Map<String, String> texts = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".schema.json"))
                    .toList()) {
                texts.put(BASE + file.getFileName(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(texts));
        for (ContentKind kind : ContentKind.values()) {
            String location = BASE + kind.schema() + ".schema.json";
            if (texts.containsKey(location)) {
                schemas.put(kind, registry.getSchema(SchemaLocation.of(location)));
            }
        }
    }

    void check(ContentDocument document, Problems problems) {
        Schema schema = schemas.get(document.kind());
        if (schema == null) {
            problems.add(
                    document,
                    "",
                    "There is no schema for this kind of file.",
                    "Restore schema/" + document.kind().schema() + ".schema.json.");
            return;
        }
        for (Error error : schema.validate(document.body())) {
            problems.add(
                    document,
                    error.getInstanceLocation().toString(),
                    sentence(error),
                    "See schema/" + document.kind().schema() + ".schema.json for the shape.");
        }
    }

    private static String sentence(Error error) {
        String where = error.getInstanceLocation().toString();
        return (where.isEmpty() ? "The file" : "\"" + where.substring(1).replace('/', '.') + "\"") + ": "
                + error.getMessage() + ".";
    }
}
