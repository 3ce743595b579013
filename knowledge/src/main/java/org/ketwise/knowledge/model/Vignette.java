package org.ketwise.knowledge.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.BloodPressure;
import org.ketwise.kernel.Severity;
import org.ketwise.kernel.Sex;

/** A case that a clinician can read and that runs as a test: a profile in, findings out. */
public record Vignette(String id, String title, Given given, Expectation expect) {
    /** The profile and the plan, as a person would type them. */
    public record Given(
            List<String> medications,
            @Nullable String plan,
            @Nullable Integer age,
            @Nullable Double weightKg,
            @Nullable Sex sex,
            @Nullable BloodPressure bloodPressure,
            boolean pregnant,
            List<String> conditions,
            @Nullable LocalDate asOf) {}

    /**
     * What must come out.
     *
     * @param onlyUpTo nothing may be more severe, or null
     */
    public record Expectation(
            List<ExpectedFinding> findings,
            List<ExpectedFinding> absent,
            @Nullable Severity onlyUpTo,
            List<String> resolved,
            List<String> suggested,
            List<String> ambiguous,
            List<String> unresolved,
            List<String> leftOut,
            List<String> monitoring) {}

    /** A pattern for a finding; what is null or empty is not asked for. */
    public record ExpectedFinding(
            @Nullable String rule,
            @Nullable String kind,
            @Nullable String category,
            @Nullable String axis,
            @Nullable Severity severity,
            @Nullable Severity severityAtLeast,
            @Nullable Severity severityAtMost,
            @Nullable String direction,
            List<String> subjects,
            @Nullable String modifier,
            @Nullable Boolean conflict,
            @Nullable String source) {}
}
