package org.ketwise.pharmacometrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.ketwise.knowledge.model.PharmacokineticModel;

/**
 * The same regimen in many virtual people who differ as the model says. Person number k has the same deviations in every plan of a model and whatever the
 * number of threads, so that plans are compared in the same people.
 */
public final class PopulationSimulation {
    /** Percentiles that are kept, in percent. */
    public static final List<Integer> PERCENTILES = List.of(5, 25, 50, 75, 95);

    /** Percentiles of what would be measured, in percent. */
    public static final List<Integer> MEASURED_PERCENTILES = List.of(5, 95);

    /** So many numbers are held at once; more would not fit beside each other. */
    private static final long MOST_VALUES = 60_000_000;

    /** Bytes of all memory for one of them: eight for itself, and twice as many for all else that a process does. */
    private static final long MEMORY_OF_VALUE = 24;

    /** Of each analyte of a person: highest concentration, its time, area, and the error of a measurement. */
    private static final int SUMMARY = 4;

    /** People that a thread takes at a time; the concentrations of so many at one time lie side by side. */
    private static final int BLOCK = 32;

    private PopulationSimulation() {}

    /**
     * What is to be known of the people.
     *
     * @param courses whether percentiles are asked for at each time that is shown; without them no course is kept, and many more people can be simulated
     * @param thresholds in ng/mL
     */
    public record Asked(SampledTimes times, boolean courses, List<Double> thresholds) {
        /** Courses at these times. */
        public static Asked courses(double... hours) {
            return new Asked(SampledTimes.shown(hours), true, List.of());
        }

        /** How many people can be simulated. */
        public long mostSubjects(int analytes) {
            long each = (long) SUMMARY + thresholds.size() + (courses ? times.shown().length : 0);
            long most = Math.min(MOST_VALUES, Runtime.getRuntime().maxMemory() / MEMORY_OF_VALUE);
            return most / Math.max(1, analytes * each);
        }
    }

    /**
     * Percentiles over the people.
     *
     * @param concentrations in ng/mL, by analyte, time and percentile; no times where no courses were asked for
     * @param cmax in ng/mL, by analyte and percentile; the highest at all times that are calculated, shown or not
     * @param tmax in hours, by analyte and percentile
     * @param area from the start to the last time in ng·h/mL, by analyte and percentile
     * @param measured by the name of each analyte of which the model says how far a measurement lies from the truth
     * @param above one for each threshold, in their order
     */
    public record Spread(
            double[][][] concentrations,
            double[][] cmax,
            double[][] tmax,
            double[][] area,
            Map<String, Measured> measured,
            List<Above> above) {}

    /**
     * What one measurement in each person would show: concentrations with the error of the model on them, percentiles of {@link #MEASURED_PERCENTILES}. Each
     * person has one draw of the error for an analyte. The percentiles at one time take each person once, so it does not matter that the draw is the same at
     * another time.
     *
     * @param cmax of measurements at each person's peak, ng/mL
     * @param concentrations in ng/mL, by time and percentile; no times where no courses were asked for
     */
    public record Measured(double[] cmax, double[][] concentrations) {}

    /**
     * Time above a threshold.
     *
     * @param threshold in ng/mL
     * @param hours by analyte and percentile
     * @param ever share of the people in whom it is passed at all, by analyte
     */
    public record Above(double threshold, double[][] hours, double[] ever) {}

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

    /**
     * @param done told how many people were added to those that are done; by several threads
     */
    public static Spread simulate(
            PopulationModel model, VirtualPeople people, Regimen regimen, Asked asked, IntConsumer done) {
        return simulate(List.of(model), people, regimen, asked, done);
    }

    /**
     * The same where the model changes from dose to dose, as while enzymes come and go. What each dose brings is then followed with the model of that dose, and
     * all is added up.
     *
     * @param models one for all doses or one for each, all changed from the same; a person has the same deviations in all of them
     * @param done told how many people were added to those that are done; by several threads
     */
    public static Spread simulate(
            List<PopulationModel> models, VirtualPeople people, Regimen regimen, Asked asked, IntConsumer done) {
        if (models.size() != 1 && models.size() != regimen.doses().size()) {
            throw new IllegalArgumentException(
                    models.size() + " models for " + regimen.doses().size() + " doses");
        }
        Results results = new Results(models.getFirst(), people.count(), asked);
        inBlocks(people.count(), () -> {
            Worker worker = new Worker(models, people, regimen, results);
            return (from, to) -> {
                worker.calculate(from, to);
                done.accept(to - from);
            };
        });
        return results.spread(people.seed());
    }

    /** What is kept of all people until the percentiles are known. */
    private static final class Results {
        private final List<PharmacokineticModel.Analyte> analytes;
        private final int people;
        private final Asked asked;
        private final double[][][] byTime;
        private final double[][] cmax;
        private final double[][] tmax;
        private final double[][] area;
        private final double[][][] above; // by threshold, analyte and person

        private Results(PopulationModel model, int people, Asked asked) {
            analytes = model.file().analytes();
            this.people = people;
            this.asked = asked;
            int count = analytes.size();
            byTime = new double[count][asked.courses() ? asked.times().shown().length : 0][people];
            cmax = new double[count][people];
            tmax = new double[count][people];
            area = new double[count][people];
            above = new double[asked.thresholds().size()][count][people];
        }

        private Spread spread(long seed) {
            int count = analytes.size();
            List<Above> times = new ArrayList<>();
            for (int threshold = 0; threshold < above.length; threshold++) {
                times.add(above(threshold));
            }
            double[][][] concentrations = new double[count][byTime[0].length][];
            Map<String, Measured> measured = new LinkedHashMap<>();
            for (int analyte = 0; analyte < count; analyte++) {
                Double residual = analytes.get(analyte).residual();
                double[] errors = residual == null ? new double[0] : errors(analyte, residual, seed);
                double[][] withErrors = new double[residual == null ? 0 : byTime[analyte].length][];
                double[][] ofAnalyte = byTime[analyte];
                double[][] percentiles = concentrations[analyte];
                IntStream.range(0, ofAnalyte.length).parallel().forEach(at -> {
                    if (residual != null) {
                        withErrors[at] = percentiles(product(ofAnalyte[at], errors), MEASURED_PERCENTILES);
                    }
                    percentiles[at] = percentiles(ofAnalyte[at], PERCENTILES);
                });
                if (residual != null) {
                    measured.put(
                            analytes.get(analyte).name(),
                            new Measured(
                                    percentiles(product(cmax[analyte], errors), MEASURED_PERCENTILES), withErrors));
                }
            }
            return new Spread(
                    concentrations,
                    percentilesOfEach(cmax),
                    percentilesOfEach(tmax),
                    percentilesOfEach(area),
                    measured,
                    List.copyOf(times));
        }

        /** How many times as high as it is the concentration of an analyte is measured in each person. */
        private double[] errors(int analyte, double residual, long seed) {
            double[] errors = new double[people];
            IntStream.range(0, people).parallel().forEach(person -> {
                SplittableRandom random = Draws.of(Draws.Purpose.MEASUREMENT, seed, person);
                errors[person] = Math.exp(residual * Draws.normal(analyte + 1, random)[analyte]);
            });
            return errors;
        }

        /** Before the percentiles of the time itself are taken, since looking for those rearranges the people. */
        private Above above(int threshold) {
            double limit = asked.thresholds().get(threshold);
            double[] ever = new double[analytes.size()];
            for (int analyte = 0; analyte < ever.length; analyte++) {
                ever[analyte] = (double) Arrays.stream(above[threshold][analyte])
                                .filter(hours -> hours > 0)
                                .count()
                        / people;
            }
            return new Above(limit, percentilesOfEach(above[threshold]), ever);
        }
    }

    /** Calculates blocks of people, with memory of its own. */
    private static final class Worker implements Block {
        private final List<PopulationModel> models;
        private final VirtualPeople people;
        private final int doses;
        private final Results results;
        private final SampledTimes times;
        private final CourseCalculator calculator;
        private final double[][] courses;

        private Worker(List<PopulationModel> models, VirtualPeople people, Regimen regimen, Results results) {
            this.models = models;
            this.people = people;
            this.results = results;
            doses = regimen.doses().size();
            times = results.asked.times();
            calculator = new CourseCalculator(models.getFirst(), regimen, times.hours());
            courses = new double[BLOCK][calculator.length()];
        }

        @Override
        public void calculate(int from, int to) {
            for (int subject = from; subject < to; subject++) {
                double[] course = courses[subject - from];
                follow(subject, course);
                for (int analyte = 0; analyte < results.analytes.size(); analyte++) {
                    summarise(subject, analyte, course);
                }
            }
            for (int analyte = 0; analyte < results.analytes.size(); analyte++) {
                for (int shown = 0; shown < results.byTime[analyte].length; shown++) {
                    double[] ofTime = results.byTime[analyte][shown];
                    int place = analyte * times.hours().length + times.shown()[shown];
                    for (int subject = from; subject < to; subject++) {
                        ofTime[subject] = courses[subject - from][place];
                    }
                }
            }
        }

        private void follow(int subject, double[] course) {
            PopulationModel model = models.getFirst();
            Covariates covariates = people.covariates(subject);
            double[] deviations = deviations(model.deviations(), people.seed(), subject);
            if (models.size() == 1 && model.occasionDeviations() == 0) {
                calculator.calculate(model.individual(covariates, deviations), course, 0);
            } else {
                calculator.calculate(occasions(subject, covariates, deviations), course, 0);
            }
        }

        private List<IndividualParameters> occasions(int subject, Covariates covariates, double[] deviations) {
            SplittableRandom random = Draws.of(Draws.Purpose.OCCASIONS, people.seed(), subject);
            List<IndividualParameters> occasions = new ArrayList<>(doses);
            for (int dose = 0; dose < doses; dose++) {
                PopulationModel model = models.get(models.size() == 1 ? 0 : dose);
                occasions.add(
                        model.individual(covariates, deviations, Draws.normal(model.occasionDeviations(), random)));
            }
            return occasions;
        }

        private void summarise(int subject, int analyte, double[] course) {
            int start = analyte * times.hours().length;
            int highest = 0;
            for (int i = 1; i < times.hours().length; i++) {
                if (course[start + i] > course[start + highest]) {
                    highest = i;
                }
            }
            results.cmax[analyte][subject] = course[start + highest];
            results.tmax[analyte][subject] = times.hours()[highest];
            results.area[analyte][subject] = calculator.area(analyte);
            for (int threshold = 0; threshold < results.above.length; threshold++) {
                results.above[threshold][analyte][subject] = TimeAbove.hours(
                        times.hours(), course, start, results.asked.thresholds().get(threshold));
            }
        }
    }

    static double[] deviations(int count, long seed, int subject) {
        return Draws.deviations(count, seed, subject);
    }

    private static double[] product(double[] values, double[] factors) {
        double[] product = new double[values.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = values[i] * factors[i];
        }
        return product;
    }

    private static double[][] percentilesOfEach(double[][] byAnalyte) {
        return Arrays.stream(byAnalyte)
                .map(values -> percentiles(values, PERCENTILES))
                .toArray(double[][]::new);
    }

    /** Between two people a percentile is interpolated in a straight line. Rearranges the values. */
    private static double[] percentiles(double[] values, List<Integer> percents) {
        double[] percentiles = new double[percents.size()];
        int from = 0;
        for (int i = 0; i < percentiles.length; i++) {
            double place = percents.get(i) / 100.0 * (values.length - 1);
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
