package org.ketwise.knowledge.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/** Walks over what a file says. */
final class Nodes {
    private Nodes() {}

    /** Visits every object, the outer before the inner, with its JSON pointer. */
    static void forEachObject(JsonNode root, BiConsumer<String, JsonNode> visitor) {
        walk("", root, visitor);
    }

    private static void walk(String pointer, JsonNode node, BiConsumer<String, JsonNode> visitor) {
        if (node.isObject()) {
            visitor.accept(pointer, node);
            node.properties().forEach(entry -> walk(pointer + "/" + entry.getKey(), entry.getValue(), visitor));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(pointer + "/" + i, node.get(i), visitor);
            }
        }
    }

    /** The strings of a list; empty where there is no list. */
    static List<String> strings(JsonNode list) {
        List<String> strings = new ArrayList<>();
        list.forEach(each -> strings.add(each.asString("")));
        return strings;
    }
}
