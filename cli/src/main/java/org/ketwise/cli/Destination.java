package org.ketwise.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.UserError;

/** Where a result goes: standard output, or a file that only its owner may read, since it holds patient data. */
record Destination(@Nullable String file, OutputStream standardOutput) {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    /** Endings of formats that other programs would expect something else in. */
    private static final Set<String> NOT_WRITTEN = Set.of("pdf", "doc", "docx", "odt", "rtf", "xls", "xlsx", "ods");

    void write(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (file == null) {
            writeToStandardOutput(bytes);
        } else {
            writeToFile(file, bytes);
        }
    }

    /** A reader that has seen enough, such as {@code head}, closes the pipe; that is no failure. */
    private void writeToStandardOutput(byte[] bytes) {
        try {
            standardOutput.write(bytes);
            standardOutput.flush();
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage());
            if (!reason.toLowerCase(Locale.ROOT).contains("pipe")) {
                throw new UserError(
                        "The output cannot be written: " + reason + ".", "Make room or write somewhere else with -o.");
            }
        }
    }

    private static void writeToFile(String name, byte[] bytes) {
        Path path = InputPaths.of(name, "-o");
        int dot = name.lastIndexOf('.');
        if (dot >= 0 && NOT_WRITTEN.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT))) {
            throw new UserError(
                    "Ketwise writes no " + name.substring(dot + 1) + " files (-o " + name + ").",
                    "Write a report.html and print it to PDF from a browser; .json and .txt work too.");
        }
        Path folder = path.toAbsolutePath().getParent();
        if (name.isBlank() || Files.isDirectory(path)) {
            throw new UserError("\"" + name + "\" after -o is no file name.", "Name a file to write.");
        }
        if (folder != null && !Files.isDirectory(folder)) {
            throw new UserError(
                    "There is no folder " + folder + " to write " + path.getFileName() + " into.",
                    "Make the folder first, or name another file.");
        }
        try {
            boolean posix = Files.getFileStore(folder == null ? path : folder).supportsFileAttributeView("posix");
            if (posix && Files.notExists(path)) {
                Files.createFile(path, ownerOnly());
            } else if (posix && Files.isRegularFile(path)) {
                Files.setPosixFilePermissions(path, OWNER_ONLY);
            }
            Files.write(path, bytes);
        } catch (AccessDeniedException e) {
            throw new UserError("There is no permission to write " + name + ".", "Name a file in a folder of yours.");
        } catch (IOException e) {
            throw new UserError(
                    name + " cannot be written: " + e.getMessage() + ".", "Make room or name another file.");
        }
    }

    private static FileAttribute<Set<PosixFilePermission>> ownerOnly() {
        return PosixFilePermissions.asFileAttribute(OWNER_ONLY);
    }
}
