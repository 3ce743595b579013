package org.ketwise.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ketwise.kernel.UserError;
import org.ketwise.report.Printable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The two kinds of failure, each said in its way: the user's in one sentence with the remedy, ours with an apology. Nothing is written to a log. */
final class Failures {
    private static final int LONGEST_MESSAGE = 700;
    private static final int MOST_SUGGESTIONS = 3;

    private final Surroundings surroundings;

    Failures(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** A command line that cannot be understood. */
    int usage(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        say(problem(failure) + " See \"" + command.getCommandSpec().qualifiedName() + " --help\".");
        return ExitCode.USER;
    }

    private static String problem(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            String argument = unmatched.getUnmatched().getFirst();
            List<String> suggestions = unmatched.getSuggestions();
            String meant = suggestions.isEmpty()
                    ? ""
                    : " Did you mean "
                            + String.join(
                                    " or ", suggestions.subList(0, Math.min(MOST_SUGGESTIONS, suggestions.size())))
                            + "?";
            return "There is no " + (argument.startsWith("-") ? "option " : "command ") + argument + "." + meant;
        }
        return stripped(String.valueOf(failure.getMessage())) + ".";
    }

    private static String stripped(String message) {
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }

    /** A failure while a command ran. */
    int execution(Throwable failure) {
        if (failure instanceof UserError mistake) {
            say(mistake.problem() + " " + mistake.remedy());
            return ExitCode.USER;
        }
        say(
                "Sorry, this is a fault in Ketwise, not in what you wrote ("
                        + failure.getClass().getSimpleName()
                        + "). No result was made. With KETWISE_DEBUG=1 the same command shows the details to report; read them for patient data first.");
        if (surroundings.has("KETWISE_DEBUG")) {
            write(trace(failure));
        }
        return ExitCode.OUR_FAULT;
    }

    /** A fault of the server, whose failure says nothing of a request. */
    static void fault(Surroundings surroundings, String number, String where, Throwable failure) {
        Failures failures = new Failures(surroundings);
        failures.say("fault " + number + " at " + where);
        failures.write(trace(failure));
    }

    static String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return Printable.escape(trace.toString().replace("\t", "    "));
    }

    /** Says something beside the result; no failure. */
    static void note(Surroundings surroundings, String message) {
        new Failures(surroundings).say(message);
    }

    private void say(String message) {
        String line = Printable.line(message);
        write("ketwise: " + (line.length() > LONGEST_MESSAGE ? line.substring(0, LONGEST_MESSAGE) + "…" : line) + "\n");
    }

    private void write(String text) {
        write(surroundings, text);
    }

    static void write(Surroundings surroundings, String text) {
        OutputStream err = surroundings.err();
        try {
            err.write(text.getBytes(StandardCharsets.UTF_8));
            err.flush();
        } catch (IOException nobodyReads) {
            // There is no further place to say so; the exit code does.
        }
    }
}
