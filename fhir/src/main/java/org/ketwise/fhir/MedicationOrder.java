package org.ketwise.fhir;

import org.ketwise.consult.MedicationInput;

/**
 * A medication resource: an order, a statement, an administration or a dispense.
 *
 * @param reference what others call it, for example {@code MedicationRequest/17}
 * @param nameless whether it only refers to a medicine that could not be found
 * @param dosing what it says of dose, route and schedule
 */
public record MedicationOrder(String reference, MedicationInput input, boolean nameless, Dosing dosing) {}
