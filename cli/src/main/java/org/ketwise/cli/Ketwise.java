package org.ketwise.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The command {@code ketwise}. */
@Command(
        name = "ketwise",
        description =
                "Screens a medication list for planned ketamine or esketamine treatment, predicts concentrations, and writes a handout for the patient. Offline; nothing leaves this machine.",
        versionProvider = ProductVersion.class,
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ketwise screen --file examples/adult-adhd.txt --plan \"esketamine 84 mg nasal\"",
            "  ketwise screen \"Concerta 36 mg\" \"Klonopin PRN\" --plan \"ketamine 0.5 mg/kg iv\"",
            "  ketwise simulate --plan \"esketamine 84 mg nasal\" --plan \"ketamine 0.5 mg/kg iv over 40 min\"",
            "  ketwise handout --file examples/adult-adhd.txt --plan \"esketamine 84 mg nasal\" -o handout.html",
            "  ketwise evidence search driving after a session",
            "  ketwise serve",
            "  ketwise content check content",
            "",
            "Exit codes: 0 done, 1 our fault, 2 input or usage, 3 the severity of --fail-on was reached."
        })
public final class Ketwise {
    private static final int HELP_WIDTH = 100;

    public static void main(String[] arguments) {
        boolean consults =
                arguments.length > 0 && Set.of("screen", "handout", "serve").contains(arguments[0]);
        if (consults && Stream.of(arguments).noneMatch(argument -> argument.startsWith("--content"))) {
            BuiltInConsult.begin();
        }
        System.exit(run(Surroundings.ofProcess(), arguments));
    }

    /** Runs a command as the shell would. */
    static int run(Surroundings surroundings, String... arguments) {
        Failures failures = new Failures(surroundings);
        try {
            return commandLine(surroundings, failures, arguments).execute(arguments);
        } catch (Throwable failure) { // also what is no Exception: the user gets a sentence, never a bare trace
            return failures.execution(failure);
        }
    }

    private static CommandLine commandLine(Surroundings surroundings, Failures failures, String... arguments) {
        CommandLine commandLine = new CommandLine(new Ketwise());
        addSubcommands(commandLine, surroundings, arguments);
        commandLine.setOut(new PrintWriter(new OutputStreamWriter(surroundings.out(), StandardCharsets.UTF_8), true));
        commandLine.setUsageHelpWidth(HELP_WIDTH);
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        commandLine.setExpandAtFiles(false);
        commandLine.registerConverter(ScreenCommand.Format.class, new ChoiceConverter<>(ScreenCommand.Format.class));
        commandLine.registerConverter(
                SimulateCommand.Format.class, new ChoiceConverter<>(SimulateCommand.Format.class));
        commandLine.registerConverter(HandoutCommand.Format.class, new ChoiceConverter<>(HandoutCommand.Format.class));
        commandLine.registerConverter(
                EvidenceCommand.Format.class, new ChoiceConverter<>(EvidenceCommand.Format.class));
        commandLine.registerConverter(ScreenCommand.Colour.class, new ChoiceConverter<>(ScreenCommand.Colour.class));
        commandLine.registerConverter(
                CompletionCommand.Shell.class, new ChoiceConverter<>(CompletionCommand.Shell.class));
        commandLine.setParameterExceptionHandler((failure, rest) -> failures.usage(failure));
        commandLine.setExecutionExceptionHandler((failure, command, parsed) ->
                failure instanceof ParameterException usage ? failures.usage(usage) : failures.execution(failure));
        return commandLine;
    }

    /** Reading a command's annotations takes longer than most runs of it, so only the one that is named is read; all where none is. */
    private static void addSubcommands(CommandLine commandLine, Surroundings surroundings, String... arguments) {
        Map<String, Supplier<CommandLine>> commands = new LinkedHashMap<>();
        commands.put("screen", () -> new CommandLine(new ScreenCommand(surroundings)));
        commands.put("simulate", () -> new CommandLine(new SimulateCommand(surroundings)));
        commands.put("handout", () -> new CommandLine(new HandoutCommand(surroundings)));
        commands.put("evidence", () -> EvidenceCommand.commandLine(surroundings));
        commands.put("serve", () -> new CommandLine(new ServeCommand(surroundings)));
        commands.put("audit", () -> AuditCommand.commandLine(surroundings));
        commands.put("vocabulary", () -> VocabularyCommand.commandLine(surroundings));
        commands.put("content", () -> ContentCommand.commandLine(surroundings));
        commands.put("completion", () -> new CommandLine(new CompletionCommand(surroundings)));
        String first = arguments.length == 0 ? "" : arguments[0];
        boolean needsAll = !commands.containsKey(first) || first.equals("completion");
        if (needsAll) {
            commands.put("help", () -> new CommandLine(new CommandLine.HelpCommand()));
        }
        commands.forEach((name, command) -> {
            if (needsAll || name.equals(first)) {
                commandLine.addSubcommand(name, command.get());
            }
        });
    }
}
