package org.ketwise.knowledge.model;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Route;

/**
 * An effect of the treatment: how it follows from a concentration, where that is known, and what was observed.
 *
 * @param unit of the effect, or null where there is no response
 * @param analytes names; the first that a model has drives the effect
 * @param response null where nobody has found one
 * @param caveat what must be known to read it
 */
public record Effect(
        String id,
        String name,
        Grade grade,
        @Nullable String unit,
        List<String> analytes,
        @Nullable Response response,
        String caveat,
        List<Observation> observed,
        List<String> sources,
        Review review) {
    /** How good the evidence for the numbers is. */
    public enum Grade {
        /** The response was estimated in people. */
        MEASURED,
        /** The response comes from animals. */
        EXTRAPOLATED,
        /** A response was set after mean effects, to show an order of magnitude. */
        ILLUSTRATIVE,
        /** No response is known; only what was seen. */
        OBSERVED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Grade of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * How an effect follows from the concentration at its site.
     *
     * @param shape of the curve
     * @param largest effect at any concentration, or null for a straight line
     * @param parameter ng/mL of half the largest effect, or effect for each ng/mL
     * @param low smallest plausible parameter
     * @param high largest plausible parameter
     * @param delayMinutes half-life of equilibration between plasma and the site, from zero
     * @param upTo ng/mL up to which it was set or measured, or null where that was not looked up
     */
    public record Response(
            Shape shape,
            @Nullable Double largest,
            double parameter,
            double low,
            double high,
            double delayMinutes,
            @Nullable Double upTo) {
        /** The effect at a concentration in ng/mL, for a parameter. */
        public double at(double concentration, double parameter) {
            return switch (shape) {
                case EMAX -> (largest == null ? 1 : largest) * concentration / (concentration + parameter);
                case LINEAR -> parameter * concentration;
            };
        }
    }

    /** The curve of a response. */
    public enum Shape {
        EMAX,
        LINEAR;

        public static Shape of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * What was seen in people.
     *
     * @param drugs of the treatments; empty for all
     */
    public record Observation(
            List<Route> routes, List<String> drugs, String text, boolean verified, List<String> sources) {
        public boolean holdsFor(String drug, Route route) {
            return routes.contains(route) && (drugs.isEmpty() || drugs.contains(drug));
        }
    }
}
