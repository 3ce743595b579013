package org.ketwise.consult;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.ketwise.screening.DosePhase;

/** The doses that the phases of a plan stand for, one by one. */
public final class PlannedDoses {
    private static final double SAME_DAY = 1e-9;

    private PlannedDoses() {}

    /**
     * A dose.
     *
     * @param day days from the first day of the plan, from zero
     */
    public record PlannedDose(double day, DosePhase phase) {
        /** As people count days: the first is 1. */
        public int dayOfPlan() {
            return (int) Math.floor(day + SAME_DAY) + 1;
        }
    }

    /** Whether a phase goes on without an end that the plan names. */
    public static boolean isOpen(DosePhase phase) {
        return phase.everyDays() != null && !phase.single() && phase.days().isEmpty() && phase.courseDays() == null;
    }

    /** How many doses a phase with a schedule has in so many days. */
    static int times(double everyDays, double courseDays) {
        return Math.clamp(Math.round(courseDays / everyDays), 1, Integer.MAX_VALUE);
    }

    /**
     * Phase after phase.
     *
     * @param openDays for how long a phase without an end is followed
     * @param most so many doses are listed, and one more where there are more
     */
    public static List<PlannedDose> list(List<DosePhase> phases, ToDoubleFunction<DosePhase> openDays, int most) {
        List<PlannedDose> doses = new ArrayList<>();
        double start = 0;
        for (DosePhase phase : phases) {
            Double every = phase.everyDays();
            if (!phase.days().isEmpty()) {
                start = listed(phase, start, doses);
            } else if (phase.single() || every == null) {
                doses.add(new PlannedDose(start, phase));
                start += 1;
            } else {
                double course = phase.courseDays() == null ? openDays.applyAsDouble(phase) : phase.courseDays();
                int times = times(every, course);
                for (int i = 0; i < times && doses.size() <= most; i++) {
                    doses.add(new PlannedDose(start + i * every, phase));
                }
                start += times * every;
            }
        }
        return doses;
    }

    /** Days of a later phase count from the start of the plan where they lie after what came before, else from the start of the phase. */
    private static double listed(DosePhase phase, double start, List<PlannedDose> doses) {
        List<Integer> days = phase.days();
        double shift = days.getFirst() - 1 >= start - SAME_DAY ? 0 : Math.ceil(start - SAME_DAY);
        days.forEach(day -> doses.add(new PlannedDose(shift + day - 1, phase)));
        double apart = days.size() < 2 ? 1 : (double) (days.getLast() - days.getFirst()) / (days.size() - 1);
        return Math.ceil(shift + days.getLast() - 1 + apart - SAME_DAY);
    }
}
