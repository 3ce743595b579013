package org.ketwise.consult;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Dose;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.model.PlanLimits;

/** Reads the amount of a dose and what it is by: {@code 0.5-1 mg/kg}, {@code 30 mg/day}, {@code 3 x 28 mg}. Of a range the upper end counts. */
final class DoseReader {
    private static final String AMOUNT = "\\d+(?:[.,]\\d+)?";
    private static final String UNIT = "(?:mg|mgs|milligrams?|milligrammes?|g|gms?|grams?|mcgs?|µg|μg|ug|micrograms?|"
            + "microgrammes?|ng|nanograms?|kg|ml|cc|mmol|meq|iu|units?|%)";
    private static final String KNOWN_DIVISOR = "(?:kgs?|kilos?|kilograms?|kilogrammes?|m2|m²|ml|lbs?|pounds?|"
            + "(?:" + AMOUNT + "\\s*)?(?:minutes?|mins?|hours?|hrs?|h|days?|d|nights?|weeks?|wks?|months?))"
            + "(?![\\p{L}\\p{N}])";
    /** A slash with space around it may also part the pieces of a plan, so only a known divisor counts after it. */
    private static final String DIVISORS = "(?<divisors>(?:\\s*(?:/|per\\b)\\s*" + KNOWN_DIVISOR
            + "|/\\p{L}+|\\s*per\\s+(?!os\\b|nostril\\b)\\p{L}+)*)";

    private static final String END = "(?![\\p{L}\\p{N}]|/\\p{L})";

    private static final String UNIT_BEFORE = UNIT + "(?:\\s*(?:/|per\\b)\\s*kg)?";
    private static final String MASS = "(?:mg|mgs|g|gm|mcg|mcgs|µg|μg|ug)";

    /** The other end of a range, or an alternative. One digit before a bare slash makes a fraction, and a unit before it an amount in a volume. */
    private static final String OTHER = "(?:\\s*(?:" + UNIT_BEFORE + ")?\\s*(?:-|–|—|to\\b|or\\b)\\s*" + AMOUNT
            + "|(?<=[\\d.,]\\d)\\s*/\\s*" + AMOUNT
            + "|\\s*" + UNIT_BEFORE + "\\s*/\\s*" + AMOUNT + "(?=\\s*" + MASS + "(?![\\p{L}\\p{N}])))";

    private static final Pattern DOSE = Pattern.compile("(?:(?<![\\w.,/-])(?<times>[2-9])\\s*[x×]\\s*|(?<![\\w.,/]))"
            + "(?<sign>[-−]?)(?<from>" + AMOUNT + ")(?<others>" + OTHER + "*)\\s*(?<unit>" + UNIT + ")" + DIVISORS + END
            + "(?:\\s*[x×]\\s*(?<devices>[2-9])\\s*devices?" + END + ")?");
    private static final Pattern NEXT_AMOUNT =
            Pattern.compile("(?<unitBefore>" + UNIT_BEFORE + ")?\\s*(?:-|–|—|to|or|/)\\s*(?<to>" + AMOUNT + ")");

    /** An amount for each nostril may be half of the dose or all of it. */
    private static final Pattern NOSTRILS = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:(?:per|each|every|both|either|one|a)\\s+|/\\s*)nostrils?(?![\\p{L}\\p{N}])");

    private static final Pattern WHOLE_DOSE =
            Pattern.compile("(?<![\\p{L}\\p{N}])(?:total|altogether|in all)(?![\\p{L}\\p{N}])");
    private static final Pattern DEVICES =
            Pattern.compile("\\(\\s*(?:using\\s+|as\\s+)?" + Amounts.NUMBER + "\\s*devices?\\s*\\)");
    private static final Pattern DIVISOR = Pattern.compile("(?:/|per\\b)\\s*(?:(" + AMOUNT + ")\\s*)?([\\p{L}²]+2?)");
    private static final Pattern THOUSANDS = Pattern.compile("[1-9]\\d{0,2}[.,]\\d{3}");

    /** No dose is that small; a plan that says so has a slip in its unit or its decimal point. In mg or mg/kg. */
    private static final double LEAST = 0.01;

    private final @Nullable PlanLimits limits;

    /** @param limits above which a dose is taken for a slip; null for a medicine of which none are known */
    DoseReader(@Nullable PlanLimits limits) {
        this.limits = limits;
    }

    /**
     * A dose with what its unit says besides.
     *
     * @param everyDays of a dose by the day or week, else null
     * @param minutes of a dose by a number of minutes, else null
     */
    record Amount(
            String words,
            Dose dose,
            @Nullable Double everyDays,
            @Nullable Double minutes) {}

    /** Takes the dose out; null where there is none. */
    @Nullable
    Amount read(Remainder rest) {
        Amount amount = next(rest);
        if (amount == null) {
            return null;
        }
        for (Amount other = next(rest); other != null; other = next(rest)) {
            if (!other.dose().equals(amount.dose())) {
                throw new UserError(
                        "The plan names two doses, \"" + amount.words() + "\" and \"" + other.words() + "\".",
                        "Write one, or separate the phases by \"then\".");
            }
        }
        rest.takeAll(DEVICES);
        MatchResult nostrils = rest.find(NOSTRILS);
        if (nostrils != null && rest.find(WHOLE_DOSE) == null) {
            throw byNostril(amount.words() + " … " + nostrils.group());
        }
        return amount;
    }

    /** The amounts that are a range or alternatives, as they are written. */
    static List<String> severalAmounts(Remainder rest) {
        return DOSE.matcher(rest.toString())
                .results()
                .filter(found -> !found.group("others").isEmpty())
                .map(found -> found.group().strip())
                .toList();
    }

    private static UserError byNostril(String words) {
        return new UserError(
                "\"" + words + "\" does not say whether the amount is for one nostril or for both.",
                "Write the total of both nostrils, for example \"56 mg total\".");
    }

    /** The pattern of an amount, for those who must tell whose it is. */
    static String anyAmount() {
        return "(?<![\\w.,/])" + AMOUNT + "\\s*" + UNIT + "(?:\\s*(?:/|per\\b)\\s*" + KNOWN_DIVISOR + ")*" + END;
    }

    private @Nullable Amount next(Remainder rest) {
        MatchResult found = rest.take(DOSE);
        return found == null ? null : amount(found);
    }

    private Amount amount(MatchResult found) {
        String words = found.group().strip();
        if (THOUSANDS.matcher(found.group("from")).matches()) {
            throw new UserError(
                    "\"" + words + "\" can be read with a thousands separator or with a decimal point.",
                    "Write the number without separators, for example 1000 or 1.5.");
        }
        if (!found.group("sign").isEmpty()) {
            throw new UserError("The dose \"" + words + "\" is below zero.", "Write an amount above zero.");
        }
        double milligrams = largest(found, words)
                * milligramsIn(found.group("unit"), words)
                * times(found.group("times"))
                * times(found.group("devices"));
        boolean perKilogram = false;
        Double everyDays = null;
        Double minutes = null;
        Matcher divisor = DIVISOR.matcher(found.group("divisors"));
        while (divisor.find()) {
            String number = divisor.group(1);
            String by = divisor.group(2);
            switch (by) {
                case "kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "kilogramme", "kilogrammes" ->
                    perKilogram = true;
                case "dose", "session", "infusion", "treatment", "administration", "visit" -> {}
                case "min", "mins", "minute", "minutes" -> {
                    refuseRate(number == null, words);
                    minutes = number == null ? null : Amounts.number(number);
                }
                case "h", "hr", "hrs", "hour", "hours" -> {
                    refuseRate(number == null || Amounts.number(number) != 24, words);
                    everyDays = 1.0;
                }
                case "d", "day", "days", "night", "nights", "w", "wk", "wks", "week", "weeks", "month", "months" ->
                    everyDays = (number == null ? 1 : Amounts.number(number)) * Amounts.days(by);
                case "nostril", "nostrils" -> throw byNostril(words);
                case "lb", "lbs", "pound", "pounds" ->
                    throw new UserError("The dose \"" + words + "\" is by pound.", "Write it in mg/kg.");
                case "ml", "m2", "m²" ->
                    throw new UserError(
                            "The dose \"" + words + "\" is not by body weight.", "Write it in mg or mg/kg.");
                default ->
                    throw new UserError(
                            "The dose \"" + words + "\" is by " + by + ".",
                            "Write the whole dose of one time in mg or mg/kg.");
            }
        }
        requirePossible(milligrams, perKilogram, words);
        Dose dose = perKilogram ? new Dose.PerKilogram(milligrams) : new Dose.Absolute(milligrams);
        return new Amount(words, dose, everyDays, minutes);
    }

    /** The largest of the amounts that are named, which have one unit. */
    private static double largest(MatchResult found, String words) {
        double largest = Amounts.number(found.group("from"));
        Matcher other = NEXT_AMOUNT.matcher(found.group("others"));
        while (other.find()) {
            requireOneUnit(other.group("unitBefore"), found, words);
            largest = Math.max(largest, Amounts.number(other.group("to")));
        }
        return largest;
    }

    private static void requireOneUnit(@Nullable String before, MatchResult found, String words) {
        if (before == null) {
            return;
        }
        boolean sameUnit = before.startsWith(found.group("unit"));
        boolean sameDivisor = !before.contains("kg") || found.group("divisors").contains("kg");
        if (!sameUnit || !sameDivisor) {
            throw new UserError("The two ends of \"" + words + "\" have different units.", "Write both in one unit.");
        }
    }

    private static double times(@Nullable String digits) {
        return digits == null ? 1 : Amounts.number(digits);
    }

    private static double milligramsIn(String unit, String words) {
        return switch (unit) {
            case "mg", "mgs", "milligram", "milligrams", "milligramme", "milligrammes" -> 1;
            case "g", "gm", "gms", "gram", "grams" -> 1000;
            case "mcg", "mcgs", "µg", "μg", "ug", "microgram", "micrograms", "microgramme", "microgrammes" -> 0.001;
            default ->
                throw new UserError(
                        "The dose \"" + words + "\" is in " + unit + ".", "Write it in mg or mg/kg of the base.");
        };
    }

    private static void refuseRate(boolean rate, String words) {
        if (rate) {
            throw new UserError(
                    "\"" + words + "\" is a rate of infusion.",
                    "Write the dose and its duration, for example \"0.5 mg/kg over 40 min\".");
        }
    }

    private void requirePossible(double milligrams, boolean perKilogram, String words) {
        if (milligrams == 0) {
            throw new UserError("The dose \"" + words + "\" is zero.", "Write an amount above zero.");
        }
        if (milligrams < LEAST) {
            throw new UserError(
                    "The dose \"" + words + "\" cannot be meant: it is below " + LEAST
                            + (perKilogram ? " mg/kg." : " mg."),
                    "Check the unit and the decimal point; mg and mg/kg are understood.");
        }
        if (limits != null && milligrams > (perKilogram ? limits.milligramsPerKilogram() : limits.milligrams())) {
            throw new UserError(
                    "The dose \"" + words + "\" cannot be meant: " + limits.why(),
                    "Check the unit; mg and mg/kg are understood.");
        }
    }
}
