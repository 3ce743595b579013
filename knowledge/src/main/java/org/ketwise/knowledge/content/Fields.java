package org.ketwise.knowledge.content;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.UserError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The fields of one object of a content document, with what is absent made explicit. The shape was checked by the schema before. */
record Fields(JsonNode node, String path) {
    /**
     * Reads a whole document.
     *
     * @throws UserError naming the file, if something in it cannot be what it should
     */
    static <T> T readWhole(ContentDocument document, Function<Fields, T> reader) {
        try {
            return reader.apply(new Fields(document.body(), document.path()));
        } catch (UserError e) {
            throw unusable(document, e.problem());
        } catch (IllegalArgumentException | DateTimeException | JacksonException e) {
            throw unusable(document, e.getMessage() + ".");
        }
    }

    private static UserError unusable(ContentDocument document, String reason) {
        return new UserError(
                "The content file " + document.path() + " cannot be used: " + reason,
                "Run content check; it names the line.");
    }

    String text(String key) {
        JsonNode value = node.get(key);
        if (value == null || value.isNull()) {
            throw new IllegalArgumentException(path + " has no " + key);
        }
        return value.asString();
    }

    @Nullable
    String findText(String key) {
        JsonNode value = node.get(key);
        return value == null || value.isNull() ? null : value.asString();
    }

    @Nullable
    Integer findInteger(String key) {
        JsonNode value = node.get(key);
        return value == null ? null : Integer.valueOf(value.asInt());
    }

    @Nullable
    Double findNumber(String key) {
        JsonNode value = node.get(key);
        return value == null ? null : Double.valueOf(value.asDouble());
    }

    @Nullable
    Boolean findBoolean(String key) {
        JsonNode value = node.get(key);
        return value == null ? null : Boolean.valueOf(value.asBoolean());
    }

    boolean isTrue(String key) {
        JsonNode value = node.get(key);
        return value != null && value.asBoolean();
    }

    List<String> texts(String key) {
        return list(key, fields -> fields.node().asString());
    }

    <T> List<T> list(String key, Function<Fields, T> element) {
        JsonNode value = node.get(key);
        if (value == null || value.isEmpty()) {
            return List.of();
        }
        List<T> list = new ArrayList<>(value.size());
        for (JsonNode each : value) {
            list.add(element.apply(new Fields(each, path)));
        }
        return List.copyOf(list);
    }

    /** A list of objects, which may be written without the list where there is only one. */
    <T> List<T> oneOrList(String key, Function<Fields, T> element) {
        Fields only = find(key);
        return only != null && only.node().isObject() ? List.of(element.apply(only)) : list(key, element);
    }

    @Nullable
    Fields find(String key) {
        JsonNode value = node.get(key);
        return value == null || value.isNull() ? null : new Fields(value, path);
    }

    Fields get(String key) {
        Fields found = find(key);
        if (found == null) {
            throw new IllegalArgumentException(path + " has no " + key);
        }
        return found;
    }
}
