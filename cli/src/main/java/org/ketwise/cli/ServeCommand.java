package org.ketwise.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.Consult;
import org.ketwise.kernel.UserError;
import org.ketwise.server.Configuration;
import org.ketwise.server.KetwiseServer;
import org.ketwise.server.ServeSettings;
import org.ketwise.server.Setting;
import org.ketwise.server.exchange.Services;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ketwise serve}: the check as pages and as REST, on this machine or, once people and programs have to prove who they are, on a network. */
@Command(
        name = "serve",
        description = {
            "Serves the check as web pages and as REST, to this machine alone unless a login is configured. Ends with Ctrl-C.",
            "Settings come from flags, then the environment (KETWISE_SERVE_...), then the file of --config."
        },
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ketwise serve",
            "  ketwise serve --port 9000",
            "  ketwise serve --config /etc/ketwise/serve.conf --print-config"
        })
final class ServeCommand implements Callable<Integer> {
    private static final List<String> LOG_FORMATS = List.of("text", "json");

    private final Surroundings surroundings;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The address of this machine to listen on; 127.0.0.1 unless given.")
    private @Nullable String host;

    @Option(names = "--port", paramLabel = "PORT", description = "The port; 8471 unless given, 0 for any that is free.")
    private @Nullable String port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder of the audit log; ketwise in the state folder of the user unless given.")
    private @Nullable String data;

    @Option(
            names = "--content",
            paramLabel = "DIR",
            description = "Uses an edited content folder instead of the built-in content.")
    private @Nullable String content;

    @Option(names = "--log-format", paramLabel = "FORMAT", description = "What is logged, as text or json.")
    private @Nullable String logFormat;

    @Option(names = "--config", paramLabel = "FILE", description = "A file of settings, one key = value a line.")
    private @Nullable String config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "One setting by its key; may be repeated. --print-config names all.")
    private List<String> more = List.of();

    @Option(
            names = "--print-config",
            description = "Prints all settings and where each comes from, then ends. Secrets are not shown.")
    private boolean printConfig;

    ServeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        Configuration configuration = configuration();
        if (printConfig) {
            new Destination(null, surroundings.out()).write(configuration.print());
        }
        ServeSettings settings = configuration.settings();
        ServerLog log = new ServerLog(
                surroundings,
                Clock.systemUTC(),
                configuration.get(Setting.LOG_FORMAT).choice(LOG_FORMATS).equals("json"));
        if (printConfig) {
            return ExitCode.DONE;
        }
        Consult consult = consult(configuration);
        Services services = new Services(
                consult.knowledge(),
                consult,
                ProductVersion.get(),
                surroundings.today(),
                Clock.systemUTC(),
                () -> UUID.randomUUID().toString(),
                log::fault);
        KetwiseServer server = KetwiseServer.start(settings, services);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("stopping").unstarted(() -> {
                    log.note("ending");
                    server.close();
                }));
        log.note("serving " + server.address() + (settings.isForNetwork() ? "" : " to this machine; Ctrl-C ends it"));
        new CountDownLatch(1).await(); // until the process is told to end
        return ExitCode.DONE;
    }

    private static Consult consult(Configuration configuration) {
        String folder = configuration.get(Setting.CONTENT).text();
        return BuiltInConsult.get(
                folder.isEmpty() ? null : folder,
                Path.of(configuration.get(Setting.DATA).text()));
    }

    private Configuration configuration() {
        Configuration.Builder builder = new Configuration.Builder()
                .usual(Setting.DATA, StateFolder.usual(surroundings).toString());
        if (config != null) {
            builder.file(Path.of(config).getFileName().toString(), read(config, "--config"));
        }
        builder.environment(surroundings.environment());
        more.forEach(builder::set);
        flag(builder, Setting.HOST, host, "--host");
        flag(builder, Setting.PORT, port, "--port");
        flag(builder, Setting.DATA, data, "--data");
        flag(builder, Setting.CONTENT, content, "--content");
        flag(builder, Setting.LOG_FORMAT, logFormat, "--log-format");
        Configuration read = builder.build();
        read.get(Setting.LOGIN_CLIENT_SECRET_FILE)
                .path()
                .ifPresent(file -> builder.flag(
                        Setting.LOGIN_CLIENT_SECRET,
                        read(file.toString(), Setting.LOGIN_CLIENT_SECRET_FILE.key())
                                .strip(),
                        "file " + file.getFileName()));
        return builder.build();
    }

    private static void flag(Configuration.Builder builder, Setting setting, @Nullable String value, String flag) {
        if (value != null) {
            builder.flag(setting, value, flag);
        }
    }

    private static String read(String name, String option) {
        Path file = InputPaths.existing(name, option, "file");
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new UserError(name + " is not UTF-8.", "Save it as UTF-8.");
        } catch (IOException e) {
            throw InputPaths.unreadable(name, e);
        }
    }
}
