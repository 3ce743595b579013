package org.ketwise.fhir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.ketwise.kernel.UserError;

/** Finds the files of an input. */
final class InputFiles {
    private static final String WHAT_IS_READ =
            "Files that end in .json, .ndjson or .jsonl are read, compressed with gzip or not.";

    private InputFiles() {}

    /**
     * The file itself, or the JSON and NDJSON files of a folder in the order of their names, those of patients first: who is in a record is asked before what.
     *
     * @throws UserError if there is nothing to read
     */
    static List<ResourceFile> list(Path fileOrFolder) {
        if (!Files.exists(fileOrFolder)) {
            throw new UserError("There is no file or folder " + fileOrFolder + ".", "Check the name.");
        }
        if (!Files.isReadable(fileOrFolder)) {
            throw new UserError(fileOrFolder + " may not be read.", "Check its permissions.");
        }
        if (!Files.isDirectory(fileOrFolder)) {
            return List.of(ResourceFile.of(fileOrFolder, true));
        }
        List<Path> paths = paths(fileOrFolder);
        if (paths.isEmpty()) {
            throw new UserError("The folder " + fileOrFolder + " holds no FHIR files.", WHAT_IS_READ);
        }
        return paths.stream()
                .map(path -> ResourceFile.of(path, paths.size() == 1))
                .toList();
    }

    private static List<Path> paths(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> isFhir(nameOf(path)) && Files.isRegularFile(path))
                    .sorted(Comparator.<Path, Boolean>comparing(
                                    path -> !nameOf(path).startsWith("Patient"))
                            .thenComparing(InputFiles::nameOf))
                    .toList();
        } catch (IOException e) {
            throw new UserError("The folder " + folder + " cannot be listed.", "Check its permissions.");
        }
    }

    private static boolean isFhir(String name) {
        return !name.startsWith(".") && (ResourceFile.isJson(name) || ResourceFile.isNdjson(name));
    }

    private static String nameOf(Path path) {
        return String.valueOf(path.getFileName());
    }
}
