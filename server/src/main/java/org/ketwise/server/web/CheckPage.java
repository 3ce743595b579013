package org.ketwise.server.web;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Map;
import org.ketwise.consult.Consultation;
import org.ketwise.consult.handout.Handout;
import org.ketwise.consult.handout.HandoutMaker;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.model.HandoutText;
import org.ketwise.report.HandoutReport;
import org.ketwise.report.HtmlReport;
import org.ketwise.server.exchange.Body;
import org.ketwise.server.exchange.CheckInput;
import org.ketwise.server.exchange.Kept;
import org.ketwise.server.exchange.Refusal;
import org.ketwise.server.exchange.Services;
import org.ketwise.server.exchange.Told;
import tools.jackson.databind.json.JsonMapper;

/**
 * The check: a form, and below or beside it the report. Without a script the form is sent and the whole page comes back; with htmx only the report does, as
 * somebody types.
 */
public final class CheckPage implements HttpService {
    private static final HeaderName HX_REQUEST = HeaderNames.create("HX-Request");
    private static final HeaderName HX_REDIRECT = HeaderNames.create("HX-Redirect");

    /** Of all memory, for forms that links lead back to. */
    private static final int SHARE_OF_FORMS = 64;

    private final Services services;
    private final Pages pages;
    private final Kept<CheckForm> kept;
    private final Completion completion;

    public CheckPage(Services services, Pages pages) {
        this.services = services;
        this.pages = pages;
        kept = new Kept<>(
                services.names(), CheckForm::length, Runtime.getRuntime().maxMemory() / SHARE_OF_FORMS);
        completion = new Completion(services.knowledge());
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/", this::empty)
                .post("/check", this::check)
                .get(
                        "/check",
                        (_, response) -> response.status(303)
                                .header(HeaderNames.LOCATION, "/")
                                .send())
                .post("/check/link", this::link)
                .post("/check/handout", this::handout)
                .get("/check/{id}", this::again)
                .post("/complete", this::complete);
    }

    private void empty(ServerRequest request, ServerResponse response) {
        Pages.send(response, page(CheckForm.EMPTY, report(request, CheckForm.EMPTY)));
    }

    private void check(ServerRequest request, ServerResponse response) {
        CheckForm form = CheckForm.of(Body.form(request));
        String report = report(request, form);
        Pages.send(response, isByScript(request) ? report : page(form, report));
    }

    /** Keeps the form and leads to a link that says nothing of it. */
    private void link(ServerRequest request, ServerResponse response) {
        String id = kept.keep(CheckForm.of(Body.form(request)))
                .orElseThrow(() -> new Refusal(
                        413, "This is too much to keep for a link.", "Print the report, or keep the list as a file."));
        String address = "/check/" + id;
        if (isByScript(request)) {
            // A redirect would be followed out of sight, and the page put where the report stands.
            response.status(204).header(HX_REDIRECT, address).send();
        } else {
            response.status(303).header(HeaderNames.LOCATION, address).send();
        }
    }

    /** The page for the patient, to look through and print. */
    private void handout(ServerRequest request, ServerResponse response) {
        Map<String, List<String>> fields = Body.form(request);
        String language = CheckForm.first(fields, "language");
        HandoutText text = services.knowledge().handouts().stream()
                .filter(each -> each.language().equals(language))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        400, "There is no handout in this language.", "Choose one of the languages of the form."));
        CheckInput input = CheckForm.of(fields).toInput();
        if (input.saysNothing()) {
            throw new Refusal(400, "There is nothing to write a handout for.", "Fill in the list or the plan first.");
        }
        Consultation consultation =
                services.consult().consult(input.toRequest(services.today().get()));
        Told.about(request, consultation);
        Handout handout = HandoutMaker.make(text, consultation, services.consult());
        Pages.send(
                response,
                pages.fill(
                        "handout",
                        Map.of(
                                "language", text.language(),
                                "title", text.words().title(),
                                "article", HandoutReport.article(handout, consultation, services.version()))));
    }

    private static boolean isByScript(ServerRequest request) {
        return request.headers().contains(HX_REQUEST);
    }

    private void again(ServerRequest request, ServerResponse response) {
        CheckForm form = kept.find(request.path().pathParameters().get("id"))
                .orElseThrow(() -> new Refusal(
                        404,
                        "This check is not kept any more.",
                        "Links hold until the server is ended; fill in the form again."));
        Pages.send(response, page(form, report(request, form)));
    }

    private String page(CheckForm form, String report) {
        return pages.fill(
                "check",
                Map.of(
                        "form",
                        form,
                        "report",
                        report,
                        "handouts",
                        services.knowledge().handouts()));
    }

    /** The report, or what stands in its place: what to do first, or what cannot be read. */
    private String report(ServerRequest request, CheckForm form) {
        try {
            CheckInput input = form.toInput();
            if (input.saysNothing()) {
                return pages.fill("report/empty", Map.of());
            }
            Consultation consultation =
                    services.consult().consult(input.toRequest(services.today().get()));
            Told.about(request, consultation);
            return pages.fill(
                    "report/found",
                    Map.of(
                            "summary",
                            Summary.of(consultation),
                            "article",
                            HtmlReport.article(consultation, services.version(), EvidencePages.LINKS)));
        } catch (UserError e) {
            return pages.mistake(e);
        }
    }

    private void complete(ServerRequest request, ServerResponse response) {
        String typed = Body.form(request).getOrDefault("q", List.of("")).getFirst();
        response.header(HeaderNames.CONTENT_TYPE, "application/json");
        response.send(JsonMapper.shared().writeValueAsBytes(completion.of(typed)));
    }
}
