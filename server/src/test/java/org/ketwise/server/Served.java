package org.ketwise.server;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ketwise.consult.Consult;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.server.exchange.Services;

/** A server with the built-in content, as a test needs it. */
final class Served implements AutoCloseable {
    private static final KnowledgeBase KNOWLEDGE = KnowledgeBase.builtIn();
    private static final Consult CONSULT = new Consult(KNOWLEDGE);

    final List<Throwable> faults = new CopyOnWriteArrayList<>();
    final KetwiseServer server;
    final Visitor visitor;

    private Served(ServeSettings settings, InstantSource clock) {
        server = KetwiseServer.start(
                settings,
                new Services(
                        KNOWLEDGE,
                        CONSULT,
                        "test",
                        () -> LocalDate.of(2026, 11, 23),
                        clock,
                        () -> UUID.randomUUID().toString(),
                        (number, where, failure) -> faults.add(failure)));
        visitor = new Visitor(server.port());
    }

    /** For this machine alone, with settings as in a file. */
    static Served with(Path data, String settings) {
        return with(data, settings, InstantSource.system());
    }

    static Served with(Path data, String settings, InstantSource clock) {
        return new Served(
                new Configuration.Builder()
                        .usual(Setting.DATA, data.toString())
                        .flag(Setting.PORT, "0", "--port")
                        .file("test.conf", settings)
                        .build()
                        .settings(),
                clock);
    }

    @Override
    public void close() {
        server.close();
    }
}
