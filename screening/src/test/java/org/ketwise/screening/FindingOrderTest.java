package org.ketwise.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ketwise.screening.Patient.patient;
import static org.ketwise.screening.Screened.names;

import org.junit.jupiter.api.Test;

/** A busy clinician reads the most important first. */
class FindingOrderTest {
    @Test
    void bySeverityThenDangerBeforeExposureBeforeEffectThenByKind() {
        assertThat(patient()
                        .taking("dampenol", "juicefruit", "wakestim", "zapradrine", "lowerex", "neutralol", "slumberol")
                        .with("nose-trouble")
                        .aged(10)
                        .planned("ketamine or esketamine oral or nasal at clinic")
                        .findings())
                .containsExactly(
                        "interaction:lowerex moderate",
                        "burden:pressure moderate",
                        "burden:sedation moderate",
                        "condition:nose-trouble moderate",
                        "duplicate:stimulants moderate",
                        "interaction:juicefruit moderate",
                        "interaction:dampenol moderate",
                        "condition:nose-trouble.2 minor",
                        "interaction:neutralol none");
    }

    @Test
    void whatIsToBeConfirmedIsMarkedInEveryFindingThatRestsOnIt() {
        Screened screened = patient()
                .perhapsTaking("slumberol")
                .perhapsTaking("blockamycin")
                .taking("noctavex")
                .planned("ketamine oral");
        assertThat(names(screened.burden("sedation").provisional())).containsExactly("slumberol");
        assertThat(names(screened.interaction("cyp3a-inhibitor-strong").provisional()))
                .containsExactly("blockamycin");
        assertThat(patient()
                        .taking("noctavex")
                        .planned("ketamine oral")
                        .burden("sedation")
                        .provisional())
                .isEmpty();
    }

    @Test
    void namedForCertainInOneEntryIsCertain() {
        for (Patient patient : new Patient[] {
            patient().perhapsTaking("slumberol").taking("slumberol"),
            patient().taking("slumberol").perhapsTaking("slumberol")
        }) {
            assertThat(patient.planned("ketamine oral").burden("sedation").provisional())
                    .isEmpty();
        }
    }
}
