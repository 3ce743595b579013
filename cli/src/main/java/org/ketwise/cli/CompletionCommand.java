package org.ketwise.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ketwise completion}. */
@Command(
        name = "completion",
        description = "Prints a completion script for bash and zsh.",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(ketwise completion)                    for this shell",
            "  ketwise completion >> ~/.bash_completion        for every bash to come"
        })
final class CompletionCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private @Nullable CommandSpec spec;

    @SuppressWarnings(
            "UnusedVariable") // people write the shell as for other programs; it is checked and changes nothing
    @Parameters(
            paramLabel = "SHELL",
            arity = "0..1",
            description = "bash or zsh; the script is the same for both, so none is needed.")
    private @Nullable Shell shell;

    /** A shell that the script is for. */
    enum Shell {
        BASH,
        ZSH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    CompletionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("picocli gives every command its specification");
        }
        new Destination(null, surroundings.out())
                .write(CompletionScript.of(spec.root().commandLine()));
        return ExitCode.DONE;
    }
}
