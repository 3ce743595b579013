package org.ketwise.fhir;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.ConditionInput;
import org.ketwise.consult.ConsultRequest;
import org.ketwise.consult.MedicationInput;
import org.ketwise.consult.NotAssessed;
import org.ketwise.kernel.Age;
import org.ketwise.kernel.BloodPressure;
import org.ketwise.kernel.BodyWeight;
import org.ketwise.kernel.Sex;

/**
 * What a FHIR record says about one patient on one day.
 *
 * @param patientId the logical id, or null where the record names no patient
 * @param orders exactly one for each medication resource, in the order of the input
 * @param allergies substances of active allergies
 * @param conditions each once; past ones as {@code history of …} without codes
 * @param age in completed years on the day
 * @param bloodPressure the latest not later than the day
 * @param weight the latest not later than the day
 * @param pregnant whether the latest statement of the last ten months says so
 * @param remarks what was not read and what was taken with a doubt
 */
public record FhirRecord(
        @Nullable String patientId,
        List<MedicationOrder> orders,
        List<MedicationInput> allergies,
        List<ConditionInput> conditions,
        @Nullable Age age,
        @Nullable Sex sex,
        @Nullable Measured<BloodPressure> bloodPressure,
        @Nullable Measured<BodyWeight> weight,
        boolean pregnant,
        LocalDate asOf,
        List<NotAssessed> remarks) {
    public FhirRecord {
        orders = List.copyOf(orders);
        allergies = List.copyOf(allergies);
        conditions = List.copyOf(conditions);
        remarks = List.copyOf(remarks);
    }

    /** What the orders say is taken. */
    public List<MedicationInput> medications() {
        return orders.stream().map(MedicationOrder::input).toList();
    }

    /** Whether nothing at all was found of any patient, which is a wrong file more often than a patient without medicines. */
    public boolean saysNothing() {
        return patientId == null
                && orders.isEmpty()
                && allergies.isEmpty()
                && conditions.isEmpty()
                && bloodPressure == null
                && weight == null;
    }

    /** A value and the day it was measured, null where the record does not say. */
    public record Measured<T>(T value, @Nullable LocalDate on) {}

    /** The record and a plan, with nothing added. */
    public ConsultRequest toRequest(@Nullable String plan) {
        return new ConsultRequest(
                medications(),
                plan,
                age,
                weight == null ? null : weight.value(),
                sex,
                bloodPressure == null ? null : bloodPressure.value(),
                pregnant,
                conditions,
                allergies,
                asOf,
                remarks);
    }
}
