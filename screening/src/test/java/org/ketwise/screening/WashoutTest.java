package org.ketwise.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ketwise.screening.Patient.patient;
import static org.ketwise.screening.Screened.names;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ketwise.kernel.Severity;

/** What was stopped counts for as long as its effect lasts, and the finding says so. */
class WashoutTest {
    @ParameterizedTest
    @CsvSource({
        "maoxil, 0, true",
        "maoxil, 1, true",
        "maoxil, 13, true",
        "maoxil, 14, false",
        "maoxil, 15, false",
        "longazine, 14, true",
        "longazine, 34, true",
        "longazine, 35, false",
        "longazine, 36, false",
        "speedicin, 13, true",
        "speedicin, 14, false",
        "speedicin, 2147483647, false"
    })
    void actsUntilTheDayThatItsEffectEnds(String drug, int daysAgo, boolean acts) {
        Screened screened = patient().stopped(drug, daysAgo).planned("ketamine nasal");
        assertThat(!screened.findings().isEmpty()).isEqualTo(acts);
        assertThat(screened.withoutStatement()).isEmpty();
    }

    @Test
    void aMedicineTakenOnlyWhenNeededWeighsLessAndTheFindingSaysSo() {
        InteractionFinding rebound =
                patient().stoppedAsNeeded("fadeol", 3).planned("ketamine oral").interaction("fadeol-rebound");
        assertThat(rebound.severity()).isSameAs(Severity.MINOR);
        assertThat(rebound.modifiers())
                .contains(new AppliedModifier(
                        "taken only as needed, by the list",
                        "Nothing was held down for long.",
                        Severity.MODERATE,
                        Severity.MINOR));
        assertThat(patient()
                        .stoppedAsNeeded("fadeol", 3)
                        .stopped("fadeol", 9)
                        .planned("ketamine oral")
                        .interaction("fadeol-rebound")
                        .severity())
                .as("another entry says that it was taken regularly")
                .isSameAs(Severity.MODERATE);
        assertThat(patient()
                        .takingAsNeeded("flushide")
                        .stopped("fadeol", 3)
                        .planned("ketamine oral")
                        .interaction("fadeol-rebound")
                        .severity())
                .as("another medicine is taken when needed")
                .isSameAs(Severity.MODERATE);
    }

    @Test
    void aDepotOutlastsTheTabletsOfTheSameMedicine() {
        assertThat(patient().stopped("maoxil", 40).planned("ketamine nasal").find("interaction:slow-offs"))
                .isEmpty();
        assertThat(patient()
                        .stoppedDepot("maoxil", 40)
                        .planned("ketamine nasal")
                        .find("interaction:slow-offs"))
                .isPresent();
        assertThat(patient()
                        .stopped("maoxil", 20)
                        .stoppedDepot("maoxil", 40)
                        .planned("ketamine nasal")
                        .find("interaction:slow-offs"))
                .as("whichever lasts longer, not whichever ended last")
                .isPresent();
        assertThat(patient()
                        .stoppedDepot("maoxil", 60)
                        .planned("ketamine nasal")
                        .find("interaction:slow-offs"))
                .isEmpty();
    }

    @Test
    void whatDoesNotLastCountsNoLonger() {
        Screened screened =
                patient().stopped("dormalin", 0).stopped("clogazole", 0).planned("ketamine oral");
        assertThat(screened.findings()).isEmpty();
        assertThat(screened.withoutStatement()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, stopped 0 days ago, 14 are left",
        "1, stopped 1 day ago, 13 are left",
        "12, stopped 12 days ago, 2 are left",
        "13, stopped 13 days ago, 1 is left"
    })
    void theFindingSaysWhenItWasStoppedAndHowLongItLasts(int daysAgo, String fact, String left) {
        InteractionFinding finding =
                patient().stopped("speedicin", daysAgo).planned("ketamine oral").interaction("cyp3a-inducer");
        assertThat(finding.severity()).isSameAs(Severity.MODERATE);
        assertThat(finding.modifiers())
                .containsExactly(new AppliedModifier(
                        "speedicin " + fact,
                        "New enzyme is slow to go. Counted as 14 days, of which " + left + ".",
                        Severity.MODERATE,
                        Severity.MODERATE));
    }

    @Test
    void aContributorToAnAxisSaysItToo() {
        Screened screened = patient().stopped("maoxil", 13).planned("ketamine nasal");
        assertThat(screened.interaction("slow-offs").modifiers())
                .extracting(AppliedModifier::fact)
                .containsExactly("maoxil stopped 13 days ago");
        Contributor.ByRule maoxil =
                (Contributor.ByRule) screened.burden("pressure").contributors().getFirst();
        assertThat(maoxil.modifiers()).extracting(AppliedModifier::fact).containsExactly("maoxil stopped 13 days ago");
        assertThat(maoxil.use().stoppedDaysAgo()).isEqualTo(13);
    }

    @Test
    void ofTwoThatMatchOneRuleEachSaysItsOwn() {
        InteractionFinding finding = patient()
                .stopped("maoxil", 2)
                .stopped("longazine", 20)
                .planned("ketamine nasal")
                .interaction("slow-offs");
        assertThat(names(finding.precipitants())).containsExactlyInAnyOrder("maoxil", "longazine");
        assertThat(finding.modifiers())
                .extracting(AppliedModifier::fact)
                .containsExactlyInAnyOrder("maoxil stopped 2 days ago", "longazine stopped 20 days ago");
    }

    @Test
    void takenAgainIsTaken() {
        for (Patient patient : new Patient[] {
            patient().stopped("speedicin", 3).taking("speedicin"),
            patient().taking("speedicin").stopped("speedicin", 3)
        }) {
            InteractionFinding finding = patient.planned("ketamine oral").interaction("cyp3a-inducer");
            assertThat(finding.modifiers()).isEmpty();
            assertThat(finding.precipitants())
                    .extracting(MedicationUse::stoppedDaysAgo)
                    .containsOnlyNulls();
        }
    }

    @Test
    void perhapsTakenAgainIsToBeConfirmed() {
        InteractionFinding finding = patient()
                .stopped("speedicin", 3)
                .perhapsTaking("speedicin")
                .planned("ketamine oral")
                .interaction("cyp3a-inducer");
        assertThat(names(finding.provisional())).containsExactly("speedicin");
    }

    @Test
    void theLaterOfTwoStopsCounts() {
        for (Patient patient : new Patient[] {
            patient().stopped("speedicin", 3).stopped("speedicin", 9),
            patient().stopped("speedicin", 9).stopped("speedicin", 3)
        }) {
            assertThat(patient.planned("ketamine oral")
                            .interaction("cyp3a-inducer")
                            .modifiers())
                    .extracting(AppliedModifier::fact)
                    .containsExactly("speedicin stopped 3 days ago");
        }
    }

    @Test
    void onlyWhatOutlastsTheLastDoseStillCounts() {
        assertThat(patient().taking("fadeol").planned("ketamine oral").findings())
                .containsExactly(
                        "interaction:cyp3a-inhibitor-strong major",
                        "burden:sedation moderate",
                        "burden:pressure minor");
        assertThat(patient().stopped("fadeol", 9).planned("ketamine oral").findings())
                .containsExactly("interaction:fadeol-rebound moderate", "burden:pressure minor");
        assertThat(patient().stopped("fadeol", 10).planned("ketamine oral").findings())
                .isEmpty();
    }

    @Test
    void eachEffectOutlastsTheLastDoseForItsOwnTime() {
        Screened screened = patient().stopped("fadeol", 2).planned("ketamine oral");
        assertThat(screened.findings())
                .containsExactly(
                        "interaction:cyp3a-inhibitor-strong major",
                        "interaction:fadeol-rebound moderate",
                        "burden:pressure minor");
        assertThat(screened.interaction("cyp3a-inhibitor-strong").modifiers())
                .extracting(AppliedModifier::effect)
                .containsExactly("The enzyme comes back in three days. Counted as 3 days, of which 1 is left.");
        assertThat(screened.interaction("fadeol-rebound").modifiers())
                .extracting(AppliedModifier::effect)
                .containsExactly("The pressure is slow to fade. Counted as 10 days, of which 8 are left.");
    }

    @Test
    void whatNoLongerCountsIsNoPartOfAPair() {
        assertThat(patient()
                        .taking("dampenol", "fadeol")
                        .planned("esketamine oral")
                        .find("interaction:dampenol-inhibitors"))
                .isPresent();
        assertThat(patient()
                        .taking("dampenol")
                        .stopped("fadeol", 3)
                        .planned("esketamine oral")
                        .find("interaction:dampenol-inhibitors"))
                .isEmpty();
    }

    @Test
    void whatNoLongerCountsIsNoCompanyOnAnAxis() {
        assertThat(patient()
                        .with("snoring-sickness")
                        .taking("fadeol")
                        .planned("ketamine oral")
                        .find("condition:snoring-sickness.2"))
                .isPresent();
        assertThat(patient()
                        .with("snoring-sickness")
                        .stopped("fadeol", 1)
                        .planned("ketamine oral")
                        .find("condition:snoring-sickness.2"))
                .isEmpty();
    }

    @Test
    void whatSpeaksAfterStoppingDoesNotSpeakBefore() {
        assertThat(patient().taking("fadeol").planned("ketamine oral").find("interaction:fadeol-rebound"))
                .isEmpty();
        InteractionFinding rebound =
                patient().stopped("fadeol", 3).planned("ketamine oral").interaction("fadeol-rebound");
        assertThat(names(rebound.precipitants())).containsExactly("fadeol");
        assertThat(rebound.modifiers()).extracting(AppliedModifier::fact).containsExactly("fadeol stopped 3 days ago");
        assertThat(patient().stopped("fadeol", 10).planned("ketamine oral").findings())
                .isEmpty();
    }

    @Test
    void aPairThatSpeaksAfterStoppingAsksThatItsObjectIsTaken() {
        assertThat(patient()
                        .taking("fadeol", "flushide")
                        .planned("ketamine oral")
                        .find("interaction:fadeol-flushide"))
                .isEmpty();
        assertThat(patient()
                        .stopped("fadeol", 3)
                        .taking("flushide")
                        .planned("ketamine oral")
                        .find("interaction:fadeol-flushide"))
                .isPresent();
        assertThat(patient()
                        .stopped("fadeol", 3)
                        .stopped("flushide", 3)
                        .planned("ketamine oral")
                        .find("interaction:fadeol-flushide"))
                .isEmpty();
    }

    @Test
    void stoppedNobodySaidWhenCountsAsStillActing() {
        InteractionFinding finding =
                patient().stopped("speedicin").planned("ketamine oral").interaction("cyp3a-inducer");
        assertThat(finding.severity()).isSameAs(Severity.MODERATE);
        assertThat(finding.modifiers())
                .containsExactly(new AppliedModifier(
                        "speedicin not taken now, since when is not known",
                        "New enzyme is slow to go. Counted as if it were less than 14 days ago.",
                        Severity.MODERATE,
                        Severity.MODERATE));
        assertThat(patient().stopped("dormalin").planned("ketamine oral").findings())
                .isEmpty();
    }
}
