package org.ketwise.kernel;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Body weight in kilograms. */
public record BodyWeight(double kilograms) {
    /** International avoirdupois pound in kilograms, exact by definition (1959). */
    private static final double KILOGRAMS_PER_POUND = 0.45359237;

    private static final Pattern FORM = Pattern.compile(
            "(\\d{1,4}(?:[.,]\\d{1,3})?)\\s*(kg|kilograms?|kilos?|lbs?|pounds?)?", Pattern.CASE_INSENSITIVE);

    public BodyWeight {
        if (!(kilograms >= 1 && kilograms <= 400)) {
            throw new UserError(
                    "A body weight of " + String.format(Locale.ROOT, "%.1f", kilograms) + " kg is not possible.",
                    "Write it in kilograms, for example 70, or with a unit, for example \"154 lb\".");
        }
    }

    public static BodyWeight ofKilograms(double kilograms) {
        return new BodyWeight(kilograms);
    }

    public static BodyWeight ofPounds(double pounds) {
        return new BodyWeight(pounds * KILOGRAMS_PER_POUND);
    }

    /**
     * Kilograms unless a unit is written.
     *
     * @throws UserError if the text is no weight
     */
    public static BodyWeight parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new UserError(
                    "\"" + text + "\" is not a body weight.",
                    "Write it in kilograms, for example 70, or with a unit, for example \"154 lb\".");
        }
        double value = Double.parseDouble(form.group(1).replace(',', '.'));
        String unit = form.group(2);
        boolean pounds = unit != null
                && (unit.toLowerCase(Locale.ROOT).startsWith("lb")
                        || unit.toLowerCase(Locale.ROOT).startsWith("pound"));
        return pounds ? ofPounds(value) : ofKilograms(value);
    }
}
