package org.ketwise.consult.exposure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.forecast.ExposureForecast;

/**
 * What other medicines do to the exposure of a plan.
 *
 * @param perpetrators names of their ingredients
 * @param forecast at rest, when they have been taken for long; null where nothing is known of what they do to the treatment's enzymes
 * @param course how it comes and goes over the plan, or null where not enough is known to follow it
 * @param remarks what must be known to read it, a sentence each
 */
public record PlannedInteraction(
        List<String> perpetrators,
        @Nullable ExposureForecast forecast,
        @Nullable InteractionCourse course,
        List<String> remarks) {}
