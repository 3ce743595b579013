package org.ketwise.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ketwise.screening.Patient.patient;

import org.junit.jupiter.api.Test;

/** What to measure or arrange, in the order of a treatment. */
class MonitoringTest {
    @Test
    void whatIsForEverybodyStandsInTheOrderOfATreatment() {
        assertThat(patient().planned("ketamine oral").monitoring()).containsExactly("ask-first", "pressure-before");
    }

    @Test
    void theListTheConditionsAndThePlanAddToIt() {
        assertThat(patient()
                        .taking("lithonate")
                        .with("snoring-sickness")
                        .planned("esketamine nasal")
                        .monitoring())
                .as("of one phase by its order")
                .containsExactly("ask-first", "mask-brought", "pressure-before", "nose-after", "level-of-lithonate");
    }

    @Test
    void whatIsForOneRouteOfOneTreatmentIsNotForAnother() {
        assertThat(patient().planned("ketamine nasal").monitoring()).doesNotContain("nose-after");
        assertThat(patient().planned("esketamine oral").monitoring()).doesNotContain("nose-after");
        assertThat(patient().planned("esketamine").monitoring()).contains("nose-after");
        assertThat(patient().planned("").monitoring()).contains("nose-after");
    }

    @Test
    void whatNoLongerActsAsksForNothing() {
        assertThat(patient().stopped("lithonate", 1).planned("ketamine oral").monitoring())
                .doesNotContain("level-of-lithonate");
    }
}
