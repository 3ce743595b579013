package org.ketwise.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ketwise.screening.Patient.patient;
import static org.ketwise.screening.Screened.names;
import static org.ketwise.screening.Screened.shares;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.model.Interaction;

/** What adds up on an axis is one finding that names every contributor and how much it adds. */
class BurdenTest {
    @Test
    void oneFindingNamesAllTheHeaviestFirstAndTheTreatmentLast() {
        BurdenFinding sedation = patient()
                .taking("noctavex", "dormalin", "slumberol", "nappex")
                .planned("ketamine nasal")
                .burden("sedation");
        assertThat(shares(sedation.contributors()))
                .containsExactly(
                        "dormalin strong",
                        "nappex moderate",
                        "slumberol moderate",
                        "noctavex slight",
                        "planned ketamine strong");
        assertThat(sedation.points()).isEqualTo(8);
        assertThat(sedation.severity()).isSameAs(Severity.MAJOR);
        assertThat(sedation.category()).isSameAs(Interaction.Category.SAFETY);
        assertThat(names(sedation.medicines())).containsExactly("dormalin", "nappex", "slumberol", "noctavex");
        assertThat(sedation.modifiers())
                .as("strong by itself, so the sum changes nothing")
                .isEmpty();
        assertThat(sedation.sources()).containsExactly("small-label", "small-unread");
        assertThat(sedation.evidence()).isSameAs(sedation.axis().evidence());
    }

    @Test
    void aloneItIsAsSevereAsItsWeight() {
        assertThat(patient().taking("noctavex").planned("ketamine nasal").findings())
                .containsExactly("burden:sedation minor");
        assertThat(patient().taking("slumberol").planned("ketamine nasal").findings())
                .containsExactly("burden:sedation moderate");
        assertThat(patient().taking("dormalin").planned("ketamine nasal").findings())
                .containsExactly("burden:sedation major");
    }

    @Test
    void theSumWeighsMoreThanItsHeaviestPart() {
        BurdenFinding five = patient()
                .taking("slumberol", "nappex", "noctavex")
                .planned("ketamine nasal")
                .burden("sedation");
        assertThat(five.points()).isEqualTo(5);
        assertThat(five.severity()).isSameAs(Severity.MODERATE);
        assertThat(five.modifiers()).isEmpty();
        BurdenFinding six = patient()
                .taking("slumberol", "nappex", "noctavex", "yawnol")
                .planned("ketamine nasal")
                .burden("sedation");
        assertThat(six.points()).isEqualTo(6);
        assertThat(six.severity()).isSameAs(Severity.MAJOR);
        assertThat(six.modifiers())
                .containsExactly(new AppliedModifier(
                        "6 points in all", "Six points of sedation.", Severity.MODERATE, Severity.MAJOR));
    }

    @Test
    void theTreatmentsOwnShareIsShownAndNotCounted() {
        BurdenFinding ketamine =
                patient().taking("zapradrine").planned("ketamine nasal").burden("pressure");
        assertThat(shares(ketamine.contributors())).containsExactly("zapradrine slight", "planned ketamine moderate");
        assertThat(ketamine.points()).isEqualTo(1);
        BurdenFinding either = patient().taking("zapradrine").planned("nasal").burden("pressure");
        assertThat(shares(either.contributors()))
                .containsExactly("zapradrine slight", "planned ketamine moderate", "planned esketamine strong");
        assertThat(either.points()).isEqualTo(1);
        assertThat(either.severity()).isSameAs(Severity.MINOR);
    }

    @Test
    void theTreatmentAloneIsNoFinding() {
        assertThat(patient().planned("esketamine nasal").findings()).isEmpty();
        assertThat(patient().taking("esketamine").planned("esketamine nasal").find("burden:sedation"))
                .isEmpty();
    }

    @Test
    void thePlannedDrugInTheListAddsNoPoints() {
        Screened screened = patient().taking("ketamine", "slumberol").planned("ketamine nasal");
        assertThat(screened.burden("sedation").points()).isEqualTo(2);
        assertThat(names(screened.burden("sedation").medicines())).containsExactly("slumberol");
    }

    @Test
    void whereTwoAreNeededOneIsNoFinding() {
        assertThat(patient().taking("desertine").planned("ketamine nasal").findings())
                .isEmpty();
        assertThat(patient()
                        .taking("parchol", "sahareen")
                        .planned("ketamine nasal")
                        .findings())
                .containsExactly("burden:dryness minor");
        BurdenFinding three =
                patient().taking("parchol", "aridex").planned("ketamine nasal").burden("dryness");
        assertThat(three.severity()).as("no part weighs by itself").isSameAs(Severity.MODERATE);
        assertThat(three.modifiers())
                .containsExactly(new AppliedModifier(
                        "3 points in all", "Three points of dryness.", Severity.MINOR, Severity.MODERATE));
        assertThat(patient()
                        .taking("desertine", "aridex")
                        .planned("ketamine nasal")
                        .findings())
                .containsExactly("burden:dryness moderate");
    }

    @Test
    void whereTwoAreNeededARuleOfWeightIsEnough() {
        assertThat(patient().taking("saltine").planned("ketamine nasal").findings())
                .containsExactly("burden:dryness moderate");
        assertThat(patient().taking("saltine").planned("ketamine oral").findings())
                .isEmpty();
        assertThat(patient()
                        .taking("saltine", "parchol")
                        .planned("ketamine oral")
                        .findings())
                .containsExactly("burden:dryness minor");
    }

    @Test
    void aRuleSpeaksInsteadOfTheProperty() {
        BurdenFinding sedation =
                patient().taking("stupefol").planned("ketamine nasal").burden("sedation");
        assertThat(shares(sedation.contributors()))
                .as("the points of the property, once")
                .containsExactly("stupefol by rule strong", "planned ketamine strong");
        assertThat(sedation.points()).isEqualTo(3);
        assertThat(sedation.severity()).as("the severity of the rule").isSameAs(Severity.MODERATE);
    }

    @Test
    void aRuleWithoutPropertyWeighsByItsSeverity() {
        assertThat(shares(patient()
                        .taking("hushex")
                        .planned("ketamine nasal")
                        .burden("sedation")
                        .contributors()))
                .containsExactly("hushex by rule moderate", "planned ketamine strong");
        assertThat(shares(patient()
                        .taking("hushex")
                        .planned("ketamine oral")
                        .burden("sedation")
                        .contributors()))
                .containsExactly("hushex by rule slight", "planned ketamine strong");
        assertThat(shares(patient()
                        .taking("maoxil")
                        .planned("ketamine oral")
                        .burden("pressure")
                        .contributors()))
                .containsExactly("maoxil by rule strong", "planned ketamine moderate");
    }

    @Test
    void aContributorKeepsTheContextOfItsRule() {
        BurdenFinding sedation =
                patient().taking("hushex", "noctavex").planned("ketamine nasal").burden("sedation");
        Contributor.ByRule hushex = (Contributor.ByRule) sedation.contributors().getFirst();
        assertThat(hushex.severity()).isSameAs(Severity.MAJOR);
        assertThat(hushex.modifiers())
                .containsExactly(new AppliedModifier(
                        "together with noctavex",
                        "Noctavex makes hushex stronger.",
                        Severity.MODERATE,
                        Severity.MAJOR));
    }

    @Test
    void aConditionAddsToo() {
        BurdenFinding sedation = patient()
                .with("snoring-sickness")
                .taking("slumberol")
                .planned("ketamine nasal")
                .burden("sedation");
        assertThat(shares(sedation.contributors()))
                .containsExactly("snoring-sickness moderate", "slumberol moderate", "planned ketamine strong");
        assertThat(sedation.points()).isEqualTo(4);
        assertThat(sedation.severity()).isSameAs(Severity.MAJOR);
        assertThat(sedation.modifiers())
                .containsExactly(new AppliedModifier(
                        "Snoring sickness", "The airway is narrow.", Severity.MODERATE, Severity.MAJOR));
        assertThat(names(sedation.medicines())).containsExactly("slumberol");
    }

    @Test
    void whatWorksAgainstTheAxisIsShownAndNotSubtracted() {
        BurdenFinding sedation = patient()
                .taking("slumberol", "wakestim")
                .planned("ketamine nasal")
                .burden("sedation");
        assertThat(shares(sedation.counteracting())).containsExactly("wakestim slight");
        assertThat(sedation.points()).isEqualTo(2);
        assertThat(names(sedation.medicines())).containsExactly("slumberol");

        BurdenFinding pressure = patient()
                .taking("pressorine", "soothex")
                .planned("ketamine nasal")
                .burden("pressure");
        assertThat(shares(pressure.counteracting())).containsExactly("soothex by rule slight");
        assertThat(pressure.points()).isEqualTo(3);
        assertThat(pressure.severity()).isSameAs(Severity.MAJOR);
        assertThat(pressure.sources()).containsExactly("small-trial", "small-label");
    }

    @Test
    void aDrugThatWorksAgainstTheAxisIsNoCompanyOnIt() {
        assertThat(patient()
                        .with("snoring-sickness")
                        .taking("wakestim")
                        .planned("ketamine nasal")
                        .find("condition:snoring-sickness.2"))
                .isEmpty();
        assertThat(patient()
                        .with("snoring-sickness")
                        .taking("noctavex")
                        .planned("ketamine nasal")
                        .find("condition:snoring-sickness.2"))
                .isPresent();
    }

    @Test
    void theContextOfTheAxisRaisesThenLowers() {
        BurdenFinding high = patient()
                .taking("zapradrine")
                .withBloodPressure("150/80")
                .planned("ketamine nasal")
                .burden("pressure");
        assertThat(high.severity()).isSameAs(Severity.MAJOR);
        assertThat(shares(high.contributors()))
                .containsExactly("high-pressure slight", "zapradrine slight", "planned ketamine moderate");
        assertThat(high.modifiers())
                .containsExactly(new AppliedModifier(
                        "blood pressure 150/80", "The pressure is high already.", Severity.MINOR, Severity.MAJOR));
        BurdenFinding once = patient()
                .taking("zapradrine")
                .withBloodPressure("150/80")
                .planned("ketamine nasal once")
                .burden("pressure");
        assertThat(once.severity()).isSameAs(Severity.MODERATE);
        assertThat(once.modifiers())
                .extracting(AppliedModifier::fact)
                .containsExactly("blood pressure 150/80", "a single dose");
        assertThat(patient()
                        .taking("pressorine")
                        .planned("ketamine nasal once")
                        .burden("pressure")
                        .severity())
                .isSameAs(Severity.MODERATE);
    }

    @Test
    void anIngredientInSeveralEntriesAddsOnce() {
        BurdenFinding sedation = patient()
                .taking("slumberol", "slumberol")
                .takingProductOf("slumberol", "plainol")
                .planned("ketamine nasal")
                .burden("sedation");
        assertThat(shares(sedation.contributors())).containsExactly("slumberol moderate", "planned ketamine strong");
        assertThat(sedation.points()).isEqualTo(2);
    }

    @Test
    void aMedicineOnTwoAxesIsNamedOnBoth() {
        Screened screened =
                patient().taking("ketamine", "zapradrine", "noctavex").planned("esketamine nasal");
        assertThat(names(screened.burden("pressure").medicines())).containsExactlyInAnyOrder("ketamine", "zapradrine");
        assertThat(names(screened.burden("sedation").medicines())).containsExactlyInAnyOrder("ketamine", "noctavex");
    }

    @Test
    void theIngredientsOfOneProductAndClassCountOnce() {
        for (Patient patient : List.of(
                patient().takingProductOf("wakestim", "zapradrine"),
                patient().takingProductOf("zapradrine", "wakestim"))) {
            BurdenFinding pressure = patient.planned("ketamine nasal").burden("pressure");
            assertThat(shares(pressure.contributors()))
                    .containsExactly("wakestim moderate", "zapradrine slight", "planned ketamine moderate");
            assertThat(pressure.points()).as("those of the heavier").isEqualTo(2);
        }
        assertThat(patient()
                        .taking("wakestim", "zapradrine")
                        .planned("ketamine nasal")
                        .burden("pressure")
                        .points())
                .isEqualTo(3);
        assertThat(patient()
                        .takingProductOf("slumberol", "nappex")
                        .planned("ketamine nasal")
                        .burden("sedation")
                        .points())
                .as("of no common class")
                .isEqualTo(4);
    }

    @Test
    void whatOnlyWorksAgainstTheTreatmentIsToldByItsRule() {
        BurdenFinding pressure =
                patient().taking("soothex").planned("ketamine nasal").burden("pressure");
        assertThat(shares(pressure.contributors())).containsExactly("planned ketamine moderate");
        assertThat(shares(pressure.counteracting())).containsExactly("soothex by rule slight");
        assertThat(pressure.points()).isZero();
        assertThat(pressure.severity()).isSameAs(Severity.MINOR);
    }

    @Test
    void aPairOfTheAxisIsPartOfItsFinding() {
        Screened screened = patient().taking("yawnol", "plainol").planned("ketamine intravenous");
        assertThat(screened.findings()).containsExactly("burden:sedation major");
        BurdenFinding sedation = screened.burden("sedation");
        assertThat(sedation.pairs()).singleElement().satisfies(pair -> {
            assertThat(pair.rule().id()).isEqualTo("yawnol-plainol");
            assertThat(pair.severity()).isSameAs(Severity.MAJOR);
            assertThat(names(pair.objects())).containsExactly("yawnol");
            assertThat(names(pair.precipitants())).containsExactly("plainol");
        });
        assertThat(sedation.points()).as("a pair has no points").isEqualTo(1);
        assertThat(names(sedation.medicines())).containsExactly("yawnol", "plainol");
        assertThat(sedation.sources()).contains("small-trial");
        assertThat(screened.withoutStatement()).isEmpty();
    }

    @Test
    void aPairThatForbidsOrNegatesIsAFindingOfItsOwn() {
        assertThat(patient()
                        .taking("yawnol", "plainol")
                        .planned("ketamine oral")
                        .findings())
                .containsExactly("interaction:yawnol-plainol contraindicated", "burden:sedation minor");
        assertThat(patient()
                        .taking("yawnol", "plainol")
                        .planned("ketamine nasal")
                        .findings())
                .containsExactly("burden:sedation minor", "interaction:yawnol-plainol none");
    }

    @Test
    void aPairOfAnAxisThatIsNotShownIsAFindingOfItsOwn() {
        assertThat(patient()
                        .taking("sahareen", "plainol")
                        .planned("ketamine nasal")
                        .findings())
                .containsExactly("interaction:sahareen-plainol minor");
        Screened shown = patient().taking("sahareen", "plainol", "parchol").planned("ketamine nasal");
        assertThat(shown.findings()).containsExactly("burden:dryness minor");
        assertThat(shown.burden("dryness").pairs()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"desertine, ketamine nasal", "saltine, ketamine oral", "aridex, esketamine oral"})
    void whatAddsToAnAxisThatIsNotShownIsNotLost(String drug, String plan) {
        Screened screened = patient().taking(drug).planned(plan);
        assertThat(screened.findings()).isEmpty();
        assertThat(screened.withoutStatement()).containsExactly(drug);
    }

    @Test
    void twoReadingsOfOneEntryCountOnce() {
        assertThat(patient()
                        .perhapsTakingOneOf("noctavex", "slumberol")
                        .planned("ketamine nasal")
                        .burden("sedation")
                        .points())
                .as("those of the heavier")
                .isEqualTo(2);
    }

    @Test
    void whatStandsInAProductAndAloneCountsTheSameInEitherOrder() {
        BurdenFinding productFirst = patient()
                .takingProductOf("wakestim", "zapradrine")
                .taking("zapradrine")
                .planned("ketamine nasal")
                .burden("pressure");
        BurdenFinding productLast = patient()
                .taking("zapradrine")
                .takingProductOf("wakestim", "zapradrine")
                .planned("ketamine nasal")
                .burden("pressure");
        assertThat(productLast.points()).isEqualTo(productFirst.points());
    }
}
