package org.ketwise.server.rest;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import java.util.function.Function;
import org.ketwise.report.Dossier;
import org.ketwise.report.KnowledgeJson;
import org.ketwise.search.EvidenceSearch;
import org.ketwise.server.exchange.Deferred;
import org.ketwise.server.exchange.Json;
import org.ketwise.server.exchange.Library;
import org.ketwise.server.exchange.Refusal;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET ingredients}, {@code rules}, {@code sources}, {@code claims}, {@code references} and {@code questions}: all, those that {@code q} speaks of, or one; {@code search}: what speaks of {@code q} anywhere. */
public final class KnowledgeApi implements HttpService {
    private static final int LONGEST_WORDS = 200;

    private final Deferred<Library> library;

    public KnowledgeApi(Deferred<Library> library) {
        this.library = library;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(
                        "/claims",
                        (request, response) -> send(
                                response,
                                "claims",
                                KnowledgeJson.claims(library.get().claims(words(request)))))
                .get(
                        "/questions",
                        (request, response) -> send(
                                response,
                                "questions",
                                KnowledgeJson.questions(library.get().questions(words(request)))))
                .get(
                        "/references",
                        (request, response) -> send(
                                response,
                                "references",
                                KnowledgeJson.references(library.get().references(words(request)))))
                .get(
                        "/claims/{id}",
                        (request, response) -> one(
                                request,
                                response,
                                id -> library.get().dossiers().claim(id)))
                .get(
                        "/questions/{id}",
                        (request, response) -> one(
                                request,
                                response,
                                id -> library.get().dossiers().question(id)))
                .get(
                        "/references/{id}",
                        (request, response) -> one(
                                request,
                                response,
                                id -> library.get().dossiers().reference(id)))
                .get("/search", this::search)
                .get(
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

    private void search(ServerRequest request, ServerResponse response) {
        if (words(request).isBlank()) {
            throw new Refusal(400, "There are no words to look for.", "Say them in q.");
        }
        ArrayNode hits = JsonNodeFactory.instance.arrayNode();
        for (EvidenceSearch.Hit hit : library.get().search(words(request))) {
            ObjectNode each = hits.addObject();
            each.put("kind", hit.kind());
            each.put("id", hit.id());
            each.put("title", hit.title());
            each.put("line", hit.line());
        }
        send(response, "hits", hits);
    }

    private static String words(ServerRequest request) {
        String words = request.query().first("q").orElse("");
        if (words.length() > LONGEST_WORDS) {
            throw new Refusal(400, "The words to look for are too long.", "Write a name or a few words.");
        }
        return words;
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
