package org.ketwise.fhir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What is looked for, as a test on raw text, so that most of a large folder need not be parsed. The test may say yes too often, but never no to what is about the
 * patient that is sought.
 *
 * @param marks a large document in which none of them occurs is not read; empty means that every document is
 * @param text whether a line of NDJSON or a small document may matter; non-ASCII characters in it are not decoded
 */
record Sought(List<String> marks, Predicate<String> text) {
    private static final int CHUNK = 1 << 16;
    /** Letters, digits, hyphen, dot and underscore may be written as an escape, and nearly nobody does. */
    private static final String ESCAPE = "\\u00";

    private static final Pattern ESCAPED_MARK =
            Pattern.compile("\\\\u00(?:2[de]|3[0-9]|4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9a])", Pattern.CASE_INSENSITIVE);
    /** What every writer of JSON writes as it is. */
    private static final Pattern OTHER_THAN_MARK = Pattern.compile("[^A-Za-z0-9._-]+");

    private static final List<String> SUBJECT_FIELDS = List.of("\"subject\"", "\"patient\"");
    /** What follows the name of such a field if it surely names somebody: {@code : {"reference": "Patient/17"}}. */
    private static final Pattern SOMEBODY =
            Pattern.compile("\\s*:\\s*\\{[^{}]*?\"reference\"\\s*:\\s*\"(?:urn:[\\w:.-]+"
                    + "|(?:[^\"\\\\#?]*\\\\?/)?[A-Z][A-Za-z]+\\\\?/[A-Za-z0-9.-]+)\"");
    /** Resources that are about nobody. */
    private static final Pattern ABOUT_NOBODY =
            Pattern.compile("\\{\\s*\"resourceType\"\\s*:\\s*\"(?:Patient|Medication)\"");

    static final Sought EVERYTHING = new Sought(List.of(), text -> true);

    /** The Patient resource with an id. */
    static Sought patient(String id) {
        List<String> marks = marks(List.of(id));
        return new Sought(marks, text -> mayHold(text, marks) && mayHold(text, List.of("\"Patient\"")));
    }

    /** Everything about a patient, and what does not name its patient, so that it can be said. In a large document that is about others, the latter is passed over. */
    static Sought recordsOf(Person person) {
        List<String> marks = marks(person.names());
        return new Sought(marks, text -> mayHold(text, marks) || mayNameNobody(text));
    }

    /** Medication resources with one of several ids. */
    static Sought medications(List<String> ids) {
        List<String> marks = marks(ids);
        return new Sought(marks, text -> mayHold(text, List.of("\"Medication\"")) && mayHold(text, marks));
    }

    /** Of each name the longest part that looks the same in every writer's JSON; none at all if one of them has no such part. */
    private static List<String> marks(List<String> names) {
        List<String> marks = new ArrayList<>();
        for (String name : names) {
            String longest = "";
            for (String part : OTHER_THAN_MARK.split(name, -1)) {
                longest = part.length() > longest.length() ? part : longest;
            }
            if (longest.isEmpty()) {
                return List.of();
            }
            marks.add(longest);
        }
        return List.copyOf(marks);
    }

    private static boolean mayHold(String text, List<String> marks) {
        return marks.isEmpty()
                || marks.stream().anyMatch(text::contains)
                || (text.contains(ESCAPE) && ESCAPED_MARK.matcher(text).find());
    }

    /** Whether it cannot be ruled out that a resource leaves open whose it is. Only its subject counts: what else it refers to may have any name. */
    private static boolean mayNameNobody(String text) {
        if (ABOUT_NOBODY.matcher(text).lookingAt()) {
            return false;
        }
        // A contained resource has a subject of its own, which is not told from the outer one here.
        boolean named = !text.contains("\"contained\"");
        boolean hasSubject = false;
        for (String field : SUBJECT_FIELDS) {
            for (int at = text.indexOf(field); at >= 0 && named; at = text.indexOf(field, at + 1)) {
                hasSubject = true;
                named = SOMEBODY.matcher(text)
                        .region(at + field.length(), text.length())
                        .lookingAt();
            }
        }
        return !named || !hasSubject;
    }

    boolean mayBeIn(InputStream document) throws IOException {
        if (marks.isEmpty()) {
            return true;
        }
        int overlap = Math.max(
                ESCAPE.length() + 2,
                marks.stream().mapToInt(String::length).max().orElse(1) - 1);
        byte[] buffer = new byte[CHUNK + overlap];
        int kept = 0;
        int read;
        boolean first = true;
        while ((read = document.readNBytes(buffer, kept, CHUNK)) > 0) {
            int length = kept + read;
            // One byte is one character here, which is right for marks: they are ASCII. A zero byte is UTF-16.
            String chunk = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
            if (chunk.indexOf('\0') >= 0 || mayHold(chunk, marks)) {
                return true;
            }
            if (first && read < CHUNK) {
                return text.test(chunk);
            }
            first = false;
            kept = Math.min(overlap, length);
            System.arraycopy(buffer, length - kept, buffer, 0, kept);
        }
        return false;
    }
}
