package org.ketwise.knowledge.model;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one medicine does to the enzymes that clear the treatment, where more is known of it than its class. One without effects was tried and left the
 * exposure as it was.
 *
 * @param ingredient its name
 * @param regimen how it was taken where the effects were seen, or null
 * @param kinetics how it comes and goes itself, or null where that was not looked up
 * @param note what must be known to read a prediction that rests on it, or null
 */
public record Perpetrator(
        String id,
        String ingredient,
        Basis basis,
        @Nullable String regimen,
        List<EnzymeEffect> effects,
        @Nullable Kinetics kinetics,
        @Nullable String note,
        List<String> sources,
        Review review) {
    /**
     * One compartment with first-order absorption, at the usual dose for which the effects hold.
     *
     * @param milligrams usual dose
     * @param everyHours from dose to dose
     * @param halfLife of elimination, hours
     * @param absorption 1/h
     */
    public record Kinetics(
            double milligrams,
            double everyHours,
            double halfLife,
            double absorption,
            boolean verified,
            @Nullable String note,
            List<String> sources) {}

    /** Where the numbers come from, the best first. */
    public enum Basis {
        /** Fitted to trials of this medicine with the treatment: what is shown beside such a trial is a fit, no prediction. */
        FITTED,
        /** Calculated from trials of the same medicines by another route, one by one, or before they were stopped. */
        DERIVED,
        /** No trial with the treatment; taken from what the medicine or its class does to other drugs. */
        EXTRAPOLATED,
        /** What the class would do and what a trial saw disagree. */
        CONTRADICTED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Basis of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        /** What may be said of two together. */
        public Basis worse(Basis other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }
}
