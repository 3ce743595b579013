package org.ketwise.consult.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ketwise.kernel.UserError;
import org.ketwise.pharmacometrics.CovariateSpread;

class PeopleReaderTest {
    @ParameterizedTest
    @ValueSource(strings = {"18-65", "18 - 65", "18 to 65 years", "18\u201365", "18 years to 65 years"})
    void aRangeOfAges(String text) {
        assertThat(PeopleReader.age(text)).isEqualTo(new CovariateSpread.Even(18, 65));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "78 SD 15 kg",
                "78 kg SD 15",
                "78 kg, SD 15 kg",
                "mean 78 sd 15",
                "78 \u00b1 15 kg",
                "78 +/- 15",
                "78 (SD 15)"
            })
    void meanAndSdOfWeights(String text) {
        assertThat(PeopleReader.weight(text)).isEqualTo(new CovariateSpread.Bell(78, 15, 0, 400));
    }

    @Test
    void oneValueAndPounds() {
        assertThat(PeopleReader.age("45")).isEqualTo(new CovariateSpread.One(45));
        assertThat(PeopleReader.weight("78,5 kg")).isEqualTo(new CovariateSpread.One(78.5));
        assertThat(PeopleReader.weight("100 SD 10 lb")).isInstanceOfSatisfying(CovariateSpread.Bell.class, bell -> {
            assertThat(bell.mean()).isCloseTo(45.359237, within(1e-9));
            assertThat(bell.sd()).isCloseTo(4.5359237, within(1e-9));
        });
        assertThat(PeopleReader.weight("110-220 lb").typical()).isCloseTo(165 * 0.45359237, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "old",
                "65-18",
                "18-18",
                "18-",
                "45 SD 0",
                "45 SD 50",
                "18-650",
                "18-65 kg",
                "121",
                "45.5",
                "-5",
                ""
            })
    void anAgeThatCannotBeIsRefused(String text) {
        assertThatThrownBy(() -> PeopleReader.age(text)).isInstanceOf(UserError.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "heavy",
                "90-60",
                "60 kg to 200 lb",
                "78 SD 0 kg",
                "78 SD 90",
                "0.5-70",
                "60-500",
                "78 SD 15 years"
            })
    void aWeightThatCannotBeIsRefused(String text) {
        assertThatThrownBy(() -> PeopleReader.weight(text)).isInstanceOf(UserError.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"female; 1", "male; 0", "female 60 %; 0.6", "60% women; 0.6", "male 30 %; 0.7", "F; 1"})
    void sharesOfWomen(String text, double share) {
        assertThat(PeopleReader.female(text)).isCloseTo(share, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "asian; 1; 0",
                "other; 0; 0",
                "Japanese; 0; 1",
                "asian 30 %, japanese 10 %; 0.3; 0.1",
                "30% asian and 70% other; 0.3; 0"
            })
    void sharesByAncestry(String text, double asian, double japanese) {
        assertThat(PeopleReader.ancestries(text)).isEqualTo(new PeopleReader.Ancestries(asian, japanese));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"martian", "asian 60 %, japanese 60 %", "asian, japanese", "asian 110 %", "10 % asian 20 %", ""})
    void anAncestryThatCannotBeIsRefused(String text) {
        assertThatThrownBy(() -> PeopleReader.ancestries(text)).isInstanceOf(UserError.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"both", "female 101 %", "50 %"})
    void aSexThatCannotBeIsRefused(String text) {
        assertThatThrownBy(() -> PeopleReader.female(text)).isInstanceOf(UserError.class);
    }
}
