package org.ketwise.consult;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.UserError;

/** Reads dose, duration and schedule of one part of a plan, taking what it understands out of the text. */
final class ScheduleReader {
    private static final String DOSES = "(?:sessions?|doses?|infusions?|treatments?|injections?|administrations?)";
    private static final String PERIOD = "(day|night|week|wk|fortnight|month|(?<=/)[dw])";
    private static final String ADVERB = "(daily|nightly|weekly|monthly)";
    private static final List<String> ORDINALS = List.of("other", "second", "third", "fourth", "fifth", "sixth");

    /** A way to write a schedule with a number in it, and how many days lie from dose to dose. */
    private record Counted(Pattern pattern, Function<MatchResult, Double> everyDays) {}

    private static final List<Counted> COUNTED = List.of(
            counted(
                    "every\\s+(other|second|third|fourth|fifth|sixth)\\s+" + PERIOD,
                    m -> Math.max(2, ORDINALS.indexOf(m.group(1)) + 1) * Amounts.days(m.group(2))),
            counted("(?:on\\s+)?alternat(?:e|ing)\\s+(day|night|week)s?", m -> 2 * Amounts.days(m.group(1))),
            counted(
                    "every\\s+(\\d+)(?:st|nd|rd|th)\\s+" + PERIOD,
                    m -> Amounts.number(m.group(1)) * Amounts.days(m.group(2))),
            counted(
                    "(?:every|each|q\\.?)\\s*" + Amounts.RANGE + "\\s*-?\\s*(?:" + Amounts.SHORT_UNIT + "|"
                            + Amounts.LONG_UNIT + ")",
                    m -> Amounts.least(m.group(1), m.group(2)) * Amounts.days(first(m.group(3), m.group(4)))),
            counted(
                    "(?:(once|twice|thrice)|" + Amounts.RANGE
                            + "\\s*-?\\s*(?:x|×|times?))\\s*-?\\s*(?:(?:in\\s+)?a|per|each|" + "every|/|)\\s*(?:"
                            + ADVERB + "|" + PERIOD + ")",
                    m -> Amounts.days(first(m.group(4), m.group(5))) / times(m)),
            counted(
                    "[x×]\\s*" + Amounts.RANGE + "\\s*(?:a|per|each|every|/)\\s*" + PERIOD,
                    m -> Amounts.days(m.group(3)) / Amounts.most(m.group(1), m.group(2))),
            counted(
                    Amounts.RANGE
                            + "\\s*(?:days?|nights?)\\s*(?:a|per|each|every|/|out\\s+of\\s+a)\\s*(week|wk|fortnight|month)",
                    m -> Amounts.days(m.group(3)) / Amounts.most(m.group(1), m.group(2))),
            counted(
                    Amounts.RANGE + "\\s*" + DOSES + "\\s*(?:a|per|each|every|/)\\s*" + PERIOD,
                    m -> Amounts.days(m.group(3)) / Amounts.most(m.group(1), m.group(2))),
            counted(
                    "(?<![x×] )" + Amounts.RANGE + "\\s*-?\\s*(hourly|weekly|monthly)(?!\\s*" + DOSES + ")",
                    m -> Amounts.least(m.group(1), m.group(2)) * Amounts.days(m.group(3))));

    /** How long somebody is watched is no part of the dose; the word for it stays and is reported. */
    private static final Pattern WATCHED = Pattern.compile("(?<![\\p{L}\\p{N}.,])" + Amounts.RANGE + "\\s*-?\\s*"
            + Amounts.SHORT_UNIT + "(?=\\s*(?:of\\s+)?(?:observ|monitor|recover))"
            + "|(?<=(?:observ|monitor|recover)\\p{L}{0,6}[ :,]{0,3}(?:for |of )?(?:at least |minimum )?)"
            + Amounts.RANGE
            + "\\s*" + Amounts.SHORT_UNIT + "(?![\\p{L}\\p{N}])");

    /** When something is done again is no part of it either. */
    private static final Pattern LATER = Pattern.compile(
            "(?<=\\bafter\\s(?:about\\s)?)" + Amounts.RANGE + "\\s*" + Amounts.SHORT_UNIT + "(?![\\p{L}\\p{N}])");

    private static final Pattern DURATION = whole("(?:over|during|for|in|within)\\s+(?:about\\s+)?an\\s+hour|"
            + "(?:(?:over|during|for|in|within)\\s+(?:about\\s+)?)?" + Amounts.RANGE + "\\s*-?\\s*"
            + Amounts.SHORT_UNIT);
    private static final Pattern SPAN = whole("for\\s+an?\\s+" + Amounts.LONG_UNIT
            + "|(?:(for(?:\\s+(?:the|a|next|first|another|total|of|up|to|at|least))*\\s|[x×])\\s*|(?:over|during|in|within)\\s+)?"
            + Amounts.RANGE + "\\s*-?\\s*" + Amounts.LONG_UNIT);
    private static final Pattern NUMBER_OF_DOSES = whole("(?:(?:for|x|×|(?:series|course|total)\\s+of)\\s*)?"
            + Amounts.RANGE + "\\s*(?:x\\s*)?(?:(?:iv|i\\.v\\.|im|sc|intravenous)\\s+)?" + DOSES);
    private static final Pattern BARE_NUMBER =
            Pattern.compile("(?<![\\p{L}\\p{N}])[-.,]?\\p{N}+(?:[.,]\\p{N}+)?(?![\\p{L}\\p{N}]|[.,/]\\p{N})");

    private final DoseReader doses;
    private final ScheduleWords words;

    ScheduleReader(DoseReader doses, ScheduleWords words) {
        this.doses = doses;
        this.words = words;
    }

    private static Counted counted(String words, Function<MatchResult, Double> everyDays) {
        return new Counted(whole(words), everyDays);
    }

    private static Pattern whole(String words) {
        // What was taken before is blank, and no alternative need be tried there.
        return Pattern.compile("(?<![\\p{L}\\p{N}])(?=\\S)(?:" + words + ")(?![\\p{L}\\p{N}])");
    }

    /** @param rest a part of a plan, in lower case */
    PhaseWords read(Remainder rest) {
        List<Integer> days = DayList.take(rest);
        PhaseWords.Span time = CourseTimes.take(rest);
        DoseReader.Amount amount = doses.read(rest);
        rest.takeAll(WATCHED);
        rest.takeAll(LATER);
        Set<Double> schedules = new HashSet<>();
        if (!days.isEmpty()) {
            schedules.add(DayList.apart(days));
        }
        for (Counted counted : COUNTED) {
            for (MatchResult m = rest.take(counted.pattern()); m != null; m = rest.take(counted.pattern())) {
                schedules.add(counted.everyDays().apply(m));
            }
        }
        Double minutes = minutes(rest.take(DURATION));
        PhaseWords.Span span = oneCourse(time, span(rest.take(SPAN)));
        ScheduleWords.Said said = words.take(rest);
        schedules.addAll(said.everyDays());
        if (amount != null && amount.everyDays() != null) {
            schedules.add(amount.everyDays());
        }
        MatchResult number = rest.take(NUMBER_OF_DOSES);
        refuseBareNumber(rest);
        return new PhaseWords(
                amount == null ? null : amount.dose(),
                minutes == null && amount != null ? amount.minutes() : minutes,
                one(schedules),
                said.timesOfDay().size(),
                span,
                number != null
                        ? Double.valueOf(Amounts.most(number.group(1), number.group(2)))
                        : days.isEmpty() ? null : Double.valueOf(days.size()),
                said.once(),
                said.pushed(),
                days);
    }

    private static @Nullable Double one(Set<Double> schedules) {
        if (schedules.isEmpty()) {
            return null;
        }
        double first = schedules.iterator().next();
        if (schedules.stream().anyMatch(other -> Math.abs(other - first) > 1e-9)) {
            throw new UserError(
                    "The plan names two schedules for one dose.", "Write one, or separate the phases by \"then\".");
        }
        return first;
    }

    private static @Nullable Double minutes(@Nullable MatchResult m) {
        if (m == null) {
            return null;
        }
        return m.group(3) == null ? 60 : Amounts.minutes(Amounts.least(m.group(1), m.group(2)), m.group(3));
    }

    private static PhaseWords.@Nullable Span span(@Nullable MatchResult m) {
        if (m == null) {
            return null;
        }
        String written = m.group().strip();
        return m.group(1) != null
                ? new PhaseWords.Span(written, Amounts.days(m.group(1)), true)
                : new PhaseWords.Span(
                        written, Amounts.most(m.group(3), m.group(4)) * Amounts.days(m.group(5)), m.group(2) != null);
    }

    private static PhaseWords.@Nullable Span oneCourse(
            PhaseWords.@Nullable Span counted, PhaseWords.@Nullable Span named) {
        if (counted == null || named == null) {
            return counted == null ? named : counted;
        }
        if (counted.days() != named.days()) {
            throw new UserError(
                    "\"" + counted.words() + "\" and \"" + named.words() + "\" are not of the same length.",
                    "Write one of them for each phase, and separate the phases by \"then\".");
        }
        return counted;
    }

    private static void refuseBareNumber(Remainder rest) {
        MatchResult found = rest.find(BARE_NUMBER);
        if (found != null) {
            throw new UserError(
                    "The number " + found.group() + " in the plan has no unit.",
                    "Write the unit beside it, for example \"84 mg\" or \"over 40 min\".");
        }
    }

    private static double times(MatchResult m) {
        String word = m.group(1);
        if (word != null) {
            return word.equals("once") ? 1 : word.equals("twice") ? 2 : 3;
        }
        return Amounts.most(m.group(2), m.group(3));
    }

    private static String first(@Nullable String one, @Nullable String other) {
        if (one != null) {
            return one;
        }
        return other == null ? "" : other;
    }
}
