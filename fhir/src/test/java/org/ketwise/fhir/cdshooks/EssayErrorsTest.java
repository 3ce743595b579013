package org.ketwise.fhir.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ketwise.consult.ConditionInput;
import org.ketwise.consult.Consult;
import org.ketwise.consult.ConsultRequest;
import org.ketwise.consult.Consultation;
import org.ketwise.consult.MedicationInput;
import org.ketwise.consult.handout.Handout;
import org.ketwise.consult.handout.HandoutMaker;
import org.ketwise.kernel.Age;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Claim;
import org.ketwise.knowledge.model.HandoutText;
import org.ketwise.knowledge.model.Interaction;
import org.ketwise.report.HandoutReport;
import org.ketwise.report.HtmlReport;
import org.ketwise.report.JsonReport;
import org.ketwise.report.TextReport;
import org.ketwise.report.TextStyle;
import tools.jackson.databind.json.JsonMapper;

/** The dangerous errors of the essay: each time one comes up, report, card and handout say what is known. */
class EssayErrorsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
    private static final KnowledgeBase KNOWLEDGE = KnowledgeBase.builtIn();
    private static final Consult CONSULT = new Consult(KNOWLEDGE);
    private static final HookAdvisor ADVISOR = new HookAdvisor(KNOWLEDGE, CONSULT, "test");
    private static final TextStyle WIDE = new TextStyle(10_000, false, false);

    /** An amount of a medicine, as nothing that a patient gets may hold one. */
    private static final Pattern AMOUNT = Pattern.compile("\\d\\s*(mg|mcg|g|ml)\\b");

    private static final Pattern LEAVING_OUT = Pattern.compile("(?i)\\b(stop|skip|quit|discontinue)\\w*");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            attention-improved-by-ketamine              | Concerta 36 mg             | Spravato            | 30 | ADHD         | This is not a treatment for ADHD.
            a-dose-for-adhd                             | Concerta 36 mg             | Spravato            | 30 | ADHD         | This is not a treatment for ADHD.
            intravenous-lasts-longer                    | Concerta 36 mg             | ketamine intravenous | 30 |             | ketamine works for less time in a vein than in a muscle
            intravenous-lasts-longer                    | Concerta 36 mg             | ketamine intramuscular | 30 |           | ketamine works for less time in a vein than in a muscle
            safe-to-end-concerta                        | Concerta 36 mg             | Spravato            | 30 |              | This treatment does not take the place of Concerta.
            cpap-during-sessions                        | oxycodone 5 mg             | Spravato            | 50 | sleep apnoea | breathing machine (CPAP)
            alcohol-only-minimised                      | Concerta 36 mg             | Spravato            | 30 |              | Drink no alcohol around a session. To drink less is not enough.
            driving-once-tolerance-is-known             | Concerta 36 mg             | ketamine oral       | 30 |              | Do not drive until the next day, after a good sleep. This holds after each session.
            benzodiazepines-inhibit-cyp3a4              | clonazepam 1 mg            | ketamine oral       | 30 |              | makes you sleepy and can slow your breath
            benzodiazepine-titration-without-withdrawal | clonazepam 1 mg            | Spravato            | 30 |              | a sudden change can be dangerous and cause fits
            aminophylline-and-theophylline              | theophylline ER 300 mg     | ketamine intravenous | 60 |             | can make fits (seizures) more likely
            list-without-stimulants-and-maois           | phenelzine 15 mg           | Spravato            | 50 |              | It can add to the rise in blood pressure.
            list-without-stimulants-and-maois           | Sudafed                    | ketamine intravenous | 30 |             | It can raise blood pressure, and so can this treatment.
            ketamine-for-my-child                       | Concerta 36 mg             | ketamine intravenous | 12 |             | It is not approved for any mental health problem under 18.
            ibuprofen-answered-with-phenylephrine       | Advil Sinus Congestion & Pain | ketamine intravenous | 30 |          | Some cold remedies hold ibuprofen with a decongestant.
            ibuprofen-answered-with-phenylephrine       | phenylephrine 10 mg        | ketamine intravenous | 30 |             | These two can raise blood pressure, and so can this treatment.
            xanax-prescribed-for-adhd                   | Xanax 1 mg                 | Spravato            | 30 | ADHD         | Xanax (alprazolam) is not an ADHD medicine.
            xanax-improves-focus-in-adhd                | Xanax 1 mg                 | Spravato            | 30 | ADHD         | Xanax is not an ADHD medicine.
            """)
    void reportCardAndHandoutSayWhatIsKnown(
            String id, String medicine, String treatment, int age, @Nullable String condition, String inTheHandout) {
        Claim claim = KNOWLEDGE.findClaim(id).orElseThrow();
        String fact = claim.fact();
        assertThat(fact).as("what is known").isNotNull();

        Consultation consultation = consultation(List.of(medicine), treatment, age, condition);
        assertThat(consultation.corrections()).extracting(Claim::id).contains(id);
        assertThat(TextReport.of(consultation, "test", WIDE)).contains(fact);
        assertThat(JsonReport.of(consultation, "test")).contains("\"claim\" : \"" + id + "\"");
        assertThat(HtmlReport.of(consultation, "test")).contains("claim " + claim.number());

        assertThat(cards(medicine, treatment, age, condition))
                .anySatisfy(card -> assertThat(card).contains(fact));

        assertThat(handout(consultation, "en")).contains(inTheHandout);
        for (HandoutText language : KNOWLEDGE.handouts()) {
            assertThat(handout(consultation, language.language()))
                    .doesNotContainPattern(AMOUNT)
                    .doesNotContainPattern(LEAVING_OUT);
        }
    }

    @Test
    void ketamineAtHomeIsNotUnremarkable() {
        Consultation consultation =
                consultation(List.of("Concerta 36 mg"), "ketamine 100 mg oral daily at home", 40, null);

        assertThat(consultation.corrections())
                .extracting(Claim::id)
                .contains("a-year-at-home-is-unremarkable", "daily-30-mg-product-at-home");
        assertThat(consultation.findings())
                .anySatisfy(finding -> assertThat(finding.id()).isEqualTo("condition:chronic-or-home-use"));
        assertThat(handout(consultation, "en")).contains("The US drug agency warns of ketamine at home.");
    }

    /** Diazepam is another question: an old trial found a longer half-life, and the content says so. */
    @Test
    void noBenzodiazepineRaisesTheExposureByItsEnzyme() {
        Consultation consultation = consultation(
                List.of("Xanax 1 mg", "clonazepam 1 mg", "lorazepam 1 mg", "temazepam 15 mg"),
                "ketamine oral",
                40,
                null);

        assertThat(consultation.findings())
                .filteredOn(finding -> finding.ofTreatment()
                        && finding.category() == Interaction.Category.EXPOSURE
                        && finding.severity() != Severity.NONE)
                .isEmpty();
    }

    @Test
    void ibuprofenIsNoSympathomimetic() {
        Consultation alone = consultation(List.of("ibuprofen 400 mg"), "Spravato", 30, null);
        Consultation withPhenylephrine =
                consultation(List.of("ibuprofen 200 mg / phenylephrine 10 mg"), "Spravato", 30, null);

        assertThat(alone.findings()).noneMatch(finding -> finding.severity().atLeast(Severity.MODERATE));
        assertThat(withPhenylephrine.findings())
                .anySatisfy(finding -> assertThat(finding.id()).isEqualTo("burden:blood-pressure"));
    }

    /** What is dangerous if it is believed is answered: by a correction, or by another claim that it repeats. */
    @Test
    void nothingDangerousIsLeftUnanswered() {
        assertThat(KNOWLEDGE.claims())
                .filteredOn(claim -> claim.danger() == Claim.Danger.HIGH)
                .hasSizeGreaterThan(15)
                .allSatisfy(claim -> assertThat(claim.fact())
                        .as("what is known instead of claim %s", claim.number())
                        .isNotNull());
    }

    @Test
    void thereIsAnAnswerToEachOfTheNumbersOfTheLedger() {
        assertThat(KNOWLEDGE.claims())
                .extracting(Claim::number)
                .containsExactlyElementsOf(
                        Stream.iterate(1, n -> n + 1).limit(116).toList());
    }

    private static Consultation consultation(List<String> medicines, String plan, int age, @Nullable String condition) {
        List<ConditionInput> conditions = condition == null ? List.of() : List.of(ConditionInput.ofText(condition));
        return CONSULT.consult(new ConsultRequest(
                medicines.stream().map(MedicationInput::ofText).toList(),
                plan,
                new Age(age),
                null,
                null,
                null,
                false,
                conditions,
                List.of(),
                TODAY,
                List.of()));
    }

    private static String handout(Consultation consultation, String language) {
        HandoutText text = KNOWLEDGE.handouts().stream()
                .filter(each -> each.language().equals(language))
                .findFirst()
                .orElseThrow();
        Handout handout = HandoutMaker.make(text, consultation, CONSULT);
        String page = HandoutReport.text(handout, consultation, "test", 10_000);
        String sources = text.words().restsOn();
        return page.substring(0, page.indexOf(sources));
    }

    private static List<String> cards(String medicine, String treatment, int age, @Nullable String condition) {
        List<String> parts = new ArrayList<>();
        parts.add("""
                "patient":{"resourceType":"Patient","id":"p1","birthDate":"%s"}""".formatted(TODAY.minusYears(age).minusDays(3)));
        parts.add("""
                "medicationRequests":{"resourceType":"Bundle","entry":[%s]}""".formatted(order("m1", "active", medicine)));
        if (condition != null) {
            parts.add("""
                    "conditions":{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Condition","id":"c1",
                     "clinicalStatus":{"coding":[{"code":"active"}]},"code":{"text":"%s"}}}]}""".formatted(condition));
        }
        String call = """
                {"hook":"order-sign","hookInstance":"i","context":{"patientId":"p1",
                 "draftOrders":{"resourceType":"Bundle","entry":[%s]}},"prefetch":{%s}}""".formatted(order("d1", "draft", treatment), String.join(",", parts));
        HookRequest request = HookRequest.of(JsonMapper.shared().readTree(call), Hook.ORDER_SIGN);
        return ADVISOR.advise(request, Prefetch.of(request), TODAY).cards().stream()
                .map(Card::detail)
                .collect(Collectors.toList());
    }

    private static String order(String id, String status, String medicine) {
        return """
                {"resource":{"resourceType":"MedicationRequest","id":"%s","status":"%s","intent":"order",
                 "medicationCodeableConcept":{"text":"%s"}}}""".formatted(id, status, medicine);
    }
}
