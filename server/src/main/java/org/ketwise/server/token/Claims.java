package org.ketwise.server.token;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a token says. */
public final class Claims {
    private final ObjectNode json;

    Claims(ObjectNode json) {
        this.json = json;
    }

    public String text(String name) throws NotBelieved {
        return findText(name).orElseThrow(() -> new NotBelieved("it has no " + name));
    }

    public Optional<String> findText(String name) {
        return Optional.ofNullable(json.get(name))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(text -> !text.isBlank());
    }

    boolean has(String name) {
        return json.has(name);
    }

    /** A time in seconds since 1970, as RFC 7519 has it. */
    public Instant time(String name) throws NotBelieved {
        JsonNode value = json.get(name);
        if (value != null && value.isNumber()) {
            try {
                return Instant.ofEpochSecond(value.asLong());
            } catch (DateTimeException | JacksonException e) {
                // said below
            }
        }
        throw new NotBelieved("it has no time " + name);
    }

    /** Whom it is for: one name or several. */
    public Set<String> audience() {
        return words(json.get("aud"));
    }

    /** The words at a path of names with points between, one or several. */
    public Set<String> words(String path) {
        JsonNode here = json.get(path);
        if (here == null) {
            here = json;
            for (String name : path.split("\\.", -1)) {
                here = here == null ? null : here.get(name);
            }
        }
        return words(here);
    }

    private static Set<String> words(@Nullable JsonNode node) {
        Set<String> words = new LinkedHashSet<>();
        if (node != null && node.isString()) {
            words.add(node.stringValue());
        } else if (node != null && node.isArray()) {
            for (JsonNode each : node) {
                if (each.isString()) {
                    words.add(each.stringValue());
                }
            }
        }
        return words;
    }
}
