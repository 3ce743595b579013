package org.ketwise.server.exchange;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A line of the log as one JSON object. */
public final class LogLine {
    private LogLine() {}

    public static String of(Instant time, String level, String message, Map<String, String> more) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("time", time.toString());
        json.put("level", level);
        json.put("message", message);
        new TreeMap<>(more).forEach(json::put);
        return json + "\n";
    }
}
