package org.ketwise.consult;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ketwise.kernel.UserError;

/** Days of a course that are listed one by one, as in {@code "days 1, 3, 5"}, as the time between doses that they stand for. */
final class DayList {
    private static final String DAY = "(?:days?|d)\\s{0,2}";
    private static final String MARK = "\\s{0,2}(?:,|/|&|\\+)\\s{0,2}";
    private static final String MARK_OR_AND = "\\s{0,2}(?:,\\s{0,2}and\\b|,|/|&|\\+|and\\b)\\s{0,2}";

    /** A number before one of these is no day: "day 1, 84 mg". */
    private static final String NO_DAY =
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

    /** How many doses there are, where the plan says so elsewhere. */
    private static final Pattern DOSES_NAMED = Pattern.compile(
            "\\d\\s{0,2}(?:sessions?|doses?|infusions?|treatments?|injections?|administrations?)\\b|[x×]\\s{0,2}\\d|\\bseries of\\b",
            Pattern.CASE_INSENSITIVE);

    private DayList() {}

    /** @throws UserError if the days do not stand for one schedule */
    static String spelledOut(String text) {
        boolean dosesNamed = DOSES_NAMED.matcher(text).find();
        return LIST.matcher(text).replaceAll(found -> Matcher.quoteReplacement(schedule(found, dosesNamed)));
    }

    private static String schedule(MatchResult found, boolean dosesNamed) {
        List<Integer> days = EACH.matcher(found.group())
                .results()
                .map(each -> Integer.valueOf(each.group()))
                .toList();
        int shortest = Integer.MAX_VALUE;
        int longest = 0;
        for (int i = 1; i < days.size(); i++) {
            int apart = days.get(i) - days.get(i - 1);
            shortest = Math.min(shortest, apart);
            longest = Math.max(longest, apart);
        }
        if (shortest < 1 || longest - shortest > 1) {
            throw new UserError(
                    "\"" + found.group().strip()
                            + "\" are days that lie unevenly apart, for which no one schedule stands.",
                    "Write the time between doses, for example \"every 2 days\", and separate the phases by \"then\".");
        }
        double apart = (double) (days.getLast() - days.getFirst()) / (days.size() - 1);
        return "every " + Amounts.spoken(apart) + " days" + (dosesNamed ? "" : " " + days.size() + " doses");
    }
}
