package org.ketwise.consult.handout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ketwise.consult.ConditionInput;
import org.ketwise.consult.Consult;
import org.ketwise.consult.ConsultRequest;
import org.ketwise.consult.Consultation;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.HandoutText;
import org.ketwise.knowledge.model.HandoutText.Telling;

class HandoutMakerTest {
    private static final KnowledgeBase KNOWLEDGE = KnowledgeBase.builtIn();
    private static final Consult CONSULT = new Consult(KNOWLEDGE);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    @Test
    void eachMedicineStandsUnderTheNameThatThePatientWrote() {
        assertThat(medicines("Concerta 36 mg every morning", "Klonopin 0.5 mg PRN"))
                .extracting(Handout.Medicine::name)
                .containsExactly("Concerta", "Klonopin");
    }

    @Test
    void aMedicineThatIsListedTwiceIsToldOnce() {
        assertThat(medicines("Concerta 36 mg", "Concerta 36 mg")).hasSize(1);
    }

    @Test
    void aProductOfSeveralIngredientsIsOneMedicine() {
        List<Handout.Medicine> medicines = medicines("NyQuil");

        assertThat(medicines).extracting(Handout.Medicine::name).containsExactly("NyQuil");
        assertThat(told(medicines)).containsOnlyOnce("more sleepy after a session");
    }

    @Test
    void ofANameThatNobodyKnowsItIsSaidThatItWasNotChecked() {
        assertThat(told(medicines("Xyzblorp 20 mg"))).contains("We do not know what Xyzblorp is. It was not checked.");
    }

    @Test
    void ofALikelyNameNothingIsToldButThatItIsToBeChecked() {
        List<Handout.Medicine> medicines = medicines("Adderal XR", "Celebrax");

        assertThat(told(medicines)).contains("We are not sure that we read Adderal XR right. It may be: Adderall XR.");
        assertThat(medicines)
                .allSatisfy(medicine -> assertThat(medicine.tellings()).hasSize(1));
    }

    @Test
    void twoThatMustNotMeetNameEachOtherAndNothingCalms() {
        String told = told(medicines("Parnate 30 mg", "Zoloft 50 mg"));

        assertThat(told)
                .contains("Parnate and Zoloft together can be very dangerous.", "Zoloft and Parnate together can be")
                .doesNotContain("was tested along with Zoloft");
        assertThat(told(medicines("Zoloft 50 mg"))).contains("was tested along with Zoloft");
    }

    @Test
    void twoThatDoNotGoWellTogetherNameEachOther() {
        String told = told(medicines("Zoloft 50 mg", "ibuprofen 400 mg", "warfarin 5 mg"));

        assertThat(told).contains("Ibuprofen and ").doesNotContain("No special note came up for Ibuprofen");
        assertThat(told(medicines("Concerta", "Ritalin"))).contains("Concerta and Ritalin may be the same");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            pregnant              | pregnant
            ketamine allergy      | allergy
            aneurysm              | aneurysm
            """, delimiter = '|')
    void whatTheRecordSaysIsNamedFirst(String condition, String named) {
        Consultation consultation = CONSULT.consult(new ConsultRequest(
                List.of(),
                "esketamine 84 mg nasal",
                null,
                null,
                null,
                null,
                false,
                List.of(ConditionInput.ofText(condition)),
                List.of(),
                TODAY,
                List.of()));
        Handout handout = HandoutMaker.make(text("en"), consultation, CONSULT);

        assertThat(handout.sections().stream().filter(Handout.Section::urgent).findFirst())
                .hasValueSatisfying(
                        section -> assertThat(section.lines().toString()).contains(named));
    }

    @Test
    void aLikelyMistakeInTheRestOfTheEntryLeavesTheName() {
        assertThat(told(medicines("vitamin C?"))).doesNotContain("It may be: vitamin C.");
    }

    @ParameterizedTest
    @CsvSource({"Meperidine, Linezolid", "Oxycodone, Alprazolam", "Amphetamine, Caffeine"})
    void aPairThatIsToldInsideABurdenIsNamedToo(String one, String other) {
        assertThat(told(medicines(one, other))).contains(one + " and " + other, other + " and " + one);
    }

    @Test
    void whatIsLongIsDoneInTime() {
        String[] list =
                KNOWLEDGE.ingredients().stream().map(each -> each.name()).toArray(String[]::new);

        assertThat(medicines(list)).hasSizeGreaterThan(900);
    }

    @Test
    void anInhibitorThatStillActsIsNamedToo() {
        assertThat(told(medicines("stopped Parnate last week", "Zoloft")))
                .contains("Zoloft and Parnate together can be very dangerous.")
                .doesNotContain("was tested along with Zoloft");
    }

    @Test
    void whereNothingIsKnownNothingIsPromised() {
        assertThat(told(medicines("vitamin B12 1000 mcg")))
                .contains("This does not mean that it is safe with this treatment.");
    }

    @Test
    void ofAMedicineThatIsNotTakenAnyMoreNothingIsAskedAsIfItWere() {
        List<Handout.Medicine> medicines = medicines("stopped Nardil last week");

        assertThat(told(medicines)).contains("you used to take Nardil");
        assertThat(medicines.getFirst().tellings().stream().skip(1))
                .isNotEmpty()
                .allMatch(telling -> telling.ask() == null);
    }

    @ParameterizedTest
    @CsvSource({
        "allergic to morphine, did not suit you",
        "discussed starting lithium, not as a medicine that you take now",
        "wife takes zolpidem, not as a medicine that you take now"
    })
    void whatIsNotTakenIsNamedAndNothingElse(String entry, String told) {
        assertThat(medicines(entry))
                .singleElement()
                .satisfies(medicine ->
                        assertThat(told(List.of(medicine))).contains(told).doesNotContain("sleepy"));
    }

    @Test
    void somethingParticularTakesThePlaceOfSomethingGeneral() {
        assertThat(told(medicines("Klonopin")))
                .contains("Your body can get used to it")
                .doesNotContain("more sleepy after a session");
        assertThat(told(medicines("Benadryl"))).contains("more sleepy after a session");
    }

    @ParameterizedTest
    @CsvSource({"esketamine 84 mg nasal, true", "ketamine 0.5 mg/kg iv, false"})
    void whatHoldsForTheSprayIsSaidOfTheSprayOnly(String plan, boolean spray) {
        assertThat(said(handout("en", plan, "Concerta")).contains("staff watch you for at least 2 hours"))
                .isEqualTo(spray);
    }

    @Test
    void withoutAPlanThatIsSaid() {
        assertThat(handout("en", null, "Concerta").planned()).isFalse();
        assertThat(handout("en", "ketamine iv", "Concerta").planned()).isTrue();
    }

    @Test
    void everyLanguageSaysAsMuch() {
        Handout english = handout("en", "esketamine 84 mg nasal", "Concerta", "Klonopin", "Xyzblorp");
        Handout spanish = handout("es", "esketamine 84 mg nasal", "Concerta", "Klonopin", "Xyzblorp");

        assertThat(spanish.sections())
                .extracting(Handout.Section::id)
                .isEqualTo(english.sections().stream().map(Handout.Section::id).toList());
        assertThat(said(spanish)).isNotEqualTo(said(english));
        for (int i = 0; i < english.sections().size(); i++) {
            assertThat(spanish.sections().get(i).lines())
                    .hasSameSizeAs(english.sections().get(i).lines());
            assertThat(spanish.sections().get(i).medicines())
                    .hasSameSizeAs(english.sections().get(i).medicines());
        }
        assertThat(spanish.sources()).isEqualTo(english.sources());
    }

    private static HandoutText text(String language) {
        return KNOWLEDGE.handouts().stream()
                .filter(each -> each.language().equals(language))
                .findFirst()
                .orElseThrow();
    }

    private static Handout handout(String language, @Nullable String plan, String... medicines) {
        Consultation consultation = CONSULT.consult(ConsultRequest.of(List.of(medicines), plan, TODAY));
        return HandoutMaker.make(text(language), consultation, CONSULT);
    }

    private static List<Handout.Medicine> medicines(String... medicines) {
        return handout("en", "esketamine 84 mg nasal", medicines).sections().stream()
                .flatMap(section -> section.medicines().stream())
                .toList();
    }

    private static String told(List<Handout.Medicine> medicines) {
        StringBuilder told = new StringBuilder();
        for (Handout.Medicine medicine : medicines) {
            for (Telling telling : medicine.tellings()) {
                told.append(telling.tell()).append(' ').append(telling.ask()).append('\n');
            }
        }
        return told.toString();
    }

    private static String said(Handout handout) {
        return handout.sections().stream()
                .flatMap(section -> section.lines().stream())
                .map(Handout.Line::say)
                .reduce("", (all, line) -> all + line + "\n");
    }
}
