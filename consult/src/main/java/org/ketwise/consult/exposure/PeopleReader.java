package org.ketwise.consult.exposure;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Age;
import org.ketwise.kernel.BodyWeight;
import org.ketwise.kernel.UserError;
import org.ketwise.pharmacometrics.CovariateSpread;

/** Reads whom to simulate: a covariate as one value, a range or mean and SD; sex and ancestry as a word or as shares. */
public final class PeopleReader {
    private static final String NUMBER = "(\\d{1,4}(?:[.,]\\d{1,3})?)";
    private static final Pattern SHARE = Pattern.compile(
            "(?:" + NUMBER + "\\s*%\\s*)?([a-z]+)(?:\\s*" + NUMBER + "\\s*%)?", Pattern.CASE_INSENSITIVE);

    private static final double OLDEST = 120; // years
    private static final double HEAVIEST = 400; // kg

    private static final Covariate AGE = new Covariate(
            "--age",
            "years?|y",
            "Write one age in completed years, a range such as \"18-65\", or mean and SD such as \"45 SD 12\".");
    private static final Covariate WEIGHT = new Covariate(
            "--weight",
            "kg|kilograms?|kilos?|lbs?|pounds?",
            "Write one weight, a range such as \"50-90 kg\", or mean and SD such as \"78 SD 15 kg\".");

    private PeopleReader() {}

    /** @throws UserError if the text is neither an age in completed years, nor a range, nor mean and SD */
    public static CovariateSpread age(String text) {
        if (text.strip().matches("\\d+")) {
            return new CovariateSpread.One(Age.parse(text).years());
        }
        Two two = AGE.two(text);
        return two.isRange()
                ? AGE.even(text, years(two.first()), years(two.second()))
                : AGE.bell(text, years(two.first()), number(two.second()), OLDEST);
    }

    /** @throws UserError if the text is neither a body weight, in kg unless a unit is written, nor a range, nor mean and SD */
    public static CovariateSpread weight(String text) {
        if (WEIGHT.isOne(text)) {
            return new CovariateSpread.One(BodyWeight.parse(text).kilograms());
        }
        Two two = WEIGHT.two(text);
        double first = BodyWeight.parse(two.first() + two.unit()).kilograms();
        return two.isRange()
                ? WEIGHT.even(
                        text, first, BodyWeight.parse(two.second() + two.unit()).kilograms())
                : WEIGHT.bell(text, first, number(two.second()) * first / number(two.first()), HEAVIEST);
    }

    /** Two numbers as they were written, with the unit of both. */
    private record Two(boolean isRange, String first, String second, String unit) {}

    /**
     * What is spread.
     *
     * @param remedy how it can be written
     */
    private record Covariate(Pattern one, Pattern range, Pattern mean, String option, String remedy) {
        Covariate(String option, String units, String remedy) {
            this(
                    pattern(NUMBER + "\\s*(" + units + ")?"),
                    pattern(NUMBER + "\\s*(" + units + ")?\\s*(?:-|\u2013|to)\\s*" + NUMBER + "\\s*(" + units + ")?"),
                    pattern("(?:mean\\s*)?" + NUMBER + "\\s*(" + units + ")?\\s*[,(]?\\s*(?:SD|\u00b1|\\+/-|\\+-)\\s*"
                            + NUMBER + "\\s*(" + units + ")?\\)?"),
                    option,
                    remedy);
        }

        private static Pattern pattern(String form) {
            return Pattern.compile(form, Pattern.CASE_INSENSITIVE);
        }

        boolean isOne(String text) {
            return one.matcher(text.strip()).matches();
        }

        Two two(String text) {
            for (Pattern form : List.of(range, mean)) {
                Matcher written = form.matcher(text.strip());
                if (written.matches()) {
                    String before = Objects.requireNonNullElse(written.group(2), "");
                    String behind = Objects.requireNonNullElse(written.group(4), before);
                    if (before.isEmpty() || before.equalsIgnoreCase(behind)) {
                        return new Two(form.equals(range), written.group(1), written.group(3), behind);
                    }
                }
            }
            throw new UserError("\"" + text + "\" is not understood (" + option + ").", remedy);
        }

        CovariateSpread even(String text, double from, double to) {
            if (from < to) {
                return new CovariateSpread.Even(from, to);
            }
            throw new UserError("\"" + text + "\" is a range without anybody in it (" + option + ").", remedy);
        }

        CovariateSpread bell(String text, double mean, double sd, double largest) {
            if (sd > 0 && sd < mean) {
                return new CovariateSpread.Bell(mean, sd, 0, largest);
            }
            throw new UserError(
                    "\"" + text + "\" has an SD that is zero or not below the mean (" + option + ").", remedy);
        }
    }

    private static double number(String text) {
        return Double.parseDouble(text.replace(',', '.'));
    }

    private static double years(String text) {
        double years = number(text);
        if (years > OLDEST) {
            throw new UserError(
                    "An age of " + text + " years is not possible.", "Write completed years from 0 to 120.");
        }
        return years;
    }

    /** The share of women: 1 unless somebody said otherwise, since the models do not differ by it. */
    public static double female(@Nullable String text) {
        if (text == null) {
            return 1;
        }
        Matcher form = SHARE.matcher(text.strip());
        if (form.matches()) {
            double share = share(form);
            switch (form.group(2).toLowerCase(Locale.ROOT)) {
                case "female", "f", "women" -> {
                    return share;
                }
                case "male", "m", "men" -> {
                    return 1 - share;
                }
                default -> {
                    // said below
                }
            }
        }
        throw new UserError(
                "\"" + text + "\" is not understood (--sex).",
                "Write female or male, or a share such as \"female 60 %\".");
    }

    /**
     * Shares by ancestry.
     *
     * @param asian of Asians who are not Japanese
     */
    public record Ancestries(double asian, double japanese) {}

    /** Nobody's ancestry is anything unless it is said. */
    public static Ancestries ancestries(@Nullable String text) {
        double asian = 0;
        double japanese = 0;
        double all = 0;
        for (String part : text == null ? new String[0] : text.strip().split("\\s*(?:[,;]|\\band\\b)\\s*", -1)) {
            Matcher form = SHARE.matcher(part);
            double share = form.matches() ? share(form) : 2;
            switch (form.matches() ? form.group(2).toLowerCase(Locale.ROOT) : "") {
                case "asian" -> asian += share;
                case "japanese" -> japanese += share;
                case "other" -> {
                    // what is left
                }
                default -> share = 2;
            }
            all += share;
        }
        if (all > 1 + 1e-9) {
            throw new UserError(
                    "\"" + text + "\" is not understood (--ancestry).",
                    "Write asian, japanese or other, or shares of at most 100 % such as \"asian 30 %, japanese 10 %\".");
        }
        return new Ancestries(asian, japanese);
    }

    /** All where no share is written; more than all where it is written twice or is none. */
    private static double share(Matcher form) {
        String before = form.group(1);
        String after = form.group(3);
        if (before == null && after == null) {
            return 1;
        }
        double percent = number(before == null ? Objects.requireNonNull(after) : before);
        if (percent > 100 || (before != null && after != null)) {
            throw new UserError(
                    "\"" + form.group() + "\" is no share.",
                    "Write a percentage from 0 to 100 once, such as \"60 %\".");
        }
        return percent / 100;
    }
}
