package org.ketwise.consult.exposure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Age;
import org.ketwise.kernel.BodyWeight;
import org.ketwise.kernel.Sex;
import org.ketwise.pharmacometrics.Covariates;

/**
 * What to simulate; null where somebody left it to us.
 *
 * @param plans in the words that clinicians use, at least one
 * @param with other medicines with their regimens, as written
 * @param ancestry as far as models differ by it
 * @param subjects virtual people, from one
 * @param hours how long to look
 * @param step hours from one time of the course to the next
 * @param model id of the model to use
 */
public record SimulationRequest(
        List<String> plans,
        List<String> with,
        @Nullable Age age,
        @Nullable BodyWeight weight,
        @Nullable Sex sex,
        Covariates.@Nullable Ancestry ancestry,
        int subjects,
        long seed,
        @Nullable Double hours,
        @Nullable Double step,
        @Nullable String model) {}
