package org.ketwise.terminology;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads when something was said to be. A month or a year stands for its last day, because the shortest time ago is the careful reading; for the same reason
 * the later day is taken where a date can be read in two ways.
 */
final class DateWords {
    private static final int FIRST_YEAR = 1950;
    private static final int LAST_YEAR = 2099;
    private static final Map<String, Month> MONTHS = months();
    private static final Map<String, Integer> NUMBER_WORDS = Map.ofEntries(
            Map.entry("a", 1),
            Map.entry("an", 1),
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("twelve", 12));
    private static final Set<String> DAYS = Set.of("day", "days", "d");
    private static final Set<String> WEEKS = Set.of("week", "weeks", "wk", "wks", "w");
    private static final Set<String> MONTH_UNITS = Set.of("month", "months", "mo", "mos", "mth", "mths");
    private static final Set<String> YEARS = Set.of("year", "years", "yr", "yrs", "y");
    private static final Set<String> PAST = Set.of("ago", "back", "earlier");
    private static final Set<String> LASTING = Set.of("for", "x", "since", "over");

    private final TokenizedText text;
    private final LocalDate asOf;

    /**
     * @param from the first token
     * @param end the token after the last one
     * @param first the first day it can be
     * @param last the last day it can be
     * @param ambiguous whether the same figures could also be an earlier day
     */
    record Said(int from, int end, LocalDate first, LocalDate last, Shape shape, boolean ambiguous) {
        Said(int end, LocalDate first, LocalDate last, Shape shape) {
            this(0, end, first, last, shape, false);
        }

        Said startingAt(int at) {
            return new Said(at, end, first, last, shape, ambiguous);
        }

        Said orEarlier() {
            return new Said(from, end, first, last, shape, true);
        }

        /** Whether it can be several days. */
        boolean vague() {
            return ambiguous || (shape == Shape.POINT && !first.equals(last));
        }
    }

    enum Shape {
        POINT,
        /** From one year to another, of which {@code last} is the end. */
        RANGE,
        /** A length of time up to now, as in "for 3 weeks". */
        LENGTH
    }

    DateWords(TokenizedText text, LocalDate asOf) {
        this.text = text;
        this.asOf = asOf;
    }

    static boolean isMonth(String word) {
        return MONTHS.containsKey(word);
    }

    private static Map<String, Month> months() {
        Map<String, Month> months = new HashMap<>();
        for (Month month : Month.values()) {
            String name = month.name().toLowerCase(Locale.ROOT);
            months.put(name, month);
            months.put(name.substring(0, 3), month);
        }
        months.put("sept", Month.SEPTEMBER);
        return months;
    }

    /** The date that starts at a token, or null. */
    @Nullable
    Said startingAt(int at) {
        try {
            Said said = text.token(at).number() ? fromNumber(at) : fromWord(at);
            return said == null ? null : said.startingAt(at);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private @Nullable Said fromNumber(int at) {
        Said relative = relative(at, number(at));
        if (relative != null) {
            return relative;
        }
        Said dotted = dotted(at);
        if (dotted != null) {
            return dotted;
        }
        Integer first = wholeNumber(at);
        if (first == null) {
            return null;
        }
        Month month = month(at + 1);
        if (month != null && first >= 1 && first <= 31) {
            Integer year = year(at + 2);
            return year == null ? dayOf(month, first, at + 2) : day(year, month.getValue(), first, at + 3);
        }
        boolean slash = joinedBy(at + 1, Gap.SLASH);
        boolean hyphen = joinedBy(at + 1, Gap.HYPHEN) || joinedBy(at + 1, Gap.LONG_DASH);
        Integer second = slash || hyphen ? wholeNumber(at + 1) : null;
        if (second != null) {
            Said said = slash ? slashed(at, first, second) : hyphened(at, first, second);
            if (said != null) {
                return said;
            }
        }
        return isYear(first) && text.token(at).folded().length() == 4 ? year(first, at + 1) : null;
    }

    private @Nullable Said slashed(int at, int first, int second) {
        Integer third = joinedBy(at + 2, Gap.SLASH) ? wholeNumber(at + 2) : null;
        if (third != null) {
            if (isYear(first)) {
                return day(first, second, third, at + 3);
            }
            int year = fullYear(third, at + 2);
            return year < 0 ? null : later(tryDay(year, first, second, at + 3), tryDay(year, second, first, at + 3));
        }
        if (first < 1 || first > 31) {
            return null;
        }
        if (isYear(second)) {
            return first <= 12 ? month(YearMonth.of(second, first), at + 2) : null;
        }
        if (second < 1 || second > 99 || text.token(at + 1).folded().length() > 2) {
            return null;
        }
        Said monthOfYear = first <= 12 ? month(YearMonth.of(2000 + second, first), at + 2) : null;
        Said american = first <= 12 && second <= 31 ? tryDayOf(Month.of(first), second, at + 2) : null;
        Said european = second <= 12 ? tryDayOf(Month.of(second), first, at + 2) : null;
        return later(monthOfYear, later(american, european));
    }

    private @Nullable Said hyphened(int at, int first, int second) {
        if (!isYear(first)) {
            return null;
        }
        Integer third = joinedBy(at + 2, Gap.HYPHEN) ? wholeNumber(at + 2) : null;
        if (third != null && second <= 12) {
            return day(first, second, third, at + 3);
        }
        String digits = text.token(at + 1).folded();
        int end = digits.length() == 2 ? first / 100 * 100 + second : second;
        if (isYear(end) && end >= first && (digits.length() == 4 || second > 12)) {
            return new Said(at + 2, LocalDate.of(first, 1, 1), LocalDate.of(end, 12, 31), Shape.RANGE);
        }
        return digits.length() == 2 && second >= 1 && second <= 12 ? month(YearMonth.of(first, second), at + 2) : null;
    }

    /** 15.03.2024 and 03.2024. */
    private @Nullable Said dotted(int at) {
        String digits = text.token(at).folded();
        if (digits.length() < 6 || digits.length() > 10 || digits.indexOf('.') < 1) {
            return null;
        }
        String[] parts = digits.split("\\.", -1);
        for (String part : parts) {
            if (part.isEmpty() || part.length() > 4 || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return null;
            }
        }
        int last = Integer.parseInt(parts[parts.length - 1]);
        if (!isYear(last)) {
            return null;
        }
        return switch (parts.length) {
            case 2 -> month(YearMonth.of(last, Integer.parseInt(parts[0])), at + 1);
            case 3 -> day(last, Integer.parseInt(parts[1]), Integer.parseInt(parts[0]), at + 1);
            default -> null;
        };
    }

    private @Nullable Said fromWord(int at) {
        Token token = text.token(at);
        Month month = month(at);
        if (month != null) {
            return fromMonth(month, at);
        }
        switch (token.folded()) {
            case "yesterday" -> {
                return on(asOf.minusDays(1), at + 1);
            }
            case "today" -> {
                return on(asOf, at + 1);
            }
            case "last", "past", "previous" -> {
                return lastPeriod(at + 1);
            }
            default -> {
                Integer number = NUMBER_WORDS.get(token.folded());
                return number == null ? null : relative(at, number);
            }
        }
    }

    private @Nullable Said fromMonth(Month month, int at) {
        Integer year = year(at + 1);
        if (year != null) {
            return month(YearMonth.of(year, month), at + 2);
        }
        Integer number = wholeNumber(at + 1);
        if (number == null || Gap.has(text.token(at + 1).gap(), Gap.LINE | Gap.COLON)) {
            return null;
        }
        Integer yearAfterDay = year(at + 2);
        if (yearAfterDay != null && number <= 31) {
            return day(yearAfterDay, month.getValue(), number, at + 3);
        }
        boolean apostrophe = Gap.has(text.token(at + 1).gap(), Gap.OTHER);
        if (apostrophe && number <= 99) {
            return month(YearMonth.of(2000 + number, month), at + 2);
        }
        return number >= 1 && number <= 31 ? dayOf(month, number, at + 2) : null;
    }

    /** A month alone, which says a date only where the line makes clear that one is meant. */
    @Nullable
    Said monthAlone(int at) {
        Month month = month(at);
        if (month == null) {
            return null;
        }
        int year = month.getValue() <= asOf.getMonthValue() ? asOf.getYear() : asOf.getYear() - 1;
        return month(YearMonth.of(year, month), at + 1).startingAt(at);
    }

    private @Nullable Said lastPeriod(int at) {
        if (at >= text.size()) {
            return null;
        }
        return switch (text.token(at).folded()) {
            case "week" ->
                between(
                        asOf.minusDays(asOf.getDayOfWeek().getValue() + 6L),
                        asOf.minusDays(asOf.getDayOfWeek().getValue()),
                        at + 1);
            case "month" -> month(YearMonth.from(asOf).minusMonths(1), at + 1);
            case "year" -> year(asOf.getYear() - 1, at + 1);
            default -> null;
        };
    }

    /** "10 days ago", "2-3 weeks ago", "a month ago"; and "for 3 weeks". */
    private @Nullable Said relative(int at, int number) {
        int unit = at + 1;
        if (number < 0 || unit >= text.size()) {
            return null;
        }
        if (text.token(unit).number() && (joinedBy(unit, Gap.HYPHEN) || joinedBy(unit, Gap.LONG_DASH))) {
            unit++;
        }
        if (unit >= text.size() || Gap.isHard(text.token(unit).gap())) {
            return null;
        }
        LocalDate day = before(number, text.token(unit).folded());
        if (day == null) {
            return null;
        }
        if (unit + 1 < text.size() && PAST.contains(text.token(unit + 1).folded())) {
            return on(day, unit + 2);
        }
        boolean lasting = at > 0 && LASTING.contains(text.token(at - 1).folded());
        return lasting ? new Said(unit + 1, day, day, Shape.LENGTH) : null;
    }

    private @Nullable LocalDate before(int number, String unit) {
        if (DAYS.contains(unit)) {
            return asOf.minusDays(number);
        }
        if (WEEKS.contains(unit)) {
            return asOf.minusWeeks(number);
        }
        if (MONTH_UNITS.contains(unit)) {
            return asOf.minusMonths(number);
        }
        return YEARS.contains(unit) ? asOf.minusYears(number) : null;
    }

    private boolean joinedBy(int at, int gap) {
        return at < text.size() && text.token(at).number() && text.token(at).gap() == gap;
    }

    private @Nullable Month month(int at) {
        return at < text.size() ? MONTHS.get(text.token(at).folded()) : null;
    }

    private @Nullable Integer year(int at) {
        Integer number = wholeNumber(at);
        return number != null && isYear(number) ? number : null;
    }

    private static boolean isYear(int number) {
        return number >= FIRST_YEAR && number <= LAST_YEAR;
    }

    private int fullYear(int number, int at) {
        if (isYear(number)) {
            return number;
        }
        return text.token(at).folded().length() == 2 ? 2000 + number : -1;
    }

    /** The number at a place, its whole part where it has another; -1 where there is none. */
    private int number(int at) {
        String digits = text.token(at).folded();
        int end = 0;
        while (end < digits.length() && digits.charAt(end) >= '0' && digits.charAt(end) <= '9') {
            end++;
        }
        return end == 0 || end > 4 ? -1 : Integer.parseInt(digits.substring(0, end));
    }

    private @Nullable Integer wholeNumber(int at) {
        if (at >= text.size() || !text.token(at).number()) {
            return null;
        }
        int number = number(at);
        boolean whole = number >= 0
                && text.token(at).folded().length() <= 4
                && text.token(at).folded().indexOf('.') < 0;
        return whole && text.token(at).folded().indexOf(',') < 0 ? number : null;
    }

    private static Said on(LocalDate day, int end) {
        return between(day, day, end);
    }

    private static Said between(LocalDate first, LocalDate last, int end) {
        return new Said(end, first, last, Shape.POINT);
    }

    private static Said day(int year, int month, int day, int end) {
        return on(LocalDate.of(year, month, day), end);
    }

    private static @Nullable Said tryDay(int year, int month, int day, int end) {
        boolean exists = month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth();
        return exists ? day(year, month, day, end) : null;
    }

    /** The last such day that is not to come. */
    private Said dayOf(Month month, int day, int end) {
        LocalDate thisYear = LocalDate.of(asOf.getYear(), month, Math.min(day, month.length(false)));
        return on(thisYear.isAfter(asOf) ? thisYear.minusYears(1) : thisYear, end);
    }

    private @Nullable Said tryDayOf(Month month, int day, int end) {
        return day >= 1 && day <= month.maxLength() ? dayOf(month, day, end) : null;
    }

    private static Said month(YearMonth month, int end) {
        return between(month.atDay(1), month.atEndOfMonth(), end);
    }

    private static Said year(int year, int end) {
        return between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), end);
    }

    /** The later of two readings, as long as it is not to come. */
    private @Nullable Said later(@Nullable Said one, @Nullable Said other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        if (one.first().isAfter(asOf) != other.first().isAfter(asOf)) {
            return one.first().isAfter(asOf) ? other : one;
        }
        Said later = one.last().isAfter(other.last()) ? one : other;
        return one.last().equals(other.last()) ? later : later.orEarlier();
    }
}
