package org.ketwise.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no possible quantity cannot be built, and says in one sentence what would be. */
class QuantitiesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    70            | 70
                    70.5          | 70.5
                    '70,5'        | 70.5
                    ' 70 kg '     | 70
                    70KG          | 70
                    70 kilograms  | 70
                    1 kilogram    | 1
                    70 kilos      | 70
                    154 lb        | 69.853
                    154lbs        | 69.853
                    154 Pounds    | 69.853
                    1             | 1
                    400           | 400
                    """)
    void readsABodyWeight(String text, double kilograms) {
        assertThat(BodyWeight.parse(text).kilograms()).isCloseTo(kilograms, within(0.001));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "seventy",
                "-70",
                "70 st",
                "70 kg 80 kg",
                "7000000",
                "70 kg/m2",
                "NaN",
                "Infinity",
                "1e2",
                "70.",
                "0x46",
                "٧٠"
            })
    void whatIsNoBodyWeightIsRefused(String text) {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> BodyWeight.parse(text))
                .satisfies(error -> assertThat(error.problem()).isEqualTo("\"" + text + "\" is not a body weight."))
                .satisfies(error -> assertThat(error.remedy()).contains("70").contains("154 lb"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.9", "401", "1 lb", "1000 lb", "0 kg"})
    void aBodyWeightThatNobodyHasIsRefused(String text) {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> BodyWeight.parse(text))
                .withMessageContaining("is not possible");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -1, 0.999, 400.001})
    void noBodyWeightOutsideOneToFourHundredKilograms(double kilograms) {
        assertThatExceptionOfType(UserError.class).isThrownBy(() -> BodyWeight.ofKilograms(kilograms));
    }

    @Test
    void poundsAndKilogramsAreTheSameWeight() {
        for (int pounds = 3; pounds <= 880; pounds++) {
            double kilograms = BodyWeight.ofPounds(pounds).kilograms();
            assertThat(kilograms / 0.45359237).isCloseTo(pounds, within(1e-9));
            assertThat(BodyWeight.parse(pounds + " lb")).isEqualTo(BodyWeight.ofPounds(pounds));
        }
        assertThat(BodyWeight.ofPounds(100).kilograms()).isEqualTo(45.359237);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    142/91         | 142 | 91
                    '142 / 91'     | 142 | 91
                    142/91 mmHg    | 142 | 91
                    142/91mm Hg    | 142 | 91
                    ' 98/60 '      | 98  | 60
                    40/20          | 40  | 20
                    350/250        | 350 | 250
                    """)
    void readsABloodPressure(String text, int systolic, int diastolic) {
        assertThat(BloodPressure.parse(text)).isEqualTo(new BloodPressure(systolic, diastolic));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "142",
                "142/",
                "/91",
                "142-91",
                "142/91/60",
                "1420/91",
                "a/b",
                "142.5/91",
                "-142/91",
                "142/91 kPa",
                "١٤٢/٩١"
            })
    void whatIsNoBloodPressureIsRefused(String text) {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> BloodPressure.parse(text))
                .withMessage("\"" + text
                        + "\" is not a blood pressure. Write systolic over diastolic in mmHg, for example 142/91.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"91/142", "90/90", "39/20", "351/90", "300/251", "60/19"})
    void aBloodPressureThatNobodyHasIsRefused(String text) {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> BloodPressure.parse(text))
                .withMessageStartingWith("The blood pressure " + text + " is not possible.");
    }

    @ParameterizedTest
    @CsvSource({
        "140/90, true",
        "140/60, true",
        "110/90, true",
        "139/89, false",
        "180/89, true",
        "139/120, true",
        "90/60, false"
    })
    void eitherValueReachesTheLimit(String bloodPressure, boolean reaches) {
        BloodPressure limit = new BloodPressure(140, 90);
        assertThat(BloodPressure.parse(bloodPressure).eitherAtLeast(limit)).isEqualTo(reaches);
    }

    @ParameterizedTest
    @CsvSource({"89/50, true", "90/49, true", "120/40, true", "90/50, false", "140/90, false"})
    void eitherValueLiesBelowTheLimit(String bloodPressure, boolean below) {
        BloodPressure limit = new BloodPressure(90, 50);
        assertThat(BloodPressure.parse(bloodPressure).eitherBelow(limit)).isEqualTo(below);
    }

    @Test
    void aBloodPressureReadsAsItIsWritten() {
        assertThat(BloodPressure.parse(" 142 / 91 mmHg")).hasToString("142/91");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "17, 17", "' 65 ', 65", "120, 120", "007, 7"})
    void readsAnAge(String text, int years) {
        assertThat(Age.parse(text)).isEqualTo(new Age(years));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "6.5", "65 years", "1000", "sixty", "٦٥", "1e1"})
    void whatIsNoAgeIsRefused(String text) {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> Age.parse(text))
                .withMessage("\"" + text + "\" is not an age. Write completed years from 0 to 120.");
    }

    @Test
    void nobodyIsOlderThan120OrYoungerThanZero() {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> Age.parse("121"))
                .withMessage("An age of 121 years is not possible. Write completed years from 0 to 120.");
        assertThatExceptionOfType(UserError.class).isThrownBy(() -> new Age(-1));
    }

    @Test
    void agesAreComparedByYears() {
        assertThat(new Age(64))
                .isLessThan(new Age(65))
                .isGreaterThan(new Age(7))
                .isEqualByComparingTo(new Age(64));
    }

    @Test
    void anAbsoluteDoseNeedsNoWeight() {
        Dose dose = new Dose.Absolute(84);
        assertThat(dose.milligrams(Optional.empty())).contains(84.0);
        assertThat(dose.milligrams(Optional.of(BodyWeight.ofKilograms(70)))).contains(84.0);
        assertThat(dose).hasToString("84 mg");
    }

    @Test
    void aDoseByWeightIsKnownOnlyWithAWeight() {
        Dose dose = new Dose.PerKilogram(0.5);
        assertThat(dose.milligrams(Optional.empty())).isEmpty();
        assertThat(dose.milligrams(Optional.of(BodyWeight.ofKilograms(70)))).contains(35.0);
        assertThat(dose).hasToString("0.5 mg/kg");
    }

    @ParameterizedTest
    @CsvSource({"400, 400 mg", "0.25, 0.25 mg", "1500, 1500 mg", "33.33333, 33.3333 mg", "10.10, 10.1 mg"})
    void aDoseReadsWithoutNoise(double milligrams, String text) {
        assertThat(new Dose.Absolute(milligrams)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void noDoseIsZeroNegativeOrEndless(double amount) {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> new Dose.Absolute(amount))
                .withMessageContaining("Write an amount above zero");
        assertThatExceptionOfType(UserError.class).isThrownBy(() -> new Dose.PerKilogram(amount));
    }
}
