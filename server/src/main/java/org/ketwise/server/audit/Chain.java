package org.ketwise.server.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a chain of lines stands: after so many entries and bytes, with this hash. The hash of a line is SHA-256 over the hash before it and the line without its own hash.
 */
record Chain(long entries, long bytes, String hash) {
    /** Before the first line. */
    static final Chain BEGINNING = new Chain(0, 0, "0".repeat(64));

    private static final Pattern LINE = Pattern.compile("(\\{\"n\":(\\d{1,18}),.*),\"hash\":\"([0-9a-f]{64})\"\\}");

    /** A line that follows. */
    record Link(String line, Chain after) {}

    Link append(AuditEntry entry) {
        String text = entry.text(entries + 1);
        String next = sha256(hash + "\n" + text);
        String line = text.substring(0, text.length() - 1) + ",\"hash\":\"" + next + "\"}\n";
        return new Link(line, new Chain(entries + 1, bytes + line.getBytes(StandardCharsets.UTF_8).length, next));
    }

    /**
     * @param line without its end
     * @param length in bytes, its end counted
     * @return empty if it does not follow
     */
    Optional<Chain> follow(String line, int length) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches() || Long.parseLong(matcher.group(2)) != entries + 1) {
            return Optional.empty();
        }
        String expected = sha256(hash + "\n" + matcher.group(1) + "}");
        return expected.equals(matcher.group(3))
                ? Optional.of(new Chain(entries + 1, bytes + length, expected))
                : Optional.empty();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
