package org.ketwise.pharmacometrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** One person and one regimen. The amounts are exact at every time asked for, whatever lies between: nothing is integrated by steps. */
public final class Simulation {
    private static final double NANOGRAMS_PER_ML = 1000; // in a mg/L

    /** What is so small a part of all that was given is gone. */
    private static final double GONE = 1e-14;

    /** So long after the last dose nothing is left that could be told from zero. */
    private static final double FOREVER = 20_000;

    private final IndividualParameters parameters;
    private final double[][] rates;
    private final Map<Long, Propagator> propagators = new HashMap<>();
    private final List<IndividualParameters.Input> inputs = new ArrayList<>();
    private final double end; // hours at which the last input ends
    private final boolean untilGone;

    /** @throws IllegalArgumentException if the model has no input for a route of the regimen */
    public Simulation(IndividualParameters parameters, Regimen regimen) {
        this(parameters, regimen, false);
    }

    /** One in which nothing more is calculated when all but nothing of the doses is left. */
    static Simulation untilGone(IndividualParameters parameters, Regimen regimen) {
        return new Simulation(parameters, regimen, true);
    }

    private Simulation(IndividualParameters parameters, Regimen regimen, boolean untilGone) {
        this.parameters = parameters;
        this.untilGone = untilGone;
        rates = parameters.rates();
        regimen.doses().forEach(dose -> inputs.addAll(parameters.inputs(dose)));
        end = inputs.stream()
                .mapToDouble(input -> input.from() + input.hours())
                .max()
                .orElse(0);
    }

    /**
     * The concentrations at these times; a bolus counts from its own time on.
     *
     * @param hours from the start, none below zero, rising
     * @throws IllegalArgumentException if they do not
     */
    public TimeCourse at(double... hours) {
        requireRising(hours);
        double[][] amounts = amountsAt(hours);
        int compartments = parameters.model().compartmentCount();
        List<PopulationModel.Measured> measured = parameters.model().measured();
        double[][] concentrations = new double[measured.size()][hours.length];
        double[][] areas = new double[measured.size()][hours.length];
        for (int analyte = 0; analyte < measured.size(); analyte++) {
            // The rate at which its area grows is the concentration.
            double[] perAmount = rates[compartments + analyte];
            for (int at = 0; at < hours.length; at++) {
                double concentration = 0;
                for (int compartment = 0; compartment < compartments; compartment++) {
                    concentration += perAmount[compartment] * amounts[at][compartment];
                }
                concentrations[analyte][at] = NANOGRAMS_PER_ML * concentration;
                areas[analyte][at] = NANOGRAMS_PER_ML * amounts[at][compartments + analyte];
            }
        }
        List<String> names =
                measured.stream().map(each -> each.analyte().name()).toList();
        return new TimeCourse(names, hours.clone(), concentrations, areas);
    }

    static void requireRising(double... hours) {
        for (int i = 0; i < hours.length; i++) {
            if (!(hours[i] >= (i == 0 ? 0 : hours[i - 1])) || Double.isInfinite(hours[i])) {
                throw new IllegalArgumentException("times rise from zero on, and " + hours[i] + " does not");
            }
        }
    }

    /** Times from the start to {@code until}, so many hours apart. */
    public static double[] every(double step, double until) {
        double[] hours = new double[(int) Math.floor(until / step + 1e-9) + 1];
        for (int i = 0; i < hours.length; i++) {
            hours[i] = i * step;
        }
        return hours;
    }

    /** Areas under the whole curve, in ng·h/mL, by analyte. */
    public double[] wholeAreas() {
        TimeCourse course = at(end + FOREVER);
        double[] areas = new double[course.areas().length];
        for (int analyte = 0; analyte < areas.length; analyte++) {
            areas[analyte] = course.areas()[analyte][0];
        }
        return areas;
    }

    /** Half-lives of the last, slowest decline, in hours, by analyte; NaN where it is faster than a third of an hour, of which nothing is left to measure. */
    public double[] terminalHalfLives() {
        double late = end + 300;
        TimeCourse course = at(late, late + 10);
        double[] halfLives = new double[course.concentrations().length];
        for (int analyte = 0; analyte < halfLives.length; analyte++) {
            double[] two = course.concentrations()[analyte];
            halfLives[analyte] = 10 * Math.log(2) / Math.log(two[0] / two[1]);
        }
        return halfLives;
    }

    /** Milligrams in each compartment, then the area of each analyte in mg·h/L, at each time. */
    double[][] amountsAt(double... hours) {
        double[] amounts = new double[rates.length];
        double[] rate = new double[rates.length];
        double[][] found = new double[hours.length][];
        long now = 0;
        int next = 0;
        TreeSet<Long> changes = changes();
        Giving giving = new Giving();
        while (next < hours.length) {
            giving.give(now, amounts, rate);
            Long change = changes.higher(now);
            for (; next < hours.length && (change == null || Timetable.ticks(hours[next]) < change); next++) {
                amounts = advance(amounts, rate, Timetable.ticks(hours[next]) - now);
                now = Timetable.ticks(hours[next]);
                found[next] = amounts;
                if (untilGone && hours[next] > end && isGone(amounts)) {
                    Arrays.fill(amounts, 0, parameters.model().compartmentCount(), 0);
                    Arrays.fill(found, next, hours.length, amounts);
                    return found;
                }
            }
            if (next < hours.length && change != null) {
                amounts = advance(amounts, rate, change - now);
                now = change;
            }
        }
        return found;
    }

    private boolean isGone(double[] amounts) {
        double given = 0;
        for (IndividualParameters.Input input : inputs) {
            given += input.milligrams();
        }
        double left = 0;
        for (int compartment = 0; compartment < parameters.model().compartmentCount(); compartment++) {
            left += amounts[compartment];
        }
        return left < GONE * given;
    }

    /** When something begins or ends to enter. */
    private TreeSet<Long> changes() {
        TreeSet<Long> changes = new TreeSet<>();
        for (IndividualParameters.Input input : inputs) {
            changes.add(Timetable.ticks(input.from()));
            changes.add(Timetable.ticks(input.from() + input.hours()));
        }
        return changes;
    }

    /** Gives doses from one time to the next. */
    private final class Giving {
        private final Map<Long, List<IndividualParameters.Input>> atOnce = new HashMap<>();
        private final Underway underway = new Underway(
                inputs.stream().mapToDouble(IndividualParameters.Input::from).toArray(),
                inputs.stream().mapToDouble(IndividualParameters.Input::hours).toArray());

        private Giving() {
            for (IndividualParameters.Input input : inputs) {
                long from = Timetable.ticks(input.from());
                if (Timetable.ticks(input.from() + input.hours()) == from) {
                    atOnce.computeIfAbsent(from, time -> new ArrayList<>()).add(input);
                }
            }
        }

        /** Adds what is given at once, and sets the rates of what enters from now on. */
        private void give(long now, double[] amounts, double[] rate) {
            for (IndividualParameters.Input input : atOnce.getOrDefault(now, List.of())) {
                amounts[input.compartment()] += input.milligrams();
            }
            Arrays.fill(rate, 0);
            for (int number : underway.at(now)) {
                IndividualParameters.Input input = inputs.get(number);
                rate[input.compartment()] += input.milligrams() / input.hours();
            }
        }
    }

    private double[] advance(double[] amounts, double[] rate, long ticks) {
        return ticks == 0
                ? amounts
                : propagators
                        .computeIfAbsent(ticks, length -> Propagator.of(rates, length / Timetable.TICKS_IN_HOUR))
                        .apply(amounts, rate);
    }
}
