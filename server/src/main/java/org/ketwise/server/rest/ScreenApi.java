package org.ketwise.server.rest;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import org.ketwise.consult.Consultation;
import org.ketwise.kernel.UserError;
import org.ketwise.report.JsonReport;
import org.ketwise.server.exchange.Body;
import org.ketwise.server.exchange.CheckInput;
import org.ketwise.server.exchange.Json;
import org.ketwise.server.exchange.Services;
import org.ketwise.server.exchange.Told;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST screen}: the report; {@code POST resolve}: only what was understood of each entry. */
public final class ScreenApi implements HttpService {
    private final Services services;

    public ScreenApi(Services services) {
        this.services = services;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post("/screen", this::screen).post("/resolve", this::resolve);
    }

    private void screen(ServerRequest request, ServerResponse response) {
        CheckInput input = input(Body.json(request));
        if (input.saysNothing()) {
            throw new UserError(
                    "There is nothing to screen.",
                    "Name medications; for a patient who takes nothing, give at least a plan or a condition.");
        }
        Json.send(response, JsonReport.tree(consult(request, input), services.version()));
    }

    private void resolve(ServerRequest request, ServerResponse response) {
        Fields fields = new Fields(Body.json(request));
        CheckInput input = CheckInput.EMPTY.with(CheckInput.entries(fields.texts("medications")), fields.text("asOf"));
        fields.requireNoOthers();
        ObjectNode report = JsonReport.tree(consult(request, input), services.version());
        Json.send(response, report.retain(List.of("ketwise", "content", "asOf", "medications")));
    }

    private Consultation consult(ServerRequest request, CheckInput input) {
        Consultation consultation =
                services.consult().consult(input.toRequest(services.today().get()));
        Told.about(request, consultation);
        return consultation;
    }

    private static CheckInput input(ObjectNode body) {
        Fields fields = new Fields(body);
        CheckInput input = new CheckInput(
                CheckInput.entries(fields.texts("medications")),
                fields.text("plan"),
                fields.text("age"),
                fields.text("weight"),
                fields.text("sex"),
                fields.text("bp"),
                fields.texts("conditions"),
                fields.isTrue("pregnant"),
                fields.text("asOf"));
        fields.requireNoOthers();
        return input;
    }
}
