package org.ketwise.knowledge.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ketwise.knowledge.model.Evidence.Consistency;
import org.ketwise.knowledge.model.Evidence.Directness;

/** The method of {@code docs/methods/evidence.md}. */
class EvidenceGradeTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            pk-rct,        direct,   single,      10, high
            pk-rct,        direct,   single,       9, moderate
            pk-rct,        direct,   single,       -, moderate
            pk-rct,        class,    consistent,  12, moderate
            pk-rct,        direct,   conflicting, 12, moderate
            pk-rct,        indirect, conflicting,  9, very-low
            rct,           direct,   consistent,  50, high
            rct,           direct,   consistent,  49, moderate
            meta-analysis, indirect, consistent, 900, low
            label,         direct,   single,       -, moderate
            label,         direct,   consistent,   -, high
            label,         direct,   differing,    -, moderate
            label,         direct,   conflicting,  -, low
            label,         class,    consistent,   -, low
            label,         indirect, consistent,   -, very-low
            regulator,     direct,   consistent,   -, high
            guideline,     class,    single,       -, low
            cohort,        direct,   consistent, 120, moderate
            cohort,        direct,   single,     120, low
            cohort,        direct,   single,      12, very-low
            review,        direct,   consistent,   -, moderate
            case,          direct,   consistent,   -, low
            case,          direct,   single,       1, very-low
            animal,        indirect, single,       -, very-low
            theory,        class,    consistent,   -, very-low
            """)
    void whatABasisAllows(
            String level, String directness, String consistency, @Nullable Integer subjects, String highest) {
        assertThat(EvidenceGrade.highest(evidence(
                        level, new Evidence.Basis(Directness.of(directness), Consistency.of(consistency), subjects))))
                .isEqualTo(highest);
    }

    @Test
    void nobodyIsCertainOfWhatWasNotJudged() {
        assertThatIllegalArgumentException().isThrownBy(() -> EvidenceGrade.highest(evidence("label", null)));
    }

    @Test
    void certaintiesHaveAnOrder() {
        assertThat(EvidenceGrade.isAbove("high", "moderate")).isTrue();
        assertThat(EvidenceGrade.isAbove("low", "low")).isFalse();
        assertThat(EvidenceGrade.isAbove("very-low", "low")).isFalse();
    }

    private static Evidence evidence(String level, Evidence.@Nullable Basis basis) {
        return new Evidence(level, "low", basis, true, List.of(), null, List.of());
    }
}
