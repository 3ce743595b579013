package org.ketwise.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ketwise.report.Case.patient;

import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.ketwise.consult.Consultation;
import org.ketwise.kernel.Route;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.model.ObservedRatio;

class FindingProseTest {
    @Test
    void everySummaryIsOneShortSentenceThatNamesItsDrugs() {
        for (Consultation consultation : Sweep.consultations()) {
            for (FindingProse finding : FindingProse.listOf(consultation)) {
                assertThat(finding.summary())
                        .hasSizeLessThanOrEqualTo(FindingProse.SUMMARY_LENGTH)
                        .doesNotContain("\n");
                assertThat(finding.management()).doesNotHaveDuplicates();
                assertThat(finding.sources()).isNotEmpty();
                if (finding.kind() == FindingProse.Kind.INTERACTION) {
                    assertThat(finding.summary().toLowerCase(java.util.Locale.ROOT))
                            .contains(finding.subjects().getFirst());
                }
            }
        }
    }

    @Test
    void theSameInhibitorIsAnsweredByRoute() {
        Case taking = patient().taking("clarithromycin");

        FindingProse swallowed = find(taking.planned("ketamine", Route.ORAL), "interaction:clarithromycin");
        FindingProse nasal = find(taking.planned("ketamine", Route.NASAL), "interaction:clarithromycin");
        FindingProse unknown = find(taking.plannedByUnknownRoute("ketamine"), "interaction:clarithromycin");

        assertThat(swallowed.severity()).isGreaterThan(nasal.severity());
        assertThat(swallowed.summary()).contains("oral: " + swallowed.severity().code());
        assertThat(nasal.summary()).contains("nasal: " + nasal.severity().code());
        assertThat(swallowed.observed()).extracting(ObservedRatio::route).containsOnly(Route.ORAL);
        assertThat(nasal.observed()).extracting(ObservedRatio::route).doesNotContain(Route.ORAL);
        assertThat(unknown.route()).isNull();
        assertThat(unknown.byRoute())
                .containsEntry(Route.ORAL, swallowed.severity())
                .containsEntry(Route.NASAL, nasal.severity());
        assertThat(unknown.severity()).isEqualTo(swallowed.severity());
    }

    @Test
    void aBurdenNamesAllThatAddToItAndTheTreatmentLast() {
        FindingProse pressure = find(
                patient()
                        .taking("methylphenidate", "pseudoephedrine", "guanfacine")
                        .planned("esketamine", Route.NASAL),
                "burden:blood-pressure");

        assertThat(pressure.summary()).contains("methylphenidate", "pseudoephedrine", "nasal esketamine");
        assertThat(pressure.subjects())
                .contains("methylphenidate", "pseudoephedrine")
                .last()
                .isEqualTo("esketamine");
        assertThat(pressure.contributors()).last().extracting(Share::kind).isEqualTo(Share.Kind.TREATMENT);
        assertThat(pressure.counteracting()).extracting(Share::name).containsExactly("guanfacine");
        assertThat(pressure.points())
                .isEqualTo(pressure.contributors().stream()
                        .filter(share -> share.kind() != Share.Kind.TREATMENT)
                        .mapToInt(share -> share.weight().points())
                        .sum());
    }

    @Test
    void aBurdenIsVerifiedOnlyWhereEveryPartIs() {
        for (Consultation consultation : Sweep.consultations()) {
            for (FindingProse finding : FindingProse.listOf(consultation)) {
                if (finding.kind() == FindingProse.Kind.BURDEN
                        && finding.evidence().verified()) {
                    assertThat(finding.contributors()).allMatch(Share::verified);
                }
            }
        }
    }

    @Test
    void whatRestsOnAnUncertainReadingSaysSo() {
        Consultation consultation = patient()
                .maybeTaking("Klonidine 0.1 mg", "clonidine", "clonazepam")
                .pointedTo("sleep-apnoea", "CPAP")
                .planned("esketamine", Route.NASAL);

        assertThat(find(consultation, "burden:sedation").provisional())
                .extracting(FindingProse.Provisional::sentence)
                .containsExactlyInAnyOrder(
                        "Rests on a reading of \"Klonidine 0.1 mg\" that must be confirmed: clonidine or clonazepam.",
                        "Rests on \"CPAP\" as a sign of sleep apnoea, which must be confirmed.");
    }

    @Test
    void aMedicineThatStillActsAfterItsEndSaysWhenItEnded() {
        Consultation consultation = patient().stopped("phenelzine", 10).planned("ketamine", Route.INTRAVENOUS);

        assertThat(FindingProse.listOf(consultation))
                .anySatisfy(finding -> assertThat(finding.summary()).contains("(stopped 10 days ago)"));
    }

    @Test
    void positionsOfAConflictStandSideBySide() {
        FindingProse pressure =
                find(patient().taking("methylphenidate").planned("esketamine", Route.NASAL), "burden:blood-pressure");

        assertThat(pressure.evidence().conflicting()).isTrue();
        assertThat(pressure.evidence().conflicts()).allSatisfy(conflict -> {
            assertThat(conflict.about()).isEqualTo("methylphenidate");
            assertThat(conflict.positions()).hasSizeGreaterThan(1);
        });
    }

    @Test
    void nobodyIsToldToStopAMedicineForAnExplicitNegative() {
        FindingProse negative = find(
                patient().taking("methylphenidate").planned("ketamine", Route.ORAL),
                "interaction:adhd-medicine-exposure");

        assertThat(negative.severity()).isEqualTo(Severity.NONE);
        assertThat(negative.sources()).isNotEmpty();
    }

    @Test
    void idsAreUniqueInAReport() {
        for (Consultation consultation : Sweep.consultations()) {
            List<String> ids = FindingProse.listOf(consultation).stream()
                    .map(FindingProse::id)
                    .toList();
            assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        }
    }

    static FindingProse find(Consultation consultation, String id) {
        return FindingProse.listOf(consultation).stream()
                .filter(finding -> finding.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(id));
    }
}
