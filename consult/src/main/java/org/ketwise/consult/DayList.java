package org.ketwise.consult;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ketwise.kernel.UserError;

/**
 * Days of a course that are listed one by one, as in {@code "days 1, 3, 8 and 15"}. Before the plan is parted they are written as one word, so that no number
 * in them is taken for anything else.
 */
final class DayList {
    private static final String DAY = "(?:days?|d)\\s{0,2}";
    private static final String MARK = "\\s{0,2}(?:,|/|&|\\+)\\s{0,2}";
    private static final String MARK_OR_AND = "\\s{0,2}(?:,\\s{0,2}and\\b|,|/|&|\\+|and\\b)\\s{0,2}";

    /** A number before one of these is no day and no number of a dose: "day 1, 84 mg". */
    static final String NO_DAY =
            "(?![\\p{L}\\p{N}]|\\.\\p{N}|\\s{0,2}(?:-|–|—|x\\b|×|to\\b|times?\\b|mgs?\\b|g\\b|gm\\b|mcgs?\\b|[µμu]g\\b"
                    + "|milli|micro|grams?\\b|kg\\b|ml\\b|secs?\\b|seconds?\\b|min|hours?\\b|hrs?\\b|h\\b|days?\\b|nights?\\b|weeks?\\b|wks?\\b|months?\\b"
                    + "|sessions?\\b|doses?\\b|infusions?\\b|treatments?\\b|injections?\\b|administrations?\\b))";

    private static final String NEXT = "(?:" + DAY + ")?\\d{1,3}" + NO_DAY;

    /** Two days joined by "and" alone may be a stretch of a course, so that a list has a third day or a mark. */
    private static final Pattern LIST = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:on\\s{1,2})?" + DAY + "\\d{1,3}(?:(?:" + MARK_OR_AND + NEXT + "){2,}|" + MARK + NEXT
                    + ")",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern EACH = Pattern.compile("\\d+");

    /** How a list is written while the rest of the plan is read. */
    private static final String WORD = "daylist";

    private static final Pattern WRITTEN = Pattern.compile("\\b" + WORD + "((?:q\\d{1,3})+)\\b");

    private DayList() {}

    /** @throws UserError if the days do not rise */
    static String asOneWord(String text) {
        return LIST.matcher(text).replaceAll(found -> Matcher.quoteReplacement(word(found)));
    }

    private static String word(MatchResult found) {
        List<Integer> days = numbers(found.group());
        for (int i = 0; i < days.size(); i++) {
            if (days.get(i) <= (i == 0 ? 0 : days.get(i - 1))) {
                throw new UserError(
                        "\"" + found.group().strip() + "\" are days that do not rise from day 1 on.",
                        "Write them in their order, for example \"days 1, 3, 8\", or the time between doses, for example \"every 2 days\".");
            }
        }
        return " " + days.stream().map(day -> "q" + day).collect(Collectors.joining("", WORD, "")) + " ";
    }

    private static List<Integer> numbers(String text) {
        return EACH.matcher(text)
                .results()
                .map(each -> Integer.valueOf(each.group()))
                .toList();
    }

    /** Takes a list out; empty where there is none. */
    static List<Integer> take(Remainder rest) {
        MatchResult found = rest.take(WRITTEN);
        return found == null ? List.of() : numbers(found.group(1));
    }

    /** Days from dose to dose, on average. */
    static double apart(List<Integer> days) {
        return Double.parseDouble(Amounts.spoken((double) (days.getLast() - days.getFirst()) / (days.size() - 1)));
    }

    /** Whether no one schedule stands for the days. */
    static boolean areUneven(List<Integer> days) {
        int shortest = Integer.MAX_VALUE;
        int longest = 0;
        for (int i = 1; i < days.size(); i++) {
            int apart = days.get(i) - days.get(i - 1);
            shortest = Math.min(shortest, apart);
            longest = Math.max(longest, apart);
        }
        return longest - shortest > 1;
    }
}
