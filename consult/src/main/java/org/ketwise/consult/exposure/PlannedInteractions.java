package org.ketwise.consult.exposure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.forecast.ExposureForecast;
import org.ketwise.consult.forecast.ExposureForecaster;
import org.ketwise.consult.forecast.ExposureForecaster.Taken;
import org.ketwise.kernel.Route;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Perpetrator;
import org.ketwise.pharmacometrics.DoseEvent;
import org.ketwise.pharmacometrics.Regimen;

/** What other medicines do to a plan: each by itself, and after several all of them together. */
final class PlannedInteractions {
    private final Ingredient treatment;
    private final Route route;
    private final Regimen regimen;
    private final double milligrams;
    private final ExposureForecaster forecaster;

    PlannedInteractions(Ingredient treatment, Route route, Regimen regimen, ExposureForecaster forecaster) {
        this.treatment = treatment;
        this.route = route;
        this.regimen = regimen;
        this.forecaster = forecaster;
        milligrams = regimen.doses().stream()
                .mapToDouble(DoseEvent::milligrams)
                .max()
                .orElseThrow();
    }

    List<PlannedInteraction> of(List<OtherMedicine> others) {
        List<PlannedInteraction> interactions = new ArrayList<>();
        for (OtherMedicine other : others) {
            interactions.add(together(List.of(other)));
        }
        if (others.size() > 1) {
            interactions.add(together(others));
        }
        return interactions;
    }

    private PlannedInteraction together(List<OtherMedicine> others) {
        Map<Ingredient, Taken> taken = new LinkedHashMap<>();
        others.forEach(other -> other.ingredients()
                .forEach(ingredient -> taken.merge(ingredient, taken(ingredient, other), Taken::or)));
        ExposureForecast forecast = forecaster
                .forecast(taken.values(), treatment, route, milligrams)
                .orElse(null);
        List<String> remarks = new ArrayList<>();
        if (others.size() == 1) {
            remarks.addAll(others.getFirst().readings());
        }
        others.forEach(other -> untimely(other, remarks));
        if (forecast == null) {
            remarks.add("The content has no number for what "
                    + String.join(
                            " and ", others.stream().map(OtherMedicine::text).toList())
                    + " does to the enzymes that clear "
                    + treatment.name() + ", which is not the same as no effect.");
        } else {
            remarks.addAll(forecast.remarks());
            taken.keySet().stream()
                    .filter(ingredient -> !forecast.perpetrators().contains(ingredient))
                    .forEach(ingredient -> remarks.add(ingredient.name()
                            + " is not in the numbers: the content has none for what it does to these enzymes."));
        }
        return new PlannedInteraction(
                taken.keySet().stream().map(Ingredient::name).toList(), forecast, course(others, remarks), remarks);
    }

    /** What is not taken while the treatment is, so that the numbers of long intake need not hold. */
    private void untimely(OtherMedicine other, List<String> remarks) {
        double last = regimen.doses().getLast().time();
        if (other.once()) {
            remarks.add("It is one dose; the numbers of long intake are not those of one dose.");
        } else if (other.from() > last) {
            remarks.add("It begins after the last dose of the plan; the numbers are those of long intake.");
        } else if (other.from() > 0 || (other.until() != null && other.until() < last)) {
            remarks.add("It is not taken all through the plan; the numbers are those of long intake.");
        }
    }

    /** What ended before the treatment begins may have ended to act; one dose of what cannot be followed may do as much as long intake, or nothing. */
    private Taken taken(Ingredient ingredient, OtherMedicine other) {
        boolean over = other.until() != null && other.until() <= 0;
        boolean followed = forecaster
                .findPerpetrator(ingredient)
                .filter(InteractionDynamics::canFollow)
                .isPresent();
        return new Taken(ingredient, over || (other.once() && !followed), other.once(), false);
    }

    private @Nullable InteractionCourse course(List<OtherMedicine> others, List<String> remarks) {
        List<InteractionDynamics.Acting> acting = new ArrayList<>();
        for (OtherMedicine other : others) {
            for (Ingredient ingredient : other.ingredients()) {
                if (!forecaster.actsOn(ingredient, treatment)) {
                    continue;
                }
                Optional<Perpetrator> perpetrator =
                        forecaster.findPerpetrator(ingredient).filter(InteractionDynamics::canFollow);
                perpetrator
                        .map(known -> new InteractionDynamics.Acting(other, known))
                        .filter(InteractionDynamics.Acting::cannotBeMeant)
                        .ifPresent(slip -> refuse(ingredient, slip));
                if (perpetrator.isEmpty()) {
                    remarks.add("How " + ingredient.name()
                            + " comes and goes is not in the content; only the state after long intake is calculated.");
                    return null;
                }
                InteractionDynamics.Acting each = new InteractionDynamics.Acting(other, perpetrator.get());
                if (each.differsFromUsual()) {
                    remarks.add(usual(ingredient, each));
                }
                acting.add(each);
            }
        }
        return acting.isEmpty()
                ? null
                : forecaster
                        .findFirstPass(treatment)
                        .flatMap(firstPass -> ExposureForecaster.findPassage(
                                        firstPass.metabolism(), treatment, route, milligrams)
                                .flatMap(
                                        passage -> new InteractionDynamics(firstPass, passage, regimen).course(acting)))
                        .orElse(null);
    }

    private static void refuse(Ingredient ingredient, InteractionDynamics.Acting slip) {
        throw new UserError(
                "\"" + slip.medicine().text() + "\" is more than " + InteractionDynamics.MOST_OF_USUAL
                        + " times the usual "
                        + ExposureSimulation.number(slip.kinetics().milligrams()) + " mg of " + ingredient.name()
                        + " every " + ExposureSimulation.number(slip.kinetics().everyHours()) + " hours (--with).",
                "Check number and unit of the dose, and how often it is taken.");
    }

    private static String usual(Ingredient ingredient, InteractionDynamics.Acting acting) {
        Perpetrator.Kinetics kinetics = acting.kinetics();
        return "What is said of long intake is for " + ExposureSimulation.number(kinetics.milligrams()) + " mg of "
                + ingredient.name() + " every " + ExposureSimulation.number(kinetics.everyHours())
                + " hours. Over time the dose as written is followed, as if its effect grew or fell with the concentration, which no trial stands behind"
                + (acting.boundedByRange()
                        ? ", up to the bounds within which the range of long intake lies."
                        : "; that can lie outside the range of long intake.");
    }
}
