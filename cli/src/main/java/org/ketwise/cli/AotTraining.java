package org.ketwise.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Runs representative commands one after the other, so that the JDK's ahead-of-time cache holds what they load. Takes a
 * file with one command a line; what the commands write is thrown away, and how they end does not matter.
 */
final class AotTraining {
    private static final Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private AotTraining() {}

    public static void main(String[] arguments) throws IOException {
        Surroundings process = Surroundings.ofProcess();
        Surroundings nowhere = new Surroundings(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                process.today(),
                Map.of(),
                process.columns(),
                process.errorColumns());
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                Ketwise.run(nowhere, argumentsOf(line));
            }
        }
    }

    private static String[] argumentsOf(String line) {
        return ARGUMENT.matcher(line).results().map(AotTraining::argument).toArray(String[]::new);
    }

    private static String argument(MatchResult match) {
        String quoted = match.group(1);
        return quoted == null ? match.group(2) : quoted;
    }
}
