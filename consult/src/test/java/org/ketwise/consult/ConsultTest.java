package org.ketwise.consult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.ketwise.consult.Patient.TODAY;
import static org.ketwise.consult.Patient.patient;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ketwise.consult.MedicationInput.LeftOut.Kind;
import org.ketwise.kernel.Coding;
import org.ketwise.kernel.Route;
import org.ketwise.kernel.UserError;
import org.ketwise.screening.AppliedModifier;
import org.ketwise.screening.MedicationUse;

/** From lines, words and a plan to one consultation in which nothing is lost. */
class ConsultTest {
    private static final String IV = "ketamine 0.5 mg/kg iv";

    @Test
    void everyEntryComesBackOnceWithWhatBecameOfIt() {
        Consulted consulted = patient()
                .taking(
                        "Dormix 10 mg at night",
                        "dormallin 10 mg",
                        "xyzzy 5 mg",
                        "clogazole, stopped",
                        "Dormix Plus",
                        "acme no. 5")
                .planned(IV);
        assertThat(consulted.statuses())
                .containsExactly(
                        "Dormix 10 mg at night: resolved",
                        "dormallin 10 mg: suggested",
                        "xyzzy 5 mg: unresolved",
                        "clogazole, stopped: left-out",
                        "Dormix Plus: resolved",
                        "acme no. 5: resolved");
        assertThat(consulted.ingredients("Dormix Plus")).containsExactly("dormalin", "plainol");
        assertThat(consulted.entry("Dormix 10 mg at night").reason()).isNull();
        assertThat(consulted.entry("dormallin 10 mg").reason()).contains("spelt like dormalin");
        assertThat(consulted.entry("dormallin 10 mg").candidates()).hasSize(1);
        assertThat(consulted.entry("xyzzy 5 mg").reason()).startsWith("Not known to the content");
        assertThat(consulted.entry("clogazole, stopped").reason()).isEqualTo("Not taken now: stopped.");
        assertThat(consulted.entry("Dormix 10 mg at night").candidates()).isEmpty();
    }

    @Test
    void identicalEntriesShareAnElementAndAreCounted() {
        Consulted consulted = patient()
                .taking("plainol", "Plainol", "plainol", "slumberol", "plainol")
                .planned(IV);
        assertThat(consulted.statuses())
                .containsExactly("plainol: resolved", "Plainol: resolved", "slumberol: resolved");
        assertThat(consulted.consultation().medications())
                .extracting(ConsultedMedication::count)
                .containsExactly(3, 1, 1);
    }

    @Test
    void whatTwoEntriesSayOfOneMedicineIsScreenedAsTakenAndAsked() {
        Consulted consulted = patient()
                .taking("slumberol 10 mg at night", "slumberol stopped last week", "clogazole stopped")
                .planned(IV);
        assertThat(consulted.findings()).contains("burden:sedation moderate");
        assertThat(consulted.notAssessed("slumberol stopped last week"))
                .containsExactly(
                        "The list says this, and \"slumberol 10 mg at night\" too; screened as taken. To be confirmed which holds.");
        assertThat(consulted.notAssessed("clogazole stopped")).isEmpty();
        Consulted unknown = patient().taking("foozol 10 mg", "wibblol stopped").planned(IV);
        assertThat(unknown.notAssessed("wibblol stopped"))
                .as("two names that are not known are not one medicine")
                .noneMatch(reason -> reason.contains("foozol"));
    }

    @Test
    void anEmptyEntryIsAnEntryToo() {
        Consulted consulted = patient().taking("", " ", "slumberol").planned(IV);
        assertThat(consulted.consultation().medications()).hasSize(3);
        assertThat(consulted.entry("").status()).isSameAs(ConsultedMedication.Status.UNRESOLVED);
        assertThat(consulted.notAssessed("")).isNotEmpty();
    }

    @Test
    void severalOnALineAreAllScreened() {
        Consulted consulted =
                patient().taking("Dormix 10mg, slumberol PRN, clogazole").planned("ketamine 50 mg oral");
        assertThat(consulted.ingredients("Dormix 10mg, slumberol PRN, clogazole"))
                .containsExactly("dormalin", "slumberol", "clogazole");
        assertThat(consulted.findings()).containsExactly("burden:sedation major", "interaction:clogazole moderate");
    }

    @Test
    void aCodeOfARecordIsResolvedAndAnUnknownOneIsNot() {
        Consulted consulted = patient()
                .takingCode("90000001", "Dormalin tablet")
                .takingCode("99999999", "Something else")
                .planned(IV);
        assertThat(consulted.statuses()).containsExactly("Dormalin tablet: resolved", "Something else: unresolved");
        assertThat(consulted.findings()).containsExactly("burden:sedation major");
    }

    @Test
    void aCodeThatIsNotKnownIsSaidToBeReadByItsName() {
        Consulted one = patient().takingCode("99999999", "Dormalin tablet").planned(IV);
        assertThat(one.statuses()).containsExactly("Dormalin tablet: resolved");
        assertThat(one.notAssessed("Dormalin tablet"))
                .containsExactly("Read by the name beside the code; the content does not know RxNorm 99999999.");

        Consulted known = patient().takingCode("90000001", "Dormalin tablet").planned(IV);
        assertThat(known.notAssessed("Dormalin tablet")).isEmpty();

        Consulted many = patient()
                .takingCode("99999991", "Dormalin tablet")
                .takingCode("99999992", "speedicin")
                .takingCode("99999993", "slumberol")
                .takingCode("99999994", "clogazole")
                .planned(IV);
        assertThat(many.notAssessed("codes of 4 entries"))
                .singleElement()
                .asString()
                .contains("RxNorm 99999991, RxNorm 99999992, RxNorm 99999993, RxNorm 99999994");
    }

    @Test
    void alternativesAreOneQuestionAndNoDuplicateOfEachOther() {
        Consulted consulted = patient().taking("speedicin or dormalin").planned(IV);
        assertThat(consulted.statuses()).containsExactly("speedicin or dormalin: ambiguous");
        assertThat(consulted.ingredients("speedicin or dormalin")).containsExactly("speedicin", "dormalin");
        assertThat(consulted.entry("speedicin or dormalin").reason()).contains("one or the other");

        assertThat(patient().taking("zapradrine or speedicin").planned(IV).findings())
                .noneMatch(id -> id.startsWith("duplicate"));
    }

    @Test
    void theIngredientsOfAProductAreOneMention() {
        assertThat(patient().taking("Zapwake").planned(IV).findings()).noneMatch(id -> id.startsWith("duplicate"));
        assertThat(patient().taking("Zapwake", "zapradrine 5 mg").planned(IV).findings())
                .contains("duplicate:stimulants moderate");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    dormalin, stopped          | dormalin   | Not taken now:
                    dormalin tapered to 0      | dormalin   | Not taken now:
                    speedicin stopped 14 days ago | speedicin | Not taken now:
                    allergic to dormalin       | dormalin   | An allergy or intolerance:
                    considering slumberol      | slumberol  | Only discussed:
                    denies noctavex            | noctavex   | Said not to be taken:
                    mother takes pressorine    | pressorine | Taken by somebody else:
                    """)
    void whatIsNotTakenIsLeftOutAndTheReasonIsSaid(String line, String mention, String reason) {
        Consulted consulted = patient().taking(line).planned("ketamine 50 mg oral");
        assertThat(consulted.statuses()).containsExactly(line + ": left-out");
        assertThat(consulted.entry(line).reason()).contains(reason);
        assertThat(consulted.notAssessed(mention)).singleElement().asString().contains(reason);
        assertThat(consulted.findings()).isEmpty();
    }

    @Test
    void whatWasStoppedAndStillActsIsScreenedAndThatIsSaid() {
        Consulted consulted = patient().taking("speedicin stopped 5 days ago").planned("ketamine 50 mg oral");
        assertThat(consulted.statuses()).containsExactly("speedicin stopped 5 days ago: left-out");
        assertThat(consulted.entry("speedicin stopped 5 days ago").reason())
                .endsWith("It is screened all the same, because its effect can last 14 days.");
        assertThat(consulted.finding("interaction:cyp3a-inducer").modifiers())
                .extracting(AppliedModifier::fact)
                .containsExactly("speedicin stopped 5 days ago");
        assertThat(consulted.notAssessed("speedicin")).isEmpty();
    }

    @Test
    void stoppedNobodySaidWhenIsScreenedAndAsked() {
        Consulted consulted = patient().taking("maoxil discontinued").planned(IV);
        assertThat(consulted.statuses()).containsExactly("maoxil discontinued: left-out");
        assertThat(consulted.entry("maoxil discontinued").reason())
                .endsWith(
                        "Its effect can last 14 days; when it was stopped is not known, so it is screened all the same. Say when.");
        assertThat(consulted.findings()).contains("interaction:slow-offs contraindicated");
        assertThat(consulted.finding("interaction:slow-offs").provisional()).hasSize(1);
    }

    @Test
    void whatIsSaidOfSeveralMedicinesIsSaidOnce() {
        Consulted consulted =
                patient().taking("stopped dormalin, maoxil and plainol").planned(IV);
        assertThat(consulted.entry("stopped dormalin, maoxil and plainol").reason())
                .isEqualTo(
                        "Not taken now: stopped. maoxil: Its effect can last 14 days; when it was stopped is not known,"
                                + " so it is screened all the same. Say when.");
    }

    @Test
    void aRecordThatEndedCountsFromItsLastDay() {
        Consulted acting = patient()
                .leftOut("speedicin 300 mg", "the order was stopped", TODAY.minusDays(13))
                .planned(IV);
        assertThat(acting.entry("speedicin 300 mg").status()).isSameAs(ConsultedMedication.Status.LEFT_OUT);
        assertThat(acting.entry("speedicin 300 mg").reason()).startsWith("Not taken now: the order was stopped.");
        assertThat(acting.findings()).containsExactly("interaction:cyp3a-inducer minor");
        Consulted over = patient()
                .leftOut("speedicin 300 mg", "the order was stopped", TODAY.minusDays(14))
                .planned(IV);
        assertThat(over.findings()).isEmpty();
        assertThat(over.notAssessed("speedicin")).containsExactly("Not taken now: the order was stopped.");
        Consulted unknown = patient()
                .leftOut("speedicin 300 mg", "the order was stopped", null)
                .planned(IV);
        assertThat(unknown.findings()).isEmpty();
        assertThat(unknown.notAssessed("speedicin"))
                .containsExactly(
                        "Not taken now: the order was stopped. Its effect can last 14 days; when it was stopped is not known.");
        Consulted future = patient()
                .leftOut("speedicin 300 mg", "it ends soon", TODAY.plusDays(3))
                .planned(IV);
        assertThat(future.finding("interaction:cyp3a-inducer").modifiers())
                .extracting(AppliedModifier::fact)
                .containsExactly("speedicin stopped 0 days ago");
    }

    @Test
    void anOrderThatNeverBeganOrIsOnHoldIsNotCalledStopped() {
        Consulted consulted = patient()
                .notCounted("slumberol", "the order is a draft", Kind.NOT_BEGUN)
                .notCounted("dormalin", "the order was cancelled", Kind.NOT_TAKEN)
                .notCounted("clogazole", "the order is on hold", Kind.ON_HOLD)
                .planned(IV);

        assertThat(consulted.statuses())
                .containsExactly("slumberol: left-out", "dormalin: left-out", "clogazole: left-out");
        assertThat(consulted.notAssessed("slumberol")).containsExactly("Not counted as taken: the order is a draft.");
        assertThat(consulted.notAssessed("dormalin")).containsExactly("Not counted as taken: the order was cancelled.");
        assertThat(consulted.entry("clogazole").reason()).startsWith("Not taken now: the order is on hold.");
        assertThat(consulted.findings()).isEmpty();
    }

    @Test
    void aDepotIsToldByTheWordsOfTheEntryAndElseAskedAbout() {
        Consulted consulted = patient()
                .taking("maoxil depot 30 mg, stopped 40 days ago", "maoxil tablets, stopped 41 days ago")
                .planned(IV);

        assertThat(consulted.entry("maoxil depot 30 mg, stopped 40 days ago").reason())
                .endsWith("It is screened all the same, because its effect can last 50 days.");
        assertThat(consulted.entry("maoxil tablets, stopped 41 days ago").reason())
                .endsWith("Screened as a usual form; what lasts as long as a depot could still act (50 days),"
                        + " so say which it was.");
    }

    @Test
    void whatIsOnHoldIsScreenedForWhatOutlastsIt() {
        Consulted consulted = patient()
                .notCounted("speedicin 300 mg", "the order is on hold", Kind.ON_HOLD)
                .notCounted("maoxil", "the order is a draft", Kind.NOT_BEGUN)
                .planned(IV);

        assertThat(consulted.entry("speedicin 300 mg").reason())
                .isEqualTo(
                        "Not taken now: the order is on hold. Its effect can last 14 days; since when it is on hold is not known,"
                                + " so it is screened all the same. Say when.");
        assertThat(consulted.findings()).containsExactly("interaction:cyp3a-inducer minor");
        assertThat(consulted.finding("interaction:cyp3a-inducer").provisional()).hasSize(1);
    }

    @Test
    void whatIsTakenWhenNeededIsTaken() {
        assertThat(patient().taking("slumberol as needed").planned(IV).findings())
                .containsExactly("burden:sedation moderate");
    }

    @Test
    void aSuggestionIsScreenedAndMarked() {
        Consulted consulted = patient().taking("slumberoll").planned(IV);
        assertThat(consulted.statuses()).containsExactly("slumberoll: suggested");
        assertThat(consulted.finding("burden:sedation").provisional())
                .extracting(MedicationUse::ingredient)
                .extracting("name")
                .containsExactly("slumberol");
    }

    @Test
    void everyReasonForNotAssessingIsSaid() {
        Consulted consulted = patient()
                .taking("xyzzy 5 mg", "dormalin 10 mg frobnicated", "plainol", "snore mask")
                .with("no pregnancy", "mother has snoring sickness", "blue hair")
                .remarked("a file", "It was empty.")
                .planned("ketamine 50 mg frobnicated");
        assertThat(consulted.notAssessed("xyzzy 5 mg")).hasSize(1);
        assertThat(consulted.notAssessed("dormalin 10 mg frobnicated"))
                .containsExactly("Words not understood: frobnicated.");
        assertThat(consulted.notAssessed("plainol"))
                .containsExactly(
                        "Known by name only: the content has no statement on it with ketamine, which is not the same as no"
                                + " interaction.");
        assertThat(consulted.notAssessed("snore mask"))
                .singleElement()
                .asString()
                .contains("a sign of Snoring sickness");
        assertThat(consulted.notAssessed("no pregnancy"))
                .singleElement()
                .asString()
                .contains("said not to be there");
        assertThat(consulted.notAssessed("mother has snoring sickness"))
                .singleElement()
                .asString()
                .contains("About somebody else");
        assertThat(consulted.notAssessed("blue hair"))
                .singleElement()
                .asString()
                .contains("no statement on this condition");
        assertThat(consulted.notAssessed("ketamine 50 mg frobnicated"))
                .containsExactly(
                        "Words of the plan not understood: frobnicated.",
                        "The plan names no route, so severities are shown by route.");
        assertThat(consulted.notAssessed("patient"))
                .containsExactly(
                        "Not given: blood pressure, age, pregnancy. Checks that depend on them were not made.");
        assertThat(consulted.notAssessed("pairs in the list"))
                .singleElement()
                .asString()
                .contains("by 6 pair rules only");
        assertThat(consulted.notAssessed("a file")).containsExactly("It was empty.");
        assertThat(consulted.consultation().notAssessed()).hasSize(12);
    }

    @Test
    void manyThatAreNotTakenBecomeOneLineAndKeepTheirReasonsInTheList() {
        Patient patient = patient();
        for (int i = 1; i <= 8; i++) {
            patient.leftOut("drug " + i, "the order ended", null);
        }
        assertThat(patient.planned(IV).consultation().notAssessed())
                .filteredOn(each -> each.input().startsWith("drug "))
                .hasSize(8);
        Consulted nine = patient.leftOut("drug 9", "the order ended", null).planned(IV);
        assertThat(nine.consultation().notAssessed())
                .noneMatch(each -> each.input().startsWith("drug "));
        assertThat(nine.notAssessed("9 entries that are not taken now"))
                .singleElement()
                .asString()
                .contains("drug 1; drug 2")
                .endsWith("drug 8; and 1 more.");
        assertThat(nine.consultation().medications())
                .hasSize(9)
                .allSatisfy(each -> assertThat(each.reason()).isEqualTo("Not taken now: the order ended."));
    }

    @Test
    void severalConditionsInOneEntryAreAllRead() {
        Consulted consulted = patient().with("snoring, stuffy nose").planned(IV);
        assertThat(consulted.conditions())
                .extracting(condition -> condition.replaceAll(" by .*", ""))
                .containsExactlyInAnyOrder("snoring-sickness", "nose-trouble");
    }

    @Test
    void whatIsGivenIsNotMissing() {
        assertThat(patient().planned(IV).notAssessed("patient"))
                .containsExactly(
                        "Not given: blood pressure, age, conditions, pregnancy. Checks that depend on them were not made.");
        assertThat(patient().aged(40).planned(IV).notAssessed("patient"))
                .containsExactly(
                        "Not given: blood pressure, conditions, pregnancy. Checks that depend on them were not made.");
        assertThat(patient()
                        .male()
                        .aged(40)
                        .withBloodPressure("120/80")
                        .with("snoring")
                        .planned(IV)
                        .notAssessed("patient"))
                .isEmpty();
        assertThat(patient().planned(IV).notAssessed("pairs in the list"))
                .as("there is no list")
                .isEmpty();
    }

    @Test
    void aMedicineWhoseAxisIsNotReportedForOneAloneIsSaid() {
        assertThat(patient().taking("desertine").planned(IV).notAssessed("desertine"))
                .containsExactly(
                        "Adds to Dryness, which is not reported for one such medicine alone; nothing else is stated on it with"
                                + " ketamine.");
    }

    @Test
    void conditionsAreThoseNamedHintedAndBroughtAbout() {
        Consulted consulted = patient()
                .taking("snore mask")
                .with("stuffy nose")
                .withBloodPressure("150/90")
                .planned("esketamine 84 mg nasal at home");
        assertThat(consulted.conditions())
                .containsExactlyInAnyOrder(
                        "nose-trouble by stuffy nose",
                        "snoring-sickness? by snore mask",
                        "high-pressure by blood pressure 150/90",
                        "home-course by planned at home, repeated doses");
        assertThat(consulted.consultation().conditions()).hasSize(1);
    }

    @Test
    void conditionsOfARecordAreReadByCode() {
        Consulted consulted = patient()
                .withCode(Coding.SNOMED, "900002")
                .withCode(Coding.ICD10_CM, "O09.1")
                .withCode(Coding.SNOMED, "1")
                .planned(IV);
        assertThat(consulted.conditions())
                .containsExactlyInAnyOrder("snoring-sickness by a code", "expecting by a code");
        assertThat(consulted.notAssessed("a code")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ketamine", "esketamine", "Spravato", "Ketalar 50 mg/ml", "special K"})
    void anAllergyToEitherTreatmentIsAConditionOfItsOwn(String allergen) {
        for (String plan : List.of("esketamine 84 mg nasal", IV)) {
            Consulted consulted = patient().allergicTo(allergen).planned(plan);
            assertThat(consulted.findings()).containsExactly("condition:treatment-allergy contraindicated");
            assertThat(consulted.conditions()).singleElement().asString().startsWith("treatment-allergy by allergy: ");
        }
    }

    @Test
    void anAllergyIsFoundInTheListByItsCodeAndByALikeName() {
        assertThat(patient().taking("allergic to ketamine").planned(IV).findings())
                .containsExactly("condition:treatment-allergy contraindicated");
        assertThat(patient().allergicToCode("6130").planned(IV).findings())
                .containsExactly("condition:treatment-allergy contraindicated");
        assertThat(patient().allergicTo("ketamin").planned(IV).conditions())
                .containsExactly("treatment-allergy? by allergy: ketamin");
    }

    @Test
    void anotherAllergyDoesNotBearOnThePlan() {
        assertThat(patient()
                        .allergicTo("dormalin")
                        .allergicTo("peanuts")
                        .planned(IV)
                        .findings())
                .isEmpty();
    }

    @Test
    void anAllergenThatNobodyKnowsIsNotLost() {
        assertThat(patient().allergicTo("peanuts").planned(IV).notAssessed("allergy: peanuts"))
                .containsExactly("An allergen that the content does not know.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dormalin", "Dormix", "Dormix Plus"})
    void anAllergyToWhatTheListHasAsTakenIsSaidFirst(String allergen) {
        Consulted recorded = patient()
                .taking("slumberol", "Dormix 10 mg at night")
                .allergicTo(allergen)
                .planned(IV);
        assertThat(recorded.consultation().notAssessed().getFirst())
                .isEqualTo(new NotAssessed(
                        "allergy: " + allergen,
                        "The list has the same medicine as taken: Dormix 10 mg at night. Clarify the allergy; it is not weighed in"
                                + " the findings."));
        Consulted listed = patient()
                .taking("Dormix 10 mg at night", "allergic to " + allergen)
                .planned(IV);
        assertThat(listed.consultation().notAssessed().getFirst().reason())
                .startsWith("The list has the same medicine");
    }

    @Test
    void anAllergyToAnotherMedicineLeavesATrace() {
        for (Patient patient : List.of(
                patient().taking("slumberol").allergicTo("dormalin"),
                patient().taking("slumberol", "allergic to dormalin"),
                patient().taking("slumberol", "dormalin, stopped").allergicTo("dormalin"))) {
            assertThat(patient.planned(IV).notAssessed("allergy: dormalin"))
                    .containsExactly(
                            "Allergies to other medicines than the treatment are looked for in the list by the same"
                                    + " ingredient only, not by related ones; it is not in the list.");
        }
    }

    @Test
    void anAllergenThatIsNotCertainIsAskedAbout() {
        assertThat(patient().allergicTo("dormallin").planned(IV).notAssessed("allergy: dormallin"))
                .singleElement()
                .asString()
                .contains("spelt like dormalin")
                .endsWith("Confirm that dormalin is meant.");
        assertThat(patient().allergicTo("ketamin").planned(IV).notAssessed("allergy: ketamin"))
                .singleElement()
                .asString()
                .endsWith("Confirm that ketamine is meant.");
        assertThat(patient()
                        .taking("dormalin")
                        .allergicTo("dormallin")
                        .planned(IV)
                        .consultation()
                        .notAssessed()
                        .getFirst()
                        .reason())
                .startsWith("The list has what may be the same medicine as taken: dormalin.");
    }

    @Test
    void aMedicineNamedInThePlanDoesNotVanish() {
        String plan = "ketamine 0.5 mg/kg iv with dormalin 1 mg";
        assertThat(patient().planned(plan).notAssessed(plan))
                .containsExactly(
                        "The plan names dormalin besides the treatment. Medicines named in a plan are not screened; put them in the"
                                + " list.");
        assertThat(patient().taking("dormalin").planned(plan).notAssessed(plan)).isEmpty();
    }

    @Test
    void withoutAPlanEveryTreatmentAndRouteIsLookedAt() {
        Consulted consulted = patient().taking("clogazole").withoutPlan();
        assertThat(consulted.consultation().planGiven()).isFalse();
        assertThat(consulted.consultation().plan().text()).isEmpty();
        assertThat(consulted.plannedDrugs()).containsExactly("ketamine", "esketamine");
        assertThat(consulted.consultation().plan().routes()).containsExactly(Route.values());
        assertThat(consulted.findings())
                .containsExactly("interaction:cyp3a-inhibitor-strong major", "interaction:clogazole moderate");
        assertThat(consulted.notAssessed("plan")).singleElement().asString().startsWith("No plan was given");
    }

    @Test
    void withoutAPlanTheTreatmentOfTheListIsThePlan() {
        Consulted consulted = patient()
                .taking("slumberol", "ketamine 100 mg troche every 3 days at home")
                .withoutPlan();
        assertThat(consulted.consultation().planGiven()).isFalse();
        assertThat(consulted.consultation().plan().text()).isEqualTo("ketamine 100 mg troche every 3 days at home");
        assertThat(consulted.plannedDrugs()).containsExactly("ketamine");
        assertThat(consulted.consultation().plan().routes()).containsExactly(Route.SUBLINGUAL);
        assertThat(consulted.findings())
                .as("no second source of itself")
                .containsExactly("burden:sedation moderate", "condition:home-course minor");
        assertThat(consulted.notAssessed("plan"))
                .singleElement()
                .asString()
                .contains("\"ketamine 100 mg troche every 3 days at home\" in the list is taken for the treatment");
    }

    @Test
    void anEntryThatIsNoPlanStillTellsTheDrug() {
        Consulted consulted = patient().taking("ketamine 100 mg troche #30").withoutPlan();
        assertThat(consulted.plannedDrugs()).containsExactly("ketamine");
        assertThat(consulted.consultation().plan().routes()).hasSize(6);
        assertThat(consulted.notAssessed("plan"))
                .singleElement()
                .asString()
                .contains("The number 30 in the plan has no unit.");
    }

    @Test
    void whereTheListNamesBothTreatmentsBothAreLookedAt() {
        Consulted consulted =
                patient().taking("ketamine 100 mg troche", "Spravato 84 mg").withoutPlan();
        assertThat(consulted.plannedDrugs()).containsExactly("ketamine", "esketamine");
        assertThat(consulted.findings()).contains("interaction:second-source major");
    }

    @Test
    void whereTheListNamesBothTreatmentsThatIsSaid() {
        assertThat(patient()
                        .taking("ketamine 100 mg troche", "Spravato 84 mg")
                        .withoutPlan()
                        .notAssessed("plan"))
                .isNotEmpty();
    }

    @Test
    void aSecondEntryOfTheTreatmentIsASecondSource() {
        assertThat(patient()
                        .taking("ketamine 100 mg troche", "ketamine 50 mg nasal")
                        .withoutPlan()
                        .findings())
                .containsExactly("interaction:second-source major");
    }

    @Test
    void whatStandsBesideTheTreatmentOnItsLineIsScreened() {
        assertThat(patient()
                        .taking("ketamine 100 mg troche, slumberol, clogazole")
                        .withoutPlan()
                        .findings())
                .contains("burden:sedation moderate")
                .anyMatch(finding -> finding.startsWith("interaction:clogazole"))
                .doesNotContain("interaction:second-source major");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ketamine", "ketamine 0.5 mg/kg iv weekly", "Ketalar", "ketamine IV infusion"})
    void anEntryThatRepeatsThePlanIsNoSecondSource(String entry) {
        Consulted consulted = patient().taking(entry).planned(IV);
        assertThat(consulted.findings()).isEmpty();
        assertThat(consulted.statuses()).containsExactly(entry + ": resolved");
        assertThat(consulted.notAssessed(entry))
                .containsExactly(
                        "Taken for the planned treatment itself. If it is a second source, say by which route.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ketamine 100 mg troche at night",
                "ketamine nasal spray",
                "ketamine 50 mg IM",
                "Spravato 84 mg",
                "esketamine"
            })
    void anotherRouteOrTheOtherTreatmentIsASecondSource(String entry) {
        Consulted consulted = patient().taking(entry).planned(IV);
        assertThat(consulted.findings()).contains("interaction:second-source major");
        assertThat(consulted.notAssessed(entry)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ketamine 100 mg troche #30",
                "ketamine 100 mg troche, 30 a month",
                "ketamine 100 mg/ml nasal spray"
            })
    void anotherRouteIsASecondSourceThoughTheEntryIsNoPlan(String entry) {
        assertThat(patient().taking(entry).planned(IV).findings()).contains("interaction:second-source major");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ketamine 100 mg troche, slumberol",
                "slumberol, ketamine nasal spray 50 mg",
                "ketamine 100 mg, troche, slumberol",
                "slumberol 5 mg; ketamine 100 mg troche; clogazole",
                "slumberol / ketamine nasal spray 50 mg / clogazole",
                "slumberol and ketamine nasal spray 50 mg",
                "ketamine nasal spray 50 mg and slumberol",
                "slumberol + ketamine 100 mg sublingual + clogazole",
                "slumberol, sublingual ketamine 100 mg",
                "slumberol (and ketamine 100 mg troche)"
            })
    void anotherRouteOnALineWithOthersIsASecondSource(String entry) {
        assertThat(patient().taking(entry).planned(IV).findings()).contains("interaction:second-source major");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ketamine 0.5 mg/kg iv, slumberol nasal spray",
                "slumberol troche, ketamine",
                "slumberol troche and ketamine infusion",
                "slumberol nasal spray; ketamine"
            })
    void theRouteOfANeighbourIsNotTheTreatmentsOwn(String entry) {
        assertThat(patient().taking(entry).planned(IV).findings()).doesNotContain("interaction:second-source major");
    }

    @Test
    void aPlanThatCannotBeUsedIsTheUsersToMend() {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> patient().taking("slumberol").planned("esketamine 84 mg nasal iv"))
                .withMessageContaining("names two routes");
        assertThatExceptionOfType(UserError.class).isThrownBy(() -> patient().planned(""));
    }

    @Test
    void monitoringFollowsThePlanAndThePatient() {
        assertThat(patient()
                        .with("snoring")
                        .taking("lithonate")
                        .planned("esketamine 84 mg nasal")
                        .consultation()
                        .monitoring())
                .extracting("id")
                .containsExactly("ask-first", "mask-brought", "pressure-before", "nose-after", "level-of-lithonate");
    }

    @Test
    void theSameInputGivesTheSameConsultation() {
        Patient patient = patient()
                .taking("Dormix 10 mg", "dormallin", "xyzzy", "clogazole, stopped")
                .with("snoring")
                .aged(70);
        assertThat(patient.planned(IV)).isEqualTo(patient.planned(IV));
    }

    @Test
    void aConsultationNamesItsContentAndDayAndCannotBeChanged() {
        Consultation consultation = patient().taking("slumberol").planned(IV).consultation();
        assertThat(consultation.version()).isEqualTo(Patient.SMALL.version());
        assertThat(consultation.asOf()).isEqualTo(TODAY);
        assertThat(consultation.planGiven()).isTrue();
        assertThat(consultation.findWorst()).isSameAs(consultation.findings().getFirst());
        assertThat(patient().planned(IV).consultation().findWorst()).isNull();
        for (List<?> list : Set.of(
                consultation.medications(),
                consultation.findings(),
                consultation.notAssessed(),
                consultation.monitoring())) {
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(list::removeFirst);
        }
    }

    @Test
    void whatIsUnusualInAPlanIsAskedToBeConfirmed() {
        assertThat(patient().planned("ketamine 5 mg iv over 6 h").notAssessed("ketamine 5 mg iv over 6 h"))
                .containsExactly(
                        "To confirm: 5 mg is an unusually small dose. Nobody gives less.",
                        "To confirm: 6 hours is an unusually long time for one dose. Nobody takes longer.");
        assertThat(patient().planned("ketamine 20-50 mg iv").notAssessed("ketamine 20-50 mg iv"))
                .containsExactly("Of \"20-50 mg\" the largest dose is screened.");
    }

    @Test
    void whatAPlanIsForIsSaidNotToBeLookedAt() {
        String plan = "ketamine 0.5 mg/kg iv over 40 min for nose trouble";
        assertThat(patient().planned(plan).notAssessed(plan)).anyMatch(reason -> reason.contains("as what it is for"));
        assertThat(patient().with("nose trouble").planned(plan).notAssessed(plan))
                .noneMatch(reason -> reason.contains("as what it is for"));
        assertThat(patient().planned(IV + " for 40 min").notAssessed(IV + " for 40 min"))
                .noneMatch(reason -> reason.contains("as what it is for"));
    }
}
