package org.ketwise.cli;

import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.Consult;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.server.KetwiseServer;
import org.ketwise.server.ServeSettings;
import org.ketwise.server.exchange.Services;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ketwise serve}: the check as pages and as REST, on this machine. */
@Command(
        name = "serve",
        description = "Serves the check as web pages and as REST, to this machine alone. Ends with Ctrl-C.",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  ketwise serve", "  ketwise serve --port 9000"})
final class ServeCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The address of this machine to listen on; 127.0.0.1 unless given.")
    private String host = ServeSettings.USUAL_HOST;

    @Option(names = "--port", paramLabel = "PORT", description = "The port; 8471 unless given, 0 for any that is free.")
    private String port = String.valueOf(ServeSettings.USUAL_PORT);

    @Option(
            names = "--content",
            paramLabel = "DIR",
            description = "Uses an edited content folder instead of the built-in content.")
    private @Nullable String content;

    ServeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        ServeSettings settings = new ServeSettings(host, port());
        KnowledgeBase knowledge = KnowledgeSource.load(content);
        Services services = new Services(
                knowledge,
                new Consult(knowledge),
                ProductVersion.get(),
                surroundings.today(),
                () -> UUID.randomUUID().toString(),
                (number, where, failure) -> Failures.fault(surroundings, number, where, failure));
        KetwiseServer server = KetwiseServer.start(settings, services);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("stopping").unstarted(server::close));
        Failures.note(surroundings, "serving " + server.address() + " to this machine; Ctrl-C ends it");
        new CountDownLatch(1).await(); // until the process is told to end
        return ExitCode.DONE;
    }

    private int port() {
        if (!port.matches("\\d{1,5}")) {
            throw new UserError("\"" + port + "\" is not a port (--port).", "Write a number from 0 to 65535.");
        }
        return Integer.parseInt(port);
    }
}
