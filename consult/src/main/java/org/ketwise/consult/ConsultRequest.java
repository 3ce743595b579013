package org.ketwise.consult;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Age;
import org.ketwise.kernel.BloodPressure;
import org.ketwise.kernel.BodyWeight;
import org.ketwise.kernel.Sex;

/**
 * Everything that a face hands over, before anything of it was understood.
 *
 * @param plan the planned treatment in words, or null
 * @param allergies substances that the patient is recorded as allergic to
 * @param asOf the day that the list is looked at
 * @param remarks what the reader of the input wants said under "not assessed", as input and reason
 */
public record ConsultRequest(
        List<MedicationInput> medications,
        @Nullable String plan,
        @Nullable Age age,
        @Nullable BodyWeight weight,
        @Nullable Sex sex,
        @Nullable BloodPressure bloodPressure,
        boolean pregnant,
        List<ConditionInput> conditions,
        List<MedicationInput> allergies,
        LocalDate asOf,
        List<NotAssessed> remarks) {
    public ConsultRequest {
        medications = List.copyOf(medications);
        conditions = List.copyOf(conditions);
        allergies = List.copyOf(allergies);
        remarks = List.copyOf(remarks);
    }

    /** A list of text lines and a plan, with nothing known of the patient. */
    public static ConsultRequest of(List<String> lines, @Nullable String plan, LocalDate asOf) {
        return new ConsultRequest(
                lines.stream().map(MedicationInput::ofText).toList(),
                plan,
                null,
                null,
                null,
                null,
                false,
                List.of(),
                List.of(),
                asOf,
                List.of());
    }
}
