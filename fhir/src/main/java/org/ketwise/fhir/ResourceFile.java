package org.ketwise.fhir;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.ketwise.kernel.UserError;

/** A part of the input that hands out its resources, as often as it is asked. */
sealed interface ResourceFile permits JsonFile, NdjsonFile {
    /** What to call it in a sentence. */
    String name();

    /**
     * Hands out every resource that may be sought, and others too.
     *
     * @throws UserError if it cannot be read, naming file and line
     */
    void read(Sought sought, Consumer<Resource> sink, Remarks remarks);

    /** Opens the bytes anew. */
    interface Source {
        InputStream open() throws IOException;
    }

    /** @param alone whether it is the only file, so that what was parsed may be kept for the next time */
    static ResourceFile of(Path path, boolean alone) {
        Path last = path.getFileName();
        String name = last == null ? path.toString() : last.toString();
        Source source = () -> openUnpacked(path);
        return isNdjson(name) ? new NdjsonFile(name, source) : new JsonFile(name, source, alone);
    }

    static boolean isNdjson(String name) {
        String plain = withoutGz(name);
        return plain.endsWith(".ndjson") || plain.endsWith(".jsonl");
    }

    static boolean isJson(String name) {
        return withoutGz(name).endsWith(".json");
    }

    private static String withoutGz(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".gz") ? lower.substring(0, lower.length() - 3) : lower;
    }

    /** Whether a file is compressed is told by its first bytes, not by its name. */
    private static InputStream openUnpacked(Path path) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        try {
            bytes.mark(2);
            boolean gzip = bytes.read() == 0x1f && bytes.read() == 0x8b;
            bytes.reset();
            return gzip ? new BufferedInputStream(new GZIPInputStream(bytes, 1 << 16), 1 << 16) : bytes;
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    default UserError unreadable() {
        return new UserError(
                name() + " cannot be read to its end.", "Check that it is complete and that you may read it.");
    }
}
