package org.ketwise.consult;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Dose;
import org.ketwise.kernel.UserError;
import org.ketwise.screening.DosePhase;

/**
 * What one part of a plan says of dose and schedule, before it is known what the parts beside it say.
 *
 * @param timesOfDay how many times of the day are named, as in "at night"; a schedule that is named leads
 * @param span days or longer, not yet known whether of a course or of anything else
 * @param doses how many doses there are
 * @param days of the doses where they are listed one by one, else empty
 */
record PhaseWords(
        @Nullable Dose dose,
        @Nullable Double infusionMinutes,
        @Nullable Double everyDays,
        int timesOfDay,
        @Nullable Span span,
        @Nullable Double doses,
        boolean once,
        boolean pushed,
        List<Integer> days) {
    /**
     * A stretch of days or longer.
     *
     * @param ofCourse whether "for" or the like stands before it, so that it can only be the length of a course
     */
    record Span(String words, double days, boolean ofCourse) {}

    boolean saysNothing() {
        return dose == null
                && infusionMinutes == null
                && everyDays == null
                && timesOfDay == 0
                && span == null
                && doses == null
                && !once
                && !pushed;
    }

    /** Whether another part says only what this one leaves open, so that both are of one phase. */
    boolean isCompletedBy(PhaseWords other) {
        return (dose == null || other.dose == null)
                && (infusionMinutes == null || other.infusionMinutes == null)
                && !(saysWhen() && other.saysWhen())
                && (span == null || other.span == null)
                && (doses == null || other.doses == null);
    }

    private boolean saysWhen() {
        return everyDays != null || timesOfDay > 0 || once;
    }

    PhaseWords completedBy(PhaseWords other) {
        return new PhaseWords(
                dose == null ? other.dose : dose,
                infusionMinutes == null ? other.infusionMinutes : infusionMinutes,
                everyDays == null ? other.everyDays : everyDays,
                timesOfDay + other.timesOfDay,
                span == null ? other.span : span,
                doses == null ? other.doses : doses,
                once || other.once,
                pushed || other.pushed,
                days.isEmpty() ? other.days : days);
    }

    /** @throws UserError if the parts do not make one schedule */
    DosePhase phase() {
        double number = doses == null ? 0 : doses;
        boolean oneDose = once || number == 1;
        Double every = everyDays;
        if (every == null && timesOfDay > 0 && !oneDose) {
            every = 1.0 / timesOfDay;
        }
        if (every == null && span != null && number > 1) {
            every = span.days() / number;
        }
        if (every == null && span != null && !span.ofCourse()) {
            throw new UserError(
                    "\"" + span.words()
                            + "\" does not say whether it is the time between doses or the length of the course.",
                    "Write \"every\" or \"for\" before it, and the time that one dose takes in minutes or hours.");
        }
        Double course =
                span != null ? Double.valueOf(span.days()) : number > 1 && every != null ? number * every : null;
        require(infusionMinutes, "The plan gives a dose over no time.", "Write for example \"over 40 min\".");
        require(every, "The plan has no time between its doses.", "Write for example \"every 3 days\".");
        require(course, "The plan has a course of no time.", "Write for example \"for 4 weeks\".");
        require(doses, "The plan has no doses.", "Write for example \"6 infusions\".");
        return new DosePhase(dose, infusionMinutes, every, course, oneDose && every == null, pushed, listedDays());
    }

    /** Days are all the doses only where nothing else says how many doses there are or for how long; else they tell how it begins. */
    private List<Integer> listedDays() {
        boolean all = span == null && doses != null && doses == days.size();
        return all ? days : List.of();
    }

    private static void require(@Nullable Double amount, String problem, String remedy) {
        if (amount != null && (!(amount > 0) || amount.isInfinite())) {
            throw new UserError(problem, remedy);
        }
    }
}
