package org.ketwise.report;

import java.util.Locale;
import org.ketwise.consult.forecast.ExposureForecast;
import org.ketwise.knowledge.model.Ingredient;

/** What is calculated of exposure, in words. */
final class ForecastProse {
    private ForecastProse() {}

    /** The two ratios with their ranges. */
    static String ratios(ExposureForecast forecast) {
        return forecast.route().code() + " " + forecast.treatment().name() + ": exposure (AUC) " + ratio(forecast.auc())
                + ", peak " + ratio(forecast.cmax());
    }

    /** Ratios, what they rest on, and why their range reaches far where the way of the dose is not known: without that a severity beside them is a riddle. */
    static String brief(ExposureForecast forecast) {
        String caveat = forecast.passage().caveat();
        boolean told = caveat != null && forecast.remarks().contains(caveat);
        return ratios(forecast) + "; " + basis(forecast) + (told ? ". " + caveat : "");
    }

    /** Ratios, what they rest on, and what must be known to read them. */
    static String full(ExposureForecast forecast) {
        return ratios(forecast) + "; " + basis(forecast) + ". " + String.join(" ", forecast.remarks());
    }

    /** Where the numbers come from, in a few words. */
    static String basis(ExposureForecast forecast) {
        return switch (forecast.basis()) {
            case FITTED -> "fitted to trials";
            case DERIVED -> "calculated from other trials";
            case EXTRAPOLATED -> "extrapolated, low confidence";
            case CONTRADICTED -> "the class and a trial disagree";
        };
    }

    /** The medicines that are taken together. */
    static String perpetrators(ExposureForecast forecast) {
        return Words.and(forecast.perpetrators().stream().map(Ingredient::name).toList());
    }

    private static String ratio(ExposureForecast.Ratio ratio) {
        String low = number(ratio.low());
        String high = number(ratio.high());
        if (ratio.predicted() == null) {
            return low.equals(high) ? "about " + low + " times" : "somewhere from " + low + " to " + high + " times";
        }
        return number(ratio.predicted()) + " times (" + low + " to " + high + ")";
    }

    /** Few digits; more would claim more than is known. */
    static String number(double value) {
        return String.format(Locale.ROOT, value < 0.995 ? "%.2f" : "%.1f", value);
    }
}
