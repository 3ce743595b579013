package org.ketwise.pharmacometrics;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What papers print of a course of concentrations.
 *
 * @param cmax highest concentration, ng/mL
 * @param tmax when it is reached, hours from the start
 * @param area from the start to the last time, ng·h/mL
 */
public record ExposureMetrics(double cmax, double tmax, double area) {
    /** Of one analyte, at the times of the course; the highest concentration is the highest of those. */
    public static ExposureMetrics of(TimeCourse course, String analyte) {
        return of(course, course.place(analyte));
    }

    /** Of each analyte, in the order of the course. */
    public static List<ExposureMetrics> ofAll(TimeCourse course) {
        return IntStream.range(0, course.analytes().size())
                .mapToObj(place -> of(course, place))
                .toList();
    }

    private static ExposureMetrics of(TimeCourse course, int place) {
        double[] concentrations = course.concentrations()[place];
        int highest = 0;
        for (int at = 1; at < concentrations.length; at++) {
            if (concentrations[at] > concentrations[highest]) {
                highest = at;
            }
        }
        return new ExposureMetrics(
                concentrations[highest], course.hours()[highest], course.areas()[place][concentrations.length - 1]);
    }
}
