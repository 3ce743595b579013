package org.ketwise.pharmacometrics;

import java.util.Arrays;
import java.util.List;

/**
 * Concentrations of the analytes of a model over time.
 *
 * @param analytes names, in the order of the model
 * @param hours from the start, rising
 * @param concentrations in ng/mL, by analyte, then time
 * @param areas from the start to each time, in ng·h/mL, by analyte, then time
 */
public record TimeCourse(List<String> analytes, double[] hours, double[][] concentrations, double[][] areas) {
    /**
     * Place of an analyte.
     *
     * @throws java.util.NoSuchElementException if there is none of that name
     */
    public int place(String analyte) {
        int place = analytes.indexOf(analyte);
        if (place < 0) {
            throw new java.util.NoSuchElementException("no analyte " + analyte + ", there are " + analytes);
        }
        return place;
    }

    public double[] concentrations(String analyte) {
        return concentrations[place(analyte)];
    }

    /** The course at those of its times that are shown. */
    public TimeCourse shown(SampledTimes times) {
        return new TimeCourse(analytes, times.shownHours(), shown(times, concentrations), shown(times, areas));
    }

    private static double[][] shown(SampledTimes times, double[][] byAnalyte) {
        return Arrays.stream(byAnalyte).map(each -> times.of(each, 0)).toArray(double[][]::new);
    }
}
