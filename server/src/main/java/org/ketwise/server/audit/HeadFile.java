package org.ketwise.server.audit;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Beside the log, how far it reached when it was last forced to disk: lines that are cut off at its end are missed by this. */
record HeadFile(Path file) {
    private static final Pattern TEXT =
            Pattern.compile("entries (\\d{1,18}) bytes (\\d{1,18}) hash ([0-9a-f]{64})\\s*");

    static HeadFile beside(Path log) {
        return new HeadFile(log.resolveSibling(log.getFileName() + ".head"));
    }

    /** @throws IOException also if it does not hold what it should */
    Optional<Chain> read() throws IOException {
        try {
            Matcher text = TEXT.matcher(Files.readString(file));
            if (!text.matches()) {
                throw new IOException("not a head");
            }
            return Optional.of(new Chain(Long.parseLong(text.group(1)), Long.parseLong(text.group(2)), text.group(3)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    void write(Chain chain) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        PrivateFiles.write(
                fresh, "entries " + chain.entries() + " bytes " + chain.bytes() + " hash " + chain.hash() + "\n");
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
