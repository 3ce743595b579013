package org.ketwise.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ketwise.screening.Patient.patient;
import static org.ketwise.screening.Patient.patientOf;
import static org.ketwise.screening.Screened.names;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ketwise.kernel.Route;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Interaction;

/** Rules between a medicine of the list and the planned treatment. */
class TreatmentRulesTest {
    /** The small content with a pair rule about a drug that adds nothing to sedation. */
    private static final KnowledgeBase ELSEWHERE = Patient.smallAnd("interactions/quietine-lithonate.yaml", """
            {"id": "quietine-lithonate", "title": "Quietine raises lithonate", "object": {"ingredients": ["lithonate"]},
             "precipitant": {"ingredients": ["quietine"]}, "category": "exposure", "severity": {"all": "minor"}, "consequence": "More lithonate.",
             "mechanism": {"type": "pharmacokinetic", "text": "Somehow."}, "management": ["Consider it."],
             "evidence": {"level": "theory", "certainty": "low", "verified": true}, "sources": ["small-label"]}
            """);

    @ParameterizedTest
    @CsvSource({
        "blockamycin, ketamine intravenous, minor",
        "blockamycin, ketamine nasal, minor",
        "blockamycin, ketamine sublingual, moderate",
        "blockamycin, ketamine oral, major",
        "blockamycin, ketamine oral or nasal, major",
        "blockamycin, ketamine, major",
        "blockamycin, esketamine intramuscular or subcutaneous, minor",
    })
    void theSeverityIsThatOfTheWorstPlannedRoute(String drug, String plan, String severity) {
        assertThat(patient().taking(drug).planned(plan).findings())
                .containsExactly("interaction:cyp3a-inhibitor-strong " + severity);
    }

    @Test
    void everyRouteIsToldWhateverIsPlanned() {
        InteractionFinding finding =
                patient().taking("blockamycin").planned("ketamine intravenous").interaction("cyp3a-inhibitor-strong");
        assertThat(finding.byRoute().asMap())
                .isEqualTo(Map.of(
                        Route.INTRAVENOUS, Severity.MINOR,
                        Route.INTRAMUSCULAR, Severity.MINOR,
                        Route.SUBCUTANEOUS, Severity.MINOR,
                        Route.NASAL, Severity.MINOR,
                        Route.SUBLINGUAL, Severity.MODERATE,
                        Route.ORAL, Severity.MAJOR));
        assertThat(finding.modifiers()).isEmpty();
    }

    @Test
    void anInteractionSaysWhoMeetsWhat() {
        InteractionFinding finding = patient()
                .taking("plainol", "blockamycin")
                .planned("ketamine oral")
                .interaction("cyp3a-inhibitor-strong");
        assertThat(names(finding.precipitants())).containsExactly("blockamycin");
        assertThat(finding.objects()).isEmpty();
        assertThat(finding.treatments()).extracting(Ingredient::name).containsExactly("ketamine");
        assertThat(names(finding.medicines())).containsExactly("blockamycin");
        assertThat(finding.category()).isSameAs(Interaction.Category.EXPOSURE);
        assertThat(finding.sources()).containsExactly("small-label");
        assertThat(finding.evidence()).isSameAs(finding.rule().evidence());
    }

    @Test
    void aSpecificRuleSpeaksInsteadOfItsClass() {
        assertThat(patient().taking("clogazole").planned("ketamine oral").findings())
                .containsExactly("interaction:clogazole moderate");
        assertThat(patient().taking("clogazole").planned("ketamine intravenous").findings())
                .containsExactly("interaction:clogazole none");
    }

    @Test
    void forAnotherTreatmentTheClassStillSpeaks() {
        assertThat(patient().taking("clogazole").planned("esketamine oral").findings())
                .containsExactly("interaction:cyp3a-inhibitor-strong major");
    }

    @Test
    void whereTheTreatmentIsOpenBothSpeakEachForItsOwn() {
        Screened screened = patient().taking("clogazole").planned("oral");
        assertThat(screened.findings())
                .containsExactly("interaction:cyp3a-inhibitor-strong major", "interaction:clogazole moderate");
        assertThat(screened.interaction("clogazole").treatments())
                .extracting(Ingredient::name)
                .containsExactly("ketamine");
    }

    @Test
    void oneRuleIsOneFindingWhateverTheNumberOfDrugs() {
        Screened screened =
                patient().taking("blockamycin", "clogazole", "juicefruit").planned("esketamine oral");
        assertThat(screened.findings())
                .containsExactly("interaction:cyp3a-inhibitor-strong major", "interaction:juicefruit moderate");
        assertThat(names(screened.interaction("cyp3a-inhibitor-strong").precipitants()))
                .containsExactlyInAnyOrder("blockamycin", "clogazole");
    }

    @Test
    void aRoleOfAnotherStrengthIsNotMeant() {
        Screened screened = patient().taking("mildazole").planned("ketamine oral");
        assertThat(screened.findings()).isEmpty();
        assertThat(screened.withoutStatement()).containsExactly("mildazole");
    }

    @Test
    void lossOfEffectIsACategoryOfItsOwn() {
        InteractionFinding finding =
                patient().taking("dampenol").planned("ketamine intravenous").interaction("dampenol");
        assertThat(finding.category()).isSameAs(Interaction.Category.EFFICACY);
        assertThat(finding.severity()).isSameAs(Severity.MODERATE);
    }

    @Test
    void aRuleForKetamineSaysNothingOfEsketamine() {
        Screened screened = patient().taking("dampenol").planned("esketamine nasal");
        assertThat(screened.findings()).isEmpty();
        assertThat(screened.withoutStatement()).containsExactly("dampenol");
    }

    @Test
    void anExplicitNegativeIsAFinding() {
        Screened screened = patient().taking("neutralol").planned("ketamine intravenous");
        assertThat(screened.findings()).containsExactly("interaction:neutralol none");
        assertThat(screened.withoutStatement()).isEmpty();
    }

    @Test
    void aNegativeOnAnAxisSilencesNothingButItsOwn() {
        Screened alone = patient().taking("quietine").planned("ketamine intravenous");
        assertThat(alone.findings())
                .as("no burden, though its property says so")
                .containsExactly("interaction:quietine none");
        Screened together = patient().taking("quietine", "slumberol").planned("ketamine intravenous");
        assertThat(together.findings()).containsExactly("burden:sedation moderate", "interaction:quietine none");
        assertThat(names(together.burden("sedation").medicines())).containsExactly("slumberol");
    }

    @Test
    void aNegativeOnAnAxisIsNotWorthSayingOfWhatIsSpokenOfElsewhere() {
        assertThat(patient().taking("quietine").planned("ketamine intravenous").find("interaction:quietine"))
                .isPresent();
        assertThat(patientOf(ELSEWHERE)
                        .taking("quietine", "lithonate")
                        .planned("ketamine intravenous")
                        .findings())
                .containsExactly("interaction:quietine-lithonate minor");
    }

    @Test
    void aNegativeOnOneRouteOnlyAddsToTheAxisOnTheOthers() {
        assertThat(patient().taking("quietine").planned("ketamine oral").findings())
                .containsExactly("burden:sedation minor");
        assertThat(patient().taking("quietine").planned("ketamine").findings())
                .containsExactly("burden:sedation minor");
    }

    @Test
    void aContraindicationOnAnAxisIsAlsoAFindingOfItsOwn() {
        Screened oral = patient().taking("stupefol").planned("ketamine oral");
        assertThat(oral.findings())
                .containsExactly("interaction:stupefol contraindicated", "burden:sedation contraindicated");
        assertThat(names(oral.interaction("stupefol").precipitants())).containsExactly("stupefol");
        assertThat(patient().taking("stupefol").planned("ketamine nasal").findings())
                .containsExactly("burden:sedation moderate");
    }

    @Test
    void anExceptionIsNotMeant() {
        Screened screened = patient().taking("shortazine").planned("ketamine nasal");
        assertThat(screened.findings()).isEmpty();
        assertThat(screened.withoutStatement()).containsExactly("shortazine");
        assertThat(patient().taking("maoxil").planned("ketamine nasal").findings())
                .containsExactly("interaction:slow-offs contraindicated", "burden:pressure contraindicated");
    }

    @Test
    void theTreatmentInTheListIsASecondSource() {
        Screened screened = patient().taking("ketamine").planned("ketamine nasal");
        assertThat(screened.findings()).containsExactly("interaction:second-source major");
        assertThat(patient().taking("ketamine").planned("esketamine nasal").findings())
                .as("another drug than the planned one is also a medicine of the list")
                .containsExactly(
                        "interaction:second-source major", "burden:sedation major", "burden:pressure moderate");
    }

    @Test
    void aDrugThatIsKnownByNameOnlyIsSaidSo() {
        Screened screened =
                patient().taking("plainol", "slumberol", "acme no. 5").planned("ketamine nasal");
        assertThat(screened.withoutStatement()).containsExactly("plainol", "acme no. 5");
    }

    @Test
    void anEmptyListHasNothingToSay() {
        Screened screened = patient().planned("ketamine nasal");
        assertThat(screened.findings()).isEmpty();
        assertThat(screened.withoutStatement()).isEmpty();
        assertThat(screened.screening().conditions()).isEmpty();
    }

    @Test
    void anExplicitNegativeWaitsUntilTheNameIsConfirmed() {
        assertThat(patient().taking("neutralol").planned("ketamine oral").findings())
                .containsExactly("interaction:neutralol none");
        Screened unsure = patient().perhapsTaking("neutralol").planned("ketamine oral");
        assertThat(unsure.findings()).isEmpty();
        assertThat(unsure.withoutStatement()).containsExactly("neutralol");
    }
}
