package org.ketwise.knowledge.model;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A claim of the essay that this project started from, and what the sources say of it.
 *
 * @param number in the ledger of claims
 * @param section where it stands in the essay
 * @param says the claim, in other words
 * @param fact what is known instead, for a report; null where nothing has to be corrected
 * @param touches what brings it up in a consultation, or null where nothing does
 * @param searched where nothing was found, what was searched; null where there are sources
 */
public record Claim(
        String id,
        int number,
        String section,
        String says,
        Verdict verdict,
        @Nullable String fact,
        String why,
        Danger danger,
        @Nullable Touch touches,
        Evidence evidence,
        List<String> sources,
        @Nullable Searched searched) {
    /** What the sources say of a claim. */
    public enum Verdict {
        SUPPORTED,
        PARTLY,
        /** No clinical evidence was found. */
        UNSUPPORTED,
        /** A label, trial or meta-analysis says otherwise. */
        CONTRADICTED,
        UNVERIFIABLE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Verdict of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** What could come of believing it. */
    public enum Danger {
        HIGH,
        MODERATE,
        LOW;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Danger of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * What brings a claim up; one of them is enough.
     *
     * @param ingredients places of the ingredients, those of the classes included
     * @param together places of ingredients that must all be on the list; empty where none is meant
     * @param rules ids of findings and monitoring rules
     * @param when of the patient and the plan, or null
     */
    public record Touch(
            boolean always,
            IndexSet ingredients,
            IndexSet together,
            List<String> rules,
            @Nullable Criterion when) {}
}
