package org.ketwise.consult.exposure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Age;
import org.ketwise.kernel.BodyWeight;
import org.ketwise.kernel.Concentration;
import org.ketwise.kernel.Sex;
import org.ketwise.pharmacometrics.Covariates;

/**
 * What to simulate; null where somebody left it to us.
 *
 * @param plans in the words that clinicians use, at least one
 * @param with other medicines with their regimens, as written
 * @param hours how long to look
 * @param step hours from one time of the course to the next
 * @param model id of the model to use
 * @param above concentrations above which time is counted
 * @param courses whether the people are asked for at each time; without, more of them can be simulated
 */
public record SimulationRequest(
        List<String> plans,
        List<String> with,
        People people,
        @Nullable Double hours,
        @Nullable Double step,
        @Nullable String model,
        List<Concentration> above,
        boolean courses) {
    /** With fewer people than that nobody lies beyond the 5th or the 95th percentile. */
    public static final int FEWEST_FOR_A_RANGE = 20;

    /** People who are alike, with their courses. */
    public SimulationRequest(
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
            @Nullable String model) {
        this(
                plans,
                with,
                People.alike(age, weight, sex, ancestry, subjects, seed),
                hours,
                step,
                model,
                List.of(),
                true);
    }

    public int subjects() {
        return people.count();
    }

    public long seed() {
        return people.seed();
    }

    /** The same for other people. */
    public SimulationRequest of(People others) {
        return new SimulationRequest(plans, with, others, hours, step, model, above, courses);
    }

    /** The same, with the time above these concentrations. */
    public SimulationRequest above(List<Concentration> concentrations) {
        return new SimulationRequest(plans, with, people, hours, step, model, concentrations, courses);
    }
}
