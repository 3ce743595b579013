package org.ketwise.server.rest;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import java.util.function.Function;
import org.ketwise.report.Dossier;
import org.ketwise.report.KnowledgeJson;
import org.ketwise.server.exchange.Deferred;
import org.ketwise.server.exchange.Json;
import org.ketwise.server.exchange.Library;
import org.ketwise.server.exchange.Refusal;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET ingredients}, {@code rules} and {@code sources}: all, those that {@code q} speaks of, or one. */
public final class KnowledgeApi implements HttpService {
    private final Deferred<Library> library;

    public KnowledgeApi(Deferred<Library> library) {
        this.library = library;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(
                        "/ingredients",
                        (request, response) -> send(
                                response,
                                "ingredients",
                                KnowledgeJson.ingredients(library.get().ingredients(words(request)))))
                .get(
                        "/rules",
                        (request, response) -> send(
                                response,
                                "rules",
                                KnowledgeJson.rules(library.get().rules(words(request)))))
                .get(
                        "/sources",
                        (request, response) -> send(
                                response,
                                "sources",
                                KnowledgeJson.sources(library.get().sources(words(request)))))
                .get(
                        "/ingredients/{id}",
                        (request, response) -> one(
                                request,
                                response,
                                id -> library.get().dossiers().ingredient(id)))
                .get(
                        "/rules/{id}",
                        (request, response) -> one(
                                request,
                                response,
                                id -> library.get().dossiers().rule(id)))
                .get(
                        "/sources/{id}",
                        (request, response) -> one(
                                request,
                                response,
                                id -> library.get().dossiers().source(id)));
    }

    private static String words(ServerRequest request) {
        return request.query().first("q").orElse("");
    }

    private static void send(ServerResponse response, String name, ArrayNode list) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("count", list.size());
        json.set(name, list);
        Json.send(response, json);
    }

    private static void one(ServerRequest request, ServerResponse response, Function<String, Optional<Dossier>> find) {
        String id = request.path().pathParameters().get("id");
        Dossier dossier = find.apply(id)
                .orElseThrow(() -> new Refusal(
                        404, "The content has no \"" + id + "\".", "Ask for the list; it has the names and ids."));
        Json.send(response, KnowledgeJson.dossier(dossier));
    }
}
