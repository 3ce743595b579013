package org.ketwise.server.fhir;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.PathMatchers;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.Consultation;
import org.ketwise.fhir.Conformance;
import org.ketwise.fhir.FhirReader;
import org.ketwise.fhir.FhirRecord;
import org.ketwise.fhir.FhirWriter;
import org.ketwise.fhir.ScreenInput;
import org.ketwise.kernel.UserError;
import org.ketwise.server.exchange.Body;
import org.ketwise.server.exchange.Services;
import org.ketwise.server.exchange.Told;

/** {@code POST $screen}: a record in, a Bundle of DetectedIssue out; {@code GET metadata} and {@code GET OperationDefinition/screen}: what it is. */
public final class FhirApi implements HttpService {
    private final Services services;

    public FhirApi(Services services) {
        this.services = services;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/metadata", this::capabilities)
                .get("/OperationDefinition/screen", this::operation)
                .route(Method.predicate(Method.POST), PathMatchers.exact("/$screen"), this::screen);
    }

    private void screen(ServerRequest request, ServerResponse response) {
        ScreenInput input = ScreenInput.of(
                Body.json(request), query(request, "plan"), query(request, "asOf"), query(request, "patient"));
        FhirRecord record = FhirReader.readTree(
                input.record(),
                "the record",
                input.patient(),
                input.asOf() == null ? services.today().get() : input.asOf());
        if (record.saysNothing()) {
            throw new UserError(
                    "There is nothing of a patient in the record.",
                    "Send a Bundle with the patient's medications, or Parameters with one.");
        }
        Consultation consultation = services.consult().consult(record.toRequest(input.plan()));
        Told.about(request, consultation);
        send(response, FhirWriter.write(consultation, services.version(), record.patientId()));
    }

    private static @Nullable String query(ServerRequest request, String name) {
        return request.query().first(name).filter(value -> !value.isBlank()).orElse(null);
    }

    private void capabilities(ServerRequest request, ServerResponse response) {
        send(
                response,
                Conformance.capabilities(
                        services.version(), services.knowledge().version()));
    }

    private void operation(ServerRequest request, ServerResponse response) {
        send(
                response,
                Conformance.screenOperation(
                        services.version(), services.knowledge().version()));
    }

    private static void send(ServerResponse response, String resource) {
        response.header(HeaderNames.CONTENT_TYPE, "application/fhir+json; charset=utf-8");
        response.send(resource.getBytes(StandardCharsets.UTF_8));
    }
}
