package org.ketwise.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Runs a command as a shell would, without a process. */
final class Shell {
    private final Map<String, String> environment = new HashMap<>();
    private InputStream in = InputStream.nullInputStream();
    private int columns;

    /** What a command left behind. */
    record Result(int exitCode, String out, String err) {}

    static Shell shell() {
        return new Shell();
    }

    static Result ketwise(String... arguments) {
        return shell().run(arguments);
    }

    Shell typing(String input) {
        return typing(input.getBytes(StandardCharsets.UTF_8));
    }

    Shell typing(byte[] input) {
        in = new ByteArrayInputStream(input);
        return this;
    }

    Shell piping(InputStream input) {
        in = input;
        return this;
    }

    Shell with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Shell onTerminal(int width) {
        columns = width;
        return this;
    }

    Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        return run(out, arguments);
    }

    /** With a reader that has gone away after some bytes, as {@code head} does. */
    Result runIntoClosedPipe(String... arguments) {
        return run(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                },
                arguments);
    }

    Result runIntoFullDisk(String... arguments) {
        return run(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("No space left on device");
                    }
                },
                arguments);
    }

    private Result run(OutputStream out, String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings =
                new Surroundings(in, out, err, () -> LocalDate.of(2026, 11, 23), environment, () -> columns, () -> 0);
        int exitCode = Ketwise.run(surroundings, arguments);
        return new Result(
                exitCode,
                out instanceof ByteArrayOutputStream bytes ? bytes.toString(StandardCharsets.UTF_8) : "",
                err.toString(StandardCharsets.UTF_8));
    }
}
