package org.ketwise.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes that are not well formed cannot be built; words of the content and of the output go both ways. */
class CodesTest {
    @ParameterizedTest
    @ValueSource(strings = {"1", "6130", "2119365", "99999999"})
    void anRxCuiHasOneToEightDigits(String code) {
        assertThat(new RxCui(code)).hasToString(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "06130", "123456789", "-1", " 6130", "6130 ", "61a0", "٦١٣٠", "6.1"})
    void whatIsNoRxCuiIsRefused(String code) {
        assertThat(RxCui.isWellFormed(code)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new RxCui(code)).withMessage("not an RxCUI: " + code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"N", "N06", "N06B", "N06BA", "N06BA04"})
    void anAtcCodeStandsAtOneOfFiveLevels(String code) {
        assertThat(new AtcCode(code)).hasToString(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "n06ba04", "N0", "N06BA0", "N06BA040", "N06B04", "06BA04", "N06BA04 ", "NN6BA04"})
    void whatIsNoAtcCodeIsRefused(String code) {
        assertThat(AtcCode.isWellFormed(code)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AtcCode(code))
                .withMessage("not an ATC code: " + code);
    }

    @ParameterizedTest
    @EnumSource
    void routesAreReadAsTheyAreWritten(Route route) {
        assertThat(Route.of(route.code())).isSameAs(route);
        assertThat(route.code()).isLowerCase();
    }

    @Test
    void threeRoutesAreInjected() {
        assertThat(Route.values())
                .filteredOn(Route::injected)
                .containsExactly(Route.INTRAVENOUS, Route.INTRAMUSCULAR, Route.SUBCUTANEOUS);
    }

    @Test
    void aWordThatIsNoRouteIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Route.of("rectal"));
        assertThatIllegalArgumentException().isThrownBy(() -> Route.of(""));
    }

    @ParameterizedTest
    @EnumSource
    void sexesAreReadAsTheyAreWritten(Sex sex) {
        assertThat(Sex.of(sex.code())).isSameAs(sex);
        assertThatIllegalArgumentException().isThrownBy(() -> Sex.of(sex.code() + "s"));
    }
}
