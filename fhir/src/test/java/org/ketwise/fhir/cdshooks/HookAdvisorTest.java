package org.ketwise.fhir.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ketwise.consult.Consult;
import org.ketwise.consult.ConsultRequest;
import org.ketwise.consult.MedicationInput;
import org.ketwise.fhir.cdshooks.HookAdvisor.Advice;
import org.ketwise.knowledge.KnowledgeBase;
import tools.jackson.databind.json.JsonMapper;

/** Which treatment a call plans, and what is screened with it. */
class HookAdvisorTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final KnowledgeBase KNOWLEDGE = KnowledgeBase.builtIn();
    private static final HookAdvisor ADVISOR = new HookAdvisor(KNOWLEDGE, new Consult(KNOWLEDGE), "test");

    private static Advice sign(String drafts, String orders) {
        return advise(Hook.ORDER_SIGN, drafts, "", orders);
    }

    private static Advice advise(Hook hook, String drafts, String selections, String orders) {
        String call = """
                {'hook':'%s','hookInstance':'i','context':{'patientId':'p1','selections':[%s],
                 'draftOrders':{'resourceType':'Bundle','entry':[%s]}},
                 'prefetch':{'medicationRequests':{'resourceType':'Bundle','entry':[%s]}}}""".formatted(hook.code(), selections, drafts, orders).replace('\'', '"');
        HookRequest request = HookRequest.of(JsonMapper.shared().readTree(call), hook);
        return ADVISOR.advise(request, Prefetch.of(request), TODAY);
    }

    private static String order(String id, String status, String medicine, String more) {
        return "{'resource':{'resourceType':'MedicationRequest','id':'" + id + "','status':'" + status
                + "','medicationCodeableConcept':{'text':'" + medicine + "'}" + more + "}}";
    }

    private static String dosage(String dosage) {
        return ",'dosageInstruction':[" + dosage + "]";
    }

    private static ConsultRequest consulted(Advice advice) {
        assertThat(advice.consulted()).as("a treatment was found").isNotNull();
        return advice.consulted();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Spravato        | {'route':{'coding':[{'system':'http://snomed.info/sct','code':'46713006'}]},'doseAndRate':[{'doseQuantity':{'value':84,'unit':'mg'}}]} | Spravato 84 mg nasal
            ketamine        | {'text':'0.5 mg/kg IV over 40 minutes'} | ketamine intravenous 0.5 mg/kg IV over 40 minutes
            ketamine        | {'route':{'text':'Intravenous'},'doseQuantity':{'value':35,'code':'mg'},'timing':{'repeat':{'frequency':2,'period':1,'periodUnits':'wk','duration':40,'durationUnit':'min'}}} | ketamine 35 mg intravenous over 40 min 2 times a week
            ketamine        | {'route':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/v3-RouteOfAdministration','code':'PO'}]},'doseAndRate':[{'doseQuantity':{'value':0.05,'unit':'g'}}]} | ketamine 50 mg oral
            ketamine        | {'doseAndRate':[{'doseQuantity':{'value':2,'unit':'tablet'}}],'text':'as told'} | ketamine as told
            ketamine nasal spray | {} | ketamine nasal
            ketamine        | {'route':{'coding':[{'system':'http://snomed.info/sct','code':'26643006'}]}} | ketamine oral
            ketamine        | {'text':'nasal or iv or oral'} | ketamine
            """)
    void anOrderIsAPlanInWords(String medicine, String dosage, String plan) {
        Advice advice = sign(order("d1", "draft", medicine, dosage(dosage)), "");
        assertThat(consulted(advice).plan()).isEqualTo(plan);
    }

    @Test
    void draftsCountAsTakenAndThePlanIsNotAMedicineBesideItself() {
        Advice advice = sign(
                order("d1", "draft", "Spravato", "") + "," + order("d2", "draft", "clonazepam 1 mg", ""),
                order("m1", "active", "guanfacine 2 mg", ""));
        assertThat(consulted(advice).medications())
                .extracting(MedicationInput::text)
                .containsExactly("clonazepam 1 mg", "guanfacine 2 mg");
        assertThat(consulted(advice).medications()).allMatch(each -> each.leftOut() == null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ketamine 50 mg IV with lorazepam 2 mg pre-med    | lorazepam
            ketamine 100 mg, midazolam 2 mg, ondansetron 4 mg troche | midazolam
            ketamine/midazolam troche                        | midazolam
            """)
    void whatTheOrderOfTheTreatmentNamesBesidesIsScreened(String treatment, String besides) {
        Advice advice = sign(order("d1", "draft", treatment, ""), order("m1", "active", "sertraline 50 mg", ""));
        assertThat(advice.cards()).anySatisfy(card -> assertThat(card.detail()).contains(besides));
    }

    @Test
    void whatTheInstructionsNameBesidesIsSaid() {
        Advice advice = sign(
                order("d1", "draft", "ketamine", dosage("{'text':'0.5 mg/kg IV, premedicate with lorazepam 2 mg'}")),
                order("m1", "active", "oxycodone 10 mg", ""));
        assertThat(advice.cards())
                .anySatisfy(card -> assertThat(card.detail())
                        .contains("instructions of the order name lorazepam, which was not screened"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            midazolam 2 mg IV if agitated after ketamine infusion
            midazolam IV for ketamine emergence reactions
            """)
    void anOrderThatOnlySpeaksOfTheTreatmentIsNoPlanAndStaysInTheList(String other) {
        Advice advice = sign(order("d1", "draft", other, ""), order("m1", "active", "ketamine 0.5 mg/kg IV", ""));
        assertThat(consulted(advice).plan()).startsWith("ketamine");
        assertThat(consulted(advice).medications())
                .extracting(MedicationInput::text)
                .containsExactly(other);
        assertThat(advice.cards()).anySatisfy(card -> assertThat(card.detail()).contains("midazolam"));
    }

    @Test
    void whatEndedLatelyOnADayThatNobodySaysIsNotOver() {
        String drafts = order("d1", "draft", "Spravato 84 mg", "") + "," + order("d2", "draft", "sertraline 50 mg", "");
        for (String status : List.of("stopped", "completed")) {
            Advice lately = sign(drafts, order("m1", status, "phenelzine 15 mg", ",'authoredOn':'2026-11-20'"));
            assertThat(lately.cards()).as(status).anySatisfy(card -> {
                assertThat(card.indicator()).isEqualTo(Card.Indicator.CRITICAL);
                assertThat(card.detail()).contains("phenelzine");
            });
            Advice longAgo = sign(drafts, order("m1", status, "phenelzine 15 mg", ",'authoredOn':'2024-11-20'"));
            assertThat(longAgo.cards()).as(status).noneMatch(card -> card.indicator() == Card.Indicator.CRITICAL);
        }
    }

    @Test
    void aDraftThatIsNotToBeGivenIsNoPlan() {
        assertThat(sign(order("d1", "draft", "ketamine", ",'doNotPerform':true"), "")
                        .consulted())
                .isNull();
        assertThat(sign(order("d1", "entered-in-error", "ketamine", ""), "").consulted())
                .isNull();
        assertThat(sign(order("d1", "cancelled", "ketamine", ""), "").consulted())
                .isNull();
    }

    @Test
    void theSelectedTreatmentComesBeforeTheOtherDraftAndTheRecord() {
        String drafts = order("d1", "draft", "ketamine", "") + "," + order("d2", "draft", "Spravato", "");
        String record = order("m1", "active", "esketamine", "");
        assertThat(consulted(advise(Hook.ORDER_SELECT, drafts, "'MedicationRequest/d2'", record))
                        .plan())
                .startsWith("Spravato");
        assertThat(consulted(advise(Hook.ORDER_SELECT, drafts, "", record)).plan())
                .startsWith("ketamine");
        assertThat(consulted(sign("", record)).plan()).startsWith("esketamine");
    }

    @Test
    void aTreatmentThatIsOverIsNoPlanAndOneOnHoldIs() {
        for (String over : List.of("stopped", "completed", "cancelled", "entered-in-error")) {
            assertThat(sign("", order("m1", over, "ketamine", "")).consulted())
                    .as(over)
                    .isNull();
        }
        assertThat(sign("", order("m1", "on-hold", "ketamine", "")).consulted()).isNotNull();
    }

    @Test
    void anOrderInBothIsScreenedOnce() {
        Advice advice = sign(
                order("d1", "draft", "Spravato", "") + "," + order("same", "draft", "clonazepam 2 mg", ""),
                order("same", "active", "clonazepam 1 mg", ""));
        assertThat(consulted(advice).medications())
                .extracting(MedicationInput::text)
                .containsExactly("clonazepam 2 mg");
    }

    @Test
    void aMisspeltTreatmentIsScreenedAndAskedAbout() {
        Advice advice = sign(order("d1", "draft", "esketamin", ""), order("m1", "active", "clonazepam", ""));
        assertThat(advice.cards().getFirst().detail()).contains("The treatment itself is to be confirmed");
    }

    @Test
    void aKetamineThatIsNoTreatmentByItsNameIsNone() {
        assertThat(sign(order("d1", "draft", "ketorolac", ""), "").cards()).isEmpty();
    }

    @Test
    void aDraftThatOnlyRefersToAMedicineIsSaidNotToBeRead() {
        assertThat(sign("{'resource':{'resourceType':'MedicationRequest','status':'draft'}}", "")
                        .cards())
                .as("not filled in yet")
                .isEmpty();
        assertThat(sign(
                                "{'resource':{'resourceType':'MedicationRequest','status':'draft','medicationReference':{'reference':'Medication/9'}}}",
                                "")
                        .cards())
                .singleElement()
                .satisfies(card -> assertThat(card.summary()).contains("names no medicine"));
        assertThat(sign(
                                "{'resource':{'resourceType':'MedicationRequest','id':'d1','status':'draft','medicationReference':{'reference':'Medication/9'}}}",
                                "{'resource':{'resourceType':'Medication','id':'9','code':{'text':'Spravato'}}}")
                        .consulted())
                .as("the Medication stands in the prefetch")
                .isNotNull();
    }

    @Test
    void eachRouteOfATreatmentIsLookedAt() {
        String oral = order("d1", "draft", "ketamine", dosage("{'text':'100 mg by mouth'}"));
        String vein = order("d2", "draft", "ketamine", dosage("{'text':'40 mg IV'}"));
        String list = order("m1", "active", "clarithromycin", "");
        for (String drafts : List.of(oral + "," + vein, vein + "," + oral)) {
            assertThat(sign(drafts, list).cards())
                    .anyMatch(card -> card.findings().stream().anyMatch(id -> id.contains("clarithromycin")))
                    .extracting(Card::uuid)
                    .doesNotHaveDuplicates();
        }
        String both = order("d1", "draft", "ketamine", dosage("{'text':'40 mg IV'},{'text':'100 mg by mouth'}"));
        assertThat(sign(both, list).cards())
                .anyMatch(card -> card.findings().stream().anyMatch(id -> id.contains("clarithromycin"))
                        && card.detail().contains("several routes"));
    }

    @Test
    void whatMayStillActAndNobodyKnowsIsAsked() {
        Advice advice = sign(
                order("d1", "draft", "Spravato", dosage("{'text':'84 mg nasal'}")),
                order("m1", "completed", "tranylcypromine", ""));
        assertThat(advice.cards()).singleElement().satisfies(card -> {
            assertThat(card.summary()).contains("one thing to ask");
            assertThat(card.detail()).contains("tranylcypromine", "when it was stopped is not known");
        });
    }

    @Test
    void aDoseThatCannotBeReadIsSaid() {
        String device = dosage("{'doseAndRate':[{'doseQuantity':{'value':30,'unit':'{device}'}}]}");
        assertThat(sign(order("d1", "draft", "Spravato", device), order("m1", "active", "clonazepam", ""))
                        .cards()
                        .getFirst()
                        .detail())
                .contains("Not read of the order: the dose");
        String micrograms = dosage("{'doseAndRate':[{'doseQuantity':{'value':84000,'unit':'ug'}}]}");
        assertThat(consulted(sign(order("d1", "draft", "Spravato", micrograms), ""))
                        .plan())
                .isEqualTo("Spravato 84 mg nasal");
        assertThat(sign(order("d1", "draft", "Spravato", device), "").cards())
                .as("nothing else to say, and still not silent")
                .singleElement()
                .satisfies(card -> assertThat(card.summary()).contains("the order itself is to be looked at"));
        assertThat(sign(order("d1", "draft", "Spravato 28 mg device", ""), order("m1", "active", "clonazepam", ""))
                        .cards()
                        .getFirst()
                        .detail())
                .contains("a strength in the name of a product is not taken for one");
    }
}
