package org.ketwise.fhir;

import org.jspecify.annotations.Nullable;

/** What kind of record a medication resource is. */
enum MedicationKind {
    ORDER,
    STATEMENT,
    ADMINISTRATION,
    DISPENSE;

    /** @return null where a type is no record that somebody takes a medicine */
    static @Nullable MedicationKind find(String type) {
        return switch (type) {
            // The second name is that of FHIR DSTU2.
            case "MedicationRequest", "MedicationOrder" -> ORDER;
            case "MedicationStatement" -> STATEMENT;
            case "MedicationAdministration" -> ADMINISTRATION;
            case "MedicationDispense" -> DISPENSE;
            default -> null;
        };
    }
}
