package org.ketwise.pharmacometrics.dynamic;

/**
 * How much one step may err: the root of the mean square over the states of {@code error / (absolute + relative |state|)} stays below 1.
 *
 * @param relative of the size of a state
 * @param absolute in the unit of the state, for each state
 */
public record Tolerance(double relative, double[] absolute) {
    public Tolerance {
        absolute = absolute.clone();
        if (!(relative > 0)) {
            throw new IllegalArgumentException("a relative tolerance of " + relative);
        }
        for (double each : absolute) {
            if (!(each > 0)) {
                throw new IllegalArgumentException("an absolute tolerance of " + each);
            }
        }
    }
}
