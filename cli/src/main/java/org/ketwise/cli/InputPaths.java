package org.ketwise.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
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
        return existing(name, option, "file or folder");
    }

    /** @param what the path should be, in words */
    static Path existing(String name, String option, String what) {
        Path path = of(name, option);
        try {
            if (!name.isBlank()) {
                path.getFileSystem().provider().checkAccess(path);
                return path;
            }
        } catch (AccessDeniedException e) {
            throw new UserError(
                    "\"" + name + "\" (" + option + ") may not be read: no permission for it or the folder it is in.",
                    "Ask its owner for permission, or name another " + what + ".");
        } catch (IOException e) {
            // Whatever else keeps it from being found reads as its absence.
        }
        throw new UserError(
                "There is no " + what + " \"" + name + "\" (" + option + ").",
                "Check the name and the folder you are in.");
    }

    static UserError unreadable(String name, IOException cause) {
        return new UserError(
                name + " cannot be read" + (cause instanceof AccessDeniedException ? ": no permission." : "."),
                "Check that it is a file you may read, then try again.");
    }
}
