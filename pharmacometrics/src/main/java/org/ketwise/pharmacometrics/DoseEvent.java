package org.ketwise.pharmacometrics;

import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Route;

/**
 * A dose given.
 *
 * @param time hours from the start
 * @param milligrams of the base
 * @param hours that it takes to be given; zero for a bolus, a spray or a tablet
 * @param forKilograms the body weight that the milligrams are for, where the dose follows the weight of each person, or null where all get the same
 */
public record DoseEvent(
        double time,
        double milligrams,
        Route route,
        double hours,
        @Nullable Double forKilograms) {
    public DoseEvent {
        if (!(milligrams > 0) || Double.isInfinite(milligrams)) {
            throw new IllegalArgumentException("a dose of " + milligrams + " mg");
        }
        if (!(time >= 0) || !(hours >= 0) || Double.isInfinite(time + hours)) {
            throw new IllegalArgumentException("a dose from " + time + " h on over " + hours + " h");
        }
        if (forKilograms != null && !(forKilograms > 0)) {
            throw new IllegalArgumentException("a dose for " + forKilograms + " kg");
        }
    }

    /** The same for everybody. */
    public DoseEvent(double time, double milligrams, Route route, double hours) {
        this(time, milligrams, route, hours, null);
    }

    /** The same dose at another time. */
    public DoseEvent at(double other) {
        return new DoseEvent(other, milligrams, route, hours, forKilograms);
    }

    /** What somebody of this body weight gets. */
    double milligramsAt(double kilograms) {
        return forKilograms == null ? milligrams : milligrams * kilograms / forKilograms;
    }
}
