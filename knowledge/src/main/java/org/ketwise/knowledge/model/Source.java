package org.ketwise.knowledge.model;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A publication or document that statements rest on.
 *
 * @param kind for example {@code label}, {@code trial}, {@code review}
 * @param lookedUp the day somebody looked it up
 * @param read how much of it was read then
 * @param reviewMonths after so many months somebody is to look again, since such documents change; null where nobody set a time
 */
public record Source(
        String id,
        String citation,
        String kind,
        @Nullable String pmid,
        @Nullable String doi,
        @Nullable String url,
        LocalDate lookedUp,
        Read read,
        @Nullable String note,
        @Nullable Integer reviewMonths) {
    /** The day from which on somebody is to look again, or null. */
    public @Nullable LocalDate reviewDue() {
        return reviewMonths == null ? null : lookedUp.plusMonths(reviewMonths);
    }

    /** How much of a source was read. */
    public enum Read {
        FULL_TEXT,
        ABSTRACT,
        LABEL_TEXT,
        SECONDARY,
        NOT_READ;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Read of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
