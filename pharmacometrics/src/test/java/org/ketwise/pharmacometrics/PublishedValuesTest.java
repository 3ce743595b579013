package org.ketwise.pharmacometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.ketwise.pharmacometrics.Models.model;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.ketwise.kernel.Route;
import org.ketwise.kernel.Sex;

/** The models against what papers print; the figures and their sources stand in published.csv. */
class PublishedValuesTest {
    @ParameterizedTest(name = "{0} {2} {3} {4} mg, {10} {11} {12}")
    @CsvFileSource(resources = "published.csv", delimiter = ';', useHeadersInDisplayName = false, numLinesToSkip = 3)
    void comesNearThePublishedFigure(
            String id,
            String use,
            String model,
            String route,
            double milligrams,
            double givenHours,
            double age,
            double weight,
            Covariates.Ancestry ancestry,
            double untilHours,
            String analyte,
            String metric,
            double published,
            double window,
            String source) {
        Covariates person = new Covariates(age, weight, Sex.FEMALE, ancestry);
        TimeCourse course = new Simulation(
                        model(model).typical(person), Regimen.single(milligrams, Route.of(route), givenHours))
                .at(Simulation.every(untilHours / 1440, untilHours));
        ExposureMetrics metrics = ExposureMetrics.of(course, analyte);
        double simulated = metric.equals("cmax") ? metrics.cmax() : metrics.area();
        assertThat(simulated).as("%s, %s, %s", id, use, source).isCloseTo(published, withinPercentage(window));
    }

    /** The area of noresketamine is over-predicted, which the file must say. */
    @Test
    void theAreaOfNoresketamineIsTooLargeAndSaysSo() {
        PopulationModel model = model("esketamine.perezruixo2021");
        TimeCourse course = new Simulation(model.typical(Covariates.TYPICAL), Regimen.single(28, Route.NASAL, 0))
                .at(Simulation.every(0.1, 24));
        // Published 274.6: the re-simulation of the same model by others gave 1.41 times as much.
        assertThat(ExposureMetrics.of(course, "noresketamine").area()).isBetween(274.6 * 1.38, 274.6 * 1.56);
        assertThat(model.file().analytes().get(1).caveat()).contains("Indicative");
    }

    /** Means over a population, as papers print them of their subjects; two films are as good as proportional here and were not in the study. */
    @ParameterizedTest
    @CsvFileSource(resources = "published-film.csv", numLinesToSkip = 1)
    void meansAfterAFilm(String analyte, double milligrams, double cmax, double areaInMinutes) {
        PopulationModel model = model("esketamine.simons2022");
        Random random = new Random(1);
        int subjects = 300;
        double meanCmax = 0;
        double meanArea = 0;
        for (int subject = 0; subject < subjects; subject++) {
            double[] deviations = DoubleStream.generate(random::nextGaussian)
                    .limit(model.deviations())
                    .toArray();
            TimeCourse course = new Simulation(
                            model.individual(new Covariates(24, 73, Sex.MALE, Covariates.Ancestry.OTHER), deviations),
                            Regimen.single(milligrams, Route.SUBLINGUAL, 0))
                    .at(Simulation.every(0.1, 6));
            ExposureMetrics metrics = ExposureMetrics.of(course, analyte);
            meanCmax += metrics.cmax() / subjects;
            meanArea += metrics.area() / subjects;
        }
        assertThat(meanCmax).isCloseTo(cmax, withinPercentage(30));
        assertThat(meanArea * 60).isCloseTo(areaInMinutes, withinPercentage(25));
    }

    /** Wang 2019: 18.1 mL/min/kg in adults under anaesthesia, whose data are in none of the models. */
    @ParameterizedTest
    @CsvSource({"esketamine.otto2021, 0.75, 1.3", "esketamine.perezruixo2021, 1.3, 1.5"})
    void clearanceOfEsketamineBesideThatOfAnotherStudy(String id, double least, double most) {
        double published = 18.1 * 70 * 60 / 1000;
        double dose = 35;
        double area = new Simulation(
                        model(id).typical(Covariates.TYPICAL), Regimen.single(dose, Route.INTRAVENOUS, 0.5))
                .wholeAreas()[0];
        assertThat(dose * 1000 / area / published).isBetween(least, most);
    }

    /** A compounded racemic spray: 77.6 ng/mL were measured after 50 mg. The device of another product must not be taken for it. */
    @Test
    void aModelSaysWhichProductItHoldsFor() {
        assertThat(model("esketamine.perezruixo2021")
                        .findEntry(Route.NASAL)
                        .orElseThrow()
                        .caveat())
                .contains("compounded sprays");
        assertThat(model("ketamine.otto2021").findEntry(Route.NASAL)).isEmpty();
    }
}
