package org.ketwise.server.exchange;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers in JSON. */
public final class Json {
    private Json() {}

    public static void send(ServerResponse response, JsonNode json) {
        response.header(HeaderNames.CONTENT_TYPE, "application/json");
        response.send(JsonMapper.shared().writeValueAsBytes(json));
    }
}
