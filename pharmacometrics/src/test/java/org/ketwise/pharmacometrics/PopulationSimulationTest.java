package org.ketwise.pharmacometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ketwise.kernel.Route;

class PopulationSimulationTest {
    private static final int COUNT = 12;

    /** Neighbours, in number or in seed, share no deviation: nobody is a shifted copy of somebody else. */
    @Test
    void peopleAreIndependent() {
        Set<Double> seen = new HashSet<>();
        for (long seed : new long[] {0, 1, 2, -1, 0x9E3779B97F4A7C15L}) {
            for (int person = 0; person < 200; person++) {
                for (double deviation : PopulationSimulation.deviations(COUNT, seed, person)) {
                    assertThat(seen.add(deviation)).isTrue();
                }
            }
        }
    }

    @Test
    void deviationsAreStandardNormal() {
        double[] all = IntStream.range(0, 20_000)
                .mapToObj(person -> PopulationSimulation.deviations(2, 7, person))
                .flatMapToDouble(Arrays::stream)
                .toArray();
        double mean = Arrays.stream(all).average().orElseThrow();
        double variance =
                Arrays.stream(all).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
        assertThat(mean).isCloseTo(0, within(0.03));
        assertThat(variance).isCloseTo(1, within(0.03));
    }

    @Test
    void theSameSeedGivesTheSameBytes() {
        PopulationModel model = Models.model("esketamine.perezruixo2021");
        double[] hours = Simulation.every(0.5, 24);
        PopulationSimulation.Spread one = PopulationSimulation.simulate(
                model, Covariates.TYPICAL, Regimen.single(56, Route.NASAL, 0), hours, 300, 3);
        PopulationSimulation.Spread other = PopulationSimulation.simulate(
                model, Covariates.TYPICAL, Regimen.single(56, Route.NASAL, 0), hours, 300, 3);
        assertThat(other.concentrations()).isDeepEqualTo(one.concentrations());
        assertThat(other.area()).isDeepEqualTo(one.area());
    }
}
