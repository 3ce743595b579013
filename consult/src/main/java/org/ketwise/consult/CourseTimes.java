package org.ketwise.consult;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.UserError;

/**
 * Times that are counted from the start of a course and part it into phases: {@code "weeks 1-4: twice weekly, weeks 5-8: weekly"}, or {@code "twice weekly weeks
 * 1-4, weekly weeks 5-8"}.
 */
final class CourseTimes {
    private static final String NUMBER =
            "(?:\\d{1,2}+(?![\\d.,/]\\d)|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";
    private static final String OPEN = "(?:\\s{0,2}(?:\\+|onwards?\\b|and (?:after|beyond|later|on)\\b))";

    /** "Twice a week 6 infusions" and "4 weeks 2 sessions" are no such times. */
    private static final String TIME = "(?<![\\p{L}\\p{N}])"
            + "(?<!(?:[\\d/×]|\\b(?:a|an|per|each|every|other|second|third|one|two|three|four|five|six|eight))[ -]{1,3})(?<!/)"
            + "(?:(?:from|after)\\s{1,3}|(?<!\\b(?:from|after)\\s{1,3}))"
            + "(?:weeks?|wks?|months?|days?)\\s{1,3}" + NUMBER
            + "(?:\\s{0,2}(?:-|–|—|to|through|and|&)\\s{0,2}" + NUMBER + ")?+" + OPEN + "?+"
            + "(?![\\p{L}\\p{N}]|,? *(?:and )?\\d{1,2}(?:[,:]| and |$)"
            + "|\\s*-?\\s*(?:x|×|times|sessions?|doses?|infusions?|treatments?|injections?|"
            + "administrations?|mgs?|mcg|g|h|hours?|hrs?|mins?|minutes?|days?|weeks?|wks?|months?)(?![\\p{L}\\p{N}]))";

    private static final Pattern ONE = Pattern.compile(TIME);
    private static final Pattern PARTS = Pattern.compile("(weeks?|wks?|months?|days?)\\s+(" + NUMBER
            + ")(?:\\s*(?:-|–|—|to|through|and|&)\\s*(" + NUMBER + "))?(" + OPEN + ")?");
    private static final Pattern OPENS = Pattern.compile("^(?:from|after)\\b");
    private static final Pattern ENDS = Pattern.compile("^\\s*(?:[,;.)]|and\\b|$)");
    private static final Pattern STANDS_ALONE =
            Pattern.compile("(?:^|[,;(]|\\band\\b)\\s*(?:(?:in|during|for|and)\\s+)*$");
    private static final Pattern AT_SEMICOLONS = Pattern.compile(";");
    private static final Pattern BEFORE_EACH = Pattern.compile(";|(?=" + TIME + ")");
    private static final Pattern AFTER_EACH = Pattern.compile(";|(?<=" + TIME + "\\s{0,2})(?:[,.]|and\\b)");

    private CourseTimes() {}

    /**
     * The parts of a stretch of a plan, at its times and at semicolons.
     *
     * @throws UserError where it is not clear whether the words before a time or those after it are meant
     */
    static List<Remainder> split(Remainder stretch) {
        String text = stretch.toString();
        List<MatchResult> times = ONE.matcher(text).results().toList();
        if (times.isEmpty()) {
            return stretch.split(AT_SEMICOLONS);
        }
        boolean after = times.stream().allMatch(time -> endsAt(time, text));
        boolean before = times.stream().noneMatch(time -> endsAt(time, text));
        boolean alone = times.size() > 1
                && times.stream()
                        .anyMatch(time -> endsAt(time, text)
                                && STANDS_ALONE
                                        .matcher(text.substring(0, time.start()))
                                        .find());
        if (before) {
            return stretch.split(BEFORE_EACH);
        }
        if (after && !alone) {
            return stretch.split(AFTER_EACH);
        }
        throw new UserError(
                "It is not clear which words of the plan are for \""
                        + times.getFirst().group() + "\".",
                "Write for example \"weeks 1-4: twice weekly, weeks 5-8: weekly\", or separate the phases by \"then\".");
    }

    private static boolean endsAt(MatchResult time, String text) {
        return ENDS.matcher(text.substring(time.end())).find();
    }

    /** Takes a time out; null where there is none, or where it does not say when it ends. */
    static PhaseWords.@Nullable Span take(Remainder rest) {
        MatchResult time = rest.take(ONE);
        if (time == null) {
            return null;
        }
        Matcher parts = PARTS.matcher(time.group());
        if (!parts.find()
                || parts.group(4) != null
                || OPENS.matcher(time.group()).find()) {
            return null;
        }
        double first = Amounts.number(parts.group(2));
        String last = parts.group(3);
        double units = last == null ? 1 : Amounts.number(last) - first + 1;
        if (units < 1) {
            throw new UserError("\"" + time.group() + "\" ends before it begins.", "Write for example \"weeks 1-4\".");
        }
        return new PhaseWords.Span(time.group(), units * Amounts.days(parts.group(1)), true);
    }
}
