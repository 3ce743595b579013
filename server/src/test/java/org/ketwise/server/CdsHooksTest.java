package org.ketwise.server;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.hapi.fhir.cdshooks.api.json.CdsServiceIndicatorEnum;
import ca.uhn.hapi.fhir.cdshooks.api.json.CdsServiceResponseJson;
import ca.uhn.hapi.fhir.cdshooks.api.json.CdsServicesJson;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ketwise.server.Visitor.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CdsHooksTest {
    private static final String NASAL = "46713006";
    private static final String ORAL = "26643006";
    private static final String EHR = "https://ehr.example.org";

    @TempDir
    private static Path data;

    private static TestServer server;
    private static Visitor visitor;

    @BeforeAll
    static void start() {
        server = new TestServer(data.resolve("state"), List.of(URI.create(EHR + "/fhir")), List.of(EHR));
        visitor = server.visitor();
    }

    @AfterAll
    static void end() {
        server.close();
    }

    private static Answer call(HookCall call) throws IOException {
        return visitor.postJson(call.path(), call.json());
    }

    private static List<JsonNode> cards(HookCall call) throws IOException {
        return cards(call(call));
    }

    private static List<JsonNode> cards(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<JsonNode> cards = new ArrayList<>();
        JsonMapper.shared().readTree(answer.body()).path("cards").forEach(cards::add);
        return cards;
    }

    private static JsonNode card(List<JsonNode> cards, String topic) {
        return cards.stream()
                .filter(card -> card.at("/source/topic/code").asString().equals(topic))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no card about " + topic + " in " + cards));
    }

    // ---- discovery

    @Test
    void discoveryListsAServiceForEachHookWithTokensOfVersionTwoOnly() throws IOException {
        JsonNode services = JsonMapper.shared()
                .readTree(visitor.get("/cds-services").body())
                .path("services");
        assertThat(services).hasSize(4);
        for (JsonNode service : services) {
            assertThat(service.path("description").asString()).isNotBlank();
            for (JsonNode template : service.path("prefetch")) {
                assertThat(template.asString())
                        .contains("{{context.patientId}}")
                        .doesNotContainPattern("\\{\\{(?!context\\.patientId}})");
            }
        }
    }

    // ---- what others send

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order-select-01",
                "order-select-02",
                "order-select-03",
                "order-select-library-01",
                "order-select-library-02",
                "order-select-library-03",
                "order-sign-01",
                "order-sign-02",
                "order-sign-03",
                "order-sign-library-01",
                "order-sign-library-02",
                "order-sign-library-03",
                "order-sign-paged",
                "patient-view-02",
                "medication-prescribe-01",
                "medication-prescribe-02",
                "sandbox-order-select",
                "pddi-warfarin-nsaids-order-select"
            })
    void everyRequestOfOthersIsAnsweredOrRefusedInOneSentence(String name) throws IOException {
        String request = resource(name + ".json");
        for (String hook : List.of("patient-view", "encounter-start", "order-select", "order-sign")) {
            Answer answer = visitor.postJson("/cds-services/ketwise-" + hook, request);
            assertThat(answer.status()).as(hook).isIn(200, 400, 412);
            if (answer.status() == 200) {
                cards(answer);
            } else {
                assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sandbox-order-select", "pddi-warfarin-nsaids-order-select"})
    void withoutAKetamineTreatmentThereIsNothingToSay(String name) throws IOException {
        Answer answer = visitor.postJson("/cds-services/ketwise-order-select", resource(name + ".json"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"cards\":[]}");
    }

    @Test
    void withoutMedicinesThereIsNoAnswer() throws IOException {
        Answer answer = visitor.postJson("/cds-services/ketwise-patient-view", resource("patient-view-02.json"));
        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.body()).contains("medicationRequests", "not allowed to ask");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = CdsHooksTest.class.getResourceAsStream("cdshooks/" + name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    // ---- cards

    @Test
    void aDraftOfEsketamineIsScreenedWithTheListAndTheOtherDrafts() throws IOException {
        List<JsonNode> cards = cards(HookCall.of("order-sign")
                .drafting("Spravato 84 mg", NASAL, 84)
                .drafting("clonazepam 1 mg")
                .taking("guanfacine 2 mg"));
        JsonNode sedation = card(cards, "sedation");
        assertThat(sedation.path("indicator").asString()).isEqualTo("warning");
        assertThat(sedation.path("detail").asString())
                .contains("clonazepam", "guanfacine", "**Severity:** major", "**Mechanism:**", "**Consequence:**")
                .contains("**Options for the clinician:**", "**Evidence:**", "**Sources:**")
                .contains("Content not yet signed off by a clinician", "Nasal esketamine");
        assertThat(sedation.path("overrideReasons")).isNotEmpty();
        assertThat(sedation.at("/links/0/type").asString()).isEqualTo("absolute");
        assertThat(sedation.at("/links/0/url").asString())
                .matches("http://127\\.0\\.0\\.1:" + server.port() + "/report/[0-9a-f-]{36}");
    }

    @Test
    void aTreatmentThatTheRecordKnowsIsScreenedWhenTheChartIsOpened() throws IOException {
        for (String hook : List.of("patient-view", "encounter-start")) {
            List<JsonNode> cards = cards(HookCall.of(hook).taking("esketamine nasal spray", "clonazepam 1 mg"));
            assertThat(card(cards, "sedation").path("summary").asString()).contains("clonazepam", "nasal esketamine");
        }
        assertThat(cards(HookCall.of("patient-view").taking("clonazepam 1 mg", "oxycodone 10 mg")))
                .isEmpty();
    }

    @Test
    void theRouteOfTheDraftDecides() throws IOException {
        List<JsonNode> oral =
                cards(HookCall.of("order-sign").drafting("ketamine", ORAL, 50).taking("clarithromycin 500 mg"));
        assertThat(card(oral, "exposure").path("indicator").asString()).isEqualTo("warning");
        List<JsonNode> infusion = cards(
                HookCall.of("order-sign").drafting("ketamine", "47625008", 35).taking("clarithromycin 500 mg"));
        assertThat(infusion)
                .noneMatch(card -> card.at("/source/topic/code").asString().equals("exposure"));
    }

    @Test
    void withoutAKnownRouteTheWorstCountsAndThatIsSaid() throws IOException {
        List<JsonNode> cards = cards(
                HookCall.of("order-sign").drafting("ketamine", "37161004", 50).taking("clarithromycin 500 mg"));
        assertThat(card(cards, "exposure").path("detail").asString()).contains("The route: the order names none");
    }

    @Test
    void aSelectedTreatmentIsThePlanBeforeAnotherDraft() throws IOException {
        HookCall call = HookCall.of("order-select").taking("clonazepam 1 mg");
        ObjectNode unselected = (ObjectNode) JsonMapper.shared().readTree("""
                        {"resourceType":"MedicationRequest","id":"other","status":"draft",
                         "medicationCodeableConcept":{"text":"ketamine oral"}}""");
        List<JsonNode> cards = cards(call.draft(unselected).drafting("Spravato", NASAL, 56));
        assertThat(card(cards, "sedation").path("detail").asString()).contains("**Plan:** Nasal esketamine");
    }

    @Test
    void tenSedativesMakeOneCard() throws IOException {
        List<JsonNode> cards = cards(HookCall.of("order-sign")
                .drafting("Spravato", NASAL, 84)
                .taking(
                        "clonazepam",
                        "lorazepam",
                        "diazepam",
                        "oxycodone",
                        "morphine",
                        "zolpidem",
                        "gabapentin",
                        "pregabalin",
                        "quetiapine",
                        "baclofen"));
        assertThat(cards.stream()
                        .filter(card -> card.at("/source/topic/code").asString().equals("sedation")))
                .hasSize(1);
        assertThat(cards).hasSizeLessThan(8);
    }

    @Test
    void lossOfEffectIsNeverLoud() throws IOException {
        List<JsonNode> cards =
                cards(HookCall.of("order-sign").drafting("Spravato", NASAL, 84).taking("lamotrigine 200 mg"));
        assertThat(cards).hasSize(1);
        assertThat(cards.getFirst().path("indicator").asString()).isEqualTo("info");
        assertThat(cards.getFirst().path("summary").asString()).contains("1 on loss of effect");
        assertThat(cards.getFirst().path("detail").asString()).contains("no danger");
    }

    @Test
    void aContraindicatedConditionIsCritical() throws IOException {
        List<JsonNode> cards =
                cards(HookCall.of("order-sign").drafting("Spravato", NASAL, 84).with("cerebral aneurysm"));
        assertThat(cards.getFirst().path("indicator").asString()).isEqualTo("critical");
    }

    @Test
    void nothingToSayIsAnEmptyList() throws IOException {
        HookCall call =
                HookCall.of("order-sign").drafting("Spravato", NASAL, 84).taking("cholecalciferol");
        assertThat(cards(call)).isEmpty();
    }

    @Test
    void aMedicineThatIsNotReadIsSaidThoughNothingElseIsFound() throws IOException {
        List<JsonNode> cards = cards(HookCall.of("order-sign")
                .drafting("Spravato", NASAL, 84)
                .taking("foobarizine 5 mg", "cholecalciferol"));
        assertThat(cards).hasSize(1);
        assertThat(cards.getFirst().path("indicator").asString()).isEqualTo("info");
        assertThat(cards.getFirst().path("summary").asString()).contains("1 of 2 medicines was not assessed");
        assertThat(cards.getFirst().path("detail").asString()).contains("foobarizine");
    }

    @Test
    void summariesAreShortAndUuidsUnique() throws IOException {
        List<JsonNode> cards = cards(HookCall.of("order-sign")
                .drafting("ketamine", ORAL, 50)
                .taking("phenelzine", "methylphenidate", "escitalopram", "tramadol", "clarithromycin", "itraconazole")
                .taking("clonazepam", "bupropion", "theophylline", "haloperidol", "methadone", "pseudoephedrine")
                .with("schizophrenia")
                .with("uncontrolled hypertension")
                .with("cirrhosis"));
        assertThat(cards).isNotEmpty();
        assertThat(cards).allSatisfy(card -> {
            assertThat(card.path("summary").asString().codePoints().count()).isLessThan(140);
            assertThat(card.path("detail").asString()).doesNotContainPattern("<[a-zA-Z/]");
        });
        assertThat(cards.stream().map(card -> card.path("uuid").asString())).doesNotHaveDuplicates();
    }

    @Test
    void markupOfTheRecordStaysText() throws IOException {
        List<JsonNode> cards = cards(HookCall.of("order-sign")
                .drafting("Spravato", NASAL, 84)
                .taking("<img src=x onerror=a()> *zz* [click](http://evil) `q` www.evil.example"));
        String detail = cards.getFirst().path("detail").asString();
        assertThat(detail)
                .contains("&lt;img", "\\[click\\]", "\\*zz\\*", "\\`q\\`", "http&#58;//evil", "www&#46;evil")
                .doesNotContain("<img", "](http://evil", "http://evil");
    }

    @Test
    void theLinkLeadsToTheReportAndSaysNothingOfThePatient() throws IOException {
        List<JsonNode> cards =
                cards(HookCall.of("order-sign").drafting("Spravato", NASAL, 84).taking("clonazepam"));
        String url = cards.getFirst().at("/links/0/url").asString();
        Answer report = visitor.get(URI.create(url).getPath(), "Accept: text/html");
        assertThat(report.status()).isEqualTo(200);
        assertThat(report.body()).contains("clonazepam", "Nasal esketamine");
        assertThat(visitor.get("/report/nothing").status()).isEqualTo(404);
    }

    @Test
    void theSameCallHasTheSameCards() throws IOException {
        HookCall call =
                HookCall.of("order-sign").drafting("Spravato", NASAL, 84).taking("clonazepam");
        assertThat(cards(call).getFirst().path("uuid"))
                .isEqualTo(cards(call).getFirst().path("uuid"));
    }

    // ---- what is missing

    @Test
    void whatIsNotAvailableIsSaid() throws IOException {
        String detail = cards(HookCall.of("order-sign")
                        .drafting("Spravato", NASAL, 84)
                        .taking("clonazepam")
                        .prefetch("conditions", "{\"resourceType\":\"OperationOutcome\"}")
                        .prefetch("allergies", "null"))
                .getFirst()
                .path("detail")
                .asString();
        assertThat(detail)
                .contains("Not available: conditions (the client could not read them)")
                .contains("allergies (the client sent null")
                .contains("medication statements, blood pressure, body weight (not sent)");
    }

    @Test
    void nullInPlaceOfTheMedicinesIsNeverAnEmptyList() throws IOException {
        List<JsonNode> cards =
                cards(HookCall.of("order-sign").drafting("Spravato", NASAL, 84).prefetch("medicationRequests", "null"));
        assertThat(cards).hasSize(1);
        assertThat(cards.getFirst().path("summary").asString()).contains("medicines may be missing");
    }

    @Test
    void aFailureInPlaceOfTheMedicinesIsRefused() throws IOException {
        String failure = "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\"}]}";
        assertThat(call(HookCall.of("order-sign")
                                .drafting("Spravato", NASAL, 84)
                                .prefetch("medicationRequests", failure)
                                .prefetch("medicationStatements", failure))
                        .status())
                .isEqualTo(412);
    }

    @Test
    void anotherResourceInPlaceOfTheMedicinesIsNoEmptyList() throws IOException {
        assertThat(call(HookCall.of("order-sign")
                                .drafting("Spravato", NASAL, 84)
                                .prefetch("medicationRequests", "{\"resourceType\":\"Patient\",\"id\":\"p1\"}"))
                        .status())
                .isEqualTo(412);
    }

    @Test
    void aPageOfSeveralIsSaid() throws IOException {
        List<JsonNode> cards =
                cards(HookCall.of("order-sign").drafting("Spravato", NASAL, 84).prefetch("medicationRequests", """
                        {"resourceType":"Bundle","type":"searchset","link":[{"relation":"next","url":"https://x/2"}],"entry":[]}"""));
        assertThat(cards.getFirst().path("detail").asString())
                .contains("medication orders (only a part was sent, the rest was not read)");
    }

    @Test
    void ordersOfAnotherPatientAreNotReadAndThatIsSaid() throws IOException {
        assertThat(cards(HookCall.of("order-sign")
                        .drafting("Spravato", NASAL, 84)
                        .prefetch("medicationRequests", """
                                {"resourceType":"Bundle","entry":[{"resource":{"resourceType":"MedicationRequest","status":"active",
                                 "subject":{"reference":"Patient/other"},"medicationCodeableConcept":{"text":"clonazepam"}}}]}""")))
                .singleElement()
                .satisfies(card -> assertThat(card.path("detail").asString())
                        .contains("names another patient")
                        .doesNotContain("clonazepam"));
    }

    // ---- what is wrong

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'hook':'order-sign'}",
                "{'hook':7,'hookInstance':'x','context':{}}",
                "{'hook':'order-sign','hookInstance':'x','context':[]}",
                "{'hook':'order-sign','hookInstance':'x','context':{'patientId':5,'draftOrders':{}}}",
                "{'hook':'order-sign','hookInstance':'x','context':{'patientId':'p1'}}",
                "{'hook':'order-sign','hookInstance':'x','context':{'patientId':'p1','draftOrders':'none'}}",
                "{'hook':'order-sign','hookInstance':'x','context':{'patientId':'p1','draftOrders':{'resourceType':'Patient'}}}",
                "{'hook':'order-sign','hookInstance':'x','context':{'patientId':'p1','draftOrders':{'resourceType':'Bundle','entry':3}}}",
                "{'hook':'order-sign','hookInstance':'x','context':{'patientId':'p1','draftOrders':{'resourceType':'Bundle'}},'prefetch':[]}",
                "{'hook':'order-sign','hookInstance':'x','context':{'patientId':'p1','draftOrders':{'resourceType':'Bundle'}},'prefetch':{'patient':5}}",
                "{'hook':'order-sign','hookInstance':'x','context':{'patientId':'p1','draftOrders':{'resourceType':'Bundle'}},'fhirServer':{}}",
                "{'hook':'order-sign','hookInstance':'x','context':{'patientId':'p1','draftOrders':{'resourceType':'Bundle'}},'fhirAuthorization':'x'}",
                "{'hook':'order-sign','hookInstance':'x','context':{'patientId':'p1','draftOrders':{'resourceType':'Bundle'}},'fhirAuthorization':{'access_token':'a\\r\\nb'}}",
                "{'hook':'patient-view','hookInstance':'x','context':{'patientId':'p1'}}"
            })
    void aFieldOfTheWrongTypeIsRefusedByItsName(String body) throws IOException {
        Answer answer = visitor.postJson("/cds-services/ketwise-order-sign", body.replace('\'', '"'));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("The field \\\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'resourceType':'MedicationRequest'}",
                "{'resourceType':'MedicationRequest','medicationCodeableConcept':'Spravato','subject':7,'dosageInstruction':'x'}",
                "{'resourceType':'MedicationRequest','id':[],'medicationReference':{'reference':'#gone'},'dosageInstruction':[[[]]]}",
                "{'resourceType':'MedicationOrder','medicationCodeableConcept':{'text':'Spravato'},'dosageInstruction':[{'doseQuantity':{'value':'many'}}]}",
                "{'resourceType':'MedicationRequest','medicationCodeableConcept':{'text':'ketamine'},'dosageInstruction':[{'text':'nasal iv oral','timing':{'repeat':{'frequency':-1,'period':1e300,'periodUnit':'wk','duration':'x'}}}]}",
                "{'no':'type'}",
                "'text'",
                "null",
                "[[]]"
            })
    void aDraftInAnyShapeIsAnswered(String draft) throws IOException {
        String call = """
                {"hook":"order-sign","hookInstance":"x","extension":{"a":1},"unknown":[1],"context":{"patientId":"p1","more":true,
                 "draftOrders":{"resourceType":"Bundle","entry":[{"resource":%s},%s,null,{"resource":{"resourceType":"MedicationRequest",
                 "medicationCodeableConcept":{"text":"Spravato"}}}]}},"prefetch":{"medicationRequests":{"resourceType":"Bundle"}}}""".formatted(draft, draft).replace('\'', '"');
        assertThat(visitor.postJson("/cds-services/ketwise-order-sign", call).status())
                .isEqualTo(200);
    }

    @Test
    void deepJsonBrokenUtf8AndOtherTypesAreRefused() throws IOException {
        String path = "/cds-services/ketwise-order-sign";
        assertThat(visitor.postJson(path, "{\"context\":" + "[".repeat(100_000)).status())
                .isEqualTo(400);
        byte[] broken = "{\"hook\":\"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(visitor.ask("POST", path, broken, "Content-Type: application/json")
                        .status())
                .isEqualTo(400);
        assertThat(visitor.ask("POST", path, "{}", "Content-Type: text/plain").status())
                .isEqualTo(415);
        assertThat(visitor.postJson("/cds-services/none", "{}").status()).isEqualTo(404);
        assertThat(visitor.postJson("/cds-services/none", "{}", "Accept: text/html")
                        .header("Content-Type"))
                .isEqualTo("application/problem+json");
    }

    @Test
    void aListOfTwoHundredMedicinesIsAnswered() throws IOException {
        HookCall call = HookCall.of("order-sign").drafting("Spravato", NASAL, 84);
        for (int i = 0; i < 50; i++) {
            call.taking("clonazepam " + i + " mg", "oxycodone " + i + " mg", "foobar" + i, "escitalopram " + i + " mg");
        }
        assertThat(cards(call)).hasSizeBetween(2, 8);
    }

    @Test
    void aPatientIdThatIsAPathIsNotAsked() throws IOException {
        String call = HookCall.of("patient-view")
                .withoutMedicines()
                .from(EHR + "/fhir", "t")
                .json()
                .replace("\"patientId\":\"p1\"", "\"patientId\":\"..\"");
        assertThat(visitor.postJson("/cds-services/ketwise-patient-view", call).status())
                .isEqualTo(412);
    }

    // ---- read by another implementation

    @Test
    void theClassesOfHapiReadDiscoveryAndCards() throws IOException {
        ObjectMapper hapi = new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
        CdsServicesJson services = hapi.readValue(visitor.get("/cds-services").body(), CdsServicesJson.class);
        assertThat(services.getServices()).hasSize(4).allSatisfy(service -> {
            assertThat(service.getId()).isEqualTo("ketwise-" + service.getHook());
            assertThat(service.getPrefetch()).containsKey("medicationRequests");
        });
        CdsServiceResponseJson response = hapi.readValue(
                call(HookCall.of("order-sign").drafting("Spravato", NASAL, 84).taking("clonazepam"))
                        .body(),
                CdsServiceResponseJson.class);
        assertThat(response.getCards()).isNotEmpty().allSatisfy(card -> {
            assertThat(card.getSummary()).isNotBlank();
            assertThat(card.getDetail()).isNotBlank();
            assertThat(card.getSource().getLabel()).isEqualTo("Ketwise");
            assertThat(card.getSource().getTopic().getCode()).isNotBlank();
            assertThat(card.getLinks()).hasSize(1);
        });
        assertThat(response.getCards().getFirst().getIndicator()).isEqualTo(CdsServiceIndicatorEnum.WARNING);
        assertThat(response.getCards().getFirst().getOverrideReasons()).isNotEmpty();
    }

    // ---- feedback

    @Test
    void feedbackIsKeptAndCountedAndItsCommentsAreNotShown() throws IOException {
        List<JsonNode> cards =
                cards(HookCall.of("order-sign").drafting("ketamine", ORAL, 50).with("schizophrenia"));
        JsonNode card = cards.getFirst();
        String feedback = """
                {"feedback":[{"card":"%s","outcome":"overridden","outcomeTimestamp":"2026-11-23T10:00:00Z","overrideReason":
                 {"reason":{"system":"https://ketwise.org/fhir/CodeSystem/override-reason","code":"disagrees"},"userComment":"Mrs Private"}},
                 {"card":"never-shown","outcome":"accepted","acceptedSuggestions":[{"id":"s1"}],"outcomeTimestamp":"2020-12-11T00:00:00+01:00"}]}""".formatted(card.path("uuid").asString());
        assertThat(visitor.postJson("/cds-services/ketwise-order-sign/feedback", feedback)
                        .status())
                .isEqualTo(200);

        Path file = data.resolve("state").resolve("feedback.jsonl");
        assertThat(Files.readString(file))
                .contains("\"kind\":\"shown\"", "\"userComment\":\"Mrs Private\"", "never-shown")
                .doesNotContain("p1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("state"))))
                .isEqualTo("rwx------");

        String page = visitor.get("/feedback", "Accept: text/html").body();
        assertThat(page)
                .contains("burden:psychosis", "The evidence is judged otherwise (1)", "cards that are not known here")
                .doesNotContain("Mrs Private", "never-shown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"feedback-25.json", "feedback-26.json", "feedback-27.json"})
    void feedbackOfTheSpecificationIsTaken(String name) throws IOException {
        assertThat(visitor.postJson("/cds-services/ketwise-order-sign/feedback", resource(name))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'feedback':{}}",
                "{'feedback':[5]}",
                "{'feedback':[{'outcome':'accepted','outcomeTimestamp':'2020-12-11T00:00:00Z'}]}",
                "{'feedback':[{'card':'x','outcome':'ignored','outcomeTimestamp':'2020-12-11T00:00:00Z'}]}",
                "{'feedback':[{'card':'x','outcome':'accepted'}]}",
                "{'feedback':[{'card':'x','outcome':'accepted','outcomeTimestamp':'yesterday'}]}",
                "{'feedback':[{'card':'x','outcome':'accepted','acceptedSuggestions':[7],'outcomeTimestamp':'2020-12-11T00:00:00Z'}]}",
                "{'feedback':[{'card':'x','outcome':'overridden','overrideReason':'no','outcomeTimestamp':'2020-12-11T00:00:00Z'}]}",
                "{'feedback':[{'card':'x','outcome':'overridden','overrideReason':{'reason':{'code':4}},'outcomeTimestamp':'2020-12-11T00:00:00Z'}]}"
            })
    void feedbackThatIsWrongIsRefusedByThePlace(String body) throws IOException {
        Answer answer = visitor.postJson("/cds-services/ketwise-order-sign/feedback", body.replace('\'', '"'));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("The field \\\"feedback");
    }

    // ---- pages of other sites

    @Test
    void aPageOfANamedSiteMayCallTheServicesAndNothingElse() throws IOException {
        Answer preflight = visitor.ask(
                "OPTIONS",
                "/cds-services/ketwise-order-sign",
                "",
                "Origin: " + EHR,
                "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: authorization,content-type");
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(EHR);
        assertThat(preflight.header("Access-Control-Allow-Headers")).contains("Authorization", "Content-Type");
        assertThat(visitor.get("/cds-services", "Origin: " + EHR).header("Access-Control-Allow-Origin"))
                .isEqualTo(EHR);
        assertThat(visitor.postJson("/cds-services/ketwise-order-sign", "{}", "Origin: " + EHR)
                        .header("Access-Control-Allow-Origin"))
                .as("a refusal can be read too")
                .isEqualTo(EHR);

        for (String path : List.of(
                "/",
                "/about",
                "/api/v1/content",
                "/feedback",
                "/cds-services/../about",
                "/cds-services/%2e%2e/about",
                "/cds-servicesx")) {
            assertThat(visitor.get(path, "Origin: " + EHR).status()).as(path).isEqualTo(403);
        }
        for (String origin : List.of("https://evil.example", EHR + ".evil.example", "http://ehr.example.org", "null")) {
            Answer refused = visitor.ask(
                    "OPTIONS", "/cds-services", "", "Origin: " + origin, "Access-Control-Request-Method: POST");
            assertThat(refused.status()).as(origin).isEqualTo(403);
            assertThat(refused.header("Access-Control-Allow-Origin")).isEmpty();
        }
    }
}
