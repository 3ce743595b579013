package org.ketwise.server.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.ketwise.kernel.UserError;
import org.ketwise.server.exchange.Caller;
import org.ketwise.server.exchange.Problems;
import org.ketwise.server.exchange.Services;
import org.ketwise.server.rest.Operation;

/** Fills the templates. */
public final class Pages {
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Pages.class.getClassLoader(), "org.ketwise.server.web.pages");
    private final Services services;

    public Pages(Services services) {
        this.services = services;
    }

    /** A page or a part of one. */
    public String fill(String template, Map<String, Object> parameters) {
        StringOutput html = new StringOutput();
        templates.render(template + ".jte", parameters, html);
        return html.toString();
    }

    public static void send(ServerResponse response, String html) {
        response.header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
        response.send(html.getBytes(StandardCharsets.UTF_8));
    }

    /** Which content the reports rest on, its limits and its licences. */
    public void about(ServerRequest request, ServerResponse response) {
        send(
                response,
                fill(
                        "about",
                        Map.of(
                                "content", services.knowledge().version(),
                                "version", services.version(),
                                "loggedIn", Caller.of(request) instanceof Caller.Person)));
    }

    /** What programs can ask, to try. */
    public void api(ServerResponse response, List<Operation> operations) {
        send(response, fill("api", Map.of("operations", operations)));
    }

    /** How far the audit log reaches, and what was asked. */
    public void audit(ServerResponse response, long entries, String hash, Map<String, Long> requests) {
        send(response, fill("audit", Map.of("entries", entries, "hash", hash, "requests", requests)));
    }

    /** For somebody who has logged out. */
    public String goodbye() {
        return fill("goodbye", Map.of());
    }

    /** What somebody wrote and cannot be read, as a part of a page. */
    String mistake(UserError e) {
        return fill(
                "report/mistake",
                Map.of("problem", Problems.withoutOptions(e.problem()), "remedy", Problems.withoutOptions(e.remedy())));
    }

    /** What went wrong. */
    public String problem(int status, String problem, String remedy) {
        return fill("problem", Map.of("status", status, "problem", problem, "remedy", remedy));
    }
}
