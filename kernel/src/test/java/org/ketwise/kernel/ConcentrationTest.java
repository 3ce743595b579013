package org.ketwise.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConcentrationTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "50 ng/mL; 50",
                "50; 50",
                "50 \u00b5g/L; 50",
                "50 \u03bcg/l; 50",
                "0,05 ug/ml; 50",
                "0.05 mg/L; 50",
                "500 pg/mL; 0.5",
                "50mcg/L; 50"
            })
    void readsUnits(String text, double nanogramsPerMilliliter) {
        assertThat(Concentration.parse(text).nanogramsPerMilliliter()).isCloseTo(nanogramsPerMilliliter, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0 ng/mL", "-5 ng/mL", "much", "50 mg", "50 nmol/L", "50 ng/dL", "NaN", "1e3"})
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> Concentration.parse(text))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("is not a concentration");
    }
}
