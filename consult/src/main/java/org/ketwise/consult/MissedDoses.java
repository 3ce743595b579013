package org.ketwise.consult;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ketwise.consult.PlannedDoses.PlannedDose;
import org.ketwise.kernel.UserError;

/**
 * Doses of a plan that were not given.
 *
 * @param parts what the plan names
 * @param unclear words that say that doses were missed, but not which
 */
public record MissedDoses(List<Part> parts, List<String> unclear) {
    /** None. */
    public static final MissedDoses NONE = new MissedDoses(List.of(), List.of());

    /** What is counted. */
    public enum Unit {
        DOSE("dose"),
        WEEK("week"),
        DAY("day");

        private final String word;

        Unit(String word) {
            this.word = word;
        }
    }

    /**
     * Doses, weeks or days one after the other.
     *
     * @param words as written
     * @param first from 1
     * @param last not before the first
     * @param fromEnd whether they are counted from the end of the plan
     */
    public record Part(String words, Unit unit, int first, int last, boolean fromEnd) {}

    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /**
     * The places of the missed doses among those of a plan, from zero, with the words that name them.
     *
     * @throws UserError if there is no such dose, or none is left
     */
    public SortedMap<Integer, String> among(List<PlannedDose> doses) {
        SortedMap<Integer, String> missed = new TreeMap<>();
        for (Part part : parts) {
            int end = part.unit() == Unit.DOSE
                    ? doses.size()
                    : part.unit() == Unit.WEEK
                            ? (doses.getLast().dayOfPlan() - 1) / 7 + 1
                            : doses.getLast().dayOfPlan();
            int first = part.fromEnd() ? end - part.last() + 1 : part.first();
            int last = part.fromEnd() ? end : part.last();
            boolean any = false;
            for (int number = first; number <= Math.min(last, end + 1); number++) {
                List<Integer> places = places(doses, part.unit(), number);
                if (places.isEmpty() && part.unit() == Unit.DOSE) {
                    throw noSuch(doses, part, number);
                }
                any |= !places.isEmpty();
                places.forEach(place -> missed.put(place, part.words()));
            }
            // Of a stretch of days only some need have a dose.
            if (!any) {
                throw noSuch(doses, part, first);
            }
        }
        if (!missed.isEmpty() && missed.size() == doses.size()) {
            throw new UserError("No dose of the plan is left after those that were missed.", "Name fewer of them.");
        }
        return missed;
    }

    private static List<Integer> places(List<PlannedDose> doses, Unit unit, int number) {
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < doses.size(); place++) {
            int day = doses.get(place).dayOfPlan();
            boolean meant = switch (unit) {
                case DOSE -> place + 1 == number;
                case WEEK -> (day - 1) / 7 + 1 == number;
                case DAY -> day == number;
            };
            if (meant) {
                places.add(place);
            }
        }
        return places;
    }

    private static UserError noSuch(List<PlannedDose> doses, Part part, int number) {
        String has = doses.size() == 1 ? "1 dose" : doses.size() + " doses";
        return part.unit() == Unit.DOSE
                ? new UserError(
                        "\"" + part.words() + "\" cannot be meant: the plan has " + has + ".",
                        doses.size() == 1
                                ? "Write how often and for how long, for example \"twice weekly for 4 weeks\"."
                                : "Name doses from 1 to " + doses.size() + ".")
                : new UserError(
                        "\"" + part.words() + "\" cannot be meant: the plan has no dose in " + part.unit().word + " "
                                + number + ".",
                        "It has " + has + ", the last on day " + doses.getLast().dayOfPlan() + ".");
    }
}
