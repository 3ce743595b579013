package org.ketwise.pharmacometrics;

import java.util.Arrays;
import java.util.TreeSet;

/**
 * Times at which concentrations are calculated, and which of them are shown: beside those that are shown others may be needed, so that a peak and a crossing of
 * a threshold are found where they are.
 *
 * @param hours from the start, rising
 * @param shown places of those that are shown, rising
 */
public record SampledTimes(double[] hours, int[] shown) {
    /** Times of different origin that mean the same differ by roundings, in hours. */
    private static final double SAME = 1e-9;

    /** Just before a dose that enters at once, in hours. */
    private static final double BEFORE = 1e-6;

    /** All are shown. */
    public static SampledTimes shown(double... hours) {
        int[] shown = new int[hours.length];
        Arrays.setAll(shown, i -> i);
        return new SampledTimes(hours, shown);
    }

    /** These and the others; and the moment before each dose that enters at once, so that its rise is a jump and no slope. */
    public static SampledTimes between(double[] shown, double[] others, Regimen regimen) {
        double end = Math.max(shown[shown.length - 1], others.length == 0 ? 0 : others[others.length - 1]);
        TreeSet<Double> all = new TreeSet<>();
        Arrays.stream(others).forEach(all::add);
        for (DoseEvent dose : regimen.doses()) {
            if (dose.hours() == 0 && dose.time() > BEFORE) {
                all.add(dose.time() - BEFORE);
                all.add(dose.time());
            }
        }
        double[] hours = new double[shown.length + all.size()];
        int[] places = new int[shown.length];
        int count = 0;
        int next = 0;
        for (double other : all) {
            while (next < shown.length && shown[next] <= other + SAME) {
                places[next] = count;
                hours[count++] = shown[next++];
            }
            if (other <= end && (count == 0 || other - hours[count - 1] > SAME)) {
                hours[count++] = other;
            }
        }
        while (next < shown.length) {
            places[next] = count;
            hours[count++] = shown[next++];
        }
        return new SampledTimes(Arrays.copyOf(hours, count), places);
    }

    /** The last one, shown or not. */
    public double end() {
        return hours[hours.length - 1];
    }

    double[] shownHours() {
        return of(hours, 0);
    }

    /** Of numbers at all times, beginning at a place, those at times that are shown. */
    double[] of(double[] atAll, int from) {
        double[] picked = new double[shown.length];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = atAll[from + shown[i]];
        }
        return picked;
    }
}
