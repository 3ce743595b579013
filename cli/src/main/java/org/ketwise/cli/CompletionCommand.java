package org.ketwise.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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

    CompletionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("picocli gives every command its specification");
        }
        new Destination(null, surroundings.out())
                .write(AutoComplete.bash("ketwise", spec.root().commandLine()));
        return ExitCode.DONE;
    }
}
