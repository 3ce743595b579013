package org.ketwise.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.UserError;
import org.ketwise.report.Printable;
import org.ketwise.server.audit.AuditCheck;
import org.ketwise.server.audit.AuditLog;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ketwise audit}: for those who look after what a server wrote down. */
@Command(
        name = "audit",
        description = "Looks after the audit log of a server.",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        synopsisSubcommandLabel = "COMMAND")
final class AuditCommand {
    private AuditCommand() {}

    static CommandLine commandLine(Surroundings surroundings) {
        return new CommandLine(new AuditCommand()).addSubcommand(new Verify(surroundings));
    }

    /** {@code ketwise audit verify}. */
    @Command(
            name = "verify",
            description = {
                "Follows the chain of an audit log from its first line to its last, and says whether it holds.",
                "What it cannot show: docs/operations.md."
            },
            mixinStandardHelpOptions = true,
            versionProvider = ProductVersion.class)
    static final class Verify implements Callable<Integer> {
        private final Surroundings surroundings;

        @Parameters(
                arity = "0..1",
                paramLabel = "FILE",
                description = "The log; that of a server on this machine with the usual settings unless given.")
        private @Nullable String file;

        Verify(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            Path log = log();
            AuditCheck.Found found = check(log);
            new Destination(null, surroundings.out()).write(text(log, found));
            return switch (found) {
                case AuditCheck.Found.Intact _ -> ExitCode.DONE;
                case AuditCheck.Found.Broken _ -> ExitCode.USER;
            };
        }

        private Path log() {
            if (file != null) {
                return InputPaths.existing(file, "FILE", "file");
            }
            return InputPaths.existing(
                    StateFolder.of(surroundings).resolve(AuditLog.NAME).toString(), "FILE", "file");
        }

        private static AuditCheck.Found check(Path log) {
            if (Files.isDirectory(log)) {
                throw new UserError(log + " is a folder.", "Name the file " + AuditLog.NAME + " in it.");
            }
            try {
                return AuditCheck.check(log);
            } catch (IOException e) {
                throw InputPaths.unreadable(log.toString(), e);
            }
        }

        private static String text(Path log, AuditCheck.Found found) {
            String name = Printable.line(log.toString());
            return switch (found) {
                case AuditCheck.Found.Intact intact ->
                    "%s is intact: %d %s%nhead %s%n%s"
                            .formatted(
                                    name,
                                    intact.entries(),
                                    intact.entries() == 1 ? "entry" : "entries",
                                    intact.hash(),
                                    intact.noted()
                                            ? ""
                                            : "There is no head file beside it: if lines were cut off at its end, nobody can tell.\n");
                case AuditCheck.Found.Broken broken ->
                    "%s is broken at line %d: %s.%n".formatted(name, broken.line(), broken.reason());
            };
        }
    }
}
