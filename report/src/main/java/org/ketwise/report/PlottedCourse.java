package org.ketwise.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.exposure.SimulatedPlan;
import org.ketwise.pharmacometrics.ExposureMetrics;
import org.ketwise.pharmacometrics.PopulationSimulation;

/**
 * One line of a plot, with its band.
 *
 * @param plan number of the plan, from zero
 * @param text the plan as it was written, in one line
 * @param with the other medicines that are taken, or null
 * @param hours rising
 * @param typical ng/mL at each time
 * @param peak of the typical person, over all times that were calculated
 * @param low what 5 % of the people stay below, or null where the people were not calculated
 * @param high what 95 % of the people stay below, or null where the people were not calculated
 * @param measured what 5 % and 95 % of single measurements in the people stay below, by time; empty where that is not known
 */
record PlottedCourse(
        int plan,
        String text,
        String analyte,
        String matrix,
        @Nullable String with,
        double[] hours,
        double[] typical,
        ExposureMetrics peak,
        double @Nullable [] low,
        double @Nullable [] high,
        double[][] measured) {
    /** Of the first analyte of each plan. */
    static List<PlottedCourse> ofFirst(List<SimulatedPlan> plans) {
        return of(plans, plan -> 0);
    }

    /** Of one analyte in all plans that have it. */
    static List<PlottedCourse> ofAnalyte(List<SimulatedPlan> plans, String analyte) {
        return of(plans, plan -> plan.typical().course().analytes().indexOf(analyte));
    }

    /** @param place of the analyte in the model of a plan, below zero where it is not there */
    private static List<PlottedCourse> of(List<SimulatedPlan> plans, ToIntFunction<SimulatedPlan> place) {
        List<PlottedCourse> courses = new ArrayList<>();
        for (int number = 0; number < plans.size(); number++) {
            SimulatedPlan plan = plans.get(number);
            int analyte = place.applyAsInt(plan);
            if (analyte >= 0) {
                courses.add(of(number, plan, analyte, plan.typical(), null, plan.spread()));
                if (plan.changed() != null
                        && plan.isChanged(plan.model().analytes().get(analyte))) {
                    String with = Words.and(plan.interactions().getLast().perpetrators());
                    SimulatedPlan.ChangedPeople people = plan.changedPeople();
                    courses.add(
                            of(number, plan, analyte, plan.changed(), with, people == null ? null : people.spread()));
                }
            }
        }
        return courses;
    }

    private static PlottedCourse of(
            int number,
            SimulatedPlan plan,
            int place,
            SimulatedPlan.Course course,
            @Nullable String with,
            PopulationSimulation.@Nullable Spread people) {
        double[][] spread = people == null || !plan.ranged() ? new double[0][] : people.concentrations()[place];
        return new PlottedCourse(
                number,
                Printable.line(plan.text()),
                plan.model().analytes().get(place).name(),
                plan.model().matrix(),
                with,
                course.course().hours(),
                course.course().concentrations()[place],
                course.metrics().get(place),
                spread.length == 0 ? null : percentile(spread, 5),
                spread.length == 0 ? null : percentile(spread, 95),
                with == null ? measured(plan, place) : new double[0][]);
    }

    private static double[][] measured(SimulatedPlan plan, int place) {
        PopulationSimulation.Measured measured =
                plan.spread().measured().get(plan.model().analytes().get(place).name());
        return measured == null || !plan.ranged() ? new double[0][] : measured.concentrations();
    }

    boolean hasBand() {
        return low != null;
    }

    boolean withOthers() {
        return with != null;
    }

    /** The plan, and the other medicines where there are any. */
    String words() {
        return with == null ? text : text + ", with " + with;
    }

    private static double[] percentile(double[][] spread, int percent) {
        int place = PopulationSimulation.PERCENTILES.indexOf(percent);
        double[] values = new double[spread.length];
        for (int at = 0; at < values.length; at++) {
            values[at] = spread[at][place];
        }
        return values;
    }

    double end() {
        return hours[hours.length - 1];
    }

    double highestTypical() {
        return highest(typical);
    }

    /** Of the bands where there are some. */
    double highest() {
        double ofMeasured = 0;
        for (double[] interval : measured) {
            ofMeasured = Math.max(ofMeasured, interval[interval.length - 1]);
        }
        return Math.max(Math.max(highestTypical(), ofMeasured), high == null ? 0 : highest(high));
    }

    private static double highest(double[] values) {
        double highest = 0;
        for (double value : values) {
            highest = Math.max(highest, value);
        }
        return highest;
    }

    /** At any time, between two times on a straight line. */
    double at(double time) {
        int after = 0;
        while (after < hours.length && hours[after] < time) {
            after++;
        }
        if (after == 0 || after == hours.length) {
            return typical[Math.min(after, hours.length - 1)];
        }
        double share = (time - hours[after - 1]) / (hours[after] - hours[after - 1]);
        return typical[after - 1] + share * (typical[after] - typical[after - 1]);
    }
}
