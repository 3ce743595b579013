package org.ketwise.pharmacometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

class EffectSiteTest {
    private static double[] constant(double value, int count) {
        double[] values = new double[count];
        java.util.Arrays.fill(values, value);
        return values;
    }

    @Test
    void reachesHalfOfASteadyConcentrationAfterOneHalfLife() {
        double[] hours = Simulation.every(0.1, 3);
        double[] site = EffectSite.concentrations(hours, constant(100, hours.length), 1);
        assertThat(site[0]).isZero();
        assertThat(site[10]).isCloseTo(50, within(1e-9));
        assertThat(site[20]).isCloseTo(75, within(1e-9));
    }

    @Test
    void withoutDelayItIsThePlasma() {
        double[] plasma = {0, 5, 3};
        assertThat(EffectSite.concentrations(new double[] {0, 1, 2}, plasma, 0)).containsExactly(plasma);
    }

    /** Of plasma e^-at the site is k / (k - a) (e^-at - e^-kt). */
    @Test
    void followsAFallingConcentrationLikeTheClosedForm() {
        double[] hours = Simulation.every(1 / 60.0, 6);
        double a = 0.7;
        double k = Math.log(2) / 0.2;
        double[] plasma =
                java.util.Arrays.stream(hours).map(t -> Math.exp(-a * t)).toArray();
        double[] site = EffectSite.concentrations(hours, plasma, 0.2);
        for (int i = 30; i < hours.length; i += 30) {
            double exact = k / (k - a) * (Math.exp(-a * hours[i]) - Math.exp(-k * hours[i]));
            assertThat(site[i]).isCloseTo(exact, withinPercentage(0.01));
        }
    }
}
