package org.ketwise.pharmacometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ketwise.kernel.Route;
import org.ketwise.kernel.Sex;

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
        VirtualPeople people = VirtualPeople.alike(Covariates.TYPICAL, 300, 3);
        PopulationSimulation.Asked asked = PopulationSimulation.Asked.courses(hours);
        PopulationSimulation.Spread one =
                PopulationSimulation.simulate(model, people, Regimen.single(56, Route.NASAL, 0), asked, done -> {});
        PopulationSimulation.Spread other =
                PopulationSimulation.simulate(model, people, Regimen.single(56, Route.NASAL, 0), asked, done -> {});
        assertThat(other.concentrations()).isDeepEqualTo(one.concentrations());
        assertThat(other.area()).isDeepEqualTo(one.area());
    }

    /** A model for each dose is followed dose by dose, which is the same sum; who is changed is the same person as before. */
    @Test
    void aModelForEachDoseIsMetByTheSamePeople() {
        PopulationModel model = Models.model("esketamine.perezruixo2021");
        VirtualPeople people = VirtualPeople.alike(Covariates.TYPICAL, 200, 3);
        Regimen twice = Regimen.repeated(new DoseEvent(0, 56, Route.NASAL, 0.1), 84, 2);
        PopulationSimulation.Asked asked = PopulationSimulation.Asked.courses(Simulation.every(0.5, 120));
        PopulationSimulation.Spread one = PopulationSimulation.simulate(model, people, twice, asked, done -> {});
        String intrinsic =
                Objects.requireNonNull(model.file().enzymes()).intrinsic().getFirst();
        PopulationModel half = model.changed(Map.of(intrinsic, value -> value / 2));
        PopulationSimulation.Spread alike =
                PopulationSimulation.simulate(List.of(model, model), people, twice, asked, done -> {});
        PopulationSimulation.Spread later =
                PopulationSimulation.simulate(List.of(model, half), people, twice, asked, done -> {});
        for (int at = 0; at < one.concentrations()[0].length; at++) {
            for (int percentile = 0; percentile < 5; percentile++) {
                double alone = one.concentrations()[0][at][percentile];
                assertThat(alike.concentrations()[0][at][percentile]).isCloseTo(alone, within(1e-8 * alone + 1e-9));
                if (at < 2 * 84) {
                    assertThat(later.concentrations()[0][at][percentile]).isCloseTo(alone, within(1e-8 * alone + 1e-9));
                } else if (at == 2 * 84 + 8) {
                    assertThat(later.concentrations()[0][at][percentile]).isGreaterThan(1.05 * alone);
                }
            }
        }
        assertThatThrownBy(() ->
                        PopulationSimulation.simulate(List.of(model, half, half), people, twice, asked, done -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 models for 2 doses");
    }

    private static PopulationSimulation.Spread ofNasal(VirtualPeople people, PopulationSimulation.Asked asked) {
        return PopulationSimulation.simulate(
                Models.model("esketamine.perezruixo2021"),
                people,
                Regimen.repeated(new DoseEvent(0, 56, Route.NASAL, 0.1), 84, 2),
                asked,
                done -> {});
    }

    /** What is summed up is the same whether courses are kept or not, and how many people can be is another matter. */
    @Test
    void summariesNeedNoCourses() {
        VirtualPeople people = VirtualPeople.alike(Covariates.TYPICAL, 200, 3);
        SampledTimes times = SampledTimes.shown(Simulation.every(0.25, 120));
        PopulationSimulation.Asked kept = new PopulationSimulation.Asked(times, true, List.of(10.0));
        PopulationSimulation.Asked summed = new PopulationSimulation.Asked(times, false, List.of(10.0));
        PopulationSimulation.Spread with = ofNasal(people, kept);
        PopulationSimulation.Spread without = ofNasal(people, summed);
        assertThat(without.cmax()).isDeepEqualTo(with.cmax());
        assertThat(without.tmax()).isDeepEqualTo(with.tmax());
        assertThat(without.area()).isDeepEqualTo(with.area());
        assertThat(without.above().getFirst().hours())
                .isDeepEqualTo(with.above().getFirst().hours());
        assertThat(without.concentrations()[0]).isEmpty();
        assertThat(kept.mostSubjects(2)).isLessThan(100_000);
        assertThat(summed.mostSubjects(2)).isGreaterThan(1_000_000);
    }

    /** Between people a lognormal peak, on it a lognormal error: the variances of the logarithms add up. */
    @Test
    void aMeasurementIsSpreadWiderByTheErrorOfTheModel() {
        VirtualPeople people = VirtualPeople.alike(Covariates.TYPICAL, 20_000, 3);
        PopulationModel model = Models.model("esketamine.otto2021");
        PopulationSimulation.Spread spread = PopulationSimulation.simulate(
                model,
                people,
                Regimen.single(20, Route.INTRAVENOUS, 0),
                PopulationSimulation.Asked.courses(0.0, 1.0),
                done -> {});
        PopulationSimulation.Measured measured =
                Objects.requireNonNull(spread.measured().get("esketamine"));
        // The peak of a bolus is the dose over V1, whose omega is 0.290; the residual is 0.236.
        double width = 2 * 1.6449;
        double[] cmax = spread.cmax()[0];
        assertThat(Math.log(cmax[4] / cmax[0]) / width).isCloseTo(0.290, within(0.01));
        assertThat(Math.log(measured.cmax()[1] / measured.cmax()[0]) / width)
                .isCloseTo(Math.hypot(0.290, 0.236), within(0.01));
        assertThat(Math.sqrt(measured.cmax()[1] * measured.cmax()[0])).isCloseTo(20_000 / 133.0, withinPercentage(2));
        assertThat(measured.concentrations()[1][0]).isLessThan(spread.concentrations()[0][1][0]);
        assertThat(measured.concentrations()[1][1]).isGreaterThan(spread.concentrations()[0][1][4]);
        assertThat(spread.measured()).containsOnlyKeys("esketamine", "noresketamine");
    }

    @Test
    void whereNoErrorWasPublishedNoneIsMadeUp() {
        assertThat(PopulationSimulation.simulate(
                                Models.model("esketamine.simons2022"),
                                VirtualPeople.alike(Covariates.TYPICAL, 3, 1),
                                Regimen.single(50, Route.SUBLINGUAL, 0),
                                PopulationSimulation.Asked.courses(0, 1),
                                done -> {})
                        .measured())
                .isEmpty();
    }

    @Test
    void theNumberOfThreadsChangesNothing() throws Exception {
        VirtualPeople people = new VirtualPeople(
                new CovariateSpread.Even(20, 80), new CovariateSpread.Bell(78, 15, 50, 110), 0.5, 0.2, 0.1, 300, 9);
        PopulationSimulation.Asked asked =
                new PopulationSimulation.Asked(SampledTimes.shown(Simulation.every(0.5, 100)), true, List.of(20.0));
        PopulationSimulation.Spread here = ofNasal(people, asked);
        try (ForkJoinPool one = new ForkJoinPool(1)) {
            PopulationSimulation.Spread alone =
                    one.submit(() -> ofNasal(people, asked)).get();
            assertThat(alone.concentrations()).isDeepEqualTo(here.concentrations());
            assertThat(Objects.requireNonNull(alone.measured().get("esketamine"))
                            .concentrations())
                    .isDeepEqualTo(Objects.requireNonNull(here.measured().get("esketamine"))
                            .concentrations());
            assertThat(alone.above().getFirst().hours())
                    .isDeepEqualTo(here.above().getFirst().hours());
        }
    }

    @Test
    void everybodyIsReported() {
        AtomicInteger done = new AtomicInteger();
        PopulationSimulation.simulate(
                Models.model("ketamine.domino1984"),
                VirtualPeople.alike(Covariates.TYPICAL, 101, 1),
                Regimen.single(35, Route.INTRAVENOUS, 0),
                PopulationSimulation.Asked.courses(0, 1),
                done::addAndGet);
        assertThat(done).hasValue(101);
    }

    @Test
    void covariatesAreSpreadAsAsked() {
        VirtualPeople people = new VirtualPeople(
                new CovariateSpread.Even(18, 65), new CovariateSpread.Bell(78, 15, 50, 110), 0.3, 0.2, 0.1, 20_000, 9);
        List<Covariates> drawn =
                IntStream.range(0, people.count()).mapToObj(people::covariates).toList();
        assertThat(drawn).allSatisfy(person -> {
            assertThat(person.age()).isBetween(18.0, 65.0);
            assertThat(person.weight()).isBetween(50.0, 110.0);
        });
        assertThat(drawn.stream().mapToDouble(Covariates::age).average().orElseThrow())
                .isCloseTo(41.5, within(0.5));
        // The normal distribution cut at -1.867 and +2.133 SD has a mean of 78 + 15 * 0.0298 and an SD of 15 * 0.910.
        double mean = drawn.stream().mapToDouble(Covariates::weight).average().orElseThrow();
        assertThat(mean).isCloseTo(78 + 15 * 0.0298, within(0.4));
        assertThat(share(drawn, person -> person.sex() == Sex.FEMALE)).isCloseTo(0.3, within(0.02));
        assertThat(share(drawn, person -> person.ancestry() == Covariates.Ancestry.ASIAN))
                .isCloseTo(0.2, within(0.02));
        assertThat(share(drawn, person -> person.ancestry() == Covariates.Ancestry.JAPANESE))
                .isCloseTo(0.1, within(0.02));
        assertThat(people.typical()).isEqualTo(new Covariates(41.5, 78, Sex.MALE, Covariates.Ancestry.OTHER));
    }

    /** What is drawn for the age does not shift the weights. */
    @Test
    void oneCovariateDoesNotMoveAnother() {
        CovariateSpread weight = new CovariateSpread.Bell(78, 15, 50, 110);
        VirtualPeople young = new VirtualPeople(new CovariateSpread.One(30), weight, 1, 0, 0, 50, 9);
        VirtualPeople mixed = new VirtualPeople(new CovariateSpread.Bell(40, 30, 18, 65), weight, 0.5, 0.5, 0, 50, 9);
        for (int person = 0; person < 50; person++) {
            assertThat(mixed.covariates(person).weight())
                    .isEqualTo(young.covariates(person).weight());
        }
    }

    private static double share(List<Covariates> people, Predicate<Covariates> which) {
        return (double) people.stream().filter(which).count() / people.size();
    }

    /** One compartment: the time above is known in closed form, whatever the step. */
    @Test
    void crossingsAreFoundWithinAStep() {
        double[] hours = Simulation.every(4, 24);
        double[] falls = Arrays.stream(hours)
                .map(hour -> 100 * Math.exp(-hour * Math.log(2) / 3))
                .toArray();
        assertThat(TimeAbove.hours(hours, falls, 0, 10)).isCloseTo(3 * Math.log(10) / Math.log(2), within(1e-9));
        assertThat(TimeAbove.hours(hours, falls, 0, 100)).isZero();
        assertThat(TimeAbove.hours(hours, falls, 0, 0.001)).isEqualTo(24);
        double[] rises = {7, 0, 4, 4, 0, 8};
        assertThat(TimeAbove.hours(new double[] {0, 2, 3, 5, 6}, rises, 1, 2))
                .isCloseTo(1 + 1 + 1 + 0.75, within(1e-9));
        assertThat(TimeAbove.hours(new double[] {0, 2, 3, 5, 6}, rises, 1, 9)).isZero();
    }

    /** A dose that enters at once jumps; the time before it must not count as a slope. */
    @Test
    void aJumpIsNoSlope() {
        Regimen regimen = Regimen.repeated(new DoseEvent(0, 35, Route.INTRAVENOUS, 0), 24, 3);
        double[] shown = Simulation.every(6, 72);
        SampledTimes times = SampledTimes.between(shown, Simulation.every(0.25, 72), regimen);
        assertThat(times.shownHours()).containsExactly(shown);
        assertThat(times.hours()).isSorted();
        PopulationModel model = Models.model("ketamine.domino1984");
        PopulationSimulation.Spread spread = PopulationSimulation.simulate(
                model,
                VirtualPeople.alike(Covariates.TYPICAL, 1, 1),
                regimen,
                new PopulationSimulation.Asked(times, true, List.of(50.0)),
                done -> {});
        double[] fine = Simulation.every(0.001, 72);
        double[] person = new Simulation(model.typical(Covariates.TYPICAL), regimen)
                .at(fine)
                .concentrations()[0];
        double counted = 0.001 * Arrays.stream(person).filter(each -> each > 50).count();
        assertThat(spread.above().getFirst().hours()[0][2]).isCloseTo(counted, within(0.01));
        assertThat(spread.above().getFirst().ever()[0]).isEqualTo(1);
    }
}
