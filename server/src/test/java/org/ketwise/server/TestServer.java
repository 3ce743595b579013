package org.ketwise.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ketwise.consult.Consult;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.server.exchange.Services;
import org.ketwise.server.settings.Hooks;

/** A server of the tests, with the built-in content, on a day that never changes. */
final class TestServer implements AutoCloseable {
    private static final KnowledgeBase KNOWLEDGE = KnowledgeBase.builtIn();
    private static final Consult CONSULT = new Consult(KNOWLEDGE);

    private final List<Throwable> faults = new CopyOnWriteArrayList<>();
    private final KetwiseServer server;
    private final Visitor visitor;

    TestServer(Path data, List<URI> fhirServers, List<String> corsOrigins) {
        Services services = new Services(
                KNOWLEDGE,
                CONSULT,
                "test",
                () -> LocalDate.of(2026, 11, 23),
                Clock.systemUTC(),
                () -> UUID.randomUUID().toString(),
                (number, where, failure) -> faults.add(failure));
        server = KetwiseServer.start(ServeSettings.local(0, data).with(new Hooks(fhirServers, corsOrigins)), services);
        visitor = new Visitor(server.port());
    }

    Visitor visitor() {
        return visitor;
    }

    int port() {
        return server.port();
    }

    /** A server that was at fault in any of the tests fails them all. */
    @Override
    public void close() {
        server.close();
        assertThat(faults).as("our own failures in all of these tests").isEmpty();
    }
}
