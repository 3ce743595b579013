package org.ketwise.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ketwise.fhir.Fhir.annas;
import static org.ketwise.fhir.Fhir.bundle;
import static org.ketwise.fhir.Fhir.json;
import static org.ketwise.fhir.Fhir.read;
import static org.ketwise.fhir.Fhir.remarks;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ketwise.consult.ConditionInput;
import org.ketwise.consult.MedicationInput;
import org.ketwise.kernel.Coding;

/** Conditions and allergies. */
class ProblemsTest {
    private static final String CODE = "'code':{'coding':[{'system':'" + Coding.SNOMED
            + "','code':'69322001','display':'Psychotic disorder (disorder)'}]}";
    private static final ConditionInput PRESENT = new ConditionInput(
            "Psychotic disorder (disorder)",
            List.of(new Coding(Coding.SNOMED, "69322001", "Psychotic disorder (disorder)")));

    private static String status(String field, String code) {
        return "'" + field + "':{'coding':[{'code':'" + code + "'}]}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"active", "recurrence", "relapse"})
    void present(String clinicalStatus) {
        assertThat(read(annas("Condition", CODE, status("clinicalStatus", clinicalStatus)))
                        .conditions())
                .containsExactly(PRESENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"inactive", "resolved"})
    void pastConditionsAreHistoryWithoutTheirCodes(String clinicalStatus) {
        assertThat(read(annas("Condition", CODE, status("clinicalStatus", clinicalStatus)))
                        .conditions())
                .containsExactly(ConditionInput.ofText("history of Psychotic disorder"));
    }

    @Test
    void remissionMayEnd() {
        FhirRecord record = read(annas("Condition", CODE, status("clinicalStatus", "remission")));

        assertThat(record.conditions()).containsExactly(PRESENT);
        assertThat(remarks(record))
                .containsExactly(
                        "Psychotic disorder (disorder): The record calls it in remission; it was taken as present.");
    }

    @Test
    void historyOfHistory() {
        assertThat(read(annas(
                                "Condition",
                                "'code':{'text':'History of seizure (situation)'}",
                                status("clinicalStatus", "resolved")))
                        .conditions())
                .containsExactly(ConditionInput.ofText("History of seizure"));
    }

    @Test
    void withoutClinicalStatusTheAbatementDecides() {
        assertThat(read(annas("Condition", CODE)).conditions()).containsExactly(PRESENT);
        assertThat(read(annas("Condition", CODE, "'abatementDateTime':'2026-11'"))
                        .conditions())
                .containsExactly(PRESENT);
        assertThat(read(annas("Condition", CODE, "'abatementDateTime':'2025-02-01'"))
                        .conditions())
                .containsExactly(ConditionInput.ofText("history of Psychotic disorder"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            refuted          | The record marks it as refuted; it was left out.
            entered-in-error | The record marks it as entered-in-error; it was left out.
            """)
    void takenBack(String verification, String remark) {
        FhirRecord record = read(annas(
                "Condition", CODE, status("clinicalStatus", "active"), status("verificationStatus", verification)));

        assertThat(record.conditions()).isEmpty();
        assertThat(remarks(record)).containsExactly("Psychotic disorder (disorder): " + remark);
    }

    @Test
    void unconfirmedIsTakenAndSaid() {
        FhirRecord record = read(annas("Condition", CODE, status("verificationStatus", "provisional")));

        assertThat(record.conditions()).containsExactly(PRESENT);
        assertThat(remarks(record))
                .containsExactly(
                        "Psychotic disorder (disorder): The record calls it provisional; it was taken as present.");
    }

    @Test
    void futureAndNameless() {
        FhirRecord record = read(bundle(
                "collection",
                annas("Condition", CODE, "'onsetDateTime':'2027-01-01'"),
                json("{'resourceType':'Condition','id':'c2'}")));

        assertThat(record.conditions()).isEmpty();
        assertThat(remarks(record))
                .containsExactly(
                        "Psychotic disorder (disorder): The record dates it 2027-01-01, after 2026-11-23; it was left out.",
                        "Condition/c2: It has no code and no text; it was not read.");
    }

    @Test
    void eachConditionOnce() {
        assertThat(read(bundle(
                                "collection",
                                annas("Condition", CODE),
                                annas("Condition", CODE).replace("x1", "x2")))
                        .conditions())
                .containsExactly(PRESENT);
    }

    @Test
    void allergies() {
        FhirRecord record = read(bundle(
                "collection",
                allergy("1", "'code':{'text':'Ketamine'}"),
                allergy("2", "'code':{'text':'Penicillin'}", status("clinicalStatus", "resolved")),
                allergy("3", "'code':{'text':'Latex'}", status("verificationStatus", "entered-in-error")),
                allergy("4", "'reaction':[{'substance':{'text':'Esketamine'}}]"),
                allergy("5", "'note':[]")));

        assertThat(record.allergies()).extracting(MedicationInput::text).containsExactly("Ketamine", "Esketamine");
        assertThat(remarks(record))
                .containsExactly(
                        "allergy: Penicillin: The record calls it resolved; it was left out.",
                        "Latex: The record marks it as entered-in-error; it was left out.",
                        "AllergyIntolerance/5: It names no substance; it was not read.");
    }

    private static String allergy(String id, String... fields) {
        return json("{'resourceType':'AllergyIntolerance','id':'" + id + "','patient':{'reference':'Patient/anna'},"
                + String.join(",", fields) + "}");
    }
}
