package org.ketwise.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.ParameterException;

/** The command {@code ketwise}. */
@Command(
        name = "ketwise",
        description =
                "Screens a medication list for planned ketamine or esketamine treatment. Offline; nothing leaves this machine.",
        versionProvider = ProductVersion.class,
        mixinStandardHelpOptions = true,
        subcommands = {ScreenCommand.class, ContentCommand.class, CompletionCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  ketwise screen --file examples/adult-adhd.txt --plan \"esketamine 84 mg nasal\"",
            "  ketwise screen \"Concerta 36 mg\" \"Klonopin PRN\" --plan \"ketamine 0.5 mg/kg iv\"",
            "  ketwise content check content",
            "",
            "Exit codes: 0 done, 1 our fault, 2 input or usage, 3 the severity of --fail-on was reached."
        })
public final class Ketwise {
    private static final int HELP_WIDTH = 100;

    public static void main(String[] arguments) {
        System.exit(run(Surroundings.ofProcess(), arguments));
    }

    /** Runs a command as the shell would. */
    static int run(Surroundings surroundings, String... arguments) {
        Failures failures = new Failures(surroundings);
        try {
            return commandLine(surroundings, failures).execute(arguments);
        } catch (Throwable failure) { // also what is no Exception: whatever it is, the user gets a sentence and not a
            // trace
            return failures.execution(failure);
        }
    }

    static CommandLine commandLine(Surroundings surroundings, Failures failures) {
        CommandLine commandLine = new CommandLine(new Ketwise(), factory(surroundings));
        PrintWriter out = new PrintWriter(new OutputStreamWriter(surroundings.out(), StandardCharsets.UTF_8), true);
        commandLine.setOut(out);
        commandLine.setUsageHelpWidth(HELP_WIDTH);
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        commandLine.setExpandAtFiles(false);
        commandLine.registerConverter(ScreenCommand.Format.class, new ChoiceConverter<>(ScreenCommand.Format.class));
        commandLine.registerConverter(ScreenCommand.Colour.class, new ChoiceConverter<>(ScreenCommand.Colour.class));
        commandLine.setParameterExceptionHandler((failure, rest) -> failures.usage(failure));
        commandLine.setExecutionExceptionHandler((failure, command, parsed) ->
                failure instanceof ParameterException usage ? failures.usage(usage) : failures.execution(failure));
        return commandLine;
    }

    /** Commands are given their surroundings; everything else picocli makes by itself. */
    private static IFactory factory(Surroundings surroundings) {
        IFactory usual = CommandLine.defaultFactory();
        return new IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                if (type == ScreenCommand.class) {
                    return type.cast(new ScreenCommand(surroundings));
                }
                if (type == ContentCommand.Check.class) {
                    return type.cast(new ContentCommand.Check(surroundings));
                }
                if (type == ContentCommand.Status.class) {
                    return type.cast(new ContentCommand.Status(surroundings));
                }
                if (type == CompletionCommand.class) {
                    return type.cast(new CompletionCommand(surroundings));
                }
                return usual.create(type);
            }
        };
    }
}
