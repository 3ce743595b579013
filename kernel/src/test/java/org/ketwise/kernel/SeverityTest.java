package org.ketwise.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The order of severities is the order of the output contract. */
class SeverityTest {
    @Test
    void risesFromNoneToContraindicated() {
        assertThat(Severity.values())
                .extracting(Severity::code)
                .containsExactly("none", "minor", "moderate", "major", "contraindicated");
        assertThat(Severity.values()).isSorted();
    }

    @Test
    void worseAndMilderOfEachTwo() {
        for (Severity a : Severity.values()) {
            for (Severity b : Severity.values()) {
                boolean aIsWorse = a.ordinal() > b.ordinal();
                assertThat(a.max(b)).isSameAs(aIsWorse ? a : b).isSameAs(b.max(a));
                assertThat(a.min(b)).isSameAs(aIsWorse ? b : a).isSameAs(b.min(a));
                assertThat(a.atLeast(b)).isEqualTo(a.max(b) == a);
            }
        }
    }

    @Test
    void majorAndContraindicatedInterrupt() {
        assertThat(Severity.values())
                .filteredOn(Severity::interrupts)
                .containsExactly(Severity.MAJOR, Severity.CONTRAINDICATED);
    }

    @ParameterizedTest
    @EnumSource
    void isReadAsItIsWritten(Severity severity) {
        assertThat(Severity.of(severity.code())).isSameAs(severity);
        assertThatIllegalArgumentException().isThrownBy(() -> Severity.of(severity.code() + "ish"));
    }
}
