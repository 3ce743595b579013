package org.ketwise.server.rest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ketwise.kernel.UserError;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of a request. Each is asked for by its name; one that nobody asked for is refused, since a misspelt fact of a patient would otherwise count as not given. */
final class Fields {
    private final ObjectNode body;
    private final Set<String> known = new HashSet<>();

    Fields(ObjectNode body) {
        this.body = body;
    }

    /** A text or a number as it was written, or nothing. */
    String text(String name) {
        JsonNode value = get(name);
        if (value == null) {
            return "";
        }
        if (!value.isString() && !value.isNumber()) {
            throw wrong(name, "a text or a number");
        }
        return value.asString();
    }

    /** A list of texts; one text alone counts as a list of it. */
    List<String> texts(String name) {
        JsonNode value = get(name);
        if (value == null) {
            return List.of();
        }
        if (value.isString()) {
            return List.of(value.stringValue());
        }
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(each -> {
                if (each.isString()) {
                    texts.add(each.stringValue());
                }
            });
        }
        if (!value.isArray() || texts.size() != value.size()) {
            throw wrong(name, "a list of texts");
        }
        return texts;
    }

    boolean isTrue(String name) {
        JsonNode value = get(name);
        if (value != null && !value.isBoolean()) {
            throw wrong(name, "true or false");
        }
        return value != null && value.booleanValue();
    }

    /** @throws UserError if there is a field that was not asked for */
    void requireNoOthers() {
        body.propertyNames().forEach(name -> {
            if (!known.contains(name)) {
                throw new UserError(
                        "There is no field \"" + name + "\".",
                        "The fields are "
                                + String.join(", ", known.stream().sorted().toList()) + ".");
            }
        });
    }

    private @org.jspecify.annotations.Nullable JsonNode get(String name) {
        known.add(name);
        JsonNode value = body.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private static UserError wrong(String name, String expected) {
        return new UserError("The field \"" + name + "\" is not " + expected + ".", "Write " + expected + ".");
    }
}
