package org.ketwise.kernel;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mass concentration, as in plasma. */
public record Concentration(double nanogramsPerMilliliter) {
    private static final Pattern FORM = Pattern.compile(
            "(\\d{1,9}(?:[.,]\\d{1,9})?)\\s*(?:(pg|ng|ug|\u00b5g|\u03bcg|mcg|mg)\\s*/\\s*(ml|l))?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final String HOW =
            "Write a number above zero in ng/mL, or with ng/mL, \u00b5g/L, \u00b5g/mL or mg/L, for example \"50 ng/mL\".";

    public Concentration {
        if (!(nanogramsPerMilliliter > 0) || Double.isInfinite(nanogramsPerMilliliter)) {
            throw new UserError("A concentration of " + nanogramsPerMilliliter + " ng/mL is not possible.", HOW);
        }
    }

    /**
     * In ng/mL unless a unit is written.
     *
     * @throws UserError if the text is no mass concentration above zero
     */
    public static Concentration parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        double value = form.matches() ? Double.parseDouble(form.group(1).replace(',', '.')) : 0;
        if (!(value > 0)) {
            throw new UserError("\"" + text + "\" is not a concentration.", HOW);
        }
        if (form.group(2) == null) {
            return new Concentration(value);
        }
        double nanograms = switch (form.group(2).toLowerCase(Locale.ROOT)) {
            case "pg" -> 0.001;
            case "ng" -> 1;
            case "mg" -> 1e6;
            default -> 1000;
        };
        double milliliters = form.group(3).equalsIgnoreCase("ml") ? 1 : 1000;
        return new Concentration(value * nanograms / milliliters);
    }
}
