package org.ketwise.knowledge.check;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.content.ContentDocument;
import org.ketwise.knowledge.content.ContentKind;
import tools.jackson.core.JacksonException;

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
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(texts)
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .locale(Locale.ENGLISH)
                                .build()));
        for (ContentKind kind : ContentKind.values()) {
            String location = BASE + kind.schema() + ".schema.json";
            if (texts.containsKey(location)) {
                schemas.put(kind, read(registry, location));
            }
        }
    }

    private static Schema read(SchemaRegistry registry, String location) {
        try {
            Schema schema = registry.getSchema(SchemaLocation.of(location));
            schema.initializeValidators();
            return schema;
        } catch (SchemaException | JacksonException e) {
            String name = "schema/" + location.substring(BASE.length());
            throw new UserError(
                    "The file " + name + ", or one that it refers to, is no JSON Schema.",
                    "Restore the folder schema of the project's content.");
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
                    place(error),
                    sentence(error),
                    "See schema/" + document.kind().schema() + ".schema.json for the shape.");
        }
    }

    /** Of a key that does not belong, the key itself rather than what holds it. */
    private static String place(Error error) {
        String holder = error.getInstanceLocation().toString();
        boolean foreignKey = error.getKeyword().equals("additionalProperties") && error.getProperty() != null;
        return foreignKey ? holder + "/" + error.getProperty() : holder;
    }

    private static String sentence(Error error) {
        String where = error.getInstanceLocation().toString();
        return (where.isEmpty() ? "The file" : "\"" + where.substring(1).replace('/', '.') + "\"") + ": "
                + (error.getMessage().contains("full-date") ? "is no day of the calendar" : error.getMessage()) + ".";
    }
}
