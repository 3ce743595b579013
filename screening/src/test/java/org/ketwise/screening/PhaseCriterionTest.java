package org.ketwise.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ketwise.kernel.BodyWeight;
import org.ketwise.kernel.Dose;
import org.ketwise.kernel.Route;
import org.ketwise.knowledge.model.PhaseCriterion;
import org.ketwise.knowledge.model.Threshold;

/** What a criterion asks of the phases of a plan. */
class PhaseCriterionTest {
    private static final PhaseCriterion ONE_AND_FAST =
            new PhaseCriterion(null, Threshold.atLeast(1), 10.0, null, null, null, null, null);

    private static PlannedTreatment plan(DosePhase... phases) {
        return new PlannedTreatment("", List.of(), 1, EnumSet.of(Route.INTRAVENOUS), null, null, List.of(phases));
    }

    private static DosePhase phase(double milligramsPerKilogram, @Nullable Double minutes, boolean pushed) {
        return new DosePhase(new Dose.PerKilogram(milligramsPerKilogram), minutes, null, null, false, pushed);
    }

    private static PhaseCriterion dose(Threshold threshold) {
        return new PhaseCriterion(null, threshold, null, null, null, null, null, null);
    }

    @ParameterizedTest
    @CsvSource({"1, true, true", "1, false, false", "0.99, true, false", "1.01, false, true"})
    void theEdgeCountsWhereTheSourceSaysSo(double planned, boolean inclusive, boolean reached) {
        Threshold threshold = inclusive ? Threshold.atLeast(1) : Threshold.above(1);
        assertThat(plan(phase(planned, null, false)).hasPhase(dose(threshold), null))
                .isEqualTo(reached);
    }

    @Test
    void aFlatDoseThatComesToTheEdgeByWeightIsAtTheEdge() {
        for (double kilograms = 40; kilograms < 120; kilograms += 0.7) {
            PlannedTreatment plan =
                    plan(new DosePhase(new Dose.Absolute(0.3 * kilograms), null, null, null, false, false));
            BodyWeight weight = BodyWeight.ofKilograms(kilograms);
            assertThat(plan.hasPhase(dose(Threshold.atLeast(0.3)), weight)).isTrue();
            assertThat(plan.hasPhase(dose(Threshold.above(0.3)), weight)).isFalse();
        }
    }

    @Test
    void theDoseOfOnePhaseAndTheSpeedOfAnotherDoNotAddUp() {
        DosePhase largeAndSlow = phase(1, 40.0, false);
        DosePhase smallAndFast = phase(0.2, null, true);
        assertThat(plan(largeAndSlow, smallAndFast).hasPhase(ONE_AND_FAST, null))
                .isFalse();
        assertThat(plan(largeAndSlow, phase(1, null, true)).hasPhase(ONE_AND_FAST, null))
                .isTrue();
    }

    @Test
    void whatHangsOnAWeightThatNobodyGaveIsPossibleAndDoesNotHold() {
        PlannedTreatment flat = plan(new DosePhase(new Dose.Absolute(70), null, null, null, false, true));
        assertThat(flat.mayHavePhase(ONE_AND_FAST)).isTrue();
        assertThat(flat.hasPhase(ONE_AND_FAST, null)).isFalse();
        assertThat(flat.hasPhase(ONE_AND_FAST, BodyWeight.ofKilograms(70))).isTrue();
        assertThat(plan(phase(0.5, null, true)).mayHavePhase(ONE_AND_FAST))
                .as("the weight changes nothing")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        ", false, false, true",
        ", true, false, true",
        "5, false, false, true",
        "10, false, true, false",
        "40, true, true, false"
    })
    void aTimeThatIsNamedTellsAnInfusion(
            @Nullable Double minutes, boolean pushed, boolean infused, boolean fastOrOpen) {
        PlannedTreatment plan = plan(phase(1, minutes, pushed));
        assertThat(plan.hasPhase(new PhaseCriterion(null, null, null, 10.0, null, null, null, null), null))
                .isEqualTo(infused);
        assertThat(plan.hasPhase(new PhaseCriterion(null, null, null, null, 10.0, null, null, null), null))
                .isEqualTo(fastOrOpen);
    }

    @ParameterizedTest
    @CsvSource({
        "3.5, 28, false, false",
        "3.5, 84, false, true",
        "2.33, 28, true, false",
        "7, 84, false, false",
        ", , false, false"
    })
    void howOftenAndForHowLong(@Nullable Double every, @Nullable Double course, boolean frequent, boolean longer) {
        PlannedTreatment plan = plan(new DosePhase(null, null, every, course, false, false));
        assertThat(plan.hasPhase(new PhaseCriterion(null, null, null, null, null, 3.0, null, null), null))
                .isEqualTo(frequent);
        assertThat(plan.hasPhase(new PhaseCriterion(null, null, null, null, null, 5.0, 3.0, 28.0), null))
                .isEqualTo(longer);
    }
}
