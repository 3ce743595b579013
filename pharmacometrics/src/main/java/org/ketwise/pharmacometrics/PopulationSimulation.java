package org.ketwise.pharmacometrics;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
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

    private static final long SPREAD = 0x9E3779B97F4A7C15L; // keeps the streams of neighbouring people apart

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

    /** @param hours rising, none below zero */
    public static Spread simulate(
            PopulationModel model, Covariates covariates, Regimen regimen, double[] hours, int subjects, long seed) {
        int analytes = model.file().analytes().size();
        double[][][] byTime = new double[analytes][hours.length][subjects];
        double[][] cmax = new double[analytes][subjects];
        double[][] tmax = new double[analytes][subjects];
        double[][] area = new double[analytes][subjects];
        IntStream.range(0, subjects).parallel().forEach(subject -> {
            TimeCourse course = new Simulation(
                            model.individual(covariates, deviations(model.deviations(), seed, subject)), regimen)
                    .at(hours);
            for (int analyte = 0; analyte < analytes; analyte++) {
                ExposureMetrics metrics =
                        ExposureMetrics.of(course, course.analytes().get(analyte));
                cmax[analyte][subject] = metrics.cmax();
                tmax[analyte][subject] = metrics.tmax();
                area[analyte][subject] = metrics.area();
                for (int at = 0; at < hours.length; at++) {
                    byTime[analyte][at][subject] = course.concentrations()[analyte][at];
                }
            }
        });
        double[][][] concentrations = new double[analytes][hours.length][];
        IntStream.range(0, analytes * hours.length).parallel().forEach(i -> {
            int analyte = i / hours.length;
            int at = i % hours.length;
            concentrations[analyte][at] = percentiles(byTime[analyte][at]);
        });
        return new Spread(concentrations, percentilesOfEach(cmax), percentilesOfEach(tmax), percentilesOfEach(area));
    }

    static double[] deviations(int count, long seed, int subject) {
        SplittableRandom random = new SplittableRandom(seed + SPREAD * (subject + 1L));
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
        Arrays.sort(values);
        double[] percentiles = new double[PERCENTILES.size()];
        for (int i = 0; i < percentiles.length; i++) {
            double place = PERCENTILES.get(i) / 100.0 * (values.length - 1);
            int below = (int) place;
            int above = Math.min(below + 1, values.length - 1);
            percentiles[i] = values[below] + (place - below) * (values[above] - values[below]);
        }
        return percentiles;
    }
}
