package org.ketwise.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a command may know of the process that it runs in.
 *
 * @param today the day, asked only when nobody named one
 * @param columns width of the terminal that reads the output, or 0 where a pipe or a file does
 * @param errorColumns the same of the terminal that reads messages
 */
record Surroundings(
        InputStream in,
        OutputStream out,
        OutputStream err,
        Supplier<LocalDate> today,
        Map<String, String> environment,
        Supplier<Integer> columns,
        Supplier<Integer> errorColumns) {
    /** Set by the launcher, which asks the terminal more cheaply than Java can. */
    private static final String COLUMNS_PROPERTY = "ketwise.columns";

    /** The same for messages; only the launcher can tell, since Java cannot ask about standard error. */
    private static final String ERROR_COLUMNS_PROPERTY = "ketwise.errorColumns";

    private static final int USUAL_COLUMNS = 80;

    static Surroundings ofProcess() {
        return new Surroundings(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                LocalDate::now,
                System.getenv(),
                Surroundings::columnsOfProcess,
                () -> Math.max(0, Integer.getInteger(ERROR_COLUMNS_PROPERTY, 0)));
    }

    @SuppressWarnings(
            "SystemConsoleNull") // since JDK 25 the usual console is again null where input or output is no terminal
    private static int columnsOfProcess() {
        Integer told = Integer.getInteger(COLUMNS_PROPERTY);
        if (told != null) {
            return Math.max(0, told);
        }
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            return 0;
        }
        String columns = System.getenv("COLUMNS");
        return columns != null && columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : USUAL_COLUMNS;
    }

    /** The width that the environment asks for, or another where it asks for none that can be meant. */
    int columnsAsked(int usual) {
        String columns = variable("COLUMNS");
        return columns != null && columns.matches("[1-9]\\d{1,3}") ? Integer.parseInt(columns) : usual;
    }

    @Nullable
    String variable(String name) {
        return environment.get(name);
    }

    /** Whether a variable is set and not empty, the rule of no-color.org. */
    boolean has(String name) {
        String value = variable(name);
        return value != null && !value.isEmpty();
    }
}
