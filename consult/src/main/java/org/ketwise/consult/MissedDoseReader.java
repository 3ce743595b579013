package org.ketwise.consult;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ketwise.kernel.UserError;

/** Reads which doses of a plan were missed, as in {@code "missed session 3"}, {@code "without doses 2 and 5"}, {@code "skipped the second week"}. */
final class MissedDoseReader {
    static final String SESSION =
            "(?:sessions?|doses?|infusions?|treatments?|injections?|administrations?" + "|visits?|appointments?)";
    private static final String UNIT = "(?:" + SESSION + "|weeks?|wks?|days?)";
    private static final String MISSED = "(?:miss(?:ed|es|ing)?|skip(?:ped|s|ping)?|omit(?:ted|s|ting)?"
            + "|forgot(?:ten)?|forget(?:s|ting)?|cancel(?:l?ed|l?ing|s)?|without|except(?:ing)?(?:\\s+for)?|excluding"
            + "|leaving\\s+out|left\\s+out|no[ -]shows?|(?:did|does|could)(?:\\s+not|n't)\\s+(?:attend|come|receive|take|get|have))";
    private static final String PASSIVE = "(?:(?:was|were|is|are|has\\s+been|have\\s+been|being)\\s+)?"
            + "(?:missed|skipped|omitted|forgotten|cancell?ed|held|withheld|dropped|left\\s+out|not\\s+(?:given|taken|attended|received))";
    static final List<String> ORDINALS = List.of(
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth");
    static final String ORDINAL = "(?:\\d{1,3}(?:st|nd|rd|th)|" + String.join("|", ORDINALS) + ")";
    private static final String NUMBER =
            "\\d{1,4}" + DayList.NO_DAY.replace("-|–|—|", "").replace("to\\b|", "");
    private static final String SPAN = NUMBER + "(?:\\s{0,2}(?:-|–|—|to|through)\\s{0,2}" + NUMBER + ")?";
    private static final String AND = "\\s{0,2}(?:,\\s{0,2}and\\b|,|/|&|\\+|and\\b|or\\b)\\s{0,2}";
    private static final String NUMBERED =
            UNIT + "\\s{0,2}(?:#|no\\.?|number|nr\\.?)?\\s{0,2}" + SPAN + "(?:" + AND + SPAN + ")*";
    private static final String COUNT = "(?:\\d{1,2}|one|two|three|four|five|six)";
    private static final String ORDERED =
            "(?:the\\s+)?" + ORDINAL + "(?:" + AND + "(?:the\\s+)?" + ORDINAL + ")*\\s+" + UNIT;
    private static final String AT_AN_END = "(?:the\\s+)?(?:first|last|final)(?:\\s+" + COUNT + ")?\\s+" + UNIT;
    private static final String TARGET = "(?:" + AT_AN_END + "|" + ORDERED + "|" + NUMBERED
            + ")(?:\\s{1,2}of\\s{1,2}\\d{1,3}(?!\\s*(?:mg|mcg|g)\\b))?";
    private static final String BETWEEN =
            "\\s{1,2}(?:(?:on|in|at|for|to|the|also|their|his|her|all\\s+of|both|taking)\\s+)*";
    private static final String LEAD =
            "(?<![\\p{L}\\p{N}])(?:(?:but|and|with|was|were|has|have|had|patient|pt)\\s{1,2})*";

    private static final Pattern ACTIVE = Pattern.compile(
            LEAD + MISSED + BETWEEN + "(" + TARGET + "(?:" + AND + "(?:in\\s+|on\\s+)?" + TARGET
                    + ")*)(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SAID_AFTER = Pattern.compile(
            LEAD + "(" + TARGET + "(?:" + AND + TARGET + ")*)\\s{0,2},?\\s{0,2}" + PASSIVE + "(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE);

    /** A number of doses, or nothing, does not say which. */
    private static final Pattern UNCLEAR = Pattern.compile(
            LEAD + "(?:" + MISSED
                    + "\\s+(?:(?:about|up\\s+to|at\\s+least|a\\s+total\\s+of)\\s+)?(?:an?|some|several|a\\s+few|many|every\\s+\\p{L}+|"
                    + COUNT + "(?:\\s{0,2}(?:-|–|to|or)\\s{0,2}" + COUNT
                    + ")?)(?:\\s+(?:of|more|other)(?:\\s+the(?:ir)?)?)?\\s+" + UNIT + "|(?:an?|some|several|" + COUNT
                    + ")\\s+" + UNIT
                    + "\\s+" + PASSIVE + "|(?:an?|some|several|" + COUNT + ")\\s+missed\\s+" + UNIT
                    + ")(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE);

    /** A dose inside of a week is not what is counted here. */
    private static final Pattern NARROWED = Pattern.compile(
            "\\G\\s+(?:of|in|from|before|after)\\s+(?:(?:the|each|every|any)\\s+)*(?:(?:" + ORDINAL + "|last)\\s+"
                    + UNIT + "|" + UNIT + "(?:\\s+\\d{1,3})?)(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ONE_TARGET = Pattern.compile(TARGET, Pattern.CASE_INSENSITIVE);
    private static final Pattern OF_ALL = Pattern.compile("\\s+of\\s+\\d+$", Pattern.CASE_INSENSITIVE);
    private static final Pattern END = Pattern.compile(
            "(?:the\\s+)?(first|last|final)(?:\\s+(" + COUNT + "))?\\s+(" + UNIT + ")", Pattern.CASE_INSENSITIVE);
    private static final Pattern ORDINAL_EACH = Pattern.compile(ORDINAL, Pattern.CASE_INSENSITIVE);
    private static final Pattern SPAN_EACH =
            Pattern.compile("(\\d{1,4})(?:\\s{0,2}(?:-|–|—|to|through)\\s{0,2}(\\d{1,4}))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNIT_WORD =
            Pattern.compile("(?<!\\p{L})(?:" + UNIT + ")(?!\\p{L})", Pattern.CASE_INSENSITIVE);

    private MissedDoseReader() {}

    /** Takes what a plan says of missed doses out of it. */
    static MissedDoses take(Remainder rest) {
        List<MissedDoses.Part> parts = new ArrayList<>();
        for (Pattern pattern : List.of(ACTIVE, SAID_AFTER)) {
            for (MatchResult found = rest.take(pattern); found != null; found = rest.take(pattern)) {
                String words = found.group().strip();
                Matcher narrowed = NARROWED.matcher(rest.toString());
                if (narrowed.find(found.end())) {
                    throw new UserError(
                            "Which doses \"" + words + narrowed.group() + "\" names is not understood.",
                            "Name them by their number in the plan, for example \"missed dose 3\", or a whole week, for example \"missed week 2\".");
                }
                ONE_TARGET
                        .matcher(found.group(1))
                        .results()
                        .forEach(target -> read(OF_ALL.matcher(target.group()).replaceAll(""), words, parts));
            }
        }
        List<String> unclear = new ArrayList<>();
        for (MatchResult found = rest.take(UNCLEAR); found != null; found = rest.take(UNCLEAR)) {
            unclear.add(found.group().strip());
        }
        return new MissedDoses(List.copyOf(parts), List.copyOf(unclear));
    }

    private static void read(String target, String words, List<MissedDoses.Part> parts) {
        MissedDoses.Unit unit = unit(target);
        Matcher end = END.matcher(target);
        if (end.matches()) {
            int count =
                    end.group(2) == null ? 1 : (int) Amounts.number(end.group(2).toLowerCase(Locale.ROOT));
            require(count > 0, words);
            parts.add(new MissedDoses.Part(words, unit, 1, count, !end.group(1).equalsIgnoreCase("first")));
            return;
        }
        List<MatchResult> ordinals = ORDINAL_EACH.matcher(target).results().toList();
        if (!ordinals.isEmpty()) {
            for (MatchResult ordinal : ordinals) {
                int number = number(ordinal.group());
                require(number > 0, words);
                parts.add(new MissedDoses.Part(words, unit, number, number, false));
            }
            return;
        }
        SPAN_EACH.matcher(target).results().forEach(span -> {
            int first = Integer.parseInt(span.group(1));
            int last = span.group(2) == null ? first : Integer.parseInt(span.group(2));
            require(first > 0 && last >= first, words);
            parts.add(new MissedDoses.Part(words, unit, first, last, false));
        });
    }

    private static void require(boolean meant, String words) {
        if (!meant) {
            throw new UserError(
                    "\"" + words + "\" cannot be meant.", "Count from 1 on, for example \"missed dose 3\".");
        }
    }

    /** The place that an ordinal stands for. */
    static int number(String ordinal) {
        int word = ORDINALS.indexOf(ordinal.toLowerCase(Locale.ROOT));
        return word >= 0 ? word + 1 : Integer.parseInt(ordinal.replaceAll("\\D", ""));
    }

    private static MissedDoses.Unit unit(String target) {
        String word = UNIT_WORD
                .matcher(target)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElse("")
                .toLowerCase(Locale.ROOT);
        return word.startsWith("w")
                ? MissedDoses.Unit.WEEK
                : word.startsWith("da") ? MissedDoses.Unit.DAY : MissedDoses.Unit.DOSE;
    }
}
