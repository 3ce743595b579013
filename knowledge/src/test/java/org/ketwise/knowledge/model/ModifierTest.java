package org.ketwise.knowledge.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ketwise.kernel.Severity;

/** Context raises at least to, and lowers at most to, a severity; it never does the opposite. */
class ModifierTest {
    @ParameterizedTest
    @CsvSource({
        "none, major, , major",
        "major, major, , major",
        "contraindicated, major, , contraindicated",
        "none, , minor, none",
        "minor, , minor, minor",
        "contraindicated, , minor, minor",
        "none, moderate, major, moderate",
        "contraindicated, moderate, major, major",
        "moderate, , , moderate"
    })
    void raisesOrLowers(String before, String raiseTo, String lowerTo, String after) {
        Modifier modifier = new Modifier(
                Criterion.ALWAYS,
                raiseTo == null ? null : Severity.of(raiseTo),
                lowerTo == null ? null : Severity.of(lowerTo),
                "It matters.",
                List.of());
        assertThat(modifier.apply(Severity.of(before))).isSameAs(Severity.of(after));
    }
}
