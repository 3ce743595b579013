package org.ketwise.fhir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;

/**
 * What is looked for, as a test on raw text, so that most of a large folder need not be parsed. The test may say yes too often, never no too often.
 *
 * @param ids a document in which none of them occurs cannot matter; empty means that every document may
 * @param line whether a line of NDJSON may matter; non-ASCII characters in it are not decoded
 */
record Sought(List<String> ids, Predicate<String> line) {
    private static final int CHUNK = 1 << 16;

    static final Sought EVERYTHING = new Sought(List.of(), line -> true);

    /** The Patient resource with an id. */
    static Sought patient(String id) {
        return new Sought(List.of(id), line -> line.contains(id) && line.contains("\"Patient\""));
    }

    /** Everything about the patient with an id, and what names its patient by other means than an id, or not at all. */
    static Sought recordsOf(String id) {
        return new Sought(List.of(id), line -> line.contains(id) || namesNobody(line));
    }

    private static boolean namesNobody(String line) {
        return !line.contains("Patient/") && !line.contains("urn:uuid:") && !line.contains("\"Medication\"");
    }

    /** Medication resources with one of several ids. */
    static Sought medications(List<String> ids) {
        return new Sought(
                ids, line -> line.contains("\"Medication\"") && ids.stream().anyMatch(line::contains));
    }

    boolean mayBeIn(InputStream document) throws IOException {
        if (ids.isEmpty()) {
            return true;
        }
        int overlap = ids.stream().mapToInt(String::length).max().orElse(1) - 1;
        byte[] buffer = new byte[CHUNK + overlap];
        int kept = 0;
        int read;
        while ((read = document.readNBytes(buffer, kept, CHUNK)) > 0) {
            int length = kept + read;
            // One byte is one character here, which is right for ids: they are ASCII.
            String text = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
            if (ids.stream().anyMatch(text::contains)) {
                return true;
            }
            kept = Math.min(overlap, length);
            System.arraycopy(buffer, length - kept, buffer, 0, kept);
        }
        return false;
    }
}
