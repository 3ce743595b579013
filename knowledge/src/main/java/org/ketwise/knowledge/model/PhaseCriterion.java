package org.ketwise.knowledge.model;

import org.jspecify.annotations.Nullable;

/**
 * What a criterion asks of the phases of a plan: one and the same phase must meet all of it, so that the dose of one phase and the time of another never add up
 * to what nobody planned.
 *
 * @param milligrams the absolute dose
 * @param milligramsPerKilogram the dose by body weight
 * @param minutesBelow the dose is given within less than this, or pushed without a time named
 * @param minutesAtLeast the plan names a time for the dose of at least this
 * @param minutesBelowOrOpen the dose is given within less than this, pushed, or the plan names no time
 * @param daysApartBelow less than so many days lie from dose to dose
 * @param daysApartAtLeast at least so many days lie from dose to dose
 * @param courseDaysAbove it goes on for more than so many days, as far as the plan says
 */
public record PhaseCriterion(
        @Nullable Threshold milligrams,
        @Nullable Threshold milligramsPerKilogram,
        @Nullable Double minutesBelow,
        @Nullable Double minutesAtLeast,
        @Nullable Double minutesBelowOrOpen,
        @Nullable Double daysApartBelow,
        @Nullable Double daysApartAtLeast,
        @Nullable Double courseDaysAbove) {
    /** Whether it asks for a dose, which may have to be known by body weight. */
    public boolean asksForDose() {
        return milligrams != null || milligramsPerKilogram != null;
    }

    /** Whether it asks how fast a dose is given. */
    public boolean asksForMinutes() {
        return minutesBelow != null || minutesAtLeast != null || minutesBelowOrOpen != null;
    }

    /** Whether it asks how often a dose is given or for how long. */
    public boolean asksForSchedule() {
        return daysApartBelow != null || daysApartAtLeast != null || courseDaysAbove != null;
    }
}
