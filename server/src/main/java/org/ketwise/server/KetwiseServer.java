package org.ketwise.server;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.time.Duration;
import org.ketwise.server.exchange.Problems;
import org.ketwise.server.exchange.Services;
import org.ketwise.server.fhir.FhirApi;
import org.ketwise.server.guard.CrossOrigins;
import org.ketwise.server.guard.Guard;
import org.ketwise.server.hooks.AllowedServers;
import org.ketwise.server.hooks.CdsHooks;
import org.ketwise.server.rest.ContentApi;
import org.ketwise.server.rest.ScreenApi;
import org.ketwise.server.rest.SimulateApi;
import org.ketwise.server.web.Assets;
import org.ketwise.server.web.CheckPage;
import org.ketwise.server.web.Pages;

/** The running server: its limits, and which service answers which path. */
public final class KetwiseServer implements AutoCloseable {
    /** A record of one patient is far smaller. */
    private static final long LARGEST_BODY = 8L << 20;

    private static final int MOST_CONNECTIONS = 512;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private final WebServer server;
    private final ServeSettings settings;

    private KetwiseServer(WebServer server, ServeSettings settings) {
        this.server = server;
        this.settings = settings;
    }

    public static KetwiseServer start(ServeSettings settings, Services services) {
        WebServer server = WebServer.builder()
                .host(settings.host())
                .port(settings.port())
                .maxPayloadSize(LARGEST_BODY)
                .maxTcpConnections(MOST_CONNECTIONS)
                .idleConnectionTimeout(LONGEST_WAIT)
                .connectionOptions(
                        connection -> connection.readTimeout(LONGEST_WAIT).tcpNoDelay(true))
                .shutdownGracePeriod(LONGEST_WAIT)
                .shutdownHook(false)
                .directHandlers(Problems.beforeRouting())
                .routing(routing -> route(routing, settings, services))
                .build()
                .start();
        return new KetwiseServer(server, settings);
    }

    private static void route(HttpRouting.Builder routing, ServeSettings settings, Services services) {
        Pages pages = new Pages(services);
        Problems problems = new Problems(pages::problem, services);
        routing.addFilter(new Guard(new CrossOrigins(settings.corsOrigins())));
        problems.register(routing);
        CdsHooks.register(routing, services, pages, new AllowedServers(settings.fhirServers()), settings.data());
        routing.register("/assets", new Assets())
                .register("/fhir", new FhirApi(services))
                .register("/api/v1", new ScreenApi(services), new SimulateApi(services), new ContentApi(services))
                .register("/", new CheckPage(services, pages))
                .get("/about", pages::about)
                .get("/health", (request, response) -> response.send("ok\n"))
                .any(problems::notFound);
    }

    /** Where a browser on this machine finds it. */
    public String address() {
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        return "http://" + host + ":" + server.port() + "/";
    }

    public int port() {
        return server.port();
    }

    /** Answers what was asked already, then ends. */
    @Override
    public void close() {
        server.stop();
    }
}
