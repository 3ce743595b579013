package org.ketwise.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.ketwise.fhir.Fhir.ANNA;
import static org.ketwise.fhir.Fhir.BEN;
import static org.ketwise.fhir.Fhir.TODAY;
import static org.ketwise.fhir.Fhir.annas;
import static org.ketwise.fhir.Fhir.bundle;
import static org.ketwise.fhir.Fhir.file;
import static org.ketwise.fhir.Fhir.json;
import static org.ketwise.fhir.Fhir.namesOf;
import static org.ketwise.fhir.Fhir.order;
import static org.ketwise.fhir.Fhir.read;
import static org.ketwise.fhir.Fhir.readAbout;
import static org.ketwise.fhir.Fhir.remarks;
import static org.ketwise.fhir.Fhir.taken;
import static org.ketwise.fhir.Fhir.zipped;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ketwise.consult.MedicationInput;
import org.ketwise.kernel.Coding;

/** Shapes of input, references, and whose record is read. */
class FhirReaderTest {
    private static final String LITHIUM = order("o1", "Patient/anna", "Lithium 300 mg");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "collection",
                "searchset",
                "transaction",
                "batch",
                "document",
                "history",
                "message",
                "batch-response"
            })
    void bundleOfAnyType(String type) {
        FhirRecord record = read(bundle(type, ANNA, LITHIUM));

        assertThat(record.patientId()).isEqualTo("anna");
        assertThat(taken(record)).containsExactly("Lithium 300 mg");
    }

    @Test
    void singleResourceWithoutPatient() {
        FhirRecord record = read(
                json(
                        "{'resourceType':'MedicationStatement','status':'active','medicationCodeableConcept':{'text':'Ritalin'}}"));

        assertThat(record.patientId()).isNull();
        assertThat(taken(record)).containsExactly("Ritalin");
    }

    @Test
    void patientOnly() {
        FhirRecord record = read(ANNA);

        assertThat(record.medications()).isEmpty();
        assertThat(record.age().years()).isEqualTo(45);
    }

    @Test
    void listOfResourcesAndNdjsonUnderTheNameOfJson() {
        assertThat(taken(read("[" + ANNA + "," + LITHIUM + "]"))).containsExactly("Lithium 300 mg");
        assertThat(taken(read(ANNA + "\n" + LITHIUM))).containsExactly("Lithium 300 mg");
    }

    @Test
    void bundleInABundle() {
        assertThat(taken(read(bundle("batch-response", bundle("searchset", ANNA), bundle("searchset", LITHIUM)))))
                .containsExactly("Lithium 300 mg");
    }

    @Test
    void typeAfterTheEntries() {
        assertThat(taken(read("{\"entry\":[{\"resource\":" + LITHIUM + "}],\"resourceType\":\"Bundle\"}")))
                .containsExactly("Lithium 300 mg");
    }

    @Test
    void transactionRefersByAddress() {
        String record = json("""
                {'resourceType':'Bundle','type':'transaction','entry':[
                 {'fullUrl':'urn:uuid:0c3151bd','resource':{'resourceType':'Patient','birthDate':'1990'}},
                 {'fullUrl':'urn:uuid:11','resource':{'resourceType':'Medication','code':{'text':'Concerta 36 mg'}}},
                 {'fullUrl':'urn:uuid:12','resource':{'resourceType':'MedicationRequest','status':'active','intent':'order',
                   'subject':{'reference':'urn:uuid:0c3151bd'},'medicationReference':{'reference':'urn:uuid:11'}}}]}""");

        assertThat(read(record).patientId()).isEqualTo("0c3151bd");
        assertThat(taken(read(record))).containsExactly("Concerta 36 mg");
    }

    @Test
    void subjectInAnyForm() {
        String patient = json(
                "{'fullUrl':'https://ehr.example/fhir/Patient/anna','resource':{'resourceType':'Patient','id':'anna',"
                        + "'identifier':[{'system':'urn:mrn','value':'77'}]}}");
        for (String subject : List.of(
                "{'reference':'Patient/anna'}",
                "{'reference':'Patient/anna/_history/3'}",
                "{'reference':'https://ehr.example/fhir/Patient/anna'}",
                "{'reference':'urn:uuid:anna'}",
                "{'reference':'Patient?identifier=urn:mrn|77'}",
                "{'reference':'Patient?identifier=77'}",
                "{'identifier':{'system':'urn:mrn','value':'77'}}",
                "{'type':'Patient','identifier':{'value':'77'}}",
                "null")) {
            String order =
                    json("{'resource':{'resourceType':'MedicationRequest','status':'active','intent':'order','subject':"
                            + subject + ",'medicationCodeableConcept':{'text':'Lithium'}}}");
            FhirRecord record =
                    read(json("{'resourceType':'Bundle','type':'collection','entry':[") + patient + "," + order + "]}");

            assertThat(taken(record)).as(subject).containsExactly("Lithium");
            assertThat(record.patientId()).isEqualTo("anna");
        }
    }

    @Test
    void theSameIdOnAnotherServerIsSomebodyElse() {
        String record = json("""
                {'resourceType':'Bundle','type':'collection','entry':[
                 {'fullUrl':'https://a.example/Patient/1','resource':{'resourceType':'Patient','id':'1'}},
                 {'resource':{'resourceType':'MedicationRequest','id':'mine','status':'active','subject':{'reference':'https://a.example/Patient/1'},
                   'medicationCodeableConcept':{'text':'mine'}}},
                 {'resource':{'resourceType':'MedicationRequest','id':'other','status':'active','subject':{'reference':'https://b.example/Patient/1'},
                   'medicationCodeableConcept':{'text':'not mine'}}}]}""");

        assertThat(namesOf(readAbout("1", record))).containsExactly("mine");
    }

    @Test
    void containedMedication() {
        String order = annas(
                "MedicationRequest",
                "'status':'active','intent':'order','contained':[{'resourceType':'Medication','id':'m','code':{'coding':[{'system':'"
                        + Coding.RXNORM
                        + "','code':'6470','display':'lorazepam'}]}}],'medicationReference':{'reference':'#m'}");

        assertThat(read(order).medications())
                .containsExactly(new MedicationInput(
                        "lorazepam", List.of(new Coding(Coding.RXNORM, "6470", "lorazepam")), null));
    }

    @Test
    void medicationOfItsIngredients() {
        String one =
                "{'resourceType':'Medication','id':'m1','ingredient':[{'itemCodeableConcept':{'coding':[{'code':'1','display':'codeine'}]}}]}";
        String two =
                "{'resourceType':'Medication','id':'m2','ingredient':[{'itemCodeableConcept':{'coding':[{'code':'1','display':'codeine'}]}},"
                        + "{'itemCodeableConcept':{'text':'lactose'},'isActive':false},{'itemCodeableConcept':{'text':'acetaminophen'}}]}";
        FhirRecord record = read(bundle(
                "collection",
                json(one),
                json(two),
                json(order("a", "Patient/anna", "")
                        .replace(
                                "\"medicationCodeableConcept\":{\"text\":\"\"}",
                                "'medicationReference':{'reference':'Medication/m1'}")),
                json(order("b", "Patient/anna", "")
                        .replace(
                                "\"medicationCodeableConcept\":{\"text\":\"\"}",
                                "'medicationReference':{'reference':'Medication/m2'}"))));

        assertThat(record.medications())
                .extracting(
                        MedicationInput::text,
                        medication -> medication.codings().size())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("codeine", 1),
                        // Codes of two ingredients would be read as two codes of one thing.
                        org.assertj.core.groups.Tuple.tuple("codeine / acetaminophen", 0));
    }

    @Test
    void medicationThatCannotBeFound() {
        FhirRecord record = read(
                bundle(
                        "collection",
                        annas(
                                "MedicationRequest",
                                "'status':'active','medicationReference':{'reference':'Medication/77','display':'Prozac 20 mg'}"),
                        json(
                                "{'resourceType':'MedicationStatement','status':'active','subject':{'reference':'Patient/anna'},'medicationReference':{'reference':'Medication/78'}}"),
                        json(
                                "{'resourceType':'MedicationStatement','id':'s3','status':'active','subject':{'reference':'Patient/anna'}}")));

        assertThat(taken(record))
                .containsExactly(
                        "Prozac 20 mg",
                        "a medication that is only referred to (Medication/78)",
                        "a medication without a name (MedicationStatement/s3)");
    }

    @Test
    void allCodingsAreKeptAndTheTextOfTheConceptIsPreferred() {
        String order = annas(
                "MedicationRequest",
                "'status':'active','medicationCodeableConcept':{'coding':[{'system':'" + Coding.RXNORM
                        + "','code':'312938','display':'Sertraline 100 MG Oral Tablet'},"
                        + "{'system':'http://hl7.org/fhir/sid/ndc','code':'0049-4910-41'},{'system':'urn:local','code':'S1'},null,{}],'text':'Sertraline\\t100 mg\\n'}");
        MedicationInput medication = read(order).medications().getFirst();

        assertThat(medication.text()).isEqualTo("Sertraline 100 mg");
        assertThat(medication.codings())
                .containsExactly(
                        new Coding(Coding.RXNORM, "312938", "Sertraline 100 MG Oral Tablet"),
                        new Coding("http://hl7.org/fhir/sid/ndc", "0049-4910-41", null),
                        new Coding("urn:local", "S1", null));
    }

    @Test
    void aCodeWithoutWordsIsNamedByItsSystem() {
        assertThat(namesOf(read(bundle(
                        "collection",
                        annas(
                                "MedicationRequest",
                                "'medicationCodeableConcept':{'coding':[{'system':'" + Coding.ATC
                                        + "','code':'N06BA04'}]}"),
                        annas(
                                "MedicationStatement",
                                "'medicationCodeableConcept':{'coding':[{'system':'urn:oid:1.2.3','code':'x'}]}")))))
                .containsExactly("ATC N06BA04", "code x of urn:oid:1.2.3");
    }

    @Test
    void resourcesOfOthersAreNotReadAndTheUnreadAreCounted() {
        FhirRecord record = readAbout(
                "anna",
                bundle(
                        "collection",
                        ANNA,
                        BEN,
                        LITHIUM,
                        order("o2", "Patient/ben", "Ritalin"),
                        annas("Encounter"),
                        annas("Encounter"),
                        annas("Procedure"),
                        json("{'resourceType':'Encounter','subject':{'reference':'Patient/ben'}}"),
                        json("{'resourceType':'MedicationRequest','id':'nobodys'}")));

        assertThat(namesOf(record)).containsExactly("Lithium 300 mg");
        assertThat(remarks(record))
                .containsExactly(
                        "1 MedicationRequest: No patient is named in it; not read, because the input holds several patients.",
                        "2 Encounter, 1 Procedure: Not read: medicines are taken from MedicationRequest, MedicationStatement, MedicationAdministration and MedicationDispense only.");
    }

    @Test
    void aMedicationThatNobodyRefersToIsNamed() {
        assertThat(remarks(read(bundle(
                        "collection", ANNA, json("{'resourceType':'Medication','id':'m1','code':{'text':'Valium'}}")))))
                .containsExactly(
                        "Valium: Medication/m1 describes a medicine that no order, statement, administration or dispense of the patient refers to; it was not screened.");
    }

    @Test
    void oneOfSeveralPagesIsSaid() {
        String page = bundle("searchset", ANNA)
                .replace(
                        "\"entry\"",
                        json("'link':[{'relation':'self','url':'x'},{'relation':'next','url':'y'}],'entry'"));

        assertThat(remarks(read(page)))
                .containsExactly(
                        "record.json: The Bundle is one page of several; the pages that follow were not read.");
    }

    @Test
    void emptyBundleAndEmptyEntries() {
        assertThat(remarks(read(json("{'resourceType':'Bundle','type':'searchset'}"))))
                .containsExactly("record.json: The Bundle has no entries.");

        FhirRecord record = read(
                json("{'resourceType':'Bundle','entry':[null,{},{'resource':null},{'resource':{'id':'7'}},{'resource':")
                        + LITHIUM + "}]}");
        assertThat(taken(record)).containsExactly("Lithium 300 mg");
        assertThat(remarks(record))
                .containsExactly(
                        "record.json, entry 1: The entry is empty.",
                        "record.json, entry 2: The entry is empty.",
                        "record.json, entry 3: The entry is empty.",
                        "record.json, entry 4: It has no resourceType and was not read.");
    }

    @Test
    void ofAMedicineWhereItIsPut() {
        FhirRecord record = read(bundle(
                "collection",
                order(
                        "o1",
                        "Patient/anna",
                        "Timolol",
                        "'dosageInstruction':[{'text':'1 drop','route':{'coding':[{'code':'54485002'}],'text':'Eye'}}]"),
                json(
                        "{'resourceType':'Medication','id':'m1','code':{'text':'Ketoconazole'},'form':{'text':'Shampoo'}}"),
                json("{'resourceType':'MedicationStatement','id':'s1','status':'active',"
                        + "'subject':{'reference':'Patient/anna'},'medicationReference':{'reference':'Medication/m1'},"
                        + "'dosage':[{'site':{'text':'Scalp'}}]}"),
                order("o2", "Patient/anna", "Lithium")));

        assertThat(record.medications())
                .extracting(MedicationInput::place)
                .containsExactlyInAnyOrder("Eye; 54485002; 1 drop", "Scalp; Shampoo", null);
    }

    @Test
    void anEndedOrderSaysWhetherItWasForUseWhenNeeded() {
        FhirRecord record = read(bundle(
                "collection",
                order(
                        "o1",
                        "Patient/anna",
                        "Xanax",
                        "'status':'stopped','dosageInstruction':[{'asNeededBoolean':true}]"),
                order(
                        "o2",
                        "Patient/anna",
                        "Ativan",
                        "'status':'stopped','dosageInstruction':[{'asNeededBoolean':true},{'text':'at night'}]"),
                order("o3", "Patient/anna", "Valium", "'status':'stopped'")));

        assertThat(record.medications())
                .extracting(
                        MedicationInput::text,
                        each -> Objects.requireNonNull(each.leftOut()).asNeeded())
                .containsExactlyInAnyOrder(tuple("Xanax", true), tuple("Ativan", false), tuple("Valium", false));
    }

    @Test
    void ofAHistoryTheNewestVersionAndNothingThatWasDeleted() {
        String history = json("{'resourceType':'Bundle','type':'history','entry':["
                + "{'request':{'method':'DELETE','url':'MedicationRequest/o2'}},"
                + "{'resource':" + order("o1", "Patient/anna", "new") + "},"
                + "{'resource':" + order("o1", "Patient/anna", "old") + "},"
                + "{'resource':" + order("o2", "Patient/anna", "deleted", "'authoredOn':'2026-01-02'") + "},"
                + "{'request':{'method':'DELETE','url':'MedicationRequest/o3'}}]}");
        FhirRecord record = read(history);

        assertThat(namesOf(record)).containsExactly("new", "deleted");
        assertThat(record.medications().get(1).leftOut())
                .isEqualTo(new MedicationInput.LeftOut(
                        "the order of 2026-01-02 was deleted from the record",
                        null,
                        MedicationInput.LeftOut.Kind.NOT_TAKEN));
        assertThat(remarks(record))
                .containsExactly(
                        "MedicationRequest/o3: It was deleted from the record, and no version of it is in the history.",
                        "record.json: Only the newest version of each resource was read; older versions: 1.");
    }

    @Test
    void ofVersionsInOneInputTheNewest() {
        FhirRecord record = read(bundle(
                "collection",
                order("o1", "Patient/anna", "old", "'meta':{'lastUpdated':'2026-01-01T00:00:00Z'}"),
                order("o1", "Patient/anna", "new", "'meta':{'lastUpdated':'2026-02-01T00:00:00+01:00'}"),
                order("o2", "Patient/anna", "twice"),
                order("o2", "Patient/anna", "twice"),
                order("o3", "Patient/anna", "one"),
                order("o3", "Patient/anna", "another")));

        assertThat(namesOf(record)).containsExactly("new", "twice", "one", "another");
        assertThat(remarks(record))
                .containsExactly(
                        "2 repeated or older: Of a resource that is there more than once, the newest was read.");
    }

    @Test
    void ndjsonFolderForOnePatient() {
        file(
                folder,
                "MedicationRequest.ndjson",
                order("o1", "Patient/anna", "Lithium"),
                "",
                order("o2", "Patient/ben", "Ritalin"),
                reference("o3", "m1"));
        zipped(
                folder,
                "Medication.ndjson.gz",
                json("{'resourceType':'Medication','id':'m0'}"),
                json("{'resourceType':'Medication','id':'m1','code':{'text':'Xanax'}}"));
        file(folder, "Patient.ndjson", BEN, ANNA);
        file(folder, "README.md", "not read");

        FhirRecord record = FhirReader.read(folder, "anna", TODAY);

        assertThat(taken(record)).containsExactly("Lithium", "Xanax");
        assertThat(record.age().years()).isEqualTo(45);
        assertThat(FhirReader.read(folder, "Patient/anna", TODAY)).isEqualTo(record);
        assertThat(FhirReader.read(folder, "urn:uuid:anna", TODAY)).isEqualTo(record);
    }

    @Test
    void ndjsonOfOnlyOnePatient() {
        Path one = file(
                folder,
                "all.ndjson",
                ANNA,
                LITHIUM,
                json("{'resourceType':'MedicationStatement','medicationCodeableConcept':{'text':'no subject'}}"));

        assertThat(taken(FhirReader.read(one, null, TODAY))).containsExactly("Lithium 300 mg", "no subject");
    }

    @Test
    void folderOfBundles() {
        file(folder, "a.json", bundle("transaction", ANNA, LITHIUM));
        zipped(folder, "b.json.gz", bundle("transaction", BEN, order("o2", "Patient/ben", "Ritalin")));

        assertThat(taken(FhirReader.read(folder, "ben", TODAY))).containsExactly("Ritalin");
    }

    @Test
    void lastLineWithoutLineBreakAndWindowsLineBreaks() {
        Path windows = Fhir.bytes(
                folder, "all.ndjson", (ANNA + "\r\n" + LITHIUM).getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(taken(FhirReader.read(windows, "anna", TODAY))).containsExactly("Lithium 300 mg");
    }

    @Test
    void linesLongerThanTheBuffer() {
        String note = "n".repeat(200_000);
        Path file = file(
                folder,
                "all.ndjson",
                ANNA,
                order("o0", "Patient/ben", note),
                order("o1", "Patient/anna", "first", "'note':[{'text':'" + note + "'}]"),
                LITHIUM);

        assertThat(taken(FhirReader.read(file, "anna", TODAY))).containsExactly("first", "Lithium 300 mg");
    }

    /** What a line says beside its subject must not decide whose it is. */
    @Test
    void ndjsonLinesThatNameThePatientByIdentifierOrNobody() {
        String noise = "'encounter':{'reference':'urn:uuid:e1'},'requester':{'reference':'Patient/ben'},"
                + "'contained':[{'resourceType':'Medication','id':'m'}]";
        Path all = file(
                folder,
                "all.ndjson",
                BEN,
                json(
                        "{'resourceType':'Patient','id':'anna','identifier':[{'system':'urn:mrn','value':'MRN/77 12345'}]}"),
                about(
                        "'subject':{'identifier':{'system':'urn:mrn','value':'MRN\\/77 12345'}}," + noise,
                        "by identifier"),
                about("'subject':{'reference':'Patient\\/\\u0061nna'}", "escaped"),
                about("'subject':{'display':'somebody'}," + noise, "of nobody"),
                about("'subject':{'reference':'#p'},'encounter':{'reference':'urn:uuid:e1'}", "of a contained one"),
                about("'encounter':{'reference':'urn:uuid:e1'}", "without subject"),
                about("'subject':{'reference':'Patient/ben'}", "Ben's"));

        FhirRecord record = FhirReader.read(all, "anna", TODAY);

        assertThat(namesOf(record)).containsExactly("by identifier", "escaped");
        assertThat(remarks(record))
                .contains(
                        "3 MedicationStatement: No patient is named in them; not read, because the input holds several patients.");
    }

    @Test
    void jsonFilesOfAFolderThatNameThePatientByIdentifierOrNobody() {
        file(
                folder,
                "a.json",
                json("{'resourceType':'Patient','id':'anna','identifier':[{'value':'MRN77'}],'gender':'female'}"));
        file(folder, "b.json", about("'subject':{'identifier':{'value':'MRN77'}}", "by identifier"));
        file(folder, "c.json", about("'encounter':{'reference':'urn:uuid:e1'}", "of nobody"));
        file(folder, "d.json", bundle("collection", BEN, order("o2", "Patient/ben", "Ritalin")));

        FhirRecord record = FhirReader.read(folder, "anna", TODAY);

        assertThat(namesOf(record)).containsExactly("by identifier");
        assertThat(remarks(record))
                .containsExactly(
                        "1 MedicationStatement: No patient is named in it; not read, because the input holds several patients.");
    }

    @Test
    void aMedicationThatIsReferredToByIdentifierIsFoundInAFolder() {
        file(folder, "Patient.ndjson", BEN, ANNA);
        file(
                folder,
                "Medication.ndjson",
                json(
                        "{'resourceType':'Medication','id':'m1','identifier':[{'value':'P-4711'}],'code':{'text':'Xanax'}}"));
        file(
                folder,
                "Statement.ndjson",
                json("{'resourceType':'MedicationStatement','status':'active','subject':{'reference':'Patient/anna'},"
                        + "'medicationReference':{'identifier':{'value':'P-4711'}}}"));

        assertThat(taken(FhirReader.read(folder, "anna", TODAY))).containsExactly("Xanax");
    }

    private static String about(String fields, String medicine) {
        return json("{'resourceType':'MedicationStatement','status':'active'," + fields
                        + ",'medicationCodeableConcept':{'text':'")
                + medicine
                + json("'}}");
    }

    private static String reference(String id, String medication) {
        return json("{'resourceType':'MedicationRequest','id':'" + id
                + "','status':'active','intent':'order','subject':{'reference':'Patient/anna'},"
                + "'medicationReference':{'reference':'Medication/" + medication + "'}}");
    }
}
