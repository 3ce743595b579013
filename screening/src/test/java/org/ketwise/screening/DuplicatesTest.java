package org.ketwise.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ketwise.screening.Patient.patient;
import static org.ketwise.screening.Screened.names;

import org.junit.jupiter.api.Test;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.model.Interaction;

/** Two medicines of a class in which one is meant to be enough. */
class DuplicatesTest {
    @Test
    void twoEntriesOfOneClassAreDuplicateTherapy() {
        DuplicateTherapy duplicate = patient()
                .taking("wakestim", "plainol", "zapradrine")
                .planned("ketamine nasal")
                .duplicate("stimulants");
        assertThat(names(duplicate.medicines())).containsExactly("wakestim", "zapradrine");
        assertThat(duplicate.severity().code()).isEqualTo("moderate");
        assertThat(duplicate.category()).isSameAs(Interaction.Category.SAFETY);
        assertThat(duplicate.sources()).containsExactly("small-trial");
        assertThat(duplicate.evidence().verified()).isFalse();
        assertThat(duplicate.modifiers()).isEmpty();
    }

    @Test
    void theIngredientsOfOneProductAreNoDuplicates() {
        assertThat(patient()
                        .takingProductOf("wakestim", "zapradrine")
                        .planned("ketamine nasal")
                        .find("duplicate:stimulants"))
                .isEmpty();
        assertThat(patient()
                        .takingProductOf("wakestim", "zapradrine")
                        .taking("zapradrine")
                        .planned("ketamine nasal")
                        .find("duplicate:stimulants"))
                .isPresent();
    }

    @Test
    void oneIngredientInTwoEntriesIsADuplicate() {
        DuplicateTherapy twice = patient()
                .taking("wakestim", "wakestim")
                .planned("ketamine nasal")
                .duplicate("stimulants");
        assertThat(twice.sameIngredient()).isTrue();
        assertThat(twice.severity()).as("often one supply written twice").isSameAs(Severity.MINOR);
        assertThat(patient()
                        .taking("wakestim", "wakestim", "zapradrine")
                        .planned("ketamine nasal")
                        .duplicate("stimulants")
                        .severity())
                .isSameAs(Severity.MODERATE);
        assertThat(patient().taking("wakestim").planned("ketamine nasal").find("duplicate:stimulants"))
                .isEmpty();
    }

    @Test
    void oneCombinationInTwoEntriesIsOneSupplyToo() {
        DuplicateTherapy twice = patient()
                .takingProductOf("wakestim", "zapradrine")
                .takingProductOf("zapradrine", "wakestim")
                .planned("ketamine nasal")
                .duplicate("stimulants");
        assertThat(twice.sameIngredient()).isTrue();
        assertThat(twice.severity()).isSameAs(Severity.MINOR);
        assertThat(patient()
                        .takingProductOf("wakestim", "zapradrine")
                        .taking("wakestim")
                        .planned("ketamine nasal")
                        .duplicate("stimulants")
                        .sameIngredient())
                .isFalse();
    }

    @Test
    void whatWasStoppedIsNoDuplicate() {
        assertThat(patient()
                        .taking("wakestim")
                        .stopped("zapradrine", 1)
                        .planned("ketamine nasal")
                        .find("duplicate:stimulants"))
                .isEmpty();
    }

    @Test
    void aClassWhereTwoAreOrdinaryMakesNone() {
        assertThat(patient()
                        .taking("maoxil", "longazine")
                        .planned("ketamine nasal")
                        .findings())
                .noneMatch(finding -> finding.startsWith("duplicate"));
    }

    @Test
    void eachClassIsToldOnce() {
        assertThat(patient()
                        .taking("wakestim", "zapradrine", "drainix", "flushide")
                        .planned("ketamine nasal")
                        .findings())
                .filteredOn(finding -> finding.startsWith("duplicate"))
                .containsExactly("duplicate:stimulants moderate", "duplicate:drainers minor");
    }

    @Test
    void aDuplicateThatIsToBeConfirmedSaysSo() {
        DuplicateTherapy duplicate = patient()
                .taking("wakestim")
                .perhapsTaking("zapradrine")
                .planned("ketamine nasal")
                .duplicate("stimulants");
        assertThat(names(duplicate.provisional())).containsExactly("zapradrine");
    }

    @Test
    void twoProductsThatRepeatTwoClassesAreTwoDuplicates() {
        assertThat(patient()
                        .takingProductOf("wakestim", "drainix")
                        .takingProductOf("zapradrine", "flushide")
                        .planned("ketamine nasal")
                        .findings())
                .filteredOn(finding -> finding.startsWith("duplicate"))
                .containsExactly("duplicate:stimulants moderate", "duplicate:drainers minor");
    }
}
