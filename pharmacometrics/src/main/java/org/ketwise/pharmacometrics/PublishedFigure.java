package org.ketwise.pharmacometrics;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Route;
import org.ketwise.kernel.Sex;

/**
 * A figure that a paper prints, and how near a model is to come.
 *
 * @param id of the case
 * @param fitted whether it comes from the paper that the parameters come from; otherwise the model predicts it
 * @param model id of the model
 * @param givenHours how long it takes to give the dose
 * @param untilHours when the areas end
 * @param published in ng/mL, ng·h/mL or L/h
 * @param window of simulated over published
 * @param knownMiss where simulated over published is known to lie outside of the window, or null
 */
public record PublishedFigure(
        String id,
        boolean fitted,
        String model,
        Route route,
        double milligrams,
        double givenHours,
        Covariates person,
        double untilHours,
        String analyte,
        Metric metric,
        double published,
        Range window,
        @Nullable Range knownMiss,
        String source) {
    private static final int PEOPLE = 300;
    private static final int TIMES = 1440;
    private static final int TIMES_OF_A_MEAN = 60;
    private static final int COLUMNS = 18;

    /** What is printed. */
    public enum Metric {
        CMAX("peak", "ng/mL"),
        AREA("area", "ng·h/mL"),
        CLEARANCE("clearance", "L/h"),
        MEAN_CMAX("mean peak", "ng/mL"),
        MEAN_AREA("mean area", "ng·h/mL");

        private final String words;
        private final String unit;

        Metric(String words, String unit) {
            this.words = words;
            this.unit = unit;
        }

        public String words() {
            return words;
        }

        public String unit() {
            return unit;
        }

        static Metric of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** Both ends belong to it. */
    public record Range(double low, double high) {
        public boolean includes(double value) {
            return value >= low && value <= high;
        }
    }

    /** The figures of a table with semicolons; lines that begin with {@code #} and the line of the names are passed over. */
    public static List<PublishedFigure> read(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .skip(1)
                .map(PublishedFigure::of)
                .toList();
    }

    private static PublishedFigure of(String line) {
        List<String> cells = List.of(line.split(";", -1));
        if (cells.size() != COLUMNS) {
            throw new IllegalArgumentException(cells.size() + " columns instead of " + COLUMNS + ": " + line);
        }
        return new PublishedFigure(
                cells.get(0),
                cells.get(1).equals("calibration"),
                cells.get(2),
                Route.of(cells.get(3)),
                number(cells.get(4)),
                number(cells.get(5)),
                new Covariates(
                        number(cells.get(6)),
                        number(cells.get(7)),
                        Sex.FEMALE,
                        Covariates.Ancestry.valueOf(cells.get(8))),
                number(cells.get(9)),
                cells.get(10),
                Metric.of(cells.get(11)),
                number(cells.get(12)),
                new Range(number(cells.get(13)), number(cells.get(14))),
                cells.get(15).isEmpty() ? null : new Range(number(cells.get(15)), number(cells.get(16))),
                cells.get(17));
    }

    private static double number(String cell) {
        return Double.parseDouble(cell);
    }

    /** What the model gives for it. */
    public double simulated(PopulationModel of) {
        return switch (metric) {
            case CMAX -> metrics(of.typical(person), TIMES).cmax();
            case AREA -> metrics(of.typical(person), TIMES).area();
            case CLEARANCE -> clearance(of);
            case MEAN_CMAX ->
                people(of).mapToDouble(metrics -> metrics.cmax()).average().orElseThrow();
            case MEAN_AREA ->
                people(of).mapToDouble(metrics -> metrics.area()).average().orElseThrow();
        };
    }

    private ExposureMetrics metrics(IndividualParameters somebody, int times) {
        return ExposureMetrics.of(
                new Simulation(somebody, regimen()).at(Simulation.every(untilHours / times, untilHours)), analyte);
    }

    private Regimen regimen() {
        return Regimen.single(milligrams, route, givenHours);
    }

    private double clearance(PopulationModel of) {
        Simulation simulation = new Simulation(of.typical(person), regimen());
        int place = simulation.at(0).place(analyte);
        return milligrams * 1000 / simulation.wholeAreas()[place];
    }

    /** The same people each time, each on an occasion of their own. */
    private Stream<ExposureMetrics> people(PopulationModel of) {
        Random random = new Random(1);
        return IntStream.range(0, PEOPLE).mapToObj(each -> {
            double[] deviations = normal(of.deviations(), random);
            double[] occasion = normal(of.occasionDeviations(), random);
            return metrics(of.individual(person, deviations, occasion), TIMES_OF_A_MEAN);
        });
    }

    private static double[] normal(int count, Random random) {
        return DoubleStream.generate(random::nextGaussian).limit(count).toArray();
    }
}
