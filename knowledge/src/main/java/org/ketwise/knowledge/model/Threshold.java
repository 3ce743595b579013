package org.ketwise.knowledge.model;

/**
 * An amount above which something applies.
 *
 * @param inclusive whether the amount itself counts, as where a source gives the range in which an effect begins
 */
public record Threshold(double amount, boolean inclusive) {
    /** What a division by a body weight may be off without being another amount. */
    private static final double ROUNDING = 1e-9;

    public static Threshold above(double amount) {
        return new Threshold(amount, false);
    }

    public static Threshold atLeast(double amount) {
        return new Threshold(amount, true);
    }

    public boolean isReachedBy(double other) {
        double margin = amount * ROUNDING;
        return inclusive ? other >= amount - margin : other > amount + margin;
    }
}
