package org.ketwise.pharmacometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {
    private static final double[] VALUES = {70, 0.5};

    private static Formula parse(String text) {
        return Formula.parse(text, name -> name.equals("weight") ? 0 : name.equals("F") ? 1 : -1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1 + 2 * 3; 7",
                "(1 + 2) * 3; 9",
                "8 - 3 - 2; 3",
                "8 / 4 / 2; 1",
                "2 ^ 3 ^ 2; 512",
                "-2 ^ 2; -4",
                "2 * -3; -6",
                "1.5e-2; 0.015",
                "95.2 * (weight / 70) ^ 0.75; 95.2",
                "(1 - F) * 4; 2",
                "max(0, weight - 60); 10",
                "min(weight, 60); 60",
                "step(weight - 70); 0",
                "step(weight - 69.5); 1",
                "exp(ln(3)); 3"
            })
    void calculates(String text, double value) {
        assertThat(parse(text).of(VALUES)).isCloseTo(value, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1 +", "(1", "1)", "1 2", "* 2", "max(1)", "max(1, 2", "1..2", "sin(1)", "height", "2 weight"
            })
    void refusesWhatItCannotRead(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesWhatIsMissing() {
        assertThatThrownBy(() -> parse("2 * height")).hasMessageContaining("there is no height");
    }
}
