package org.ketwise.knowledge.model;

import java.util.List;

/**
 * Above which a planned dose is taken for a slip of the pen, and what is so unusual that it is asked whether it is meant.
 *
 * @param milligramsPerKilogram for a dose by body weight
 * @param milligrams for an absolute dose
 */
public record PlanLimits(
        double milligramsPerKilogram,
        double milligrams,
        String why,
        List<String> sources,
        Smallest smallest,
        Longest longest,
        LongestPush longestPush) {
    /** A dose below this is to be confirmed. */
    public record Smallest(double milligramsPerKilogram, double milligrams, String why, List<String> sources) {}

    /** A dose that is called a push or bolus and takes this long or longer is to be confirmed. */
    public record LongestPush(double minutes, String why, List<String> sources) {}

    /** A dose that takes longer to be given than this is to be confirmed. */
    public record Longest(double minutes, String why, List<String> sources) {}
}
