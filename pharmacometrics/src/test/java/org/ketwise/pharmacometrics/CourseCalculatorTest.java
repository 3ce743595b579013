package org.ketwise.pharmacometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.ketwise.pharmacometrics.Models.knowledge;
import static org.ketwise.pharmacometrics.Models.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ketwise.kernel.Route;
import org.ketwise.knowledge.model.PharmacokineticModel;
import org.ketwise.knowledge.model.PharmacokineticModel.Analyte;
import org.ketwise.knowledge.model.PharmacokineticModel.Domain;
import org.ketwise.knowledge.model.PharmacokineticModel.Entry;
import org.ketwise.knowledge.model.PharmacokineticModel.Flow;
import org.ketwise.knowledge.model.PharmacokineticModel.Parameter;
import org.ketwise.knowledge.model.PharmacokineticModel.Part;
import org.ketwise.knowledge.model.PharmacokineticModel.Read;
import org.ketwise.knowledge.model.PharmacokineticModel.Term;
import org.ketwise.knowledge.model.Review;

/** The fast way against the plain one, which is exact. */
class CourseCalculatorTest {
    /** Runs of equal steps, single times, times inside an infusion and when a dose is given, and a step that no binary number meets. */
    private static final double[] TIMES = DoubleStream.concat(
                    DoubleStream.concat(
                            Arrays.stream(Simulation.every(0.1, 60)), DoubleStream.of(60.37, 61, 61.5, 62, 71, 71.999)),
                    Arrays.stream(Simulation.every(0.25, 300)).map(hour -> 72 + hour))
            .toArray();

    private static void agrees(PopulationModel model, IndividualParameters person, Regimen regimen, String what) {
        CourseCalculator calculator = new CourseCalculator(model, regimen, TIMES);
        double[] fast = new double[calculator.length()];
        calculator.calculate(person, fast, 0);
        TimeCourse plain = new Simulation(person, regimen).at(TIMES);
        for (int analyte = 0; analyte < plain.concentrations().length; analyte++) {
            double cmax = Arrays.stream(plain.concentrations()[analyte]).max().orElse(0);
            for (int at = 0; at < TIMES.length; at++) {
                double expected = plain.concentrations()[analyte][at];
                assertThat(fast[analyte * TIMES.length + at])
                        .as("%s, analyte %s at %s h", what, analyte, TIMES[at])
                        .isCloseTo(expected, within(1e-10 * expected + 1e-13 * cmax))
                        .isNotNegative();
            }
            double area = plain.areas()[analyte][TIMES.length - 1];
            assertThat(calculator.area(analyte)).isCloseTo(area, within(1e-10 * area));
        }
    }

    /** Every model of the content, every way in, people of every kind. */
    @Test
    void agreesWithThePlainWay() {
        Random random = new Random(4);
        knowledge().models().forEach(file -> {
            PopulationModel model = PopulationModel.of(file);
            file.entries().forEach(entry -> {
                Route route = entry.routes().getFirst();
                Regimen regimen = Regimen.repeated(new DoseEvent(0, 56, route, 2.0 / 3), 72, 3)
                        .and(Regimen.single(28, route, 0).shifted(7.3));
                for (int subject = 0; subject < 20; subject++) {
                    double[] deviations = DoubleStream.generate(random::nextGaussian)
                            .limit(model.deviations())
                            .toArray();
                    Covariates covariates = Covariates.TYPICAL.withAncestry(Covariates.Ancestry.values()[subject % 3]);
                    agrees(model, model.individual(covariates, deviations), regimen, file.id() + " " + route.code());
                }
            });
        });
    }

    private static PopulationModel chain(double absorption, double elimination, double metabolite) {
        return of(List.of(
                new Flow("gut", "blood", String.valueOf(absorption)),
                new Flow("blood", "metabolite", String.valueOf(elimination)),
                new Flow("metabolite", null, String.valueOf(metabolite))));
    }

    private static PopulationModel of(List<Flow> flows) {
        return PopulationModel.of(new PharmacokineticModel(
                "test.test2026",
                "A chain",
                List.of("test"),
                "venous plasma",
                new Domain(18, 100, 40, 200, "nobody"),
                List.of(new Parameter("V", "10", "L", null, null, Read.DERIVED, null)),
                List.of(),
                List.of("gut", "blood", "metabolite"),
                flows,
                List.of(new Entry(
                        List.of(Route.ORAL),
                        "a tablet",
                        null,
                        null,
                        List.of(new Part("gut", "1", null)),
                        PharmacokineticModel.Confidence.ESTIMATED,
                        null)),
                List.of(
                        new Analyte("test", List.of(new Term("blood", "V")), null, null),
                        new Analyte("metabolite", List.of(new Term("metabolite", "V")), null, null)),
                null,
                List.of(),
                List.of(),
                Review.NONE));
    }

    /** Sums of exponentials lose digits where rates are near each other, and do not exist where they are equal. */
    @ParameterizedTest
    @CsvSource({
        "0.7, 0.7, 0.7",
        "0.7, 0.7, 0.1",
        "0.7, 0.70000001, 0.1",
        "0.7, 0.7001, 0.6999",
        "2, 0.5, 0.50001",
        "30, 0.01, 5",
        "0.05, 4, 0.05000000000001"
    })
    void agreesWhereRatesAreEqualOrNearlySo(double absorption, double elimination, double metabolite) {
        PopulationModel model = chain(absorption, elimination, metabolite);
        agrees(
                model,
                model.typical(Covariates.TYPICAL),
                Regimen.repeated(new DoseEvent(0, 100, Route.ORAL, 0), 24, 4),
                "chain");
    }

    @Test
    void agreesWhereDrugGoesInACircle() {
        PopulationModel model = of(List.of(
                new Flow("gut", "blood", "1"),
                new Flow("blood", "metabolite", "0.5"),
                new Flow("metabolite", "gut", "0.3"),
                new Flow("blood", null, "0.1")));
        agrees(model, model.typical(Covariates.TYPICAL), Regimen.single(100, Route.ORAL, 0), "circle");
    }

    @Test
    void agreesWhereNothingLeaves() {
        PopulationModel model = of(List.of(new Flow("gut", "blood", "1"), new Flow("blood", "metabolite", "0.5")));
        agrees(model, model.typical(Covariates.TYPICAL), Regimen.single(100, Route.ORAL, 0), "sink");
    }

    /** What was calculated before leaves no trace, whichever way it was calculated. */
    @Test
    void aPersonIsTheSameAfterAnybody() {
        PopulationModel model = model("esketamine.perezruixo2021");
        Regimen regimen = Regimen.repeated(new DoseEvent(0, 84, Route.NASAL, 0.2), 72, 4);
        IndividualParameters person = model.individual(Covariates.TYPICAL, deviations(model, 1));
        CourseCalculator used = new CourseCalculator(model, regimen, TIMES);
        double[] other = new double[used.length()];
        used.calculate(model.individual(Covariates.TYPICAL, deviations(model, 2)), other, 0);
        double[] after = new double[used.length() + 3];
        used.calculate(person, after, 3);
        double[] alone = new double[used.length()];
        new CourseCalculator(model, regimen, TIMES).calculate(person, alone, 0);
        assertThat(Arrays.copyOfRange(after, 3, after.length)).containsExactly(alone);
        assertThat(other).isNotEqualTo(alone);
    }

    private static double[] deviations(PopulationModel model, long seed) {
        return PopulationSimulation.deviations(model.deviations(), seed, 0);
    }

    @Test
    void manyPeopleAreTheSameAsEachAlone() {
        PopulationModel model = model("ketamine.otto2021");
        Regimen regimen = Regimen.repeated(new DoseEvent(0, 35, Route.INTRAVENOUS, 2.0 / 3), 72, 3);
        List<IndividualParameters> people = new ArrayList<>();
        for (int person = 0; person < 70; person++) {
            people.add(model.individual(Covariates.TYPICAL, deviations(model, person)));
        }
        CourseCalculator calculator = new CourseCalculator(model, regimen, TIMES);
        double[][] courses = new double[people.size()][calculator.length()];
        PopulationSimulation.courses(model, people, regimen, TIMES, courses);
        for (int person = 0; person < people.size(); person++) {
            double[] alone = new double[calculator.length()];
            calculator.calculate(people.get(person), alone, 0);
            assertThat(courses[person]).containsExactly(alone);
        }
    }

    @Test
    void aPersonWhoseParametersAreKnownHasThem() {
        PopulationModel model = model("ketamine.domino1984");
        double[] values = new double[model.file().parameters().size()];
        Arrays.setAll(values, i -> 2 + i);
        IndividualParameters person = model.known(Covariates.TYPICAL, values);
        for (int i = 0; i < values.length; i++) {
            assertThat(person.value(model.file().parameters().get(i).name())).isEqualTo(values[i]);
        }
        assertThatThrownBy(() -> model.known(Covariates.TYPICAL, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatCannotBeCalculatedIsRefused() {
        PopulationModel model = model("ketamine.domino1984");
        Regimen regimen = Regimen.single(35, Route.INTRAVENOUS, 0);
        assertThatThrownBy(() -> new CourseCalculator(model, regimen, 2, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CourseCalculator(model, Regimen.single(35, Route.NASAL, 0), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CourseCalculator(model, regimen, 1)
                        .calculate(model("ketamine.clements1981").typical(Covariates.TYPICAL), new double[9], 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another model");
    }

    @Test
    void aChosenPlaceHoldsWhatSortingWouldBringThere() {
        Random random = new Random(5);
        for (int size : new int[] {1, 2, 3, 10, 101}) {
            for (int place = 0; place < size; place++) {
                double[] values =
                        random.doubles(size).map(x -> Math.floor(x * 20)).toArray();
                double[] sorted = values.clone();
                Arrays.sort(sorted);
                OrderStatistics.select(values, 0, place);
                assertThat(values[place]).isEqualTo(sorted[place]);
            }
        }
    }
}
