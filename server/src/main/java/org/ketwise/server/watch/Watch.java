package org.ketwise.server.watch;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.ketwise.server.audit.AuditEntry;
import org.ketwise.server.audit.AuditLog;
import org.ketwise.server.exchange.Body;
import org.ketwise.server.exchange.Caller;
import org.ketwise.server.exchange.Refusal;
import org.ketwise.server.exchange.Room;
import org.ketwise.server.exchange.Services;
import org.ketwise.server.exchange.Told;

/** Stands before all else, so that what is refused is seen too. */
public final class Watch implements Filter {
    /** What says nothing of anybody: whether the server lives, how it fares, what browsers load, and names of the content by their first letters. */
    private static final Pattern NOT_AUDITED = Pattern.compile("/health|/metrics|/assets/[\\w.-]+|/complete");

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "PATCH");
    private static final String NO_ROUTE = "none";
    private static final int REFUSED = 400;

    private final AuditLog audit;
    private final Metrics metrics = new Metrics();
    private final Services services;
    private final Room room;
    private final Room arrivals;

    /**
     * @param room that large requests share for what is made of them
     * @param arrivals that they share while they come, so that who sends slowly keeps nobody from working
     */
    public Watch(AuditLog audit, Services services, Room room, Room arrivals) {
        this.audit = audit;
        this.services = services;
        this.room = room;
        this.arrivals = arrivals;
    }

    @Override
    @SuppressWarnings(
            "ThreadPriorityCheck") // a virtual thread that yields goes to the end of the queue; nothing rests on it but
    // who waits how long
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        Instant begun = services.clock().instant();
        // Connections whose next request has come already would otherwise keep the processors to themselves, and others
        // wait for seconds.
        Thread.yield();
        AtomicBoolean toWrite =
                new AtomicBoolean(!NOT_AUDITED.matcher(request.path().path()).matches());
        response.beforeSend(() -> {
            if (toWrite.compareAndSet(true, false)) { // a refusal to answer is an answer too, and comes by here again
                write(request, response);
            }
            count(request, response, begun);
        });
        arrivals.with(arriving -> room.with(claim -> {
            request.context().register(new Body.Arriving(arriving));
            request.context().register(claim);
            chain.proceed();
        }));
    }

    private void write(RoutingRequest request, RoutingResponse response) {
        Optional<Told> told = request.context().get(Told.class);
        Map<String, Integer> counts = new TreeMap<>();
        told.ifPresent(each -> {
            counts.put("medications", each.medications());
            counts.putAll(each.findings());
        });
        Caller caller = Caller.of(request);
        try {
            audit.append(new AuditEntry(
                    services.clock().instant(),
                    caller.label(),
                    caller.roleNames(),
                    method(request),
                    route(request),
                    response.status().code(),
                    services.knowledge().version().hash(),
                    counts));
        } catch (IOException e) {
            if (response.status().code() < REFUSED) {
                response.headers().remove(HeaderNames.SET_COOKIE);
                response.headers().remove(HeaderNames.LOCATION);
                throw Refusal.later("The audit log cannot be written, and without it nothing is answered.", 10);
            }
        }
    }

    private void count(RoutingRequest request, RoutingResponse response, Instant begun) {
        Duration took = Duration.between(begun, services.clock().instant());
        metrics.request(
                route(request), method(request), response.status().code(), took.isNegative() ? Duration.ZERO : took);
        request.context().get(Told.class).ifPresent(told -> told.findings().forEach(metrics::finding));
    }

    private static String method(RoutingRequest request) {
        String method = request.prologue().method().text();
        return METHODS.contains(method) ? method : "other";
    }

    private static String route(RoutingRequest request) {
        String pattern = request.matchingPattern().orElse("").replace("//", "/");
        return pattern.isEmpty() ? NO_ROUTE : pattern;
    }

    /** {@code GET /metrics}. */
    public void metrics(ServerRequest request, ServerResponse response) {
        response.header(HeaderNames.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8");
        response.send(
                metrics.print(services.version(), services.knowledge().version().hash(), audit.entries())
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** What an auditor sees. */
    public Map<String, Long> requests() {
        return metrics.requests();
    }
}
