package org.ketwise.knowledge.model;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Route;

/**
 * A published population pharmacokinetic model as its file says it: compartments with first-order flows between them, how a dose enters, what is measured, and
 * how people differ. Times in hours, amounts in milligrams, volumes in litres. Numbers that depend on a person are formulas over the parameters and over
 * {@code age} (years), {@code weight} (kg), {@code female}, {@code asian} and {@code japanese} (1 or 0).
 *
 * @param drugs names of the ingredients that it is a model of
 * @param matrix where concentrations are measured, for example {@code venous plasma}
 * @param domain whom it was made from
 * @param covariances of deviations between subjects; all other deviations are independent
 * @param enzymes which parameters follow the enzymes, or null where that is not known
 * @param caveats what must be known to read its results
 */
public record PharmacokineticModel(
        String id,
        String title,
        List<String> drugs,
        String matrix,
        Domain domain,
        List<Parameter> parameters,
        List<Covariance> covariances,
        List<String> compartments,
        List<Flow> flows,
        List<Entry> entries,
        List<Analyte> analytes,
        @Nullable EnzymeDependence enzymes,
        List<String> caveats,
        List<String> sources,
        Review review) {
    /**
     * Whom a model holds for.
     *
     * @param text who was studied, in words
     */
    public record Domain(double ageFrom, double ageTo, double weightFrom, double weightTo, String text) {
        public boolean includesAge(double years) {
            return years >= ageFrom && years <= ageTo;
        }

        public boolean includesWeight(double kilograms) {
            return kilograms >= weightFrom && kilograms <= weightTo;
        }
    }

    /**
     * Names of parameters that change with the activity of enzymes, by how they do.
     *
     * @param intrinsic grow with the intrinsic clearance of the liver
     * @param escape fractions that the gut wall lets through
     * @param clearance clearances of plasma, or rate constants, that grow with what the liver takes out in one passage
     * @param availability fractions that reach the blood past gut wall and liver
     * @param analytes names of those for which it holds; what enzymes do to metabolites is another matter
     */
    public record EnzymeDependence(
            List<String> intrinsic,
            List<String> escape,
            List<String> clearance,
            List<String> availability,
            List<String> analytes) {}

    /** How well a figure is known. */
    public enum Read {
        /** Read in the paper or the label itself. */
        SOURCE,
        /** Read in somebody else's transcription of the paper. */
        TRANSCRIPTION,
        /** Calculated or calibrated here. */
        DERIVED,
        /** Not found; a placeholder, as the note says. */
        ASSUMED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Read of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * One parameter.
     *
     * @param typical the typical value, a number or a formula over parameters before it
     * @param variability between subjects, or null
     * @param sharesVariabilityWith the parameter whose deviation this one repeats, or null
     */
    public record Parameter(
            String name,
            String typical,
            String unit,
            @Nullable Variability variability,
            @Nullable String sharesVariabilityWith,
            Read read,
            @Nullable String note) {}

    /**
     * How a parameter differs between subjects, and in one subject from one dose to the next.
     *
     * @param omega SD of the deviation between subjects on the scale, or zero
     * @param occasion SD of the deviation between occasions on the scale, or zero
     */
    public record Variability(Scale scale, double omega, double occasion) {
        public Variability(Scale scale, double omega) {
            this(scale, omega, 0);
        }

        /** On what scale the deviation is added to the typical value. */
        public enum Scale {
            /** A positive quantity: its logarithm is normal. */
            LOG,
            /** A fraction: its logit is normal. */
            LOGIT;

            public static Scale of(String code) {
                return valueOf(code.toUpperCase(Locale.ROOT));
            }
        }
    }

    /**
     * How the deviations of two parameters between subjects go together.
     *
     * @param value covariance on the scales of the two
     */
    public record Covariance(String one, String other, double value) {}

    /**
     * First-order transfer.
     *
     * @param to null where it leaves the body
     * @param rate formula, in 1/h
     */
    public record Flow(String from, @Nullable String to, String rate) {}

    /**
     * How a dose by a route enters.
     *
     * @param product the formulation that it was measured with, in words
     * @param device milligrams of one device where the route takes several; the number of a device, from one, is {@code device} in the formulas; or null
     * @param usualMinutes how long a dose takes to be given where a plan does not say, or between two devices; null where it is given at once
     * @param caveat what must be known to read it, or null
     * @param studied the doses that the figures come from, or null where they were not found
     */
    public record Entry(
            List<Route> routes,
            String product,
            @Nullable Double device,
            @Nullable Double usualMinutes,
            List<Part> parts,
            Confidence confidence,
            @Nullable String caveat,
            @Nullable Studied studied) {
        /** An entry of which nobody said for what doses. */
        public Entry(
                List<Route> routes,
                String product,
                @Nullable Double device,
                @Nullable Double usualMinutes,
                List<Part> parts,
                Confidence confidence,
                @Nullable String caveat) {
            this(routes, product, device, usualMinutes, parts, confidence, caveat, null);
        }
    }

    /**
     * The doses that were given where the figures of a route come from.
     *
     * @param perKilogram whether both ends are in mg/kg; otherwise they are in mg, of the base
     */
    public record Studied(double from, double to, boolean perKilogram, List<String> sources) {
        public Studied {
            if (!(from > 0) || !(to >= from)) {
                throw new IllegalArgumentException("studied doses from " + from + " to " + to);
            }
            sources = List.copyOf(sources);
        }
    }

    /** How far what a model says of a route may be trusted, the best first. */
    public enum Confidence {
        /** Estimated for the route, and the first to be taken. */
        RECOMMENDED,
        /** Estimated for the route. */
        ESTIMATED,
        /** Never estimated for the route. */
        LOW;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Confidence of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * A part of a dose.
     *
     * @param fraction formula, of the dose
     * @param over formula, hours that it takes to enter at a constant rate; null where it enters as the dose is given
     */
    public record Part(String to, String fraction, @Nullable String over) {}

    /**
     * What is measured.
     *
     * @param terms where it is; of several, the concentrations are added up
     * @param residual SD of the logarithm of a measured concentration around the individual one, or null where it is not known
     * @param caveat what must be known to read it, or null
     */
    public record Analyte(
            String name,
            List<Term> terms,
            @Nullable Double residual,
            @Nullable String caveat) {}

    /** @param volume formula, in litres */
    public record Term(String compartment, String volume) {}
}
