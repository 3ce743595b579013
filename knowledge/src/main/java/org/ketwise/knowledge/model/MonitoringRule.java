package org.ketwise.knowledge.model;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Something to measure or arrange around treatment. */
public record MonitoringRule(
        String id,
        String title,
        Phase phase,
        int order,
        Criterion when,
        String text,
        @Nullable String threshold,
        Evidence evidence,
        List<String> sources,
        Review review) {
    /** When it is due, in the order of a treatment. */
    public enum Phase {
        BEFORE_COURSE,
        BEFORE_SESSION,
        DURING_SESSION,
        AFTER_SESSION,
        BETWEEN_SESSIONS,
        COURSE;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Phase of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
