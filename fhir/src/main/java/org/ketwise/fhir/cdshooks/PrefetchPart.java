package org.ketwise.fhir.cdshooks;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a record that are asked for. The templates use only the tokens and the searches that CDS Hooks 2.0 asks every client to support; so a Medication that an
 * order refers to is not asked for, and the words beside the reference must do.
 */
public enum PrefetchPart {
    PATIENT("patient", "Patient", "patient", "Patient/{{context.patientId}}"),
    MEDICATION_REQUESTS(
            "medicationRequests",
            "MedicationRequest",
            "medication orders",
            "MedicationRequest?patient={{context.patientId}}&status=active,on-hold"),
    MEDICATION_STATEMENTS(
            "medicationStatements",
            "MedicationStatement",
            "medication statements",
            "MedicationStatement?patient={{context.patientId}}&status=active"),
    CONDITIONS(
            "conditions",
            "Condition",
            "conditions",
            "Condition?patient={{context.patientId}}&clinical-status=active,recurrence,relapse"),
    ALLERGIES(
            "allergies",
            "AllergyIntolerance",
            "allergies",
            "AllergyIntolerance?patient={{context.patientId}}&clinical-status=active"),
    BLOOD_PRESSURE(
            "bloodPressure",
            "Observation",
            "blood pressure",
            "Observation?patient={{context.patientId}}&code=http://loinc.org|85354-9&_sort=-date&_count=1"),
    BODY_WEIGHT(
            "bodyWeight",
            "Observation",
            "body weight",
            "Observation?patient={{context.patientId}}&code=http://loinc.org|29463-7&_sort=-date&_count=1");

    private static final String PATIENT_TOKEN = "{{context.patientId}}";

    private final String key;
    private final String type;
    private final String words;
    private final String template;

    PrefetchPart(String key, String type, String words, String template) {
        this.key = key;
        this.type = type;
        this.words = words;
        this.template = template;
    }

    public String key() {
        return key;
    }

    /** What it is called in a sentence. */
    public String words() {
        return words;
    }

    public String template() {
        return template;
    }

    /** The template for one patient, to be asked of a FHIR server; the id must be a logical id. */
    public String query(String patientId) {
        return template.replace(PATIENT_TOKEN, patientId).replace("|", "%7C");
    }

    boolean holds(String resourceType) {
        return type.equals(resourceType);
    }

    /** Without any of these there is nothing to screen. */
    boolean isMedicines() {
        return this == MEDICATION_REQUESTS || this == MEDICATION_STATEMENTS;
    }

    /** Whether one page of it is all that was asked for. */
    boolean isLatestOnly() {
        return this == BLOOD_PRESSURE || this == BODY_WEIGHT;
    }

    static @Nullable PrefetchPart findByKey(String key) {
        return Stream.of(values())
                .filter(part -> part.key.equals(key))
                .findFirst()
                .orElse(null);
    }
}
