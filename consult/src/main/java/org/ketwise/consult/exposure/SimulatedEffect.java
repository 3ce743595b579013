package org.ketwise.consult.exposure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.knowledge.model.Effect;

/**
 * An effect of the first session of a plan, in the typical person.
 *
 * @param course null where no response is known or the model has no analyte that drives it
 * @param changed the same at the concentrations with the other medicines, or null where there are none or nobody can calculate it; what they do by themselves is
 *     not in it
 * @param observed what was seen with this drug by this route
 */
public record SimulatedEffect(
        Effect effect, @Nullable Course course, @Nullable Course changed, List<Effect.Observation> observed) {
    /**
     * How the effect goes.
     *
     * @param analyte name of what drives it
     * @param hours from the start
     * @param likely effect at each time
     * @param low with the parameter that gives the smallest effect
     * @param high with the parameter that gives the largest effect
     * @param peak place of the largest likely effect
     * @param extrapolated the concentration at the site goes beyond those that the response was made from
     * @param quarterHours hours from the start until the likely effect has fallen to a quarter of its peak, or null where it does not in the time looked at
     */
    public record Course(
            String analyte,
            double[] hours,
            double[] likely,
            double[] low,
            double[] high,
            int peak,
            @Nullable Double quarterHours,
            boolean extrapolated) {}
}
