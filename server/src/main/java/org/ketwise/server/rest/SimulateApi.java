package org.ketwise.server.rest;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.exposure.ExposureSimulation;
import org.ketwise.consult.exposure.SimulationInput;
import org.ketwise.consult.exposure.SimulationRequest;
import org.ketwise.kernel.UserError;
import org.ketwise.report.SimulationJson;
import org.ketwise.server.exchange.Body;
import org.ketwise.server.exchange.Json;
import org.ketwise.server.exchange.Room;
import org.ketwise.server.exchange.Services;

/** {@code POST simulate}: concentrations over time. */
public final class SimulateApi implements HttpService {
    /** More people take the machine from others for long; the command line has no such limit. */
    private static final int MOST_PLANS = 6;

    private static final int MOST_OTHERS = 20;
    private static final int MOST_SUBJECTS = 10_000;

    /** So many need no memory to speak of; of more, one request is calculated after the other. */
    public static final int FEW = 100;

    private final Services services;

    public SimulateApi(Services services) {
        this.services = services;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post("/simulate", this::simulate);
    }

    private void simulate(ServerRequest request, ServerResponse response) {
        Fields fields = new Fields(Body.json(request));
        SimulationInput input = new SimulationInput(
                fields.texts("plans"),
                fields.texts("with"),
                orNull(fields.text("age")),
                orNull(fields.text("weight")),
                orNull(fields.text("sex")),
                orNull(fields.text("ancestry")),
                orNull(fields.text("subjects")),
                orNull(fields.text("seed")),
                orNull(fields.text("duration")),
                orNull(fields.text("every")),
                orNull(fields.text("model")),
                fields.texts("above"),
                true);
        fields.requireNoOthers();
        if (input.plans().isEmpty()) {
            throw new UserError("There is no plan to simulate.", "Name at least one in \"plans\".");
        }
        if (input.plans().size() > MOST_PLANS || input.with().size() > MOST_OTHERS) {
            throw new UserError(
                    "This server simulates no more than " + MOST_PLANS + " plans and " + MOST_OTHERS
                            + " other medicines at once.",
                    "Ask several times.");
        }
        SimulationRequest asked = input.toRequest();
        if (asked.subjects() > MOST_SUBJECTS) {
            throw new UserError(
                    "This server simulates no more than " + MOST_SUBJECTS + " people at once.",
                    "Use ketwise simulate on the command line for more.");
        }
        if (asked.subjects() > FEW) {
            Room.Claim.of(request).takeAll();
        }
        Json.send(
                response,
                SimulationJson.tree(
                        new ExposureSimulation(services.knowledge()).simulate(asked),
                        asked,
                        services.knowledge().version(),
                        services.version()));
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text;
    }
}
