package org.ketwise.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ketwise.screening.Patient.patient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ketwise.knowledge.model.Ingredient;

/** What a condition means for the treatment, whether it is named or brought about by facts. */
class ConditionsTest {
    @Test
    void aNamedConditionSpeaks() {
        ConditionFinding finding =
                patient().with("treatment-allergy").planned("ketamine nasal").condition("treatment-allergy");
        assertThat(finding.severity().code()).isEqualTo("contraindicated");
        assertThat(finding.known().basis()).isEqualTo("said so");
        assertThat(finding.treatments()).extracting(Ingredient::name).containsExactly("ketamine");
        assertThat(finding.medicines()).isEmpty();
        assertThat(finding.number()).isZero();
        assertThat(finding.sources()).containsExactly("small-label");
    }

    @ParameterizedTest
    @CsvSource({
        "139/89, 0",
        "140/60, 1",
        "110/90, 1",
        "199/119, 1",
        "200/80, 2",
        "150/120, 2",
    })
    void aFactBringsAConditionAbout(String bloodPressure, int statements) {
        Screened screened = patient().withBloodPressure(bloodPressure).planned("ketamine nasal");
        assertThat(screened.screening().conditions()).hasSize(statements == 0 ? 0 : 1);
        assertThat(screened.screening().conditions())
                .allSatisfy(known -> assertThat(known.basis()).isEqualTo("blood pressure " + bloodPressure))
                .allSatisfy(known -> assertThat(known.toConfirm()).isFalse());
        assertThat(screened.find("condition:high-pressure").isPresent()).isEqualTo(statements >= 1);
        assertThat(screened.find("condition:high-pressure.2").isPresent()).isEqualTo(statements == 2);
    }

    @Test
    void aConditionThatIsNamedAndBroughtAboutCountsOnce() {
        Screened screened = patient().with("expecting").expecting().planned("ketamine nasal");
        assertThat(screened.findings()).containsExactly("condition:expecting major");
        assertThat(screened.screening().conditions())
                .extracting(KnownCondition::basis)
                .as("named ones stand first")
                .containsExactly("said so");
        assertThat(patient()
                        .expecting()
                        .planned("ketamine nasal")
                        .condition("expecting")
                        .known()
                        .basis())
                .isEqualTo("pregnant");
    }

    @Test
    void namedForCertainStandsBeforeAHint() {
        for (Patient patient : new Patient[] {
            patient().perhapsWith("snoring-sickness").with("snoring-sickness"),
            patient().with("snoring-sickness").perhapsWith("snoring-sickness")
        }) {
            Screened screened = patient.planned("ketamine nasal");
            assertThat(screened.screening().conditions()).singleElement().matches(known -> !known.toConfirm());
            assertThat(screened.burden("sedation").points()).isEqualTo(2);
        }
        assertThat(patient()
                        .perhapsWith("snoring-sickness")
                        .planned("ketamine nasal")
                        .condition("snoring-sickness")
                        .known())
                .matches(KnownCondition::toConfirm);
    }

    @ParameterizedTest
    @CsvSource({
        "esketamine nasal, true",
        "esketamine, true",
        "nasal, true",
        "'', true",
        "ketamine nasal, false",
        "esketamine oral, false"
    })
    void aStatementSpeaksOfItsTreatmentsAndRoutes(String plan, boolean speaks) {
        Screened screened = patient().with("nose-trouble").planned(plan);
        assertThat(screened.find("condition:nose-trouble").isPresent()).isEqualTo(speaks);
        if (speaks) {
            assertThat(screened.condition("nose-trouble").treatments())
                    .extracting(Ingredient::name)
                    .containsExactly("esketamine");
        }
    }

    @ParameterizedTest
    @CsvSource({"17, ketamine nasal, true", "18, ketamine nasal, false", "17, ketamine oral, false"})
    void aStatementHoldsOfItsFacts(int age, String plan, boolean holds) {
        assertThat(patient()
                        .with("nose-trouble")
                        .aged(age)
                        .planned(plan)
                        .find("condition:nose-trouble.2")
                        .isPresent())
                .isEqualTo(holds);
    }

    @Test
    void aStatementMayAskForCompany() {
        assertThat(patient().with("snoring-sickness").planned("ketamine nasal").findings())
                .containsExactly("burden:sedation major", "condition:snoring-sickness minor");
        assertThat(patient()
                        .with("snoring-sickness")
                        .taking("noctavex")
                        .planned("ketamine nasal")
                        .findings())
                .containsExactly(
                        "burden:sedation major",
                        "condition:snoring-sickness.2 major",
                        "condition:snoring-sickness minor");
    }

    @ParameterizedTest
    @CsvSource({
        "ketamine oral home, true",
        "ketamine oral home daily, true",
        "ketamine oral home once, false",
        "ketamine oral clinic, false",
        "ketamine oral, false"
    })
    void thePlanBringsAConditionAbout(String plan, boolean holds) {
        Screened screened = patient().planned(plan);
        assertThat(screened.find("condition:home-course").isPresent()).isEqualTo(holds);
        assertThat(screened.screening().conditions())
                .extracting(KnownCondition::basis)
                .isEqualTo(holds ? java.util.List.of("planned at home, repeated doses") : java.util.List.of());
    }
}
