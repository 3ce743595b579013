package org.ketwise.server.hooks;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;
import org.ketwise.consult.ConsultRequest;
import org.ketwise.consult.Consultation;
import org.ketwise.report.HtmlReport;
import org.ketwise.server.exchange.Kept;
import org.ketwise.server.exchange.Refusal;
import org.ketwise.server.exchange.Services;
import org.ketwise.server.exchange.Told;
import org.ketwise.server.web.EvidencePages;
import org.ketwise.server.web.Pages;

/** {@code GET /feedback}: what becomes of cards; {@code GET /report/{id}}: the whole report that a card links to. */
final class FeedbackPages implements HttpService {
    static final String REPORTS = "/report";

    private final Services services;
    private final Pages pages;
    private final FeedbackLog feedback;
    private final Kept<ConsultRequest> reports;

    FeedbackPages(Services services, Pages pages, FeedbackLog feedback, Kept<ConsultRequest> reports) {
        this.services = services;
        this.pages = pages;
        this.feedback = feedback;
        this.reports = reports;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/feedback", this::summary).get(REPORTS + "/{id}", this::report);
    }

    private void summary(ServerRequest request, ServerResponse response) {
        Pages.send(
                response,
                pages.fill("feedback", Map.of("rows", feedback.summary().rows())));
    }

    private void report(ServerRequest request, ServerResponse response) {
        ConsultRequest asked = reports.find(request.path().pathParameters().get("id"))
                .orElseThrow(() -> new Refusal(
                        404,
                        "This report is not kept any more.",
                        "Ask for the cards again; their link is new each time."));
        Consultation consultation = services.consult().consult(asked);
        Told.about(request, consultation);
        String article = HtmlReport.article(consultation, services.version(), EvidencePages.LINKS);
        Pages.send(response, pages.fill("hookreport", Map.of("article", article)));
    }

    @Override
    public void afterStop() {
        feedback.close();
    }
}
