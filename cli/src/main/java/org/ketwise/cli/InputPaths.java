package org.ketwise.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.ketwise.kernel.UserError;

/** Paths that the user wrote. */
final class InputPaths {
    private InputPaths() {}

    static Path of(String name, String option) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new UserError(
                    "\"" + name + "\" after " + option + " is no path.", "Write the name of a file or folder.");
        }
    }

    static Path existing(String name, String option) {
        Path path = of(name, option);
        if (name.isBlank() || !Files.exists(path)) {
            throw new UserError(
                    "There is no file \"" + name + "\" (" + option + ").", "Check the name and the folder you are in.");
        }
        return path;
    }

    static UserError unreadable(String name, IOException cause) {
        return new UserError(
                name + " cannot be read" + (cause instanceof AccessDeniedException ? ": no permission." : "."),
                "Check that it is a file you may read, then try again.");
    }
}
