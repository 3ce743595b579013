package org.ketwise.consult.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ketwise.kernel.Age;
import org.ketwise.kernel.BodyWeight;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.pharmacometrics.DoseEvent;

class ExposureSimulationTest {
    private static final ExposureSimulation SIMULATION = new ExposureSimulation(KnowledgeBase.builtIn());

    private static SimulationRequest request(String plan) {
        return new SimulationRequest(
                List.of(plan), new Age(40), new BodyWeight(70), null, null, 20, 1, null, null, null);
    }

    private static SimulatedPlan simulate(String plan) {
        return SIMULATION.simulate(request(plan)).getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "esketamine 84 mg nasal, esketamine.perezruixo2021, RECOMMENDED",
        "esketamine 84 mg oral, esketamine.perezruixo2021, RECOMMENDED",
        "esketamine 0.25 mg/kg iv over 40 min, esketamine.otto2021, RECOMMENDED",
        "esketamine 50 mg sublingual, esketamine.simons2022, RECOMMENDED",
        "ketamine 0.5 mg/kg iv over 40 min, ketamine.otto2021, RECOMMENDED",
        "ketamine 0.5 mg/kg im, ketamine.otto2021, LOW",
        "ketamine 0.5 mg/kg sc, ketamine.otto2021, LOW"
    })
    void takesTheModelToBeTrustedMostForDrugAndRoute(String plan, String model, String confidence) {
        SimulatedPlan simulated = simulate(plan);
        assertThat(simulated.model().id()).isEqualTo(model);
        assertThat(simulated.entry().confidence()).hasToString(confidence);
    }

    /** A compounded racemic spray is not the device of another product, and a tablet of the racemate was not estimated. */
    @ParameterizedTest
    @CsvSource({"ketamine 50 mg nasal, nasal", "ketamine 400 mg oral every 4 days, oral"})
    void refusesWhatNoModelHoldsFor(String plan, String route) {
        assertThatThrownBy(() -> simulate(plan))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no model of ketamine by the " + route + " route")
                .hasMessageContaining("does not stand in for it");
    }

    @Test
    void devicesAreGivenFiveMinutesApart() {
        assertThat(simulate("esketamine 84 mg nasal").regimen().doses())
                .containsExactly(new DoseEvent(0, 84, org.ketwise.kernel.Route.NASAL, 2 * 5 / 60.0));
    }

    @Test
    void twiceAWeekForFourWeeksAreEightDoses() {
        List<DoseEvent> doses = simulate("ketamine 0.5 mg/kg iv over 40 min twice weekly for 4 weeks")
                .regimen()
                .doses();
        assertThat(doses).hasSize(8).allSatisfy(dose -> {
            assertThat(dose.milligrams()).isEqualTo(35);
            assertThat(dose.hours()).isCloseTo(2.0 / 3, within(1e-12));
        });
        assertThat(doses.getLast().time()).isEqualTo(7 * 3.5 * 24);
    }

    @Test
    void phasesFollowEachOther() {
        List<DoseEvent> doses = simulate("esketamine 56 mg nasal twice weekly for 1 week then 84 mg weekly for 2 weeks")
                .regimen()
                .doses();
        assertThat(doses).extracting(DoseEvent::milligrams).containsExactly(56.0, 56.0, 84.0, 84.0);
        assertThat(doses).extracting(DoseEvent::time).containsExactly(0.0, 84.0, 168.0, 336.0);
    }

    @Test
    void saysWhatItTookForGranted() {
        assertThat(simulate("ketamine 0.5 mg/kg iv").warnings())
                .contains("The plan does not say how long the dose takes; calculated over 40 min.");
        SimulationRequest nobody = new SimulationRequest(
                List.of("esketamine 84 mg nasal"), null, null, null, null, 5, 1, null, null, null);
        assertThat(SIMULATION.simulate(nobody).getFirst().warnings())
                .contains("Not given: age (taken as 45 years), weight (taken as 70 kg).");
        assertThat(simulate("ketamine 0.5 mg/kg im").warnings()).anyMatch(each -> each.startsWith("Low confidence"));
    }

    @Test
    void asksAboutWhatMayBeASlip() {
        assertThat(simulate("esketamine 56/84 mg nasal").warnings()).anyMatch(each -> each.contains("56/84"));
    }

    @Test
    void aDoseByWeightNeedsTheWeight() {
        SimulationRequest unweighed = new SimulationRequest(
                List.of("ketamine 0.5 mg/kg iv"), new Age(40), null, null, null, 5, 1, null, null, null);
        assertThatThrownBy(() -> SIMULATION.simulate(unweighed))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("needs the body weight");
    }

    @Test
    void aChildIsRefusedAndSomebodyVeryOldIsWarnedOf() {
        SimulationRequest child = new SimulationRequest(
                List.of("esketamine 28 mg nasal"), new Age(12), new BodyWeight(40), null, null, 5, 1, null, null, null);
        assertThatThrownBy(() -> SIMULATION.simulate(child))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("says nothing of somebody of 12");
        SimulationRequest old = new SimulationRequest(
                List.of("esketamine 28 mg nasal"), new Age(90), new BodyWeight(60), null, null, 5, 1, null, null, null);
        assertThat(SIMULATION.simulate(old).getFirst().warnings()).anyMatch(each -> each.contains("An age of 90"));
    }

    @Test
    void tooManyPeopleAreRefusedBeforeMemoryIs() {
        SimulationRequest many = new SimulationRequest(
                List.of("esketamine 28 mg nasal"), null, null, null, null, 10_000_000, 1, null, null, null);
        assertThatThrownBy(() -> SIMULATION.simulate(many))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("10000000 people");
    }

    /** The same people whatever the number of threads, and in every plan of one model. */
    @Test
    void theSameSeedGivesTheSamePeople() {
        SimulatedPlan once = simulate("esketamine 28 mg nasal");
        SimulatedPlan again = simulate("esketamine 28 mg nasal");
        assertThat(again.spread().cmax()).isEqualTo(once.spread().cmax());
        double[] half = simulate("esketamine 14 mg nasal").spread().cmax()[0];
        for (int i = 0; i < half.length; i++) {
            assertThat(half[i]).isCloseTo(once.spread().cmax()[0][i] / 2, within(1e-9));
        }
    }

    @Test
    void percentilesRise() {
        for (double[] each : simulate("esketamine 84 mg nasal").spread().concentrations()[0]) {
            assertThat(each).isSorted();
        }
    }
}
