package org.ketwise.pharmacometrics;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The same regimen in many virtual people who differ as the model says. Person number k has the same deviations in every plan of a model and whatever the
 * number of threads, so that plans are compared in the same people.
 */
public final class PopulationSimulation {
    /** Percentiles that are kept, in percent. */
    public static final List<Integer> PERCENTILES = List.of(5, 25, 50, 75, 95);

    /** So many concentrations are held at once; more would not fit beside each other. */
    private static final long MOST_VALUES = 60_000_000;

    /** People that a thread takes at a time; the concentrations of so many at one time lie side by side. */
    private static final int BLOCK = 32;

    private PopulationSimulation() {}

    /** How many people can be simulated at so many times of so many analytes. */
    public static long mostSubjects(int analytes, int times) {
        return MOST_VALUES / Math.max(1, (long) analytes * times);
    }

    /**
     * Percentiles over the people.
     *
     * @param concentrations in ng/mL, by analyte, time and percentile
     * @param cmax in ng/mL, by analyte and percentile
     * @param tmax in hours, by analyte and percentile
     * @param area from the start to the last time in ng·h/mL, by analyte and percentile
     */
    public record Spread(double[][][] concentrations, double[][] cmax, double[][] tmax, double[][] area) {}

    /**
     * The courses of people who are known, all of them kept.
     *
     * @param people of the model
     * @param hours from the start, rising, none below zero
     * @param into by person; gets the concentrations in ng/mL, by analyte, then time. Memory that is there already is several times faster than new one.
     */
    public static void courses(
            PopulationModel model,
            List<IndividualParameters> people,
            Regimen regimen,
            double[] hours,
            double[][] into) {
        inBlocks(people.size(), () -> {
            CourseCalculator calculator = new CourseCalculator(model, regimen, hours);
            return (from, to) -> {
                for (int person = from; person < to; person++) {
                    calculator.calculate(people.get(person), into[person], 0);
                }
            };
        });
    }

    /** Calculates people from one number up to before another. */
    private interface Block {
        void calculate(int from, int to);
    }

    /** Each thread makes its own worker, with the memory that it keeps, and takes the next block of people when it has done one. */
    private static void inBlocks(int people, Supplier<Block> workers) {
        int blocks = (people + BLOCK - 1) / BLOCK;
        AtomicInteger next = new AtomicInteger();
        IntStream.range(0, Math.min(ForkJoinPool.getCommonPoolParallelism() + 1, blocks))
                .parallel()
                .forEach(thread -> {
                    Block worker = workers.get();
                    for (int block = next.getAndIncrement(); block < blocks; block = next.getAndIncrement()) {
                        worker.calculate(block * BLOCK, Math.min(people, (block + 1) * BLOCK));
                    }
                });
    }

    /** @param hours rising, none below zero */
    public static Spread simulate(
            PopulationModel model, Covariates covariates, Regimen regimen, double[] hours, int subjects, long seed) {
        int analytes = model.file().analytes().size();
        double[][][] byTime = new double[analytes][hours.length][subjects];
        double[][] cmax = new double[analytes][subjects];
        double[][] tmax = new double[analytes][subjects];
        double[][] area = new double[analytes][subjects];
        inBlocks(subjects, () -> {
            CourseCalculator calculator = new CourseCalculator(model, regimen, hours);
            double[][] courses = new double[BLOCK][calculator.length()];
            return (from, to) -> {
                for (int subject = from; subject < to; subject++) {
                    double[] course = courses[subject - from];
                    calculator.calculate(
                            model.individual(covariates, deviations(model.deviations(), seed, subject)), course, 0);
                    for (int analyte = 0; analyte < analytes; analyte++) {
                        int start = analyte * hours.length;
                        int highest = start;
                        for (int i = start; i < start + hours.length; i++) {
                            if (course[i] > course[highest]) {
                                highest = i;
                            }
                        }
                        cmax[analyte][subject] = course[highest];
                        tmax[analyte][subject] = hours[highest - start];
                        area[analyte][subject] = calculator.area(analyte);
                    }
                }
                for (int analyte = 0; analyte < analytes; analyte++) {
                    for (int at = 0; at < hours.length; at++) {
                        double[] ofTime = byTime[analyte][at];
                        int place = analyte * hours.length + at;
                        for (int subject = from; subject < to; subject++) {
                            ofTime[subject] = courses[subject - from][place];
                        }
                    }
                }
            };
        });
        double[][][] concentrations = new double[analytes][hours.length][];
        IntStream.range(0, analytes * hours.length).parallel().forEach(i -> {
            int analyte = i / hours.length;
            int at = i % hours.length;
            concentrations[analyte][at] = percentiles(byTime[analyte][at]);
        });
        return new Spread(concentrations, percentilesOfEach(cmax), percentilesOfEach(tmax), percentilesOfEach(area));
    }

    /** A seed far from that of the neighbour, so that no stream runs into another's: the finalizer of splitmix64. */
    private static long mixed(long z) {
        long first = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
        return second ^ (second >>> 31);
    }

    static double[] deviations(int count, long seed, int subject) {
        SplittableRandom random = new SplittableRandom(mixed(mixed(seed) + subject));
        double[] deviations = new double[count];
        for (int i = 0; i < count; i++) {
            deviations[i] = random.nextGaussian();
        }
        return deviations;
    }

    private static double[][] percentilesOfEach(double[][] byAnalyte) {
        return Arrays.stream(byAnalyte).map(PopulationSimulation::percentiles).toArray(double[][]::new);
    }

    /** Between two people a percentile is interpolated in a straight line. */
    private static double[] percentiles(double[] values) {
        double[] percentiles = new double[PERCENTILES.size()];
        int from = 0;
        for (int i = 0; i < percentiles.length; i++) {
            double place = PERCENTILES.get(i) / 100.0 * (values.length - 1);
            int below = (int) place;
            int above = Math.min(below + 1, values.length - 1);
            // What lies before a place that was found is smaller, so the next one is looked for behind it.
            OrderStatistics.select(values, from, below);
            OrderStatistics.select(values, below, above);
            from = above;
            percentiles[i] = values[below] + (place - below) * (values[above] - values[below]);
        }
        return percentiles;
    }
}
