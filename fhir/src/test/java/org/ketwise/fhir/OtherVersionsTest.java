package org.ketwise.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ketwise.fhir.Fhir.bundle;
import static org.ketwise.fhir.Fhir.json;
import static org.ketwise.fhir.Fhir.read;
import static org.ketwise.fhir.Fhir.remarks;
import static org.ketwise.fhir.Fhir.taken;

import org.junit.jupiter.api.Test;
import org.ketwise.consult.ConditionInput;

/** Shapes of FHIR DSTU2, STU3 and R5, where their meaning is plain. */
class OtherVersionsTest {
    @Test
    void stu3() {
        FhirRecord record = read(
                bundle(
                        "searchset",
                        json(
                                "{'resourceType':'MedicationRequest','id':'1','status':'active','intent':'order','definition':[{'reference':'PlanDefinition/1'}],"
                                        + "'subject':{'reference':'Patient/anna'},'context':{'reference':'Encounter/1'},'requester':{'agent':{'reference':'Practitioner/2'}},"
                                        + "'medicationCodeableConcept':{'text':'Lithium'},'authoredOn':'2026-01-02'}"),
                        json(
                                "{'resourceType':'MedicationStatement','id':'2','status':'active','taken':'n','subject':{'reference':'Patient/anna'},"
                                        + "'medicationCodeableConcept':{'text':'Ritalin'}}"),
                        json(
                                "{'resourceType':'Condition','id':'3','clinicalStatus':'active','verificationStatus':'confirmed','subject':{'reference':'Patient/anna'},'code':{'text':'Psychosis'}}"),
                        json(
                                "{'resourceType':'AllergyIntolerance','id':'4','clinicalStatus':'active','verificationStatus':'confirmed','patient':{'reference':'Patient/anna'},'code':{'text':'Ketamine'}}")));

        assertThat(taken(record)).containsExactly("Lithium");
        assertThat(record.medications()).hasSize(2);
        assertThat(record.conditions()).containsExactly(ConditionInput.ofText("Psychosis"));
        assertThat(record.allergies()).hasSize(1);
        assertThat(record.remarks()).isEmpty();
    }

    @Test
    void r5() {
        FhirRecord record = read(
                bundle(
                        "searchset",
                        json(
                                "{'resourceType':'MedicationRequest','id':'1','status':'active','intent':'order','subject':{'reference':'Patient/anna'},'medication':{'concept':{'text':'Lithium'}}}"),
                        json(
                                "{'resourceType':'MedicationStatement','id':'2','status':'recorded','subject':{'reference':'Patient/anna'},"
                                        + "'medication':{'reference':{'reference':'Medication/m'}},'adherence':{'code':{'coding':[{'code':'taking'}]}}}"),
                        json("{'resourceType':'Medication','id':'m','code':{'text':'Strattera'}}"),
                        json(
                                "{'resourceType':'MedicationRequest','id':'3','status':'ended','subject':{'reference':'Patient/anna'},'medication':{'concept':{'text':'Prozac'}}}")));

        assertThat(taken(record)).containsExactly("Lithium", "Strattera");
        assertThat(record.medications()).hasSize(3);
        assertThat(record.remarks()).isEmpty();
    }

    @Test
    void dstu2() {
        FhirRecord record = read(
                bundle(
                        "searchset",
                        json(
                                "{'resourceType':'MedicationOrder','id':'1','status':'active','dateWritten':'2026-01-02','patient':{'reference':'Patient/anna'},'medicationCodeableConcept':{'text':'Lithium'}}"),
                        json(
                                "{'resourceType':'AllergyIntolerance','id':'2','status':'active','patient':{'reference':'Patient/anna'},'substance':{'text':'Esketamine'}}"),
                        json(
                                "{'resourceType':'AllergyIntolerance','id':'3','status':'refuted','patient':{'reference':'Patient/anna'},'substance':{'text':'Penicillin'}}"),
                        json(
                                "{'resourceType':'Condition','id':'4','patient':{'reference':'Patient/anna'},'clinicalStatus':'resolved','code':{'text':'Seizure'}}")));

        assertThat(record.patientId()).isEqualTo("anna");
        assertThat(taken(record)).containsExactly("Lithium");
        assertThat(record.allergies()).extracting(allergy -> allergy.text()).containsExactly("Esketamine");
        assertThat(record.conditions()).containsExactly(ConditionInput.ofText("history of Seizure"));
        assertThat(remarks(record)).containsExactly("Penicillin: The record marks it as refuted; it was left out.");
    }

    @Test
    void listsWhereOneIsMeantAndOneWhereAListIsMeant() {
        FhirRecord record = read(
                json(
                        "{'resourceType':'MedicationRequest','id':'1','status':['active'],'subject':[{'reference':'Patient/anna'}],"
                                + "'medicationCodeableConcept':[{'coding':{'system':'urn:x','code':'1','display':'Lithium'}}],'dosageInstruction':{'timing':null},'unheardOf':{'a':[1]}}"));

        assertThat(taken(record)).containsExactly("Lithium");
        assertThat(record.remarks()).isEmpty();
    }
}
