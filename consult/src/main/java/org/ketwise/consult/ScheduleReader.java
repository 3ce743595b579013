package org.ketwise.consult;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Dose;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.model.PlanLimits;
import org.ketwise.screening.DosePhase;

/** Reads dose, duration and schedule of one phase of a plan, taking what it understands out of the text. */
final class ScheduleReader {
    private static final String NUMBER = "(\\d+(?:[.,]\\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)";
    private static final Map<String, Double> NUMBER_WORDS = Map.ofEntries(
            Map.entry("one", 1.0),
            Map.entry("two", 2.0),
            Map.entry("three", 3.0),
            Map.entry("four", 4.0),
            Map.entry("five", 5.0),
            Map.entry("six", 6.0),
            Map.entry("seven", 7.0),
            Map.entry("eight", 8.0),
            Map.entry("nine", 9.0),
            Map.entry("ten", 10.0),
            Map.entry("twelve", 12.0));
    private static final String UNIT_OF_TIME =
            "(minutes?|mins?|min|hours?|hrs?|hr|h|days?|d|weeks?|wks?|wk|w|months?|mo)";
    private static final double DAYS_PER_MONTH = 365.25 / 12;

    private static final Pattern DOSE = Pattern.compile(
            "(?<![\\w.,/])([-−]?)(\\d+(?:[.,]\\d+)?)(?:\\s*(?:-|–|to)\\s*(\\d+(?:[.,]\\d+)?))?\\s*"
                    + "(mg|g|mcg|µg|μg|ug|ml|mmol|iu|units?|%)(?:\\s*(?:/|per\\b)\\s*(kg|m2|m²|ml|lb))?(?:\\s*/\\s*(min|h|hr|hour))?(?![\\p{L}\\p{N}])");
    private static final Pattern BARE_NUMBER =
            Pattern.compile("(?<![\\p{L}\\p{N}])[-.,]?\\p{N}+(?:[.,]\\p{N}+)?(?![\\p{L}\\p{N}.,/])");

    private static final Pattern THOUSANDS = Pattern.compile("[1-9]\\d{0,2}[.,]\\d{3}");
    private static final int LONGEST_NUMBER = 9;

    /** A way to write a schedule, and how many days lie from dose to dose. */
    private record Schedule(Pattern pattern, Function<MatchResult, Double> everyDays) {}

    private static final List<Schedule> SCHEDULES = List.of(
            schedule("every\\s+other\\s+day|alternate\\s+days|on\\s+alternate\\s+days|qod", m -> 2.0),
            schedule("every\\s+(\\d+)(?:st|nd|rd|th)\\s+day", m -> number(m.group(1))),
            schedule(
                    "every\\s+(second|third|fourth|fifth)\\s+day",
                    m -> 2.0 + List.of("second", "third", "fourth", "fifth").indexOf(m.group(1))),
            schedule("(?:every|q)\\s*" + NUMBER + "\\s*" + UNIT_OF_TIME, m -> number(m.group(1)) * days(m.group(2))),
            schedule(
                    "(?:(once|twice|thrice)|" + NUMBER
                            + "\\s*(?:x|×|times))\\s*(?:a|per|each|every|/|)\\s*(daily|day|weekly|week|wk|monthly|month)",
                    m -> period(m.group(3)) / times(m.group(1), m.group(2))),
            schedule("bid|b\\.i\\.d\\.?", m -> 0.5),
            schedule("tid|t\\.i\\.d\\.?", m -> 1.0 / 3),
            schedule("qid|q\\.i\\.d\\.?", m -> 0.25),
            schedule("every\\s+fortnight|fortnightly", m -> 14.0),
            schedule(
                    "daily|nightly|qd|qhs|every\\s+(?:day|night|morning|evening)|each\\s+(?:day|night|morning|evening)|a\\s+day|per\\s+day",
                    m -> 1.0),
            schedule("weekly|every\\s+week|each\\s+week|a\\s+week|per\\s+week", m -> 7.0),
            schedule("monthly|every\\s+month|a\\s+month|per\\s+month", m -> DAYS_PER_MONTH));

    private static final Pattern DURATION =
            whole("(?:over|during)\\s+" + NUMBER + "\\s*" + UNIT_OF_TIME + "|" + NUMBER + "\\s*-?\\s*(minutes?|mins?)");
    private static final Pattern COURSE = whole("(?:for|x|×)\\s*" + NUMBER + "\\s*" + UNIT_OF_TIME);
    private static final Pattern DOSES =
            whole("(?:for|x|×)?\\s*" + NUMBER + "\\s*(?:sessions?|doses?|infusions?|treatments?)");
    private static final Pattern SINGLE = whole("single(?:\\s+dose)?|one-off|once(?:\\s+only)?|stat|one\\s+dose");

    private final PlanLimits limits;
    private String rest;

    ScheduleReader(String text, PlanLimits limits) {
        this.rest = text;
        this.limits = limits;
    }

    private static Schedule schedule(String words, Function<MatchResult, Double> everyDays) {
        return new Schedule(whole(words), everyDays);
    }

    private static Pattern whole(String words) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + words + ")(?![\\p{L}\\p{N}])");
    }

    static boolean saysNothing(DosePhase phase) {
        return phase.dose() == null && phase.everyDays() == null && phase.infusionMinutes() == null && !phase.single();
    }

    DosePhase read() {
        Dose dose = dose();
        Double minutes = take(
                DURATION, m -> m.group(1) != null ? minutes(m.group(1), m.group(2)) : minutes(m.group(3), m.group(4)));
        Double course = take(COURSE, m -> number(m.group(1)) * days(m.group(2)));
        Double everyDays = null;
        for (Schedule schedule : SCHEDULES) {
            Double found = take(schedule.pattern(), schedule.everyDays());
            if (found != null && everyDays != null && Math.abs(found - everyDays) > 1e-9) {
                throw new UserError(
                        "The plan names two schedules for one dose.", "Write one, or separate the phases by \"then\".");
            }
            everyDays = found == null ? everyDays : found;
        }
        if (everyDays != null && (!(everyDays > 0) || everyDays.isInfinite())) {
            throw new UserError("The plan has no time between its doses.", "Write for example \"every 3 days\".");
        }
        Double doses = take(DOSES, m -> number(m.group(1)));
        if (course == null && doses != null && everyDays != null) {
            course = doses * everyDays;
        }
        boolean single = take(SINGLE, m -> 1.0) != null && everyDays == null;
        refuseBareNumber();
        return new DosePhase(dose, minutes, everyDays, course, single || (doses != null && doses == 1));
    }

    /** Words that nothing here understood. */
    Stream<String> words() {
        return Stream.of(rest.split("[^\\p{L}\\p{N}.'-]+"))
                .map(word -> word.replaceAll("^[.'-]+|[.'-]+$", ""))
                .filter(word -> word.chars().anyMatch(Character::isLetter));
    }

    private @Nullable Double take(Pattern pattern, Function<MatchResult, Double> value) {
        Matcher matcher = pattern.matcher(rest);
        if (!matcher.find()) {
            return null;
        }
        double result = value.apply(matcher.toMatchResult());
        rest = rest.substring(0, matcher.start())
                + " ".repeat(matcher.end() - matcher.start())
                + rest.substring(matcher.end());
        return result;
    }

    private @Nullable Dose dose() {
        Matcher matcher = DOSE.matcher(rest);
        if (!matcher.find()) {
            return null;
        }
        String words = matcher.group().strip();
        if (THOUSANDS.matcher(matcher.group(2)).matches()) {
            throw new UserError(
                    "\"" + words + "\" can be read with a thousands separator or with a decimal point.",
                    "Write the number without separators, for example 1000 or 1.5.");
        }
        if (!matcher.group(1).isEmpty()) {
            throw new UserError("The dose \"" + words + "\" is below zero.", "Write an amount above zero.");
        }
        double amount = number(matcher.group(3) == null ? matcher.group(2) : matcher.group(3));
        double milligrams = switch (matcher.group(4)) {
            case "mg" -> amount;
            case "g" -> amount * 1000;
            case "mcg", "µg", "μg", "ug" -> amount / 1000;
            default ->
                throw new UserError(
                        "The dose \"" + words + "\" is in " + matcher.group(4) + ".",
                        "Write it in mg or mg/kg of ketamine base.");
        };
        String per = matcher.group(5);
        if (matcher.group(6) != null) {
            throw new UserError(
                    "\"" + words + "\" is a rate of infusion.",
                    "Write the dose and its duration, for example \"0.5 mg/kg over 40 min\".");
        }
        if (per != null && !per.equals("kg") && !per.equals("lb")) {
            throw new UserError("The dose \"" + words + "\" is not by body weight.", "Write it in mg or mg/kg.");
        }
        if (milligrams == 0) {
            throw new UserError("The dose \"" + words + "\" is zero.", "Write an amount above zero.");
        }
        if (per != null && per.equals("lb")) {
            throw new UserError("The dose \"" + words + "\" is by pound.", "Write it in mg/kg.");
        }
        double most = per == null ? limits.milligrams() : limits.milligramsPerKilogram();
        if (milligrams > most) {
            throw new UserError(
                    "The dose \"" + words + "\" cannot be meant: " + limits.why(),
                    "Check the unit; mg and mg/kg are understood.");
        }
        rest = rest.substring(0, matcher.start())
                + " ".repeat(matcher.end() - matcher.start())
                + rest.substring(matcher.end());
        Matcher second = DOSE.matcher(rest);
        if (second.find()) {
            throw new UserError(
                    "The plan names two doses, \"" + words + "\" and \""
                            + second.group().strip() + "\".",
                    "Write one, or separate the phases by \"then\".");
        }
        return per == null ? new Dose.Absolute(milligrams) : new Dose.PerKilogram(milligrams);
    }

    private void refuseBareNumber() {
        Matcher matcher = BARE_NUMBER.matcher(rest);
        if (matcher.find()) {
            throw new UserError(
                    "The number " + matcher.group() + " in the plan has no unit.",
                    "Write the unit beside it, for example \"84 mg\" or \"over 40 min\".");
        }
    }

    private static double number(String text) {
        if (text.length() > LONGEST_NUMBER) {
            throw new UserError(
                    "A number of the plan cannot be meant: it has " + text.length() + " digits.",
                    "Write an amount in mg or mg/kg.");
        }
        Double word = NUMBER_WORDS.get(text);
        return word != null ? word : Double.parseDouble(text.replace(',', '.'));
    }

    private static double times(@Nullable String word, @Nullable String number) {
        if (word != null) {
            return word.equals("once") ? 1 : word.equals("twice") ? 2 : 3;
        }
        return number == null ? 1 : number(number);
    }

    private static double period(String word) {
        return word.startsWith("d") ? 1 : word.startsWith("w") ? 7 : DAYS_PER_MONTH;
    }

    private static double minutes(String number, String unit) {
        return Math.rint(number(number) * days(unit) * 24 * 60 * 1e6) / 1e6;
    }

    private static double days(String unit) {
        if (unit.startsWith("mo")) {
            return DAYS_PER_MONTH;
        }
        return switch (unit.charAt(0)) {
            case 'm' -> 1.0 / (24 * 60);
            case 'h' -> 1.0 / 24;
            case 'w' -> 7;
            default -> 1;
        };
    }
}
