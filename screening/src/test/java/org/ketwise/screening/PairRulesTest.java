package org.ketwise.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ketwise.screening.Patient.patient;
import static org.ketwise.screening.Screened.names;

import org.junit.jupiter.api.Test;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.KnowledgeBase;

/** Rules between two medicines of the list. */
class PairRulesTest {
    @Test
    void aPairIsToldWithWhoDoesWhatToWhom() {
        Screened screened = patient().taking("flushide", "plainol", "lithonate").planned("ketamine nasal");
        InteractionFinding finding = screened.interaction("lithonate-drainers");
        assertThat(names(finding.objects())).containsExactly("lithonate");
        assertThat(names(finding.precipitants())).containsExactly("flushide");
        assertThat(finding.treatments()).isEmpty();
        assertThat(names(finding.medicines())).containsExactlyInAnyOrder("lithonate", "flushide");
        assertThat(finding.severity()).isSameAs(Severity.MODERATE);
        assertThat(screened.withoutStatement()).containsExactly("plainol");
    }

    @Test
    void onePartyAloneIsNoPair() {
        assertThat(patient().taking("lithonate").planned("ketamine nasal").findings())
                .isEmpty();
        assertThat(patient().taking("flushide").planned("ketamine nasal").findings())
                .isEmpty();
        assertThat(patient()
                        .taking("lithonate", "flushide")
                        .planned("ketamine nasal")
                        .withoutStatement())
                .isEmpty();
        assertThat(patient().taking("lithonate").planned("ketamine nasal").withoutStatement())
                .containsExactly("lithonate");
    }

    @Test
    void theMoreSpecificRuleSpeaksInsteadThoughItsSidesAreTheOtherWayRound() {
        Screened screened = patient().taking("lithonate", "drainix").planned("ketamine nasal");
        assertThat(screened.findings()).containsExactly("interaction:lithonate-drainix minor");
        assertThat(names(screened.interaction("lithonate-drainix").objects())).containsExactly("drainix");
        assertThat(names(screened.interaction("lithonate-drainix").precipitants()))
                .containsExactly("lithonate");
    }

    @Test
    void forAnotherMemberTheClassStillSpeaks() {
        Screened screened = patient().taking("lithonate", "drainix", "flushide").planned("ketamine nasal");
        assertThat(screened.findings())
                .containsExactly(
                        "interaction:lithonate-drainers moderate",
                        "interaction:lithonate-drainix minor",
                        "duplicate:drainers minor");
        assertThat(names(screened.interaction("lithonate-drainers").precipitants()))
                .containsExactly("flushide");
    }

    @Test
    void aRoleMayBeASide() {
        Screened screened = patient()
                .taking("dampenol", "blockamycin", "juicefruit", "clogazole")
                .planned("esketamine nasal");
        assertThat(names(screened.interaction("dampenol-inhibitors").precipitants()))
                .as("juicefruit is excepted")
                .containsExactlyInAnyOrder("blockamycin", "clogazole");
        assertThat(names(screened.interaction("dampenol-inhibitors").objects())).containsExactly("dampenol");
        assertThat(patient()
                        .taking("dampenol", "juicefruit")
                        .planned("esketamine nasal")
                        .find("interaction:dampenol-inhibitors"))
                .isEmpty();
    }

    @Test
    void contextChangesAPairToo() {
        InteractionFinding old = patient()
                .taking("lithonate", "flushide")
                .aged(65)
                .planned("ketamine nasal")
                .interaction("lithonate-drainers");
        assertThat(old.severity()).isSameAs(Severity.MAJOR);
        assertThat(old.modifiers())
                .containsExactly(new AppliedModifier("age 65", "Old kidneys.", Severity.MODERATE, Severity.MAJOR));
    }

    @Test
    void thePairItselfIsNoCompanyThatChangesIt() {
        KnowledgeBase knowledge = Patient.smallAnd("interactions/lithonate-soothex.yaml", """
                {"id": "lithonate-soothex", "title": "Soothex with lithonate", "category": "safety",
                 "object": {"ingredients": ["lithonate"]}, "precipitant": {"ingredients": ["soothex", "hushex"]},
                 "severity": {"all": "minor"}, "consequence": "Quiet.", "mechanism": {"type": "none", "text": "None."},
                 "modifiers": [{"when": {"withIngredients": ["lithonate", "soothex", "plainol"]}, "raiseTo": "major",
                                "effect": "In company.", "sources": ["small-label"]}],
                 "evidence": {"level": "label", "certainty": "high", "verified": true}, "sources": ["small-label"]}
                """);
        assertThat(Patient.patientOf(knowledge)
                        .taking("lithonate", "soothex")
                        .planned("ketamine oral")
                        .interaction("lithonate-soothex")
                        .severity())
                .isSameAs(Severity.MINOR);
        assertThat(Patient.patientOf(knowledge)
                        .taking("lithonate", "soothex", "plainol")
                        .planned("ketamine oral")
                        .interaction("lithonate-soothex")
                        .severity())
                .isSameAs(Severity.MAJOR);
        assertThat(Patient.patientOf(knowledge)
                        .taking("lithonate", "soothex", "hushex")
                        .planned("ketamine oral")
                        .interaction("lithonate-soothex")
                        .severity())
                .as("two on one side are company to each other")
                .isSameAs(Severity.MAJOR);
    }

    @Test
    void whatWasStoppedAndNoLongerActsIsInNoPair() {
        assertThat(patient()
                        .taking("lithonate")
                        .stopped("flushide", 0)
                        .planned("ketamine nasal")
                        .findings())
                .isEmpty();
    }

    @Test
    void aPairDoesNotDependOnTheTreatment() {
        assertThat(patient()
                        .taking("lithonate", "flushide")
                        .planned("esketamine oral")
                        .findings())
                .containsExactly("interaction:lithonate-drainers moderate");
        assertThat(patient().taking("lithonate", "flushide").planned("").findings())
                .containsExactly("interaction:lithonate-drainers moderate");
    }

    @Test
    void twoReadingsOfOneEntryAreNotTakenTogether() {
        assertThat(patient()
                        .perhapsTakingOneOf("lithonate", "flushide")
                        .planned("ketamine nasal")
                        .findings())
                .isEmpty();
        assertThat(patient()
                        .perhapsTakingOneOf("lithonate", "plainol")
                        .taking("flushide")
                        .planned("ketamine nasal")
                        .findings())
                .containsExactly("interaction:lithonate-drainers moderate");
    }
}
