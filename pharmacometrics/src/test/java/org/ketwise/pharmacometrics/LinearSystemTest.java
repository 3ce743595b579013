package org.ketwise.pharmacometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.ketwise.pharmacometrics.Models.knowledge;
import static org.ketwise.pharmacometrics.Models.model;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
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

/** The arithmetic against closed forms, against an integrator, and against what must hold of every linear system. */
class LinearSystemTest {
    private static final double[] DAYS = Simulation.every(0.25, 48);

    private static PopulationModel oral(double absorption, double elimination) {
        return PopulationModel.of(new PharmacokineticModel(
                "test.test2026",
                "One compartment with a gut",
                List.of("test"),
                "venous plasma",
                new Domain(18, 100, 40, 200, "nobody"),
                List.of(
                        new Parameter("ka", String.valueOf(absorption), "1/h", null, null, Read.DERIVED, null),
                        new Parameter("ke", String.valueOf(elimination), "1/h", null, null, Read.DERIVED, null)),
                List.of(),
                List.of("gut", "blood"),
                List.of(new Flow("gut", "blood", "ka"), new Flow("blood", null, "ke")),
                List.of(
                        new Entry(
                                List.of(Route.ORAL),
                                "a tablet",
                                null,
                                null,
                                List.of(new Part("gut", "1", null)),
                                PharmacokineticModel.Confidence.ESTIMATED,
                                null),
                        new Entry(
                                List.of(Route.INTRAVENOUS),
                                "an infusion",
                                null,
                                null,
                                List.of(new Part("blood", "1", null)),
                                PharmacokineticModel.Confidence.ESTIMATED,
                                null)),
                List.of(new Analyte("test", List.of(new Term("blood", "10")), null, null)),
                null,
                List.of(),
                List.of(),
                Review.NONE));
    }

    /** Bateman's function, also where the two rates are equal or nearly so. */
    @ParameterizedTest
    @CsvSource({"2, 0.1", "0.1, 2", "0.7, 0.7", "0.7, 0.70000001", "30, 0.001", "0.05, 0.05000000000001"})
    void oneCompartmentWithAbsorption(double ka, double ke) {
        TimeCourse course =
                new Simulation(oral(ka, ke).typical(Covariates.TYPICAL), Regimen.single(100, Route.ORAL, 0)).at(DAYS);
        for (int at = 0; at < DAYS.length; at++) {
            double t = DAYS[at];
            double x = (ka - ke) * t;
            double slope = Math.abs(x) < 1e-5 ? 1 - x / 2 + x * x / 6 : -Math.expm1(-x) / x;
            double expected = 100.0 / 10 * 1000 * ka * t * Math.exp(-ke * t) * slope;
            assertThat(course.concentrations("test")[at]).isCloseTo(expected, within(1e-8 * expected + 1e-300));
        }
    }

    @Test
    void anInfusionRisesToItsPlateauAndFalls() {
        double ke = 0.3;
        TimeCourse course = new Simulation(
                        oral(1, ke).typical(Covariates.TYPICAL), Regimen.single(100, Route.INTRAVENOUS, 5))
                .at(DAYS);
        for (int at = 0; at < DAYS.length; at++) {
            double t = DAYS[at];
            double rate = 20;
            double expected = 1000
                    * rate
                    / (10 * ke)
                    * (t <= 5 ? -Math.expm1(-ke * t) : -Math.expm1(-ke * 5) * Math.exp(-ke * (t - 5)));
            assertThat(course.concentrations("test")[at]).isCloseTo(expected, within(1e-8 * expected + 1e-300));
        }
        assertThat(course.areas()[0][DAYS.length - 1]).isCloseTo(1000 * 100 / (10 * ke), withinPercentage(0.01));
    }

    /** The reference knows nothing of exponentials of matrices: it integrates the equations step by step at a tolerance of 1e-13. */
    @ParameterizedTest
    @ValueSource(strings = {"esketamine.perezruixo2021", "ketamine.otto2021", "esketamine.simons2022"})
    void agreesWithAnIntegrator(String id) {
        IndividualParameters person = model(id).typical(Covariates.TYPICAL);
        double[][] rates = person.rates();
        double infused = 2.0 / 3;
        Simulation simulation = new Simulation(person, Regimen.single(35, Route.INTRAVENOUS, infused));
        double[] hours = {0.1, infused, 1, 2, 6, 24, 72};
        double[][] exact = simulation.amountsAt(hours);
        List<IndividualParameters.Input> inputs = person.inputs(new DoseEvent(0, 35, Route.INTRAVENOUS, infused));
        double[] amounts = new double[rates.length];
        double now = 0;
        for (int at = 0; at < hours.length; at++) {
            boolean infusing = now < infused;
            OrdinaryDifferentialEquation equations = new OrdinaryDifferentialEquation() {
                @Override
                public int getDimension() {
                    return rates.length;
                }

                @Override
                public double[] computeDerivatives(double t, double[] x) {
                    double[] derivative = new double[x.length];
                    for (int i = 0; i < x.length; i++) {
                        for (int j = 0; j < x.length; j++) {
                            derivative[i] += rates[i][j] * x[j];
                        }
                    }
                    if (infusing) {
                        inputs.forEach(input -> derivative[input.compartment()] += input.milligrams() / infused);
                    }
                    return derivative;
                }
            };
            amounts = new DormandPrince853Integrator(1e-12, 1, 1e-16, 1e-13)
                    .integrate(equations, new ODEState(now, amounts), hours[at])
                    .getPrimaryState();
            now = hours[at];
            for (int i = 0; i < amounts.length; i++) {
                assertThat(exact[at][i])
                        .as("%s at %s h", i, now)
                        .isCloseTo(amounts[i], within(1e-8 * amounts[i] + 1e-12));
            }
        }
    }

    @Test
    void whatIsGivenIsInTheBodyOrHasLeftIt() {
        IndividualParameters person = model("esketamine.otto2021").typical(Covariates.TYPICAL);
        double[] amounts = new Simulation(person, Regimen.single(35, Route.INTRAVENOUS, 0.5)).amountsAt(3)[0];
        double inBody = 0;
        for (int compartment = 0; compartment < person.model().compartmentCount(); compartment++) {
            inBody += amounts[compartment];
        }
        double areaOfMetabolite = amounts[amounts.length - 1];
        assertThat(inBody + person.value("CLn") * areaOfMetabolite).isCloseTo(35, within(35e-9));
    }

    /** In anybody, also where chance and a covariate make of a fraction more than all. */
    @Test
    void nothingIsEverBelowZero() {
        Random random = new Random(3);
        knowledge().models().forEach(file -> {
            PopulationModel model = PopulationModel.of(file);
            file.entries().forEach(entry -> {
                for (int subject = 0; subject < 100; subject++) {
                    Covariates.Ancestry ancestry = Covariates.Ancestry.values()[subject % 3];
                    double[] deviations = DoubleStream.generate(random::nextGaussian)
                            .limit(model.deviations())
                            .toArray();
                    double[][] amounts = new Simulation(
                                    model.individual(Covariates.TYPICAL.withAncestry(ancestry), deviations),
                                    Regimen.single(
                                            28 * (1 + subject % 3),
                                            entry.routes().getFirst(),
                                            0.5))
                            .amountsAt(0, 1e-9, 0.01, 1, 100, 10_000);
                    for (double[] each : amounts) {
                        assertThat(Arrays.stream(each).boxed()).as(file.id()).allMatch(amount -> amount >= 0);
                    }
                }
            });
        });
    }

    @Test
    void timesRiseFromZeroOn() {
        Simulation simulation =
                new Simulation(oral(1, 1).typical(Covariates.TYPICAL), Regimen.single(1, Route.ORAL, 0));
        for (double[] wrong : new double[][] {{-1}, {Double.NaN}, {2, 1}, {Double.POSITIVE_INFINITY}}) {
            assertThatThrownBy(() -> simulation.at(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aPersonForWhomAFormulaFallsBelowZeroIsRefused() {
        IndividualParameters methuselah = model("esketamine.perezruixo2021").typical(Covariates.TYPICAL.withAge(150));
        assertThatThrownBy(() -> new Simulation(methuselah, Regimen.single(28, Route.NASAL, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rate of the flow");
    }

    @Test
    void twiceTheDoseIsTwiceTheConcentration() {
        double[] once = intravenous(30);
        double[] twice = intravenous(60);
        for (int at = 0; at < once.length; at++) {
            assertThat(twice[at]).isCloseTo(2 * once[at], within(1e-12 * twice[at] + 1e-300));
        }
    }

    private static double[] intravenous(double milligrams) {
        return new Simulation(
                        model("ketamine.otto2021").typical(Covariates.TYPICAL),
                        Regimen.single(milligrams, Route.INTRAVENOUS, 0.5))
                .at(DAYS)
                .concentrations("ketamine");
    }

    /** The second and third device of one session are absorbed less, so three are less than three times one. */
    @Test
    void laterDevicesAddLess() {
        PopulationModel model = model("esketamine.perezruixo2021");
        double one = peak(model, 28);
        assertThat(peak(model, 84)).isBetween(2.2 * one, 2.5 * one);
        assertThat(peak(model, 14)).isCloseTo(one / 2, withinPercentage(0.001));
    }

    private static double peak(PopulationModel model, double milligrams) {
        return ExposureMetrics.of(
                        new Simulation(model.typical(Covariates.TYPICAL), Regimen.single(milligrams, Route.NASAL, 0))
                                .at(DAYS),
                        "esketamine")
                .cmax();
    }

    @Test
    void dosesAddUpAndShiftWithTime() {
        IndividualParameters person = model("esketamine.perezruixo2021").typical(Covariates.TYPICAL);
        Regimen nasal = Regimen.single(56, Route.NASAL, 0.1);
        Regimen oral = Regimen.single(84, Route.ORAL, 0);
        double[] both = esketamine(person, nasal.and(oral.shifted(7)), 0);
        double[] first = esketamine(person, nasal, 0);
        double[] second = esketamine(person, oral.shifted(7), 0);
        double[] shifted = esketamine(person, nasal.shifted(100), 100);
        for (int at = 0; at < both.length; at++) {
            assertThat(both[at]).isCloseTo(first[at] + second[at], within(1e-9 * both[at] + 1e-300));
            assertThat(shifted[at]).isCloseTo(first[at], within(1e-9 * first[at] + 1e-300));
        }
    }

    /** Half a year three times a day: each dose by itself, shifted and added up. */
    @ParameterizedTest
    @EnumSource(
            value = Route.class,
            names = {"SUBLINGUAL", "ORAL", "INTRAVENOUS"})
    void aLongCourseIsTheSumOfItsDoses(Route route) {
        IndividualParameters person = model("ketamine.otto2021").typical(Covariates.TYPICAL);
        DoseEvent dose = new DoseEvent(0, 30, route, route == Route.INTRAVENOUS ? 2.0 / 3 : 0);
        int times = 546;
        double every = 8;
        double[] late = Simulation.every(0.5, every).clone();
        double[] single = new double[late.length];
        for (int number = 0; number < times; number++) {
            double since = (times - 1 - number) * every;
            double[] hours = Arrays.stream(late).map(hour -> since + hour).toArray();
            double[] own =
                    new Simulation(person, new Regimen(List.of(dose))).at(hours).concentrations()[0];
            for (int at = 0; at < late.length; at++) {
                single[at] += own[at];
            }
        }
        double[] hours =
                Arrays.stream(late).map(hour -> (times - 1) * every + hour).toArray();
        Regimen all = Regimen.repeated(dose, every, times);
        double[] together = new Simulation(person, all).at(hours).concentrations()[0];
        for (int at = 0; at < late.length - 1; at++) {
            assertThat(together[at]).isCloseTo(single[at], within(1e-10 * single[at]));
        }
    }

    /** What is given is looked at when it begins and ends: ten times the doses may take about ten times as long, not a hundred times. */
    @Test
    void theTimeForACourseGrowsWithItsLength() {
        IndividualParameters person = model("ketamine.otto2021").typical(Covariates.TYPICAL);
        DoseEvent dose = new DoseEvent(0, 30, Route.SUBLINGUAL, 0);
        long start = System.nanoTime();
        Simulation simulation = new Simulation(person, Regimen.repeated(dose, 8, 20_000));
        double last = simulation.at(19_999 * 8.0 + 4).concentrations()[0][0];
        assertThat(last).isPositive();
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(10);
    }

    private static double[] esketamine(IndividualParameters person, Regimen regimen, double from) {
        double[] hours = DAYS.clone();
        for (int at = 0; at < hours.length; at++) {
            hours[at] += from;
        }
        return new Simulation(person, regimen).at(hours).concentrations("esketamine");
    }

    @Test
    void theWholeAreaIsTheDoseOverTheClearance() {
        IndividualParameters person = model("esketamine.otto2021").typical(Covariates.TYPICAL);
        Simulation simulation = new Simulation(person, Regimen.single(35, Route.INTRAVENOUS, 0.5));
        assertThat(simulation.wholeAreas()[0]).isCloseTo(1000 * 35 / person.value("CL"), withinPercentage(1e-6));
        assertThat(simulation.terminalHalfLives()[0]).isCloseTo(7.4, within(0.05));
    }
}
