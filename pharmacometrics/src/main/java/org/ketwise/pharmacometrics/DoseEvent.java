package org.ketwise.pharmacometrics;

import org.ketwise.kernel.Route;

/**
 * A dose given.
 *
 * @param time hours from the start
 * @param milligrams of the base
 * @param hours that it takes to be given; zero for a bolus, a spray or a tablet
 */
public record DoseEvent(double time, double milligrams, Route route, double hours) {
    public DoseEvent {
        if (!(milligrams > 0) || Double.isInfinite(milligrams)) {
            throw new IllegalArgumentException("a dose of " + milligrams + " mg");
        }
        if (!(time >= 0) || !(hours >= 0) || Double.isInfinite(time + hours)) {
            throw new IllegalArgumentException("a dose from " + time + " h on over " + hours + " h");
        }
    }
}
