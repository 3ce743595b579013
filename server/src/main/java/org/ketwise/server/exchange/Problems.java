package org.ketwise.server.exchange;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.ketwise.kernel.UserError;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns failures into answers, as {@code application/problem+json} (RFC 9457), below {@code /fhir} as an OperationOutcome, or, where a browser asks for a page, as a page. Of our own failures the answer holds
 * a number only; the log holds the same number with the trace, which names no patient.
 */
public final class Problems {
    private static final String JSON = "application/problem+json";
    private static final String FHIR = "/fhir/";
    private static final String FHIR_JSON = "application/fhir+json; charset=utf-8";
    private static final String TOO_LARGE = "The body is larger than this server reads.";
    private static final String ONE_PATIENT = "Send the record of one patient.";

    private final PageOf page;
    private static final Pattern OPTION = Pattern.compile(" \\(--[a-z-]+\\)");

    private final Services services;

    /** A page that says what went wrong. */
    @FunctionalInterface
    public interface PageOf {
        String page(int status, String problem, String remedy);
    }

    public Problems(PageOf page, Services services) {
        this.page = page;
        this.services = services;
    }

    public void register(HttpRouting.Builder routing) {
        routing.error(
                        UserError.class,
                        (request, response, e) ->
                                answer(request, response, 400, withoutOptions(e.problem()), withoutOptions(e.remedy())))
                .error(Refusal.class, (request, response, e) -> {
                    e.headers().forEach(response::header);
                    answer(request, response, e.status(), e.problem(), e.remedy());
                })
                .error(
                        StreamConstraintsException.class,
                        (request, response, e) -> answer(
                                request,
                                response,
                                400,
                                "The body holds or nests more than the record of one patient does.",
                                ONE_PATIENT))
                .error(
                        JacksonException.class,
                        (request, response, e) -> answer(
                                request,
                                response,
                                400,
                                "The body is no JSON that can be read" + place(e) + ".",
                                "Send a JSON object in UTF-8."))
                .error(HttpException.class, (request, response, e) -> answer(request, response, e.status(), e))
                .error(Throwable.class, this::ours);
    }

    /** Sentences name the option of the command line behind what it is called; here there is none. */
    public static String withoutOptions(String sentence) {
        return OPTION.matcher(sentence).replaceAll("");
    }

    public void notFound(ServerRequest request, ServerResponse response) {
        answer(
                request,
                response,
                404,
                "There is nothing here.",
                "Begin at the first page, or see the documentation of the API.");
    }

    private void answer(ServerRequest request, ServerResponse response, Status status, Exception e) {
        boolean tooLarge = status.code() == Status.REQUEST_ENTITY_TOO_LARGE_413.code();
        if (status.family() == Status.Family.SERVER_ERROR) {
            ours(request, response, e);
            return;
        }
        answer(
                request,
                response,
                status.code(),
                tooLarge ? TOO_LARGE : "The request cannot be read (" + status.reasonPhrase() + ").",
                tooLarge ? ONE_PATIENT : "See the documentation of the API.");
    }

    private void ours(ServerRequest request, ServerResponse response, Throwable failure) {
        String number = services.names().get();
        services.faults().tell(number, request.matchingPattern().orElse("no route"), withoutMessages(failure));
        answer(
                request,
                response,
                500,
                "Sorry, this is a fault in Ketwise, not in what you wrote. No result was made.",
                "Its number in the log is " + number + ".");
    }

    /** Where it happened and of what kind; a message may quote what was sent. */
    private static Throwable withoutMessages(Throwable failure) {
        Throwable bare = new IllegalStateException(failure.getClass().getName());
        bare.setStackTrace(failure.getStackTrace());
        if (failure.getCause() != null) {
            bare.initCause(withoutMessages(failure.getCause()));
        }
        return bare;
    }

    private static String place(JacksonException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }

    private void answer(ServerRequest request, ServerResponse response, int status, String problem, String remedy) {
        response.status(status);
        if (path(request).startsWith(FHIR)) {
            response.header(HeaderNames.CONTENT_TYPE, FHIR_JSON);
            response.send(outcome(status, problem, remedy));
        } else if (wantsPage(request)) {
            response.header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
            response.send(page.page(status, problem, remedy).getBytes(StandardCharsets.UTF_8));
        } else {
            response.header(HeaderNames.CONTENT_TYPE, JSON);
            response.send(json(status, problem, remedy));
        }
    }

    /** From the root, whichever service answers. */
    private static String path(ServerRequest request) {
        return request.path().absolute().path();
    }

    private static boolean wantsPage(ServerRequest request) {
        String path = path(request);
        return !path.startsWith("/api/")
                && !path.startsWith("/cds-services")
                && request.headers()
                        .value(HeaderNames.ACCEPT)
                        .filter(accept -> accept.contains("text/html"))
                        .isPresent();
    }

    private static byte[] outcome(int status, String problem, String remedy) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("resourceType", "OperationOutcome");
        ObjectNode issue = json.putArray("issue").addObject();
        issue.put("severity", status >= 500 ? "fatal" : "error");
        issue.put(
                "code",
                switch (status) {
                    case 401 -> "login";
                    case 403 -> "forbidden";
                    case 404 -> "not-found";
                    case 413 -> "too-long";
                    case 415 -> "not-supported";
                    case 429 -> "throttled";
                    case 503 -> "transient";
                    default -> status >= 500 ? "exception" : "invalid";
                });
        issue.putObject("details").put("text", problem);
        issue.put("diagnostics", remedy);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] json(int status, String problem, String remedy) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", "about:blank");
        json.put("title", Status.create(status).reasonPhrase());
        json.put("status", status);
        json.put("detail", problem);
        json.put("remedy", remedy);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Answers to what never reaches a route: a broken first line, headers that are too long. They repeat nothing of what was sent. */
    public static DirectHandlers beforeRouting() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(type, (request, event, status, headers, message) -> {
                boolean tooLarge = status.code() == Status.REQUEST_ENTITY_TOO_LARGE_413.code();
                String problem = tooLarge ? TOO_LARGE : "The request cannot be read.";
                String remedy = tooLarge ? ONE_PATIENT : "Send HTTP/1.1 with usual headers.";
                boolean fhir = request.path().startsWith(FHIR);
                return DirectHandler.TransportResponse.builder()
                        .status(status)
                        .headers(headers)
                        .header(HeaderNames.CONTENT_TYPE, fhir ? FHIR_JSON : JSON)
                        .entity(fhir ? outcome(status.code(), problem, remedy) : json(status.code(), problem, remedy))
                        .build();
            });
        }
        return handlers.build();
    }
}
