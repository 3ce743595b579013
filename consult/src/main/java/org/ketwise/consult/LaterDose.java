package org.ketwise.consult;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.PlannedDoses.PlannedDose;
import org.ketwise.kernel.UserError;
import org.ketwise.screening.DosePhase;

/**
 * A dose that changes inside of a schedule, as in {@code "56 mg twice weekly for 4 weeks, then 84 mg from session 3"}: what was said before goes on with
 * another amount.
 *
 * @param words as written
 * @param unit what is counted
 * @param number of the first dose, week or day with the new amount, from 1
 */
record LaterDose(String words, MissedDoses.Unit unit, int number) {
    private static final String AMOUNT = "\\d{1,4}(?:[.,]\\d{1,4})?\\s{0,2}(?:mg|mcg|µg|ug|g)(?:\\s{0,1}/\\s{0,1}kg)?";
    private static final String UNIT = "(?:" + MissedDoseReader.SESSION + "|weeks?|days?)";
    private static final String FROM =
            "(?:(?:starting|beginning)\\s+(?:from|at|with|on|in)|from|as\\s+of|since)\\s+(?:the\\s+)?"
                    + "(" + UNIT
                    + "\\s{0,2}(?:#|no\\.?|number)?\\s{0,2}\\d{1,3}(?![\\d.,/]\\d|\\s{0,2}(?:-|–|—|to\\b|through\\b))|"
                    + MissedDoseReader.ORDINAL + "\\s+" + UNIT + ")"
                    + "(?:\\s+(?:on(?:wards?)?|and\\s+(?:on|later|after|beyond|thereafter))\\b(?!\\s+days?\\b))?";
    private static final String CHANGED_TO =
            "(?:(?:titrat|increas|escalat|rais|ris|taper|reduc|decreas|chang)\\p{L}*(?:\\s+(?:up|down))?\\s+to\\s+)?";
    private static final Pattern AMOUNT_FIRST = Pattern.compile(
            "(?<![\\p{L}\\p{N}.,])" + CHANGED_TO + "(" + AMOUNT + ")\\s{1,2}(" + FROM + ")(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern AMOUNT_LAST = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(" + FROM + ")[:,]?\\s{1,2}(?:at\\s+|with\\s+)?" + CHANGED_TO + "(" + AMOUNT
                    + ")(?![\\p{L}\\p{N}/])",
            Pattern.CASE_INSENSITIVE);

    /** How a start is written while the rest of the plan is read. */
    private static final Pattern WRITTEN = Pattern.compile("\\blaterdose(dose|week|day)(\\d{1,3})\\b");

    private static final double LONG = 10_000; // days, later than any start that can be written

    static String asOneWord(String text) {
        String last = AMOUNT_LAST
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement("; then " + found.group(3) + " " + word(found.group(2))));
        return AMOUNT_FIRST
                .matcher(last)
                .replaceAll(found -> Matcher.quoteReplacement("; then " + found.group(1) + " " + word(found.group(3))));
    }

    private static String word(String start) {
        String unit = start.toLowerCase(Locale.ROOT);
        String counted = unit.contains("week") ? "week" : unit.matches(".*\\bdays?\\b.*") ? "day" : "dose";
        String digits = start.replaceAll("\\D", "");
        int number = digits.isEmpty()
                ? MissedDoseReader.number(start.strip().replaceAll("\\s.*", ""))
                : Integer.parseInt(digits);
        return "laterdose" + counted + number;
    }

    /** Takes a start out of a part of a plan; null where there is none. */
    static @Nullable LaterDose take(Remainder rest) {
        MatchResult found = rest.take(WRITTEN);
        if (found == null) {
            return null;
        }
        MissedDoses.Unit unit = switch (found.group(1)) {
            case "week" -> MissedDoses.Unit.WEEK;
            case "day" -> MissedDoses.Unit.DAY;
            default -> MissedDoses.Unit.DOSE;
        };
        return new LaterDose("from " + found.group(1) + " " + found.group(2), unit, Integer.parseInt(found.group(2)));
    }

    /**
     * Ends what came before where this begins, and lets it go on with what is new.
     *
     * @param before phases of the plan so far, to which the new one is added
     * @throws UserError if there is no such dose
     */
    void follow(List<DosePhase> before, DosePhase later) {
        if (before.isEmpty()) {
            before.add(later);
            return;
        }
        if (before.getLast().everyDays() == null && later.everyDays() == null) {
            throw new UserError(
                    "The plan does not say how often, so \"" + words + "\" has no place in it.",
                    "Write for example \"56 mg twice weekly for 4 weeks, then 84 mg from session 3\".");
        }
        List<PlannedDose> doses = PlannedDoses.list(before, phase -> LONG, number + (int) LONG);
        int kept = switch (unit) {
            case DOSE -> number - 1;
            case WEEK -> earlierThan(doses, 7 * (number - 1));
            case DAY -> earlierThan(doses, number - 1);
        };
        if (number < 1 || kept > doses.size() || (kept == doses.size() && later.everyDays() == null)) {
            throw new UserError(
                    "\"" + words + "\" cannot be meant: the plan has " + doses.size() + " doses before it.",
                    "Write how long the first doses go on, for example \"56 mg twice weekly for 4 weeks, then 84 mg from session 3\".");
        }
        List<DosePhase> earlier = List.copyOf(before);
        before.clear();
        int left = kept;
        List<DosePhase> changed = new ArrayList<>();
        for (DosePhase phase : earlier) {
            boolean open = PlannedDoses.isOpen(phase);
            int size = open
                    ? Integer.MAX_VALUE
                    : PlannedDoses.list(List.of(phase), each -> 0, Integer.MAX_VALUE - 1)
                            .size();
            if (left >= size) {
                before.add(phase);
                left -= size;
                continue;
            }
            if (left > 0) {
                before.add(part(phase, 0, left));
            }
            changed.add(withDoseOf(later, part(phase, left, open ? Integer.MAX_VALUE : size)));
            left = 0;
        }
        if (later.everyDays() == null && later.courseDays() == null) {
            before.addAll(changed);
        } else {
            before.add(changed.isEmpty() ? later : ownSchedule(later, changed.getFirst()));
        }
    }

    private static int earlierThan(List<PlannedDose> doses, double day) {
        return (int) doses.stream().filter(dose -> dose.day() < day - 1e-9).count();
    }

    /** Some doses of a phase; without an end where it has none and all the rest is asked for. */
    private static DosePhase part(DosePhase phase, int from, int to) {
        Double every = phase.everyDays();
        List<Integer> days = phase.days().isEmpty() ? List.of() : phase.days().subList(from, to);
        Double course = every == null || to == Integer.MAX_VALUE ? null : Double.valueOf((to - from) * every);
        return new DosePhase(
                phase.dose(), phase.infusionMinutes(), every, course, phase.single(), phase.pushed(), days);
    }

    private static DosePhase withDoseOf(DosePhase later, DosePhase phase) {
        return new DosePhase(
                later.dose() == null ? phase.dose() : later.dose(),
                later.infusionMinutes() == null ? phase.infusionMinutes() : later.infusionMinutes(),
                phase.everyDays(),
                phase.courseDays(),
                phase.single(),
                phase.pushed() || later.pushed(),
                phase.days());
    }

    private static DosePhase ownSchedule(DosePhase later, DosePhase goesOn) {
        return new DosePhase(
                goesOn.dose(),
                goesOn.infusionMinutes(),
                later.everyDays() == null ? goesOn.everyDays() : later.everyDays(),
                later.courseDays(),
                later.single(),
                goesOn.pushed(),
                later.days());
    }
}
