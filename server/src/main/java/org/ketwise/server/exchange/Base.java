package org.ketwise.server.exchange;

import io.helidon.webserver.http.ServerRequest;

/**
 * The beginning of the addresses of this server, as who asks has it; one of the names that are configured, never one that was only sent.
 *
 * @param url such as {@code https://ketwise.example}
 */
public record Base(String url) {
    public static Base of(ServerRequest request) {
        return request.context().get(Base.class).orElseThrow();
    }
}
