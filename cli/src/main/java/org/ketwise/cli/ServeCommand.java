package org.ketwise.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

/** {@code ketwise serve}: the check as pages, as REST, by CDS Hooks and by FHIR, on this machine. */
@Command(
        name = "serve",
        description =
                "Serves the check as web pages, as REST, by CDS Hooks and by FHIR, to this machine alone. Ends with Ctrl-C.",
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

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Where feedback on cards is kept, readable by you alone; ketwise in $XDG_STATE_HOME or ~/.local/state unless given.")
    private @Nullable Path data;

    @Option(
            names = "--fhir-server",
            paramLabel = "URL",
            description =
                    "A FHIR server that may be asked for what a call of CDS Hooks does not send; may be given more than once.")
    private List<URI> fhirServers = new ArrayList<>();

    @Option(
            names = "--cors-origin",
            paramLabel = "ORIGIN",
            description =
                    "A site whose pages may call the services of CDS Hooks, for example https://ehr.example.org; may be given more than once.")
    private List<String> corsOrigins = new ArrayList<>();

    ServeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        ServeSettings settings = new ServeSettings(host, port(), dataFolder(), fhirServers, corsOrigins);
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

    /** By the rules of freedesktop.org on where programs keep their state. */
    private @Nullable Path dataFolder() {
        if (data != null) {
            return data;
        }
        String state = surroundings.variable("XDG_STATE_HOME");
        if (state != null && !state.isEmpty()) {
            return Path.of(state, "ketwise");
        }
        String home = surroundings.variable("HOME");
        return home == null || home.isEmpty() ? null : Path.of(home, ".local", "state", "ketwise");
    }

    private int port() {
        if (!port.matches("\\d{1,5}")) {
            throw new UserError("\"" + port + "\" is not a port (--port).", "Write a number from 0 to 65535.");
        }
        return Integer.parseInt(port);
    }
}
