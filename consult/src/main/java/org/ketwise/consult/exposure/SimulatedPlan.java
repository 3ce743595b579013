package org.ketwise.consult.exposure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Concentration;
import org.ketwise.knowledge.model.PharmacokineticModel;
import org.ketwise.pharmacometrics.ExposureMetrics;
import org.ketwise.pharmacometrics.PopulationSimulation;
import org.ketwise.pharmacometrics.Regimen;
import org.ketwise.pharmacometrics.SampledTimes;
import org.ketwise.pharmacometrics.TimeCourse;

/**
 * What a plan is calculated to do.
 *
 * @param text the plan as it was written
 * @param extrapolated whether somebody or a dose lies outside of what the model was made from
 * @param ranged whether percentiles of the people mean anything: the people differ, and there are enough of them
 * @param warnings what must be known to read the numbers, a sentence each
 * @param regimen what is given
 * @param window hours looked at
 * @param missed doses of the plan that are not given
 * @param typical of the typical person
 * @param spread over the population
 * @param interactions what each other medicine does, in their order, and after several what all do together
 * @param effects of the first session, without other medicines
 * @param above time above each concentration that was asked for, in the order of {@code spread.above}
 * @param changed of the typical person with all other medicines, or null where there are none or nobody can say more than a range
 * @param changedPeople of the people with all other medicines, where there is such a course of the typical person
 */
public record SimulatedPlan(
        String text,
        PharmacokineticModel model,
        PharmacokineticModel.Entry entry,
        boolean extrapolated,
        boolean ranged,
        List<String> warnings,
        Regimen regimen,
        double window,
        List<MissedDose> missed,
        Course typical,
        PopulationSimulation.Spread spread,
        List<PlannedInteraction> interactions,
        @Nullable Course changed,
        @Nullable ChangedPeople changedPeople,
        List<Above> above,
        List<SimulatedEffect> effects) {
    /** How far the model may be trusted here, in one word: what it is recommended for ends where its people and doses do. */
    public String standing() {
        return extrapolated && entry.confidence() != PharmacokineticModel.Confidence.LOW
                ? "extrapolated"
                : entry.confidence().code();
    }

    /** Whether the course with other medicines says something of an analyte: what enzymes do to metabolites is not calculated. */
    public boolean isChanged(PharmacokineticModel.Analyte analyte) {
        PharmacokineticModel.EnzymeDependence enzymes = model.enzymes();
        return changed != null && enzymes != null && enzymes.analytes().contains(analyte.name());
    }

    /**
     * The same people with all other medicines. Each keeps what makes them differ from the typical person; what the medicines leave of the enzymes is the same
     * share in all.
     *
     * @param followed whether each dose meets the enzymes as they are in its own hours; otherwise all doses meet them as after long intake
     */
    public record ChangedPeople(PopulationSimulation.Spread spread, boolean followed) {}

    /**
     * A course with its peaks and areas.
     *
     * @param course at the times that are shown
     * @param metrics by analyte, over all times that were calculated, so that a peak is where it is and not at a time that happens to be shown
     * @param areasOfDay ng·h/mL from the start to 24 hours, by analyte
     * @param wholeAreas ng·h/mL, by analyte
     * @param halfLives hours, by analyte
     */
    public record Course(
            TimeCourse course,
            List<ExposureMetrics> metrics,
            double[] areasOfDay,
            double[] wholeAreas,
            double[] halfLives) {
        Course shown(SampledTimes times) {
            return new Course(course.shown(times), metrics, areasOfDay, wholeAreas, halfLives);
        }
    }

    /**
     * Time of the typical person above a concentration.
     *
     * @param window hours looked at
     * @param hours by analyte
     * @param changedHours with all other medicines, by analyte; empty where there is no such course
     */
    public record Above(Concentration threshold, double window, double[] hours, double[] changedHours) {}
}
