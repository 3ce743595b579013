package org.ketwise.consult.exposure;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ketwise.knowledge.model.Enzyme;
import org.ketwise.knowledge.model.EnzymeEffect;
import org.ketwise.pharmacometrics.EnzymeActivity;

/**
 * How an interaction comes and goes: enzymes follow the other medicines with their own turnover, and each dose of the treatment meets what is left of them.
 *
 * @param enzymes their activity over time, 1 where nothing was changed
 * @param sessions each dose of the treatment
 */
public record InteractionCourse(List<EnzymeCourse> enzymes, List<Session> sessions) {
    /**
     * The enzymes on average over some hours.
     *
     * @param from hours from the first dose
     * @param to hours from the first dose, later
     */
    public EnzymeActivity activity(double from, double to) {
        Map<Enzyme, Double> gut = new EnumMap<>(Enzyme.class);
        Map<Enzyme, Double> liver = new EnumMap<>(Enzyme.class);
        for (EnzymeCourse enzyme : enzymes) {
            double sum = 0;
            int count = 0;
            for (int at = 0; at < enzyme.hours().length; at++) {
                if (enzyme.hours()[at] >= from - 1e-9 && enzyme.hours()[at] <= to + 1e-9) {
                    sum += enzyme.activity()[at];
                    count++;
                }
            }
            if (count > 0) {
                (enzyme.site() == EnzymeEffect.Site.GUT ? gut : liver).put(enzyme.enzyme(), sum / count);
            }
        }
        return EnzymeActivity.of(gut, liver);
    }

    /**
     * An enzyme over time.
     *
     * @param hours from the first dose of the treatment, below zero before it
     * @param activity at those times
     */
    public record EnzymeCourse(Enzyme enzyme, EnzymeEffect.Site site, double[] hours, double[] activity) {}

    /**
     * A dose of the treatment.
     *
     * @param hours from the first dose
     * @param auc area until the next dose, or for two days after the last, with the other medicines over without them
     * @param cmax highest concentration in the same time, with over without
     */
    public record Session(double hours, double auc, double cmax) {}
}
