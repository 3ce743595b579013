package org.ketwise.consult.exposure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Route;
import org.ketwise.knowledge.model.Effect;
import org.ketwise.pharmacometrics.Covariates;
import org.ketwise.pharmacometrics.DoseEvent;
import org.ketwise.pharmacometrics.EffectSite;
import org.ketwise.pharmacometrics.PopulationModel;
import org.ketwise.pharmacometrics.Regimen;
import org.ketwise.pharmacometrics.Simulation;
import org.ketwise.pharmacometrics.TimeCourse;

/** What the first session of a plan does. */
final class SimulatedEffects {
    private static final double SESSION = 8; // hours in which the effects of one dose come and go
    private static final double STEP = 1 / 60.0;
    private static final double QUARTER = 0.25;

    private SimulatedEffects() {}

    static List<SimulatedEffect> of(
            List<Effect> effects, PopulationModel model, Covariates person, Regimen regimen, String drug) {
        DoseEvent first = regimen.doses().getFirst();
        Route route = first.route();
        TimeCourse course = new Simulation(
                        model.typical(person), Regimen.single(first.milligrams(), route, first.hours()))
                .at(Simulation.every(STEP, SESSION + first.hours()));
        return effects.stream()
                .map(effect -> new SimulatedEffect(
                        effect,
                        course(effect, course),
                        effect.observed().stream()
                                .filter(each -> each.holdsFor(drug, route))
                                .toList()))
                .filter(each -> each.course() != null || !each.observed().isEmpty())
                .toList();
    }

    private static SimulatedEffect.@Nullable Course course(Effect effect, TimeCourse course) {
        Effect.Response response = effect.response();
        String analyte = effect.analytes().stream()
                .filter(course.analytes()::contains)
                .findFirst()
                .orElse(null);
        if (response == null || analyte == null) {
            return null;
        }
        double[] site =
                EffectSite.concentrations(course.hours(), course.concentrations(analyte), response.delayMinutes() / 60);
        double[] likely = each(site, response, response.parameter());
        double[] one = each(site, response, response.low());
        double[] other = each(site, response, response.high());
        int peak = 0;
        for (int at = 1; at < likely.length; at++) {
            if (likely[at] > likely[peak]) {
                peak = at;
            }
        }
        boolean rises = one[peak] <= other[peak];
        return new SimulatedEffect.Course(
                analyte,
                course.hours(),
                likely,
                rises ? one : other,
                rises ? other : one,
                peak,
                quarter(course.hours(), likely, peak),
                response.upTo() != null && site[peak] > response.upTo());
    }

    private static double[] each(double[] site, Effect.Response response, double parameter) {
        double[] effects = new double[site.length];
        for (int at = 0; at < site.length; at++) {
            effects[at] = response.at(site[at], parameter);
        }
        return effects;
    }

    private static @Nullable Double quarter(double[] hours, double[] likely, int peak) {
        for (int at = peak; at < likely.length; at++) {
            if (likely[at] <= QUARTER * likely[peak]) {
                return hours[at];
            }
        }
        return null;
    }
}
