package org.ketwise.server;

import io.helidon.common.socket.SocketOptions;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import java.net.BindException;
import java.time.Duration;
import java.util.Optional;
import org.ketwise.kernel.UserError;
import org.ketwise.server.audit.AuditLog;
import org.ketwise.server.connection.Connections;
import org.ketwise.server.exchange.Deferred;
import org.ketwise.server.exchange.Library;
import org.ketwise.server.exchange.Problems;
import org.ketwise.server.exchange.Room;
import org.ketwise.server.exchange.Services;
import org.ketwise.server.fhir.FhirApi;
import org.ketwise.server.guard.CrossOrigins;
import org.ketwise.server.guard.Guard;
import org.ketwise.server.guard.Identity;
import org.ketwise.server.hooks.CdsHooks;
import org.ketwise.server.login.LoginService;
import org.ketwise.server.login.Sessions;
import org.ketwise.server.outbound.AllowedServers;
import org.ketwise.server.outbound.Outbound;
import org.ketwise.server.rest.ContentApi;
import org.ketwise.server.rest.KnowledgeApi;
import org.ketwise.server.rest.OpenApi;
import org.ketwise.server.rest.ScreenApi;
import org.ketwise.server.rest.SimulateApi;
import org.ketwise.server.settings.Limits;
import org.ketwise.server.settings.Listening;
import org.ketwise.server.token.ClientTokens;
import org.ketwise.server.watch.Watch;
import org.ketwise.server.web.Assets;
import org.ketwise.server.web.CheckPage;
import org.ketwise.server.web.EvidencePages;
import org.ketwise.server.web.ExposurePage;
import org.ketwise.server.web.Pages;

/** The running server: its limits, and which service answers which path. */
public final class KetwiseServer implements AutoCloseable {
    /** What is made of the bytes of a record needs ten times as many, beside what the server needs anyway. */
    private static final int SHARE_OF_MEMORY = 32;

    /** The bytes themselves are there twice when they have all come. */
    private static final int SHARE_OF_ARRIVALS = 12;

    /** For what was asked already to be answered when the server ends. */
    private static final Duration LONGEST_END = Duration.ofSeconds(15);

    private final WebServer server;
    private final Connections connections;
    private final ServeSettings settings;
    private final AuditLog audit;
    private final Outbound outbound;

    private KetwiseServer(
            WebServer server, Connections connections, ServeSettings settings, AuditLog audit, Outbound outbound) {
        this.server = server;
        this.connections = connections;
        this.settings = settings;
        this.audit = audit;
        this.outbound = outbound;
    }

    public static KetwiseServer start(ServeSettings settings, Services services) {
        AuditLog audit = AuditLog.open(settings.data());
        Outbound outbound = new Outbound();
        Connections connections = new Connections(settings.limits().bodyTime(), services.clock());
        try {
            WebServer server = webServer(settings, services, connections, audit, outbound);
            return new KetwiseServer(server, connections, settings, audit, outbound);
        } catch (RuntimeException e) {
            connections.close();
            audit.close();
            throw e.getCause() instanceof BindException
                    ? new UserError(
                            "The address " + settings.listening().host() + " with port "
                                    + settings.listening().port() + " cannot be listened on.",
                            "End what listens there already, or set another port (0 for any that is free).")
                    : e;
        }
    }

    private static WebServer webServer(
            ServeSettings settings, Services services, Connections connections, AuditLog audit, Outbound outbound) {
        Listening listening = settings.listening();
        Limits limits = settings.limits();
        return WebServer.builder()
                .host(listening.host())
                .port(listening.port())
                .update(builder -> listening.certificate().ifPresent(each -> builder.tls(Certificates.tls(each))))
                .maxPayloadSize(limits.bodyBytes())
                .maxTcpConnections(limits.connections())
                .addProtocol(Http1Config.builder()
                        .maxHeadersSize(limits.headerBytes())
                        .addReceiveListener(connections.heads())
                        .addSendListener(connections.answers())
                        .build())
                .connectionOptions(connections.accepting(
                        SocketOptions.builder().tcpNoDelay(true).build()))
                .shutdownGracePeriod(LONGEST_END)
                .shutdownHook(false)
                .directHandlers(Problems.beforeRouting())
                .routing(routing -> {
                    routing.addFilter(connections);
                    route(routing, settings, services, audit, outbound);
                })
                .build()
                .start();
    }

    private static void route(
            HttpRouting.Builder routing, ServeSettings settings, Services services, AuditLog audit, Outbound outbound) {
        Pages pages = new Pages(services);
        Deferred<Library> library = new Deferred<>(() -> new Library(services.knowledge()));
        OpenApi openApi = new OpenApi();
        Problems problems = new Problems(pages::problem, services);
        long memory = Runtime.getRuntime().maxMemory();
        Watch watch =
                new Watch(audit, services, new Room(memory / SHARE_OF_MEMORY), new Room(memory / SHARE_OF_ARRIVALS));
        ClientTokens clients = new ClientTokens(settings.clients(), outbound, services.clock());
        Optional<Sessions> sessions = settings.login()
                .map(login -> new Sessions(login.idle(), login.longest(), services.clock(), services.names()));
        Identity identity = sessions.<Identity>map(
                        each -> new Identity.OfNetwork(clients, each, settings.metricsToken()))
                .orElseGet(() -> new Identity.OfThisMachine(
                        settings.clients().isNone() ? Optional.empty() : Optional.of(clients)));
        routing.addFilter(watch)
                .addFilter(new Guard(
                        settings.listening(),
                        settings.isForNetwork(),
                        identity,
                        new CrossOrigins(settings.hooks().origins()),
                        settings.limits(),
                        services.clock()));
        problems.register(routing);
        CdsHooks.register(
                routing, services, pages, new AllowedServers(settings.hooks().fhirServers()), settings.data());
        sessions.ifPresent(each -> routing.register(
                "/", new LoginService(settings.login().orElseThrow(), each, outbound, services, pages::goodbye)));
        routing.register("/assets", new Assets())
                .register(
                        "/api/v1",
                        new ScreenApi(services),
                        new SimulateApi(services),
                        new ContentApi(services),
                        new KnowledgeApi(library),
                        openApi)
                .register("/fhir", new FhirApi(services))
                .register("/evidence", new EvidencePages(library, pages))
                .register("/exposure", new ExposurePage(services, pages))
                .register("/", new CheckPage(services, pages))
                .get("/about", pages::about)
                .get("/api", (request, response) -> pages.api(response, openApi.operations()))
                .get(
                        "/audit",
                        (request, response) -> pages.audit(response, audit.entries(), audit.hash(), watch.requests()))
                .get("/metrics", watch::metrics)
                .get("/health", (request, response) -> response.send("ok\n"))
                .any(problems::notFound);
    }

    /** Where a browser finds it. */
    public String address() {
        Listening listening = settings.listening();
        if (!listening.publicUrls().isEmpty()) {
            return listening.publicUrls().getFirst().origin() + "/";
        }
        String host = listening.host().contains(":") ? "[" + listening.host() + "]" : listening.host();
        return "http://" + host + ":" + server.port() + "/";
    }

    public int port() {
        return server.port();
    }

    /** Answers what was asked already, then ends. */
    @Override
    public void close() {
        server.stop();
        connections.close();
        audit.close();
        outbound.close();
    }
}
