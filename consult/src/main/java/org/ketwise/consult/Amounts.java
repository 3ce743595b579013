package org.ketwise.consult;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.UserError;

/** Numbers and spans of time as they are written in plans. */
final class Amounts {
    /** One group. */
    static final String NUMBER = "(\\d+(?:[.,]\\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";

    /** Two groups: a number, and the other end where it is a range. */
    static final String RANGE = NUMBER + "(?:\\s*(?:-|–|—|to|or)\\s*" + NUMBER + ")?";

    /** One group: minutes and hours, in which a dose is given. */
    static final String SHORT_UNIT = "(seconds?|secs?|minutes?|mins?|hours?|hrs?|h)";

    /** One group: days and more, in which a course runs. */
    static final String LONG_UNIT = "(days?|d|nights?|weeks?|wks?|w|fortnights?|months?|mos?|years?|yrs?)";

    private static final double DAYS_PER_YEAR = 365.25;
    private static final double DAYS_PER_MONTH = DAYS_PER_YEAR / 12;
    private static final int LONGEST_NUMBER = 9;
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
            Map.entry("eleven", 11.0),
            Map.entry("twelve", 12.0));

    /** British prescriptions write days, weeks and months as sevenths, fifty-seconds and twelfths: 3/7 is three days. */
    private static final Pattern FRACTION = Pattern.compile("(?<![\\d./,])(\\d{1,2})/(7|52|12)(?![\\d/])");

    /** A decimal point without the zero that belongs before it. */
    private static final Pattern LEADING_POINT = Pattern.compile("(?<![\\p{L}\\p{N}.,])\\.(?=\\d)");

    private static final Pattern POINT_AND_DIGITS = Pattern.compile(LEADING_POINT.pattern() + "\\d+");

    private static final Map<String, String> FRACTION_UNITS = Map.of("7", "days", "52", "weeks", "12", "months");

    private Amounts() {}

    static String withFractionsSpelledOut(String text) {
        return FRACTION.matcher(text)
                .replaceAll(
                        match -> Matcher.quoteReplacement(match.group(1) + " " + FRACTION_UNITS.get(match.group(2))));
    }

    static String withLeadingZeros(String text) {
        return LEADING_POINT.matcher(text).replaceAll("0.");
    }

    /** The numbers that were written without a zero before the point. */
    static List<String> withoutLeadingZero(String text) {
        return POINT_AND_DIGITS
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    static double number(String text) {
        if (text.length() > LONGEST_NUMBER) {
            throw new UserError(
                    "A number of the plan cannot be meant: it has " + text.length() + " digits.",
                    "Write an amount in mg or mg/kg.");
        }
        Double word = NUMBER_WORDS.get(text);
        return word != null ? word : Double.parseDouble(text.replace(',', '.'));
    }

    /** The lower end of a range. */
    static double least(String from, @Nullable String to) {
        return to == null ? number(from) : Math.min(number(from), number(to));
    }

    /** The upper end of a range. */
    static double most(String from, @Nullable String to) {
        return to == null ? number(from) : Math.max(number(from), number(to));
    }

    /** The days in a unit of time. */
    static double days(String unit) {
        if (unit.startsWith("mo")) {
            return DAYS_PER_MONTH;
        }
        return switch (unit.charAt(0)) {
            case 's' -> 1.0 / (24 * 60 * 60);
            case 'm' -> 1.0 / (24 * 60);
            case 'h' -> 1.0 / 24;
            case 'w' -> 7;
            case 'f' -> 14;
            case 'y' -> DAYS_PER_YEAR;
            default -> 1;
        };
    }

    /** Without a fraction where there is none. */
    static String spoken(double amount) {
        return BigDecimal.valueOf(amount)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }

    static double minutes(double amount, String unit) {
        return Math.rint(amount * days(unit) * 24 * 60 * 1e6) / 1e6;
    }
}
