package org.ketwise.knowledge.content;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of one object of a content document, with what is absent made explicit. The shape was checked by the schema before. */
record Fields(JsonNode node, String path) {
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
