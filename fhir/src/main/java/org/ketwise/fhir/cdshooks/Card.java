package org.ketwise.fhir.cdshooks;

import java.util.List;
import java.util.Locale;
import org.ketwise.kernel.Coding;
import org.ketwise.kernel.Severity;

/**
 * A card of a response.
 *
 * @param uuid what feedback calls it; unique over calls
 * @param summary plain text of fewer than 140 characters
 * @param detail GitHub-flavoured Markdown
 * @param topic what it is about, a code of ours
 * @param overrideReasons why somebody may go on in spite of it; empty where nothing is to be overridden
 * @param findings ids of the findings that it tells, for those who count
 */
public record Card(
        String uuid,
        String summary,
        String detail,
        Indicator indicator,
        Coding topic,
        List<Coding> overrideReasons,
        List<String> findings) {
    /** Of {@link #topic}: burden axes by their id, and what else a card is about. */
    public static final String TOPICS = "https://ketwise.org/fhir/CodeSystem/card-topic";

    private static final int TOO_LONG = 140;

    public Card {
        overrideReasons = List.copyOf(overrideReasons);
        findings = List.copyOf(findings);
        if (summary.codePointCount(0, summary.length()) >= TOO_LONG) {
            throw new IllegalArgumentException("a summary of a card has fewer than " + TOO_LONG + " characters");
        }
    }

    /** How loud it is. */
    public enum Indicator {
        INFO,
        WARNING,
        CRITICAL;

        static Indicator of(Severity severity) {
            return switch (severity) {
                case NONE, MINOR, MODERATE -> INFO;
                case MAJOR -> WARNING;
                case CONTRAINDICATED -> CRITICAL;
            };
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What feedback counts it under: of a single finding its id, else the topic. */
    public String subject() {
        return findings.size() == 1 ? findings.getFirst() : topic.code();
    }
}
