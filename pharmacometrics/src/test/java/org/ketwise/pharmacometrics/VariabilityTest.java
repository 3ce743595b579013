package org.ketwise.pharmacometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.ketwise.pharmacometrics.Models.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ketwise.kernel.Route;
import org.ketwise.knowledge.model.PharmacokineticModel;
import org.ketwise.knowledge.model.PharmacokineticModel.Analyte;
import org.ketwise.knowledge.model.PharmacokineticModel.Covariance;
import org.ketwise.knowledge.model.PharmacokineticModel.Domain;
import org.ketwise.knowledge.model.PharmacokineticModel.Entry;
import org.ketwise.knowledge.model.PharmacokineticModel.Flow;
import org.ketwise.knowledge.model.PharmacokineticModel.Parameter;
import org.ketwise.knowledge.model.PharmacokineticModel.Part;
import org.ketwise.knowledge.model.PharmacokineticModel.Read;
import org.ketwise.knowledge.model.PharmacokineticModel.Term;
import org.ketwise.knowledge.model.PharmacokineticModel.Variability;
import org.ketwise.knowledge.model.Review;

/** How people differ from each other and from one dose to the next. */
class VariabilityTest {
    private static final int MANY = 40_000;
    private static final String FILM = "esketamine.simons2022";

    private static Parameter parameter(String name, String value, @Nullable Variability variability) {
        return new Parameter(name, value, "L", variability, null, Read.DERIVED, null);
    }

    /** Volume, clearance and a rate of absorption, of which some go together. */
    private static PopulationModel synthetic(Covariance... covariances) {
        Variability wide = new Variability(Variability.Scale.LOG, 0.4);
        return PopulationModel.of(new PharmacokineticModel(
                "test.test2026",
                "One compartment with a gut",
                List.of("test"),
                "venous plasma",
                new Domain(18, 100, 40, 200, "nobody"),
                List.of(
                        parameter("ka", "1", wide),
                        parameter("V", "100", wide),
                        parameter("CL", "20", new Variability(Variability.Scale.LOG, 0.3)),
                        parameter("fixed", "1", null)),
                List.of(covariances),
                List.of("gut", "blood"),
                List.of(new Flow("gut", "blood", "ka"), new Flow("blood", null, "CL / V")),
                List.of(new Entry(
                        List.of(Route.ORAL),
                        "a tablet",
                        null,
                        null,
                        List.of(new Part("gut", "1", null)),
                        PharmacokineticModel.Confidence.ESTIMATED,
                        null)),
                List.of(new Analyte("test", List.of(new Term("blood", "V")), null, null)),
                null,
                List.of(),
                List.of(),
                Review.NONE));
    }

    private static double covariance(double[] one, double[] other) {
        double meanOne = Arrays.stream(one).average().orElseThrow();
        double meanOther = Arrays.stream(other).average().orElseThrow();
        return IntStream.range(0, one.length)
                .mapToDouble(i -> (one[i] - meanOne) * (other[i] - meanOther))
                .average()
                .orElseThrow();
    }

    private static double[] logs(List<IndividualParameters> people, String parameter) {
        return each(people, person -> Math.log(person.value(parameter)));
    }

    private static double[] each(List<IndividualParameters> people, ToDoubleFunction<IndividualParameters> value) {
        return people.stream().mapToDouble(value).toArray();
    }

    private static List<IndividualParameters> people(PopulationModel model) {
        return IntStream.range(0, MANY)
                .mapToObj(person -> model.individual(
                        Covariates.TYPICAL, PopulationSimulation.deviations(model.deviations(), 5, person)))
                .toList();
    }

    @Test
    void deviationsGoTogetherAsTheModelSays() {
        List<IndividualParameters> people =
                people(synthetic(new Covariance("V", "CL", 0.09), new Covariance("CL", "ka", -0.03)));
        double[] ka = logs(people, "ka");
        double[] volume = logs(people, "V");
        double[] clearance = logs(people, "CL");
        assertThat(covariance(volume, clearance)).isCloseTo(0.09, within(0.003));
        assertThat(covariance(clearance, ka)).isCloseTo(-0.03, within(0.003));
        assertThat(covariance(volume, ka)).isCloseTo(0, within(0.003));
        assertThat(covariance(volume, volume)).isCloseTo(0.16, within(0.004));
        assertThat(covariance(clearance, clearance)).isCloseTo(0.09, within(0.003));
    }

    @Test
    void withoutCovarianceTheyAreIndependent() {
        List<IndividualParameters> people = people(synthetic());
        assertThat(covariance(logs(people, "V"), logs(people, "CL"))).isCloseTo(0, within(0.003));
    }

    @Test
    void publishedCovariancesAreThoseOfThePeople() {
        List<IndividualParameters> people = people(model("esketamine.otto2021"));
        assertThat(covariance(logs(people, "V1"), logs(people, "CL"))).isCloseTo(0.0226, within(0.001));
        assertThat(covariance(logs(people, "Vn"), logs(people, "CLn"))).isCloseTo(0.0446, within(0.001));
        assertThat(covariance(logs(people, "V1"), logs(people, "CLn"))).isCloseTo(0, within(0.001));
    }

    @ParameterizedTest
    @CsvSource({
        "V, CL, 0.12, larger than its variabilities allow",
        "V, V, 0.1, one parameter",
        "V, fixed, 0.1, names fixed",
        "V, nothing, 0.1, names nothing"
    })
    void aCovarianceThatCannotBeIsRefused(String one, String other, double value, String said) {
        assertThatThrownBy(() -> synthetic(new Covariance(one, other, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said);
    }

    /** The variances between occasions that the paper of the film gives. */
    @ParameterizedTest
    @CsvSource({
        "F1, 0.060",
        "D1, 0.154",
        "ka1, 0.062",
        "F2, 0.057",
        "D2, 0.611",
        "ka2, 0.376",
        "gut, 0.937",
        "Vh2, 0.152",
        "V1, 0",
        "CL, 0"
    })
    void fromOccasionToOccasionAPersonVariesAsPublished(String parameter, double variance) {
        PopulationModel film = model(FILM);
        double[] self = PopulationSimulation.deviations(film.deviations(), 1, 0);
        SplittableRandom random = Draws.of(Draws.Purpose.OCCASIONS, 1, 0);
        List<IndividualParameters> occasions = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            occasions.add(film.individual(Covariates.TYPICAL, self, Draws.normal(film.occasionDeviations(), random)));
        }
        double[] logs = logs(occasions, parameter);
        assertThat(covariance(logs, logs)).isCloseTo(variance, within(0.03 * variance + 1e-12));
    }

    @Test
    void everyDoseHasAnOccasionOfItsOwn() {
        PopulationModel film = model(FILM);
        Regimen regimen = Regimen.repeated(new DoseEvent(0, 50, Route.SUBLINGUAL, 0), 9, 4)
                .and(Regimen.single(25, Route.SUBLINGUAL, 0).shifted(50));
        double[] hours = Simulation.every(0.5, 72);
        SplittableRandom random = new SplittableRandom(3);
        List<IndividualParameters> occasions = new ArrayList<>();
        double[] self = PopulationSimulation.deviations(film.deviations(), 1, 0);
        for (int dose = 0; dose < regimen.doses().size(); dose++) {
            occasions.add(film.individual(Covariates.TYPICAL, self, Draws.normal(film.occasionDeviations(), random)));
        }
        CourseCalculator calculator = new CourseCalculator(film, regimen, hours);
        double[] course = new double[calculator.length() + 1];
        calculator.calculate(occasions, course, 1);

        double[] expected = new double[calculator.length()];
        double area = 0;
        for (int dose = 0; dose < occasions.size(); dose++) {
            TimeCourse own = new Simulation(
                            occasions.get(dose),
                            new Regimen(List.of(regimen.doses().get(dose))))
                    .at(hours);
            area += own.areas()[1][hours.length - 1];
            for (int i = 0; i < expected.length; i++) {
                expected[i] += own.concentrations()[i / hours.length][i % hours.length];
            }
        }
        for (int i = 0; i < expected.length; i++) {
            assertThat(course[i + 1]).isCloseTo(expected[i], within(1e-9 * expected[i] + 1e-10));
        }
        assertThat(calculator.area(1)).isCloseTo(area, within(1e-9 * area));
    }

    /** Where no occasion differs, doses that are added up are what they are together; and what was calculated so leaves no trace. */
    @Test
    void likeOccasionsAreNoOccasions() {
        PopulationModel film = model(FILM);
        Regimen regimen = Regimen.repeated(new DoseEvent(0, 50, Route.SUBLINGUAL, 0), 9, 4);
        double[] hours = Simulation.every(0.25, 48);
        IndividualParameters person =
                film.individual(Covariates.TYPICAL, PopulationSimulation.deviations(film.deviations(), 1, 7));
        CourseCalculator calculator = new CourseCalculator(film, regimen, hours);
        double[] together = new double[calculator.length()];
        calculator.calculate(person, together, 0);
        double area = calculator.area(0);
        double[] added = new double[calculator.length()];
        calculator.calculate(List.of(person, person, person, person), added, 0);
        for (int i = 0; i < added.length; i++) {
            assertThat(added[i]).isCloseTo(together[i], within(1e-9 * together[i] + 1e-10));
        }
        double[] again = new double[calculator.length()];
        calculator.calculate(person, again, 0);
        assertThat(again).containsExactly(together);
        assertThat(calculator.area(0)).isEqualTo(area);
        assertThatThrownBy(() -> calculator.calculate(List.of(person), added, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 occasions for 4 doses");
    }

    @Test
    void aDoseByWeightFollowsEachPerson() {
        PopulationModel model = model("ketamine.otto2021");
        DoseEvent byWeight = new DoseEvent(0, 35, Route.INTRAVENOUS, 0.5, 70.0);
        Covariates heavy = Covariates.TYPICAL.withWeight(100);
        double[] hours = Simulation.every(1, 12);
        assertThat(new Simulation(model.typical(heavy), new Regimen(List.of(byWeight)))
                        .at(hours)
                        .concentrations()[0])
                .containsExactly(new Simulation(model.typical(heavy), Regimen.single(50, Route.INTRAVENOUS, 0.5))
                        .at(hours)
                        .concentrations()[0]);
    }
}
