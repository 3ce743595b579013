package org.ketwise.consult.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.ketwise.kernel.Age;
import org.ketwise.kernel.BodyWeight;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Effect;

class SimulatedEffectsTest {
    private static final ExposureSimulation SIMULATION = new ExposureSimulation(KnowledgeBase.builtIn());

    private static List<SimulatedEffect> effects(String plan, String... others) {
        return SIMULATION
                .simulate(new SimulationRequest(
                        List.of(plan),
                        List.of(others),
                        new Age(40),
                        new BodyWeight(70),
                        null,
                        null,
                        1,
                        1,
                        null,
                        null,
                        null))
                .getFirst()
                .effects();
    }

    private static SimulatedEffect effect(String plan, String id) {
        return effects(plan).stream()
                .filter(each -> each.effect().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static SimulatedEffect.Course course(String plan, String id) {
        return Objects.requireNonNull(effect(plan, id).course());
    }

    /** Mean rises of the meta-analysis (12.6) and of the nasal trials (13.3), within 5 mmHg; peak near the end of the infusion or 40 minutes after the dose. */
    @ParameterizedTest
    @CsvFileSource(files = "../docs/validation/effects.csv", delimiter = ';', numLinesToSkip = 2)
    void theIllustrativeRiseOfPressureIsThatOfTheStudies(
            String id,
            String plan,
            String effect,
            double mean,
            double window,
            double peakFrom,
            double peakTo,
            double quarterHours) {
        SimulatedEffect.Course course = course(plan, effect);
        assertThat(60 * course.hours()[course.peak()]).as(id).isBetween(peakFrom, peakTo);
        for (int at = 0; at < course.hours().length; at++) {
            if (course.hours()[at] >= quarterHours) {
                assertThat(course.likely()[at]).isLessThan(0.25 * course.likely()[course.peak()]);
            }
        }
        assertThat(course.likely()[course.peak()]).as(id).isCloseTo(mean, within(window));
        assertThat(effect(plan, "systolic-pressure").effect().grade()).isEqualTo(Effect.Grade.ILLUSTRATIVE);
        assertThat(effect(plan, "systolic-pressure").observed()).isNotEmpty();
    }

    /** 185 ng/mL of ketamine at 45 % bound give 22 to 28 % by the published relation. */
    @Test
    void occupancyFollowsTheUnboundConcentration() {
        Effect.Response response = Objects.requireNonNull(effect("ketamine 0.5 mg/kg iv over 40 min", "nmda-occupancy")
                .effect()
                .response());
        assertThat(response.at(185, response.parameter()))
                .isCloseTo(100 * 0.55 * 185 / 237.73 / (0.55 * 185 / 237.73 + 1.42), within(0.1));
        assertThat(response.at(response.parameter(), response.parameter())).isCloseTo(50, within(1e-9));
    }

    @Test
    void theLikelyEffectLiesBetweenItsLimits() {
        for (SimulatedEffect effect : effects("esketamine 56 mg nasal twice weekly for 4 weeks")) {
            SimulatedEffect.Course course = effect.course();
            if (course != null) {
                for (int at = 0; at < course.hours().length; at++) {
                    assertThat(course.likely()[at]).isBetween(course.low()[at], course.high()[at]);
                }
            }
        }
    }

    @Test
    void whereNoResponseIsKnownOnlyWhatWasSeenIsTold() {
        SimulatedEffect sedation = effect("esketamine 84 mg nasal", "sedation");
        assertThat(sedation.course()).isNull();
        assertThat(sedation.observed()).hasSize(1);
        assertThat(effects("ketamine 0.5 mg/kg iv over 40 min"))
                .noneMatch(each -> each.effect().id().equals("sedation"));
    }

    /** The site lags behind plasma. */
    @Test
    void theEffectPeaksAfterTheConcentration() {
        SimulatedEffect.Course perception = course("ketamine 0.5 mg/kg iv over 40 min", "changed-perception");
        SimulatedEffect.Course occupancy = course("ketamine 0.5 mg/kg iv over 40 min", "nmda-occupancy");
        assertThat(occupancy.hours()[occupancy.peak()] * 60).isCloseTo(40, within(1.0));
        assertThat(perception.peak()).isGreaterThan(occupancy.peak());
    }

    /** What gut and liver let through of a swallowed dose rises most; the peak of an infusion hardly changes. */
    @Test
    void withAnInhibitorTheEffectIsThatOfTheHigherConcentrations() {
        SimulatedEffect swallowed = perception("ketamine 100 mg oral", "clarithromycin 500 mg twice daily for 5 days");
        SimulatedEffect infused =
                perception("ketamine 0.5 mg/kg iv over 40 min", "clarithromycin 500 mg twice daily for 5 days");
        assertThat(peak(swallowed.changed()) / peak(swallowed.course())).isGreaterThan(1.5);
        assertThat(peak(infused.changed()) / peak(infused.course())).isBetween(1.0, 1.2);
    }

    @Test
    void withAnInducerTheEffectIsSmaller() {
        SimulatedEffect effect = perception("ketamine 100 mg oral", "rifampin 600 mg daily for 14 days");
        assertThat(peak(effect.changed())).isLessThan(0.5 * peak(effect.course()));
    }

    @Test
    void whereNobodyCanSayHowConcentrationsChangeNoEffectIsCalculated() {
        assertThat(perception("ketamine 100 mg oral", "itraconazole 200 mg daily for 6 days")
                        .changed())
                .isNull();
        assertThat(perception("ketamine 100 mg oral").changed()).isNull();
    }

    private static SimulatedEffect perception(String plan, String... others) {
        return effects(plan, others).stream()
                .filter(each -> each.effect().id().equals("changed-perception"))
                .findFirst()
                .orElseThrow();
    }

    private static double peak(SimulatedEffect.@Nullable Course course) {
        return Objects.requireNonNull(course).likely()[course.peak()];
    }
}
