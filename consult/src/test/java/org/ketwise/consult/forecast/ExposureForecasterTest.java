package org.ketwise.consult.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.ketwise.consult.forecast.ExposureForecaster.Taken;
import org.ketwise.kernel.Route;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.ObservedRatio;
import org.ketwise.knowledge.model.Perpetrator;
import org.ketwise.pharmacometrics.PopulationModel;

class ExposureForecasterTest {
    private static final KnowledgeBase KNOWLEDGE = KnowledgeBase.builtIn();
    private static final ExposureForecaster FORECASTER = new ExposureForecaster(KNOWLEDGE);

    private static Optional<ExposureForecast> find(
            String treatment, Route route, @Nullable Double milligrams, String... perpetrators) {
        return FORECASTER.forecast(
                Arrays.stream(perpetrators)
                        .map(name -> new Taken(KNOWLEDGE.getIngredient(name), false, false))
                        .toList(),
                KNOWLEDGE.getIngredient(treatment),
                route,
                milligrams);
    }

    private static ExposureForecast forecast(
            String treatment, Route route, @Nullable Double milligrams, String... perpetrators) {
        return find(treatment, route, milligrams, perpetrators).orElseThrow();
    }

    private static double predicted(ExposureForecast.Ratio ratio) {
        return Objects.requireNonNull(ratio.predicted());
    }

    @ParameterizedTest(name = "{2} {3}")
    @CsvFileSource(files = "../docs/validation/trials.csv", delimiter = ';', numLinesToSkip = 3)
    void meetsTheTrials(
            @Nullable String id,
            String treatment,
            String perpetrator,
            String route,
            double milligrams,
            double observed,
            @Nullable Double closedForm,
            String use,
            String source) {
        ExposureForecast forecast = forecast(treatment, Route.of(route), milligrams, perpetrator);
        assertThat(observed)
                .as("%s, %s", use, source)
                .isBetween(forecast.auc().low(), forecast.auc().high());
        assertThat(forecast.observed().stream()
                        .map(ObservedRatio::cmax)
                        .filter(Objects::nonNull)
                        .filter(seen -> seen < forecast.cmax().low() * 0.995
                                || seen > forecast.cmax().high() * 1.005))
                .as("peaks that the trials saw")
                .isEmpty();
        if (closedForm != null) {
            assertThat(predicted(forecast.auc())).isCloseTo(closedForm, within(0.006));
        }
        assertThat(forecast.basis())
                .isEqualTo(use.equals("contradicted") ? Perpetrator.Basis.CONTRADICTED : Perpetrator.Basis.FITTED);
    }

    /** What was fitted by mouth is no fit under the tongue, in company, or after the end. */
    @Test
    void whatIsCalculatedFromOtherTrialsIsNoFit() {
        assertThat(forecast("ketamine", Route.SUBLINGUAL, 30.0, "clarithromycin")
                        .basis())
                .isEqualTo(Perpetrator.Basis.DERIVED);
        assertThat(forecast("ketamine", Route.ORAL, 25.0, "clarithromycin", "grapefruit juice")
                        .basis())
                .isEqualTo(Perpetrator.Basis.DERIVED);
    }

    /** Two strong inhibitors of one enzyme disagree, and nobody knows why. */
    @Test
    void aContradictionIsARangeThatHoldsBothAnswersAndASentence() {
        ExposureForecast forecast = forecast("ketamine", Route.ORAL, 25.0, "itraconazole");
        assertThat(forecast.auc().predicted()).isNull();
        assertThat(forecast.auc().low()).isLessThanOrEqualTo(1);
        assertThat(forecast.auc().high()).isGreaterThan(2.5);
        assertThat(forecast.basis()).isEqualTo(Perpetrator.Basis.CONTRADICTED);
        assertThat(forecast.remarks())
                .anyMatch(remark -> remark.contains("in a trial swallowed S-ketamine did not rise"));
        assertThat(forecast.observed()).hasSize(1);
    }

    /** An inhibitor of which only the class is known gets no point where the class was seen to do both. */
    @ParameterizedTest
    @CsvSource({"ketoconazole, oral, 1.0, 2.6", "cobicistat, intravenous, 0.78, 1.32", "voriconazole, nasal, 0.82, 1.40"
    })
    void anUntriedStrongInhibitorIsARange(String perpetrator, String route, double low, double high) {
        ExposureForecast forecast = forecast("esketamine", Route.of(route), 28.0, perpetrator);
        assertThat(forecast.auc().predicted()).isNull();
        assertThat(forecast.auc().low()).isBetween(low - 0.05, 1.0);
        assertThat(forecast.auc().high()).isGreaterThanOrEqualTo(high - 0.1);
        assertThat(forecast.basis()).isEqualTo(Perpetrator.Basis.EXTRAPOLATED);
        assertThat(forecast.remarks()).anyMatch(remark -> remark.startsWith("No direct trial of " + perpetrator));
    }

    /** Nobody knows more of a medicine that was never tried than of one that was. */
    @Test
    void noExtrapolationIsSurerThanATrial() {
        ExposureForecast.Ratio tried =
                forecast("ketamine", Route.INTRAVENOUS, 35.0, "clarithromycin").auc();
        ExposureForecast.Ratio untried =
                forecast("ketamine", Route.INTRAVENOUS, 35.0, "carbamazepine").auc();
        assertThat(untried.high() / untried.low()).isGreaterThanOrEqualTo(tried.high() / tried.low() - 1e-9);
    }

    @Test
    void severalMeetOnTheEnzymeInsteadOfMultiplyingTheirRatios() {
        double clarithromycin = predicted(
                forecast("ketamine", Route.ORAL, 25.0, "clarithromycin").auc());
        double grapefruit = predicted(
                forecast("ketamine", Route.ORAL, 25.0, "grapefruit juice").auc());
        double together = predicted(forecast("ketamine", Route.ORAL, 25.0, "clarithromycin", "grapefruit juice")
                .auc());
        assertThat(together)
                .isGreaterThan(Math.max(clarithromycin, grapefruit))
                .isLessThan(clarithromycin * grapefruit);
        assertThat(predicted(forecast("ketamine", Route.ORAL, 25.0, "grapefruit juice", "clarithromycin")
                        .auc()))
                .isCloseTo(together, within(1e-12));
        // Nothing can raise exposure beyond what a gut and a liver that take nothing would let through: 1 / (Fg Fh)
        // times E0 / E'.
        assertThat(together).isLessThan(1 / (0.22 * 0.28) * 0.72 / 0.6);
    }

    /** Rifampicin at its usual dose nearly fills the receptor, so another inducer adds little for certain. */
    @Test
    void aSecondStrongInducerMayAddNothing() {
        ExposureForecast.Ratio rifampin =
                forecast("ketamine", Route.ORAL, 25.0, "rifampin").auc();
        ExposureForecast.Ratio both = forecast("ketamine", Route.ORAL, 25.0, "rifampin", "carbamazepine")
                .auc();
        assertThat(predicted(rifampin)).isBetween(both.low(), both.high());
        assertThat(both.low()).isLessThan(rifampin.low());
    }

    @Test
    void anInhibitorAndAnInducerOfOneEnzymeMeetInBetween() {
        double induced =
                predicted(forecast("ketamine", Route.ORAL, 25.0, "rifampin").auc());
        double inhibited = predicted(
                forecast("ketamine", Route.ORAL, 25.0, "clarithromycin").auc());
        ExposureForecast both = forecast("ketamine", Route.ORAL, 25.0, "clarithromycin", "rifampin");
        assertThat(predicted(both.auc())).isBetween(induced, inhibited);
        assertThat(both.remarks()).anyMatch(remark -> remark.contains("no trial of this combination"));
        ExposureForecast.Ratio one =
                forecast("ketamine", Route.ORAL, 25.0, "clarithromycin").auc();
        assertThat(both.auc().high() / both.auc().low()).isGreaterThan(one.high() / one.low());
    }

    /**
     * However many medicines meet: enzymes that are gone let a clearance of 0.3 CLint through, a liver that clears all that flows takes out 1 instead of 0.72,
     * and a peak in the blood of what was injected moves no further than the area.
     */
    @ParameterizedTest
    @CsvSource({"intravenous, 0.72, 1.654", "oral, 0, 15.16"})
    void noNumberOfMedicinesGoesBeyondWhatGutAndLiverCanDo(String route, double least, double most) {
        ExposureForecast forecast = forecast(
                "ketamine",
                Route.of(route),
                25.0,
                "clarithromycin",
                "ritonavir",
                "itraconazole",
                "carbamazepine",
                "phenytoin",
                "rifampin",
                "efavirenz",
                "fluvoxamine",
                "st. john's wort");
        double modelError = 1.3;
        assertThat(forecast.auc().low()).isGreaterThanOrEqualTo(least / modelError);
        assertThat(forecast.auc().high()).isLessThanOrEqualTo(most * modelError);
        assertThat(forecast.auc().low()).isLessThan(1);
        assertThat(forecast.auc().high()).isGreaterThan(1);
        assertThat(forecast.cmax().high())
                .isLessThanOrEqualTo(
                        route.equals("oral")
                                ? 9.17 * modelError
                                : forecast.auc().high());
    }

    @Test
    void whatBypassesTheGutIsTouchedLess() {
        double oral =
                predicted(forecast("esketamine", Route.ORAL, 28.0, "rifampin").auc());
        double large =
                predicted(forecast("esketamine", Route.NASAL, 84.0, "rifampin").auc());
        double small =
                predicted(forecast("esketamine", Route.NASAL, 28.0, "rifampin").auc());
        double injected = predicted(
                forecast("esketamine", Route.INTRAVENOUS, 28.0, "rifampin").auc());
        assertThat(oral).isLessThan(large);
        assertThat(large).isLessThan(small);
        assertThat(small).isLessThan(injected);
        assertThat(predicted(forecast("esketamine", Route.INTRAVENOUS, 28.0, "rifampin")
                        .cmax()))
                .isCloseTo(1, within(1e-12));
    }

    /** A compounded racemic spray is not the device whose nasal fraction is known. */
    @Test
    void aCompoundedSprayIsARange() {
        ExposureForecast forecast = forecast("ketamine", Route.NASAL, 50.0, "clarithromycin");
        assertThat(forecast.auc().predicted()).isNull();
        assertThat(forecast.remarks()).anyMatch(remark -> remark.contains("compounded nasal spray"));
    }

    /** Above the doses of the trials the gut wall may let more through, and then less is to be gained by inhibiting it. */
    @Test
    void largeSwallowedDosesWidenTheRange() {
        ExposureForecast tried = forecast("ketamine", Route.ORAL, 25.0, "clarithromycin");
        ExposureForecast large = forecast("ketamine", Route.ORAL, 400.0, "clarithromycin");
        assertThat(large.auc().predicted()).isEqualTo(tried.auc().predicted());
        assertThat(large.auc().low()).isLessThan(1.6).isLessThan(tried.auc().low());
        assertThat(large.auc().high()).isEqualTo(tried.auc().high());
        assertThat(forecast("ketamine", Route.ORAL, null, "clarithromycin").auc())
                .isEqualTo(large.auc());
    }

    @Test
    void whatWasStoppedReachesToNoEffect() {
        ExposureForecast forecast = FORECASTER
                .forecast(
                        java.util.List.of(new Taken(KNOWLEDGE.getIngredient("rifampin"), true, false)),
                        KNOWLEDGE.getIngredient("ketamine"),
                        Route.ORAL,
                        25.0)
                .orElseThrow();
        assertThat(forecast.auc().predicted()).isNull();
        assertThat(forecast.auc().low()).isLessThan(0.2);
        assertThat(forecast.auc().high()).isEqualTo(1);
        assertThat(forecast.remarks()).anyMatch(remark -> remark.contains("was stopped"));
    }

    /** That nobody read its size does not make a trial unknown, and it makes no number either. */
    @ParameterizedTest
    @CsvSource({"clarithromycin, nct02343289", "rifampin, nct02846519"})
    void aTrialWhoseSizeWasNotReadIsNamed(String perpetrator, String source) {
        ExposureForecast forecast = forecast("esketamine", Route.NASAL, 84.0, perpetrator);
        assertThat(forecast.remarks())
                .anyMatch(remark -> remark.startsWith("There is a trial of " + perpetrator)
                        && remark.contains(source)
                        && remark.contains("was not read"))
                .noneMatch(remark -> remark.contains("No direct trial"));
        assertThat(forecast.observed()).isEmpty();
        assertThat(forecast.basis()).isEqualTo(Perpetrator.Basis.DERIVED);
    }

    @ParameterizedTest
    @CsvSource({"sertraline", "methylphenidate", "lithium", "azithromycin"})
    void saysNothingOfWhatHasNoKnownRole(String name) {
        assertThat(find("ketamine", Route.ORAL, 25.0, name)).isEmpty();
    }

    /** The model whose liver and gut are its own gives about the ratio of the closed form that was made after it. */
    @Test
    void aModelUnderAnInducerLosesAsMuchAsTheClosedFormSays() {
        ExposureForecast forecast = forecast("esketamine", Route.NASAL, 84.0, "rifampin");
        PopulationModel model = PopulationModel.of(KNOWLEDGE.models().stream()
                .filter(each -> each.id().equals("esketamine.perezruixo2021"))
                .findFirst()
                .orElseThrow());
        PopulationModel changed = FORECASTER.under(forecast, model).orElseThrow();
        double ratio = area(changed) / area(model);
        assertThat(ratio).isCloseTo(predicted(forecast.auc()), within(0.01));
    }

    /** Whatever the model lets through itself: table and picture must not contradict the sentence beside them. */
    @ParameterizedTest
    @CsvSource({
        "esketamine, oral, 14",
        "esketamine, oral, 84",
        "esketamine, nasal, 28",
        "esketamine, nasal, 56",
        "esketamine, nasal, 84",
        "esketamine, sublingual, 50",
        "esketamine, intravenous, 20",
        "esketamine, intramuscular, 20",
        "esketamine, subcutaneous, 20",
        "ketamine, oral, 25",
        "ketamine, oral, 100",
        "ketamine, sublingual, 30",
        "ketamine, intravenous, 35",
        "ketamine, intramuscular, 35",
        "ketamine, subcutaneous, 35"
    })
    void aModelUnderOthersFollowsTheForecastByEveryRoute(String treatment, String route, double milligrams) {
        for (String[] perpetrators : new String[][] {
            {"clarithromycin"},
            {"grapefruit juice"},
            {"rifampin"},
            {"st. john's wort"},
            {"ticlopidine"},
            {"fluconazole"},
            {"carbamazepine"},
            {"modafinil"},
            {"clopidogrel"},
            {"rifampin", "clarithromycin"}
        }) {
            ExposureForecast forecast = forecast(treatment, Route.of(route), milligrams, perpetrators);
            List<PopulationModel> models = models(treatment, Route.of(route));
            assertThat(models).isNotEmpty();
            for (PopulationModel model : models) {
                PopulationModel changed = FORECASTER.under(forecast, model).orElseThrow();
                double ratio = area(changed, Route.of(route), milligrams) / area(model, Route.of(route), milligrams);
                assertThat(ratio)
                        .as("%s under %s", model.file().id(), String.join(" and ", perpetrators))
                        .isCloseTo(predicted(forecast.auc()), withinPercentage(2));
            }
        }
    }

    private static List<PopulationModel> models(String treatment, Route route) {
        return KNOWLEDGE.models().stream()
                .filter(each -> each.drugs().contains(treatment))
                .map(PopulationModel::of)
                .filter(each -> each.findEntry(route).isPresent())
                .toList();
    }

    private static double area(PopulationModel model) {
        return area(model, Route.NASAL, 84);
    }

    private static double area(PopulationModel model, Route route, double milligrams) {
        return new org.ketwise.pharmacometrics.Simulation(
                        model.typical(org.ketwise.pharmacometrics.Covariates.TYPICAL),
                        org.ketwise.pharmacometrics.Regimen.single(milligrams, route, 0))
                .wholeAreas()[0];
    }
}
