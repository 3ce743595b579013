package org.ketwise.server.exchange;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers in JSON. */
public final class Json {
    private Json() {}

    public static void send(ServerResponse response, JsonNode json) {
        response.header(HeaderNames.CONTENT_TYPE, "application/json");
        // By way of a text: Jackson goes through characters faster than it writes UTF-8 itself, and the JDK encodes the
        // whole at once.
        response.send(JsonMapper.shared().writeValueAsString(json).getBytes(StandardCharsets.UTF_8));
    }
}
