package org.ketwise.server.web;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ketwise.report.Dossier;
import org.ketwise.report.EvidenceLinks;
import org.ketwise.report.GapReport;
import org.ketwise.server.exchange.Deferred;
import org.ketwise.server.exchange.Library;
import org.ketwise.server.exchange.Refusal;

/** What the content says, to browse: everything that has a dossier on a page of its own, the lists of them, a search, and what nobody has studied. */
public final class EvidencePages implements HttpService {
    private static final int LONGEST_WORDS = 200;

    /** From a report into these pages. */
    public static final EvidenceLinks LINKS = new EvidenceLinks() {
        @Override
        public String rule(String id) {
            return address("rule", id);
        }

        @Override
        public String source(String id) {
            return address("source", id);
        }

        @Override
        public String claim(String id) {
            return address("claim", id);
        }
    };

    private final Deferred<Library> library;
    private final Pages pages;

    public EvidencePages(Deferred<Library> library, Pages pages) {
        this.library = library;
        this.pages = pages;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/", this::lists)
                .get("/gaps", this::gaps)
                .get(
                        "/claims/{id}",
                        (request, response) -> one(
                                request,
                                response,
                                id -> library.get().dossiers().claim(id)))
                .get(
                        "/references/{id}",
                        (request, response) -> one(
                                request,
                                response,
                                id -> library.get().dossiers().reference(id)))
                .get(
                        "/questions/{id}",
                        (request, response) -> one(
                                request,
                                response,
                                id -> library.get().dossiers().question(id)))
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

    private void lists(ServerRequest request, ServerResponse response) {
        String words = request.query().first("q").orElse("");
        if (words.length() > LONGEST_WORDS) {
            throw new Refusal(400, "The words to look for are too long.", "Write a name or a few words.");
        }
        Pages.send(
                response,
                pages.fill(
                        "evidence",
                        Map.of(
                                "words", words,
                                "hits", library.get().search(words),
                                "claims", library.get().claims(words),
                                "references", library.get().references(words),
                                "questions", library.get().questions(words),
                                "ingredients", library.get().ingredients(words),
                                "rules", library.get().rules(words),
                                "sources", library.get().sources(words))));
    }

    private void gaps(ServerRequest request, ServerResponse response) {
        Pages.send(
                response,
                pages.fill(
                        "gaps",
                        Map.of("article", GapReport.article(library.get().gaps()))));
    }

    private void one(ServerRequest request, ServerResponse response, Function<String, Optional<Dossier>> find) {
        Dossier dossier = find.apply(request.path().pathParameters().get("id"))
                .orElseThrow(() ->
                        new Refusal(404, "The content has nothing of that name.", "Look for it on the page Evidence."));
        Pages.send(response, pages.fill("dossier", Map.of("dossier", dossier)));
    }

    /** The address of what a line leads on to. */
    public static String address(Dossier.Target target) {
        return target.kind().equals("web") ? target.id() : address(target.kind(), target.id());
    }

    /** @param kind of a dossier */
    public static String address(String kind, String id) {
        return "/evidence/" + kind + "s/"
                + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
