package org.ketwise.consult.exposure;

import java.util.List;
import org.ketwise.knowledge.model.Enzyme;
import org.ketwise.knowledge.model.EnzymeEffect;
import org.ketwise.pharmacometrics.EnzymeActivity;

/**
 * How an interaction comes and goes: enzymes follow the other medicines with their own turnover, and each dose of the treatment meets what is left of them.
 *
 * @param enzymes their activity over time, 1 where nothing was changed
 * @param sessions each dose of the treatment that others do not follow within minutes
 * @param met what each dose of the treatment meets, in their order
 */
public record InteractionCourse(List<EnzymeCourse> enzymes, List<Session> sessions, List<Met> met) {
    /**
     * The enzymes that one dose of the treatment meets.
     *
     * @param entering while it is absorbed
     * @param staying while it is cleared
     */
    public record Met(EnzymeActivity entering, EnzymeActivity staying) {}

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
