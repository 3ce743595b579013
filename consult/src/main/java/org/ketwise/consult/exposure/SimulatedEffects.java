package org.ketwise.consult.exposure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Route;
import org.ketwise.knowledge.model.Effect;
import org.ketwise.pharmacometrics.DoseEvent;
import org.ketwise.pharmacometrics.EffectSite;
import org.ketwise.pharmacometrics.Regimen;
import org.ketwise.pharmacometrics.Simulation;
import org.ketwise.pharmacometrics.TimeCourse;

/** What the first session of a plan does. */
final class SimulatedEffects {
    private static final double SESSION = 8; // hours in which the effects of one dose come and go
    private static final double STEP = 1 / 60.0;
    private static final double QUARTER = 0.25;

    private SimulatedEffects() {}

    /** The first dose of a regimen by itself. */
    static Regimen first(Regimen regimen) {
        DoseEvent first = regimen.doses().getFirst();
        return new Regimen(List.of(new DoseEvent(0, first.milligrams(), first.route(), first.hours())));
    }

    /** Times that are close enough to follow the effects of a first dose. */
    static double[] times(Regimen first) {
        return Simulation.every(STEP, SESSION + first.doses().getFirst().hours());
    }

    /**
     * What a first dose does at these concentrations.
     *
     * @param changed the concentrations with the other medicines, or null
     */
    static List<SimulatedEffect> of(
            List<Effect> effects, TimeCourse course, @Nullable TimeCourse changed, String drug, Route route) {
        return effects.stream()
                .map(effect -> new SimulatedEffect(
                        effect,
                        course(effect, course),
                        changed == null ? null : course(effect, changed),
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
