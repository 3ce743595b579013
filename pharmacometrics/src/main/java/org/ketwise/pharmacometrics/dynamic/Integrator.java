package org.ketwise.pharmacometrics.dynamic;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Calculates populations of a {@link DynamicModel}. Each person has steps of their own, so the numbers of a person are the same bytes whoever is calculated
 * beside and whatever the number of threads. Immutable; safe to share between threads.
 */
public final class Integrator {
    /** People that are stepped side by side: enough for the vector instructions, few enough for the cache. */
    private static final int LANES = 128;

    private final DynamicModel model;
    private final Tolerance tolerance;

    /** @param tolerance of one step, with an absolute one for each state of the model */
    public Integrator(DynamicModel model, Tolerance tolerance) {
        if (tolerance.absolute().length != model.states()) {
            throw new IllegalArgumentException(
                    tolerance.absolute().length + " tolerances for " + model.states() + " states");
        }
        this.model = model;
        this.tolerance = tolerance;
    }

    /**
     * Results at these times; a dose counts from its own time on.
     *
     * @param hours from the start, none below zero, rising
     * @param outputs which outputs of the model, by number
     * @return by person, then output and time: output number {@code i} of those asked for at time {@code j} has place {@code i * hours.length + j}
     */
    public double[][] solve(DynamicPopulation people, double[] hours, int... outputs) {
        double[][] results = new double[people.size()][outputs.length * hours.length];
        solve(people, hours, results, outputs);
        return results;
    }

    /**
     * The same into arrays that are there already: memory that is written for the first time costs more than it seems.
     *
     * @param into by person
     * @throws ArithmeticException if a person cannot be followed, since steps would become too short to move time on
     */
    public void solve(DynamicPopulation people, double[] hours, double[][] into, int... outputs) {
        for (int i = 0; i < hours.length; i++) {
            if (!(hours[i] >= (i == 0 ? 0 : hours[i - 1])) || Double.isInfinite(hours[i])) {
                throw new IllegalArgumentException("times rise from zero on, and " + hours[i] + " does not");
            }
        }
        int size = people.size();
        if (size == 0 || hours.length == 0) {
            return;
        }
        int workers = Math.min(ForkJoinPool.getCommonPoolParallelism() + 1, size);
        int lanes = Math.min(LANES, (size + workers - 1) / workers);
        AtomicInteger next = new AtomicInteger();
        IntStream.range(0, workers)
                .parallel()
                .forEach(worker -> new Lanes(model, tolerance, people, hours, outputs, into, next, lanes).run());
    }
}
