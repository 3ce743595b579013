package org.ketwise.screening;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Age;
import org.ketwise.kernel.BloodPressure;
import org.ketwise.kernel.BodyWeight;
import org.ketwise.kernel.Sex;

/** What is known of the patient besides the medicines; null means not known, which is never the same as normal. */
public record PatientFacts(
        @Nullable Age age,
        @Nullable BodyWeight weight,
        @Nullable Sex sex,
        @Nullable BloodPressure bloodPressure,
        boolean pregnant,
        List<KnownCondition> conditions) {
    public static final PatientFacts UNKNOWN = new PatientFacts(null, null, null, null, false, List.of());
}
