package org.ketwise.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Runs representative commands one after the other, so that the ahead-of-time cache holds what they load. Takes a file
 * with one command a line; what the commands write is thrown away and how they end does not matter.
 */
final class AotTraining {
    private static final Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private AotTraining() {}

    public static void main(String[] args) throws IOException {
        List<String> lines = Files.readAllLines(Path.of(args[0]));
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        System.setOut(nowhere);
        System.setErr(nowhere);
        System.setIn(new ByteArrayInputStream(new byte[0]));
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                run(arguments(line));
            }
        }
    }

    private static void run(String[] arguments) {
        try {
            Ketwise.execute(arguments);
        } catch (RuntimeException expected) {
            // A command that fails in training fails in its tests too, and is told there.
        }
    }

    private static String[] arguments(String line) {
        return ARGUMENT.matcher(line).results().map(AotTraining::argument).toArray(String[]::new);
    }

    private static String argument(MatchResult match) {
        String quoted = match.group(1);
        return quoted == null ? match.group(2) : quoted;
    }
}
