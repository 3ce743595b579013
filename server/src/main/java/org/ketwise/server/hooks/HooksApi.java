package org.ketwise.server.hooks;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.ConsultRequest;
import org.ketwise.fhir.cdshooks.CdsJson;
import org.ketwise.fhir.cdshooks.Feedback;
import org.ketwise.fhir.cdshooks.Hook;
import org.ketwise.fhir.cdshooks.HookAdvisor;
import org.ketwise.fhir.cdshooks.HookAdvisor.Advice;
import org.ketwise.fhir.cdshooks.HookRequest;
import org.ketwise.fhir.cdshooks.Prefetch;
import org.ketwise.fhir.cdshooks.PrefetchPart;
import org.ketwise.server.exchange.Base;
import org.ketwise.server.exchange.Body;
import org.ketwise.server.exchange.Json;
import org.ketwise.server.exchange.Kept;
import org.ketwise.server.exchange.Refusal;
import org.ketwise.server.exchange.Room;
import org.ketwise.server.exchange.Services;
import org.ketwise.server.exchange.Told;
import org.ketwise.server.outbound.AllowedServers;
import org.ketwise.server.outbound.FhirClient;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code GET /cds-services}, {@code POST /cds-services/{id}} and {@code POST /cds-services/{id}/feedback}. */
public final class HooksApi implements HttpService {
    /** About what is fetched of a record. */
    private static final long FETCHED = 256 << 10;

    private final Services services;
    private final HookAdvisor advisor;
    private final AllowedServers allowed;
    private final FhirClient client = new FhirClient();
    private final FeedbackLog feedback;
    private final Kept<ConsultRequest> reports;

    HooksApi(Services services, AllowedServers allowed, FeedbackLog feedback, Kept<ConsultRequest> reports) {
        this.services = services;
        this.allowed = allowed;
        this.feedback = feedback;
        this.reports = reports;
        advisor = new HookAdvisor(services.knowledge(), services.consult(), services.version());
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/", this::discover).post("/{id}", this::call).post("/{id}/feedback", this::feedback);
    }

    @Override
    public void afterStop() {
        client.close();
    }

    private void discover(ServerRequest request, ServerResponse response) {
        Json.send(response, CdsJson.discovery());
    }

    private void call(ServerRequest request, ServerResponse response) {
        Hook hook = hook(request);
        HookRequest asked = HookRequest.of(Body.json(request), hook);
        Prefetch prefetch = complete(asked, Prefetch.of(asked), Room.Claim.of(request));
        Advice advice = advisor.advise(asked, prefetch, services.today().get());
        if (advice.consultation() != null) {
            Told.about(request, advice.consultation());
        }
        tellShown(hook, advice);
        Json.send(response, CdsJson.response(advice.cards(), link(advice, request)));
    }

    /** That a disk is full is no reason to keep cards from a clinician. */
    private void tellShown(Hook hook, Advice advice) {
        try {
            feedback.shown(hook, advice.cards(), services.today().get());
        } catch (UncheckedIOException e) {
            services.faults()
                    .tell(
                            services.names().get(),
                            "/cds-services/{id}",
                            new IllegalStateException("the cards shown cannot be written down"));
        }
    }

    /**
     * Fetches what was not sent where that is allowed.
     *
     * @throws Refusal with 412, as the specification asks for, if there is no list of medicines all the same
     */
    private Prefetch complete(HookRequest asked, Prefetch sent, Room.Claim claim) {
        List<PrefetchPart> absent = sent.absent();
        URI server = asked.fhirServer() == null || !asked.patientIdIsLogical()
                ? null
                : allowed.find(asked.fhirServer()).orElse(null);
        if (!absent.isEmpty() && server != null) {
            claim.take(FETCHED);
        }
        Prefetch all = absent.isEmpty() || server == null
                ? sent
                : sent.with(client.fetch(server, asked.accessToken(), asked.patientId(), absent));
        if (all.lacksMedicines()) {
            throw new Refusal(
                    412,
                    "The medicines of the patient are neither in the prefetch nor could they be fetched"
                            + (server == null && asked.fhirServer() != null
                                    ? ", since this server is not allowed to ask the FHIR server that was named."
                                    : "."),
                    "Send medicationRequests and medicationStatements as prefetch, or have the FHIR server named in the settings of Ketwise and send fhirAuthorization.");
        }
        return all;
    }

    private @Nullable String link(Advice advice, ServerRequest request) {
        if (advice.cards().isEmpty() || advice.consulted() == null) {
            return null;
        }
        return reports.keep(advice.consulted())
                .map(id -> Base.of(request).url() + FeedbackPages.REPORTS + "/" + id)
                .orElse(null);
    }

    private void feedback(ServerRequest request, ServerResponse response) {
        Hook hook = hook(request);
        feedback.received(
                hook, Feedback.listOf(Body.json(request)), services.today().get());
        Json.send(response, JsonNodeFactory.instance.objectNode());
    }

    private static Hook hook(ServerRequest request) {
        return Hook.findByService(request.path().pathParameters().get("id"))
                .orElseThrow(() -> new Refusal(
                        404, "There is no such service.", "GET /cds-services lists the services and their hooks."));
    }
}
