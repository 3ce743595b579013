package org.ketwise.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ketwise.terminology.TestContent.AS_OF;
import static org.ketwise.terminology.TestContent.MEDICATIONS;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ketwise.kernel.Coding;

/** Medicines as FHIR resources code them. */
class CodedMedicationTest {
    @Test
    void ofAnIngredientIsResolvedByItsCode() {
        assertThat(read(null, rxnorm("6901", "methylphenidate"))).isEqualTo("methylphenidate");
        assertThat(read(null, rxnorm("6901", null))).isEqualTo("methylphenidate");
        assertThat(read(null, rxnorm("235440", "ketamine hydrochloride"))).isEqualTo("ketamine");
        assertThat(read(null, rxnorm("253146", "Adderall"))).isEqualTo("amphetamine + dextroamphetamine");
    }

    @Test
    void ofAProductIsReadFromItsDisplay() {
        assertThat(read("FLUoxetine 20 MG Oral Capsule", rxnorm("310385", "FLUoxetine 20 MG Oral Capsule")))
                .isEqualTo("fluoxetine");
        assertThat(read(
                        null,
                        rxnorm(
                                "1049625",
                                "Acetaminophen 325 MG / Oxycodone Hydrochloride 10 MG Oral Tablet [Percocet]")))
                .isEqualTo("oxycodone + acetaminophen");
        assertThat(read(null, rxnorm("205923", "1 ML Epoetin Alfa 4000 UNT/ML Injection [Epogen]")))
                .isEqualTo("epoetin alfa");
    }

    @Test
    void isOneProductWhateverItsDisplaySeparates() {
        assertThat(read(null, rxnorm("1", "lithium, modified 100 MG Oral Capsule")))
                .isEqualTo("lithium; not understood: modified");
        assertThat(read(null, rxnorm("1", "codeine, salted 25 MG / codeine, dried 75 MG Oral Capsule")))
                .isEqualTo("codeine; not understood: salted, dried");
    }

    @Test
    void whoseCodeAndWordsDisagreeIsAskedAbout() {
        assertThat(read("Prozac 20 mg", rxnorm("6901", "methylphenidate")))
                .isEqualTo("either methylphenidate or fluoxetine");
        assertThat(read(null, rxnorm("6901", "fluoxetine"))).isEqualTo("either methylphenidate or fluoxetine");
        assertThat(read(null, rxnorm("6901", null), rxnorm("4493", null)))
                .isEqualTo("either methylphenidate or fluoxetine");
        assertThat(read("Prozac", rxnorm("310385", "Sertraline 100 MG Oral Tablet")))
                .isEqualTo("either fluoxetine or sertraline");
    }

    @Test
    void whoseWordsAreMisspeltOrForeignIsStillItsCode() {
        assertThat(read("methylfenidat", rxnorm("6901", null))).isEqualTo("methylphenidate");
        assertThat(read("Barzolin", rxnorm("6901", null))).isEqualTo("methylphenidate; not understood: Barzolin");
    }

    @Test
    void keepsWhatTheWordsMayNameBesideTheCode() {
        String both = "methylphenidate; perhaps alprazolam";

        assertThat(read("methylphenidate 10 mg and alprazolm 1 mg", rxnorm("6901", "methylphenidate")))
                .isEqualTo(both);
        assertThat(read("methylphenidate 10 mg and alprazolm 1 mg", rxnorm("1", "Methylphenidate 10 MG Oral Tablet")))
                .isEqualTo(both);
        assertThat(read("methylphenidate, foozol", rxnorm("1", "Methylphenidate 10 MG Oral Tablet")))
                .isEqualTo("methylphenidate; not understood: foozol");
        assertThat(read("methylfenidat prn", rxnorm("1", "Methylphenidate 10 MG Oral Tablet")))
                .isEqualTo("methylphenidate, as needed");
    }

    @Test
    void isTakenWithWhatTheWordsNameBesides() {
        String both = "methylphenidate; alprazolam";

        assertThat(read("methylphenidate 10 mg and alprazolam 1 mg", rxnorm("6901", "methylphenidate")))
                .isEqualTo(both);
        assertThat(read("methylphenidate 10 mg and alprazolam 1 mg", rxnorm("6901", null)))
                .isEqualTo(both);
        assertThat(read("methylphenidate 10 mg and alprazolam 1 mg", rxnorm("1", "Methylphenidate 10 MG Oral Tablet")))
                .isEqualTo(both);
        assertThat(read("alprazolam 1 mg; methylphenidate", rxnorm("1", "Methylphenidate 10 MG Oral Tablet")))
                .isEqualTo("alprazolam; methylphenidate");
        assertThat(read("methylphenidate 10 mg and Xanax prn", rxnorm("6901", "methylphenidate")))
                .isEqualTo("methylphenidate; alprazolam, as needed");
        assertThat(read("methylphenidate 10 mg, supplants Xanax", rxnorm("6901", "methylphenidate")))
                .isEqualTo("methylphenidate; perhaps alprazolam; not understood: supplants");
    }

    @Test
    void isUsedAsTheWordsSayOfItAndNotOfAnother() {
        assertThat(read("stopped Xanax; methylphenidate 10 mg", rxnorm("6901", "methylphenidate")))
                .isEqualTo("methylphenidate; alprazolam, stopped \"stopped\"");
    }

    @Test
    void isNotTakenWithAnAlternativeForCertain() {
        assertThat(read("methylphenidate or alprazolam", rxnorm("6901", "methylphenidate")))
                .isEqualTo("methylphenidate; perhaps alprazolam");
    }

    @Test
    void whoseWordsNameAProductWithMoreInItIsAskedAbout() {
        assertThat(read("Percocet 5-325", rxnorm("7804", "oxycodone")))
                .isEqualTo("either oxycodone or oxycodone + acetaminophen");
    }

    @Test
    void putOnTheSkinIsAskedAboutWhateverTheCode() {
        assertThat(read("methylphenidate gel", rxnorm("6901", "methylphenidate")))
                .isEqualTo("perhaps methylphenidate");
        assertThat(read("methylphenidate patch", rxnorm("6901", "methylphenidate")))
                .isEqualTo("methylphenidate");
        assertThat(placed("Ophthalmic route")).isEqualTo("perhaps methylphenidate");
        assertThat(placed("6064005")).isEqualTo("perhaps methylphenidate");
        assertThat(placed("Oral route")).isEqualTo("methylphenidate");
        assertThat(placed("Transdermal route; apply to skin")).isEqualTo("methylphenidate");
    }

    private static String placed(String place) {
        MedicationEntry entry = MEDICATIONS.read(List.of(rxnorm("6901", "methylphenidate")), null, AS_OF);
        return InWords.of(MEDICATIONS.withPlace(entry, place, AS_OF));
    }

    @Test
    void byAtcIsItsSubstanceAndAGroupAsks() {
        assertThat(read(null, new Coding(Coding.ATC, "N06BA04", "methylphenidate")))
                .isEqualTo("methylphenidate");
        assertThat(read(null, new Coding(Coding.ATC, "C02AC01", null))).isEqualTo("clonidine");
        assertThat(read(null, new Coding(Coding.ATC, "N06BA", null)))
                .isEqualTo("either amphetamine or atomoxetine or dexmethylphenidate or methylphenidate");
    }

    @Test
    void keepsWhatIsSaidOfItsUse() {
        assertThat(read("Xanax 0.5 mg PRN", rxnorm("596", "alprazolam"))).isEqualTo("alprazolam, as needed");
    }

    @Test
    void withoutAnythingKnownComesBackUnresolved() {
        assertThat(read(null, rxnorm("999999", null))).isEqualTo("unknown \"" + Coding.RXNORM + " 999999\"");
        assertThat(read(null)).isEqualTo("unknown \"\"");
        assertThat(read(" ", new Coding("", "", " "))).startsWith("unknown");
        assertThat(read(null, new Coding("urn:oid:1.2.3", "X", "Foozol 5 MG Oral Tablet")))
                .isEqualTo("unknown \"Foozol 5 MG Oral Tablet\"");
    }

    private static String read(@Nullable String text, Coding... codings) {
        return InWords.of(MEDICATIONS.read(List.of(codings), text, AS_OF));
    }

    private static Coding rxnorm(String code, @Nullable String display) {
        return new Coding(Coding.RXNORM, code, display);
    }
}
