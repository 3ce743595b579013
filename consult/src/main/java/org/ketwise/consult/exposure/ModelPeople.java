package org.ketwise.consult.exposure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.model.PharmacokineticModel;
import org.ketwise.pharmacometrics.CovariateSpread;
import org.ketwise.pharmacometrics.Covariates;
import org.ketwise.pharmacometrics.VirtualPeople;

/** The people of a request whom a model holds for. What was taken for granted, what lies outside and how people are drawn is said. */
final class ModelPeople {
    // How far beyond its domain a model is still asked, with a warning: further out there is nobody it could speak of.
    private static final double OLDER = 1.25;
    private static final double LIGHTER = 0.9;
    private static final double HEAVIER = 1.5;

    private final PharmacokineticModel model;
    private final List<String> warnings;

    private ModelPeople(PharmacokineticModel model, List<String> warnings) {
        this.model = model;
        this.warnings = warnings;
    }

    /** @throws UserError if the model holds for nobody of them */
    static VirtualPeople of(People people, PharmacokineticModel model, List<String> warnings) {
        return new ModelPeople(model, warnings).of(people);
    }

    private VirtualPeople of(People people) {
        PharmacokineticModel.Domain domain = model.domain();
        Measure years = years(domain);
        Measure kilograms = kilograms(domain);
        CovariateSpread age = people.age() == null ? new CovariateSpread.One(Covariates.TYPICAL.age()) : people.age();
        CovariateSpread weight =
                people.weight() == null ? new CovariateSpread.One(Covariates.TYPICAL.weight()) : people.weight();
        if (age instanceof CovariateSpread.One(double value) && value < domain.ageFrom()) {
            throw new UserError(
                    "The model " + model.id() + " was made from people of " + years.range()
                            + "; it says nothing of somebody of " + number(value) + ".",
                    "No model here holds for children.");
        }
        if (people.age() == null && kilograms.liesBelow(weight)) {
            throw new UserError(
                    "A weight of " + number(weight.typical())
                            + " kg may be that of a child, and the age was not given; the model "
                            + model.id() + " was made from people of " + years.range() + " and " + kilograms.range()
                            + ".",
                    "Give the age with --age; no model here holds for children.");
        }
        VirtualPeople within = new VirtualPeople(
                within(age, years),
                within(weight, kilograms),
                people.female(),
                people.asian(),
                people.japanese(),
                people.count(),
                people.seed());
        shares(within);
        notGiven(people, within);
        return within;
    }

    /** Whether somebody of them lies outside of whom the model was made from. */
    static boolean areOutside(VirtualPeople people, PharmacokineticModel.Domain domain) {
        return years(domain).leavesOut(people.age()) || kilograms(domain).leavesOut(people.weight());
    }

    private static Measure years(PharmacokineticModel.Domain domain) {
        return new Measure(
                "age", "Age", "years", domain.ageFrom(), domain.ageTo(), domain.ageFrom(), OLDER * domain.ageTo());
    }

    private static Measure kilograms(PharmacokineticModel.Domain domain) {
        return new Measure(
                "weight",
                "Weight",
                "kg",
                domain.weightFrom(),
                domain.weightTo(),
                LIGHTER * domain.weightFrom(),
                HEAVIER * domain.weightTo());
    }

    /**
     * A covariate in whom a model was made from.
     *
     * @param least so far below the domain a model is still asked, with a warning
     * @param most so far above it
     */
    private record Measure(String name, String title, String unit, double from, double to, double least, double most) {
        String range() {
            return number(from) + " to " + number(to) + " " + unit;
        }

        boolean leavesOut(CovariateSpread spread) {
            return switch (spread) {
                case CovariateSpread.One(double value) -> value < from || value > to;
                case CovariateSpread.Even even -> even.from() < from || even.to() > to;
                case CovariateSpread.Bell bell -> bell.from() < from || bell.to() > to;
            };
        }

        /** Whether all of it, or the mean, lies below the domain. */
        boolean liesBelow(CovariateSpread spread) {
            return switch (spread) {
                case CovariateSpread.Even even -> even.to() <= from;
                case CovariateSpread.One one -> one.typical() < from;
                case CovariateSpread.Bell bell -> bell.mean() < from;
            };
        }

        /** What of it a model can be asked about: what lies in its domain, or else what lies near it. */
        Optional<CovariateSpread> within(CovariateSpread asked) {
            if (asked instanceof CovariateSpread.One(double value)) {
                return value >= least && value <= most ? Optional.of(asked) : Optional.empty();
            }
            return asked.within(from, to).or(() -> asked.within(least, most));
        }

        /** That some of them lie outside, where they do. */
        String outside(CovariateSpread spread) {
            return leavesOut(spread) ? ", outside of what the model was made from (" + range() + ")" : "";
        }
    }

    private CovariateSpread within(CovariateSpread asked, Measure measure) {
        CovariateSpread within = measure.within(asked)
                .orElseThrow(() -> new UserError(
                        "The model " + model.id() + " was made from people of " + measure.range()
                                + "; it says nothing of the " + measure.name() + " that was asked for.",
                        asked instanceof CovariateSpread.One
                                ? "No model stands in for people so far from those it was made from."
                                : "Ask for a range that overlaps with it, or a mean inside it."));
        switch (within) {
            case CovariateSpread.One(double value) -> {
                if (value < measure.from() || value > measure.to()) {
                    warnings.add((measure.name().equals("age") ? "An " : "A ") + measure.name() + " of "
                            + number(value) + (measure.unit().equals("kg") ? " kg" : "")
                            + " lies outside what the model was made from (" + measure.range() + ").");
                }
            }
            case CovariateSpread.Even even ->
                warnings.add(measure.title() + " is spread evenly from "
                        + number(even.from()) + " to " + number(even.to()) + " " + measure.unit()
                        + (even.equals(asked) || measure.leavesOut(even)
                                ? measure.outside(even)
                                : ", cut to what the model was made from (" + measure.range() + ")")
                        + "; the typical person has " + number(even.typical()) + ".");
            case CovariateSpread.Bell bell ->
                warnings.add(measure.title() + " is normal with mean "
                        + number(bell.mean()) + " and SD " + number(bell.sd()) + " " + measure.unit()
                        + (measure.leavesOut(bell)
                                ? measure.outside(bell)
                                : ", cut to what the model was made from (" + measure.range() + ")")
                        + "; the typical person has the mean.");
        }
        return within;
    }

    private void shares(VirtualPeople people) {
        List<String> drawn = new ArrayList<>();
        share(people.female(), "women", drawn);
        share(people.asian(), "Asians who are not Japanese", drawn);
        share(people.japanese(), "Japanese", drawn);
        if (!drawn.isEmpty()) {
            Covariates typical = people.typical();
            warnings.add("Drawn for each person, independently of age and weight: " + String.join(", ", drawn)
                    + "; the typical person is " + typical.sex().code() + ", of ancestry "
                    + typical.ancestry().name().toLowerCase(Locale.ROOT) + ".");
        }
    }

    private static void share(double share, String who, List<String> drawn) {
        if (share > 0 && share < 1) {
            drawn.add(number(100 * share) + " % " + who);
        }
    }

    private void notGiven(People people, VirtualPeople within) {
        if (people.age() == null || people.weight() == null) {
            String age = "age (taken as " + number(within.age().typical()) + " years)";
            String weight = "weight (taken as " + number(within.weight().typical()) + " kg)";
            warnings.add("Not given: "
                    + (people.age() != null ? weight : people.weight() != null ? age : age + ", " + weight) + ".");
        }
    }

    private static String number(double value) {
        return ExposureSimulation.number(Math.round(value * 10) / 10.0);
    }
}
