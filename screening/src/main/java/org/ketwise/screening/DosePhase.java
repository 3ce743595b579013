package org.ketwise.screening;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.BodyWeight;
import org.ketwise.kernel.Dose;
import org.ketwise.knowledge.model.PhaseCriterion;
import org.ketwise.knowledge.model.Threshold;

/**
 * One stretch of a plan with the same dose and schedule.
 *
 * @param dose null where the plan names none
 * @param infusionMinutes how long the dose takes to be given, or null
 * @param everyDays days from dose to dose, 3.5 for twice weekly; null where the plan does not say
 * @param courseDays how long this goes on, or null
 * @param single the plan says that this is one dose only
 * @param pushed the plan says that it is given as a push or bolus
 * @param days the days of the doses where they are listed one by one, from 1, rising; else empty
 */
public record DosePhase(
        @Nullable Dose dose,
        @Nullable Double infusionMinutes,
        @Nullable Double everyDays,
        @Nullable Double courseDays,
        boolean single,
        boolean pushed,
        List<Integer> days) {
    public DosePhase {
        days = List.copyOf(days);
    }

    /** A stretch whose days are not listed. */
    public DosePhase(
            @Nullable Dose dose,
            @Nullable Double infusionMinutes,
            @Nullable Double everyDays,
            @Nullable Double courseDays,
            boolean single,
            boolean pushed) {
        this(dose, infusionMinutes, everyDays, courseDays, single, pushed, List.of());
    }

    /** Whether it is given as fast and as often as asked; a time that is named leads over the word for a push. */
    boolean meetsTimes(PhaseCriterion asked) {
        Double minutesBelow = asked.minutesBelow();
        if (minutesBelow != null && !(infusionMinutes == null ? pushed : infusionMinutes < minutesBelow)) {
            return false;
        }
        Double minutesAtLeast = asked.minutesAtLeast();
        if (minutesAtLeast != null && (infusionMinutes == null || infusionMinutes < minutesAtLeast)) {
            return false;
        }
        Double minutesBelowOrOpen = asked.minutesBelowOrOpen();
        if (minutesBelowOrOpen != null && infusionMinutes != null && infusionMinutes >= minutesBelowOrOpen) {
            return false;
        }
        Double daysApartBelow = asked.daysApartBelow();
        if (daysApartBelow != null && (everyDays == null || everyDays >= daysApartBelow)) {
            return false;
        }
        Double daysApartAtLeast = asked.daysApartAtLeast();
        if (daysApartAtLeast != null && (everyDays == null || everyDays < daysApartAtLeast)) {
            return false;
        }
        Double courseDaysAbove = asked.courseDaysAbove();
        return courseDaysAbove == null || (courseDays != null && courseDays > courseDaysAbove);
    }

    /** Whether its dose is what is asked; one that hangs on a body weight nobody gave is not. */
    boolean meetsDose(PhaseCriterion asked, @Nullable BodyWeight weight) {
        return reaches(asked.milligrams(), milligrams(weight))
                && reaches(asked.milligramsPerKilogram(), milligramsPerKilogram(weight));
    }

    /** Whether its dose could be what is asked for some body weight. */
    boolean mayMeetDose(PhaseCriterion asked) {
        return switch (dose) {
            case Dose.Absolute(double milligrams) -> reaches(asked.milligrams(), milligrams);
            case Dose.PerKilogram(double milligrams) -> reaches(asked.milligramsPerKilogram(), milligrams);
            case null -> !asked.asksForDose();
        };
    }

    private static boolean reaches(@Nullable Threshold threshold, @Nullable Double amount) {
        return threshold == null || (amount != null && threshold.isReachedBy(amount));
    }

    private @Nullable Double milligrams(@Nullable BodyWeight weight) {
        return switch (dose) {
            case Dose.Absolute(double milligrams) -> milligrams;
            case Dose.PerKilogram(double milligrams) -> weight == null ? null : milligrams * weight.kilograms();
            case null -> null;
        };
    }

    private @Nullable Double milligramsPerKilogram(@Nullable BodyWeight weight) {
        return switch (dose) {
            case Dose.PerKilogram(double milligrams) -> milligrams;
            case Dose.Absolute(double milligrams) -> weight == null ? null : milligrams / weight.kilograms();
            case null -> null;
        };
    }
}
