package org.ketwise.server.rest;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.ketwise.knowledge.KnowledgeVersion;
import org.ketwise.server.exchange.Json;
import org.ketwise.server.exchange.Services;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET content}: which content the reports rest on. */
public final class ContentApi implements HttpService {
    private final Services services;

    public ContentApi(Services services) {
        this.services = services;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/content", this::content);
    }

    private void content(ServerRequest request, ServerResponse response) {
        KnowledgeVersion version = services.knowledge().version();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("ketwise", services.version());
        json.put("name", version.name());
        json.put("version", version.version());
        json.put("date", version.date().toString());
        json.put("hash", version.hash());
        json.put("statements", version.statements());
        json.put("reviewed", version.reviewed());
        Json.send(response, json);
    }
}
