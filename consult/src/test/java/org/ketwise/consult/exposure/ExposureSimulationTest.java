package org.ketwise.consult.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ketwise.consult.forecast.ExposureForecast;
import org.ketwise.kernel.Age;
import org.ketwise.kernel.BodyWeight;
import org.ketwise.kernel.Concentration;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.pharmacometrics.DoseEvent;

class ExposureSimulationTest {
    private static final ExposureSimulation SIMULATION = new ExposureSimulation(KnowledgeBase.builtIn());

    private static SimulationRequest request(String plan) {
        return new SimulationRequest(
                List.of(plan), List.of(), new Age(40), new BodyWeight(70), null, null, 20, 1, null, null, null);
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
        "ketamine 0.5 mg/kg sc, ketamine.otto2021, LOW",
        "ketamine 400 mg oral every 4 days, ketamine.otto2021, LOW",
        "ketamine 30 mg sublingual daily, ketamine.otto2021, LOW"
    })
    void takesTheModelToBeTrustedMostForDrugAndRoute(String plan, String model, String confidence) {
        SimulatedPlan simulated = simulate(plan);
        assertThat(simulated.model().id()).isEqualTo(model);
        assertThat(simulated.entry().confidence()).hasToString(confidence);
    }

    /** A compounded racemic spray is not the device of another product: in a study it brought a third of the peak. */
    @Test
    void refusesWhatNoModelHoldsFor() {
        assertThatThrownBy(() -> simulate("ketamine 50 mg nasal"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no model of ketamine by the nasal route")
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
                List.of("esketamine 84 mg nasal"), List.of(), null, null, null, null, 5, 1, null, null, null);
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
                List.of("ketamine 0.5 mg/kg iv"), List.of(), new Age(40), null, null, null, 5, 1, null, null, null);
        assertThatThrownBy(() -> SIMULATION.simulate(unweighed))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("needs the body weight");
    }

    @Test
    void aChildIsRefusedAndSomebodyVeryOldIsWarnedOf() {
        SimulationRequest child = new SimulationRequest(
                List.of("esketamine 28 mg nasal"),
                List.of(),
                new Age(12),
                new BodyWeight(40),
                null,
                null,
                5,
                1,
                null,
                null,
                null);
        assertThatThrownBy(() -> SIMULATION.simulate(child))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("says nothing of somebody of 12");
        SimulationRequest old = new SimulationRequest(
                List.of("esketamine 28 mg nasal"),
                List.of(),
                new Age(90),
                new BodyWeight(60),
                null,
                null,
                5,
                1,
                null,
                null,
                null);
        assertThat(SIMULATION.simulate(old).getFirst().warnings()).anyMatch(each -> each.contains("An age of 90"));
    }

    @Test
    void tooManyPeopleAreRefusedBeforeMemoryIs() {
        SimulationRequest many = new SimulationRequest(
                List.of("esketamine 28 mg nasal"), List.of(), null, null, null, null, 10_000_000, 1, null, null, null);
        assertThatThrownBy(() -> SIMULATION.simulate(many))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("10000000 people");
    }

    private static SimulationRequest request(String plan, String age, String weight) {
        return request(plan).of(new People(PeopleReader.age(age), PeopleReader.weight(weight), 1, 0, 0, 400, 1));
    }

    @Test
    void peopleAreDrawnFromWhomTheModelHoldsForAndThatIsSaid() {
        SimulatedPlan plan = SIMULATION
                .simulate(request("esketamine 84 mg nasal", "10-95", "78 SD 15 kg"))
                .getFirst();
        assertThat(plan.warnings())
                .contains(
                        "Age is spread evenly from 18 to 86 years, cut to what the model was made from (18 to 86 years); the typical person has 52.",
                        "Weight is normal with mean 78 and SD 15 kg, cut to what the model was made from (39 to 170 kg); the typical person has the mean.");
    }

    @Test
    void sharesOfThePeopleAreSaid() {
        People people = new People(PeopleReader.age("40"), PeopleReader.weight("70"), 0.6, 0.3, 0.1, 50, 1);
        assertThat(SIMULATION
                        .simulate(request("esketamine 84 mg nasal").of(people))
                        .getFirst()
                        .warnings())
                .contains(
                        "Drawn for each person, independently of age and weight: 60 % women, 30 % Asians who are not Japanese, 10 % Japanese; the typical person is female, of ancestry other.");
    }

    @ParameterizedTest
    @CsvSource({
        "90-99, 70 kg, says nothing of the age",
        "40, 30-45 kg, says nothing of the weight",
        "17 SD 5, 70, says nothing of the age"
    })
    void peopleWhomNoModelHoldsForAreRefused(String age, String weight, String said) {
        assertThatThrownBy(() -> SIMULATION.simulate(request("esketamine 0.2 mg/kg iv over 40 min", age, weight)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(said);
    }

    /** Exposure after so much for each kilogram follows the weight where clearance does not grow as fast as it. */
    @Test
    void aDoseByWeightIsThatOfEachPerson() {
        SimulatedPlan alike = SIMULATION
                .simulate(request("esketamine 0.2 mg/kg iv over 40 min", "40", "80"))
                .getFirst();
        SimulatedPlan mixed = SIMULATION
                .simulate(request("esketamine 0.2 mg/kg iv over 40 min", "40", "50-110 kg"))
                .getFirst();
        assertThat(mixed.typical().wholeAreas()).containsExactly(alike.typical().wholeAreas());
        assertThat(mixed.warnings()).contains("The dose follows the weight of each person.");
        SimulatedPlan fixed = SIMULATION
                .simulate(request("esketamine 16 mg iv over 40 min", "40", "50-110 kg"))
                .getFirst();
        double followed = mixed.spread().area()[0][4] / mixed.spread().area()[0][0];
        double same = fixed.spread().area()[0][4] / fixed.spread().area()[0][0];
        assertThat(followed).isLessThan(0.9 * same);
    }

    @Test
    void timeAboveIsCountedInTheTypicalPersonAndThePeople() {
        SimulationRequest asked = request("esketamine 84 mg nasal")
                .above(List.of(Concentration.parse("50 ng/mL"), Concentration.parse("2 mg/L")));
        SimulatedPlan plan = SIMULATION.simulate(asked).getFirst();
        double hours = plan.above().getFirst().hours()[0];
        double[] people = plan.spread().above().getFirst().hours()[0];
        assertThat(hours).isBetween(0.5, 4.0);
        assertThat(people).isSorted();
        assertThat(people[2]).isCloseTo(hours, within(1.0));
        assertThat(plan.spread().above().getFirst().ever()[0]).isBetween(0.7, 1.0);
        assertThat(plan.above().get(1).hours()[0]).isZero();
        assertThat(plan.spread().above().get(1).ever()[0]).isZero();
        SimulationRequest coarse =
                new SimulationRequest(asked.plans(), List.of(), asked.people(), null, 4.0, null, asked.above(), true);
        SimulatedPlan seldom = SIMULATION.simulate(coarse).getFirst();
        assertThat(seldom.typical().course().hours()).hasSize(7);
        assertThat(seldom.above().getFirst().hours()[0]).isCloseTo(hours, within(0.01));
    }

    @Test
    void withAnInhibitorTheTimeAboveIsLonger() {
        SimulationRequest asked = new SimulationRequest(
                List.of("ketamine 100 mg oral"),
                List.of("clarithromycin 500 mg twice daily"),
                People.alike(null, new BodyWeight(70), null, null, 5, 1),
                null,
                null,
                null,
                List.of(new Concentration(30)),
                true);
        SimulatedPlan.Above above =
                SIMULATION.simulate(asked).getFirst().above().getFirst();
        assertThat(above.changedHours()[0]).isGreaterThan(above.hours()[0]);
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

    private static SimulatedPlan simulate(String plan, String... with) {
        return SIMULATION
                .simulate(new SimulationRequest(
                        List.of(plan),
                        List.of(with),
                        new Age(40),
                        new BodyWeight(70),
                        null,
                        null,
                        5,
                        1,
                        null,
                        null,
                        null))
                .getFirst();
    }

    private static double whole(SimulatedPlan.@Nullable Course course) {
        return Objects.requireNonNull(course).wholeAreas()[0];
    }

    @Test
    void oneElementForEachOtherMedicineAndOneForAll() {
        SimulatedPlan plan = simulate(
                "esketamine 84 mg nasal", "rifampicin 600 mg daily for 6 days", "clarithromycin 500 mg twice daily");
        assertThat(plan.interactions())
                .extracting(PlannedInteraction::perpetrators)
                .containsExactly(List.of("rifampin"), List.of("clarithromycin"), List.of("rifampin", "clarithromycin"));
        assertThat(whole(plan.changed())).isLessThan(whole(plan.typical()));
    }

    @Test
    void twoThatActTogetherAreNoProductOfTheirRatios() {
        SimulatedPlan plan = simulate("ketamine 25 mg oral", "clarithromycin", "grapefruit juice");
        double[] ratios = plan.interactions().stream()
                .mapToDouble(each -> Objects.requireNonNull(
                        Objects.requireNonNull(each.forecast()).auc().predicted()))
                .toArray();
        assertThat(ratios[2]).isGreaterThan(ratios[0]).isGreaterThan(ratios[1]).isLessThan(ratios[0] * ratios[1]);
        assertThat(whole(plan.changed()) / whole(plan.typical())).isCloseTo(ratios[2], within(0.02));
    }

    @Test
    void aProductActsWithAllItsIngredients() {
        assertThat(simulate("ketamine 25 mg oral", "Paxlovid")
                        .interactions()
                        .getFirst()
                        .perpetrators())
                .containsExactlyInAnyOrder("nirmatrelvir", "ritonavir");
    }

    @Test
    void whatIsARangeOnlyHasNoCourse() {
        SimulatedPlan plan = simulate("ketamine 25 mg oral", "itraconazole 200 mg daily");
        assertThat(plan.changed()).isNull();
        assertThat(plan.interactions().getFirst().forecast()).isNotNull();
    }

    @Test
    void whatIsNotKnownIsSaid() {
        PlannedInteraction unknown = simulate("ketamine 25 mg oral", "lithium 300 mg daily")
                .interactions()
                .getFirst();
        assertThat(unknown.forecast()).isNull();
        assertThat(unknown.remarks()).anyMatch(remark -> remark.contains("no number"));
    }

    @ParameterizedTest
    @CsvSource({
        "rifampin 600 mg daily for 6 days, first treatment on the last of them",
        "rifampin 600 mg daily, all through it",
        "rifampin 600 mg daily stopped 5 days before, was stopped"
    })
    void timesAreCountedFromTheFirstTreatment(String with, String said) {
        assertThat(simulate("ketamine 25 mg oral", with)
                        .interactions()
                        .getFirst()
                        .remarks())
                .anyMatch(remark -> remark.contains(said));
    }

    @ParameterizedTest
    @CsvSource({
        "rifmapicin 600 mg daily, names no medicine for certain",
        "nonsense, names no medicine for certain",
        "rifampin and clarithromycin, more than one medicine",
        "rifampin 600 mg daily on tuesdays by moonlight, is not understood",
        "'', names no medicine"
    })
    void anotherMedicineThatCannotBeReadIsRefused(String with, String said) {
        assertThatThrownBy(() -> simulate("ketamine 25 mg oral", with))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(said);
    }

    /** Before an inhibitor begins nothing is changed, under it the exposure rises, and weeks later it is as before. */
    @Test
    void anInhibitorComesAndGoes() {
        SimulatedPlan plan = simulate(
                "ketamine 25 mg oral weekly for 4 weeks", "clarithromycin 500 mg twice daily from day 8 for 7 days");
        InteractionCourse course =
                Objects.requireNonNull(plan.interactions().getFirst().course());
        assertThat(course.sessions()).hasSize(4);
        assertThat(course.sessions().get(0).auc()).isCloseTo(1, within(1e-6));
        assertThat(course.sessions().get(1).auc()).isBetween(1.05, 2.6);
        assertThat(course.sessions().get(3).auc()).isCloseTo(1, within(0.05));
        double[] typical = plan.typical().course().concentrations()[0];
        double[] with = Objects.requireNonNull(plan.changed()).course().concentrations()[0];
        assertThat(with[5]).isCloseTo(typical[5], within(1e-6 * typical[5]));
    }

    /** Taken for long, what is followed over time is what is said of rest; a medicine that is gone for most of the day lets enzymes rise and fall. */
    @ParameterizedTest
    @CsvSource({
        "ketamine 25 mg oral daily for 5 days, rifampin 600 mg daily",
        "ketamine 25 mg oral daily for 5 days, clarithromycin 500 mg twice daily",
        "esketamine 56 mg nasal twice weekly for 2 weeks, ticlopidine 250 mg twice daily"
    })
    void atRestTheFollowedInteractionIsTheForecast(String treatment, String with) {
        PlannedInteraction interaction =
                simulate(treatment, with).interactions().getFirst();
        double atRest = Objects.requireNonNull(
                Objects.requireNonNull(interaction.forecast()).auc().predicted());
        for (InteractionCourse.Session session :
                Objects.requireNonNull(interaction.course()).sessions()) {
            assertThat(session.auc()).isCloseTo(atRest, withinPercentage(18));
        }
    }

    /** What is followed is one thing, so the table and the sentence beside it say the same of a dose. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            esketamine 14 mg oral    | clarithromycin 500 mg twice daily              |
            esketamine 84 mg oral    | rifampin 600 mg daily                          |
            ketamine 50 mg oral      | clarithromycin 500 mg from day 1 for 1 day     |
            ketamine 50 mg oral      | rifampin 600 mg daily                          | clarithromycin 500 mg twice daily
            ketamine 50 mg oral      | rifampin 600 mg daily from day 1 for 1 day     |
            ketamine 50 mg oral      | ticlopidine 250 mg twice daily                 |
            ketamine 50 mg oral      | fluconazole 200 mg daily                       |
            ketamine 30 mg sublingual | clarithromycin 500 mg twice daily             |
            esketamine 50 mg sublingual | rifampin 600 mg daily                       |
            esketamine 84 mg nasal   | rifampin 600 mg daily for 6 days               |
            ketamine 35 mg iv over 40 min | rifampin 600 mg daily                     |
            ketamine 35 mg im        | ticlopidine 250 mg twice daily                 |
            """)
    void theCourseIsThatOfTheFollowedDose(String treatment, String with, @Nullable String and) {
        SimulatedPlan plan = and == null ? simulate(treatment, with) : simulate(treatment, with, and);
        double followed = Objects.requireNonNull(plan.interactions().getLast().course())
                .sessions()
                .getFirst()
                .auc();
        assertThat(whole(plan.changed()) / whole(plan.typical())).isCloseTo(followed, withinPercentage(5));
    }

    @Test
    void theSwallowedCourseSaysThatItTakesOverTheRatioOnly() {
        assertThat(simulate("esketamine 14 mg oral", "clarithromycin 500 mg twice daily")
                        .warnings())
                .anyMatch(each -> each.contains("The model lets 64 %") && each.contains("counts with 22 %"));
        assertThat(simulate("esketamine 84 mg nasal", "clarithromycin 500 mg twice daily")
                        .warnings())
                .noneMatch(each -> each.contains("The model lets"));
    }

    /** More than the whole dose cannot enter, and then table and sentence differ, which is said. */
    @Test
    void whereTheCourseCannotReachTheRatioThatIsSaid() {
        SimulatedPlan plan =
                simulate("ketamine 25 mg oral", "clarithromycin", "ticlopidine 250 mg twice daily", "grapefruit juice");
        double said = Objects.requireNonNull(
                Objects.requireNonNull(plan.interactions().getLast().forecast())
                        .auc()
                        .predicted());
        double shown = whole(plan.changed()) / whole(plan.typical());
        assertThat(plan.warnings().stream().anyMatch(each -> each.contains("no more than the whole dose can enter")))
                .isEqualTo(Math.abs(shown / said - 1) > 0.07);
    }

    /** One dose is not long intake: an inhibitor that destroys the enzyme has hardly begun, of one that cannot be followed nobody knows. */
    @ParameterizedTest
    @CsvSource({
        "clarithromycin 500 mg once, together with the first dose",
        "clarithromycin 500 mg single dose, together with the first dose",
        "one dose of clarithromycin 500 mg, together with the first dose",
        "one dose of clarithromycin 500 mg yesterday, 24 hours before",
        "clarithromycin 500 mg once yesterday, 24 hours before",
        "clarithromycin 500 mg once 2 days ago, 48 hours before",
        "clarithromycin 500 mg last night, 12 hours before",
        "clarithromycin 500 mg stat, together with the first dose",
        "clarithromycin 500 mg once 2 hours after the first dose, 2 hours after",
        "clarithromycin 500 mg once on day 3, 48 hours after"
    })
    void oneDoseOfAnotherMedicineIsOneDose(String with, String said) {
        assertThat(firstSession(with)).isBetween(0.999, 1.9);
        assertThat(remarks(with))
                .contains("Taken as one dose, " + said)
                .contains("It is one dose")
                .doesNotContain("all through it");
    }

    @ParameterizedTest
    @CsvSource({
        "clarithromycin 500 mg twice daily since yesterday, clarithromycin 500 mg twice daily since 1 day",
        "clarithromycin 500 mg twice daily stopped yesterday, clarithromycin 500 mg twice daily stopped 1 day before"
    })
    void yesterdayIsADayBefore(String with, String counted) {
        assertThat(firstSession(with)).isEqualTo(firstSession(counted));
    }

    @Test
    void whatWasWhenIsNotGuessed() {
        assertThatThrownBy(() -> simulate("ketamine 25 mg oral", "clarithromycin 500 mg twice daily 2 hours after"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("not clear what was at which time");
    }

    @Test
    void oneDoseOfWhatCannotBeFollowedIsARange() {
        SimulatedPlan plan = simulate("ketamine 25 mg oral", "grapefruit juice once");
        PlannedInteraction interaction = plan.interactions().getFirst();
        assertThat(Objects.requireNonNull(interaction.forecast()).auc().predicted())
                .isNull();
        assertThat(interaction.remarks()).anyMatch(remark -> remark.contains("is taken once; the range reaches"));
        assertThat(plan.changed()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "clarithromycin 500 g daily, more than 10 times the usual 500 mg of clarithromycin every 12 hours",
        "rifampin 600 g daily, more than 10 times the usual 600 mg",
        "rifampin 600 mg every 2 hours, more than 10 times",
        "ketamine 100 mg oral, is the treatment itself",
        "esketamine 56 mg nasal, is the treatment itself"
    })
    void whatCannotBeMeantAsAnotherMedicineIsRefused(String with, String said) {
        assertThatThrownBy(() -> simulate("ketamine 25 mg oral", with))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(said);
    }

    @Test
    void oneMedicineTwiceIsRefused() {
        assertThatThrownBy(() -> simulate(
                        "ketamine 25 mg oral",
                        "clarithromycin 500 mg twice daily",
                        "clarithromycin 500 mg twice daily"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("clarithromycin is named twice");
    }

    /** How strongly a guess acts at another dose stays within the bounds of the guess, so that no number leaves the range beside it. */
    @ParameterizedTest
    @CsvSource({
        "carbamazepine 400 mg twice daily",
        "carbamazepine 800 mg twice daily",
        "fluconazole 400 mg daily",
        "fluconazole 1200 mg daily"
    })
    void aGuessStaysWithinItsRangeAtAnyDose(String with) {
        for (String treatment : List.of("ketamine 25 mg oral", "esketamine 84 mg nasal", "ketamine 35 mg iv")) {
            SimulatedPlan plan = simulate(treatment, with);
            PlannedInteraction interaction = plan.interactions().getFirst();
            ExposureForecast.Ratio range =
                    Objects.requireNonNull(interaction.forecast()).auc();
            double followed = Objects.requireNonNull(interaction.course())
                    .sessions()
                    .getFirst()
                    .auc();
            assertThat(followed).as(treatment).isBetween(range.low(), range.high());
            assertThat(whole(plan.changed()) / whole(plan.typical()))
                    .as(treatment)
                    .isBetween(range.low(), range.high());
        }
        assertThat(remarks(with)).contains("within which the range of long intake lies");
    }

    /** Induction takes days: one dose does little, six days do what the trial saw. */
    @Test
    void oneDoseOfAnInducerDoesLittle() {
        double once = firstSession("rifampin 600 mg daily for 1 day");
        double days = firstSession("rifampin 600 mg daily for 6 days");
        assertThat(once).isGreaterThan(0.6);
        assertThat(days).isBetween(0.11, 0.20);
        assertThat(firstSession("rifampin 600 mg daily stopped 14 days before")).isCloseTo(1, within(0.06));
        assertThat(firstSession("rifampin 1 mg daily")).isGreaterThan(0.95);
    }

    /** A reversible inhibitor acts as long as it is there: it gathers over its half-life of 31 hours and is washed out over the same. */
    @Test
    void aReversibleInhibitorComesAndGoesWithItsConcentration() {
        double atRest = firstSession("fluconazole 200 mg daily");
        assertThat(atRest).isGreaterThan(1.2);
        assertThat(firstSession("fluconazole 200 mg daily for 1 day") - 1)
                .isBetween(0.1 * (atRest - 1), 0.8 * (atRest - 1));
        double afterTwoDays = firstSession("fluconazole 200 mg daily stopped 2 days before");
        double afterFiveDays = firstSession("fluconazole 200 mg daily stopped 5 days before");
        assertThat(afterTwoDays).isBetween(1.02, atRest);
        assertThat(afterFiveDays).isLessThan(afterTwoDays);
        assertThat(firstSession("fluconazole 200 mg daily stopped 14 days before"))
                .isCloseTo(1, within(0.01));
    }

    @Test
    void theCourseFollowsAReversibleInhibitorToo() {
        SimulatedPlan plan = simulate("ketamine 25 mg oral", "fluconazole 200 mg daily");
        double session = firstSession("fluconazole 200 mg daily");
        double alone = plan.typical().wholeAreas()[0];
        double with = Objects.requireNonNull(plan.changed()).wholeAreas()[0];
        assertThat(with / alone).isCloseTo(session, within(0.1 * session));
    }

    @Test
    void anotherDoseThanTheUsualOneIsSaidToBeAGuess() {
        assertThat(remarks("fluconazole 400 mg daily")).contains("200 mg of fluconazole every 24 hours");
        assertThat(remarks("fluconazole 200 mg daily")).doesNotContain("no trial stands behind");
    }

    private static String remarks(String with) {
        return String.join(
                " ",
                simulate("ketamine 100 mg oral", with).interactions().getFirst().remarks());
    }

    @Test
    void forHowLongWithoutHowOftenIsOneDoseAndSaidSo() {
        SimulatedPlan plan = simulate("esketamine 84 mg nasal for 3 weeks");
        assertThat(plan.regimen().doses()).hasSize(1);
        assertThat(plan.warnings()).anyMatch(warning -> warning.contains("not how often"));
    }

    /** The limits above which a planned dose is taken for a slip are those of the treatment. */
    @Test
    void anotherMedicineMayHaveALargeDose() {
        assertThatThrownBy(() -> simulate("ketamine 2500 mg oral")).isInstanceOf(UserError.class);
        assertThat(simulate("ketamine 25 mg oral", "metformin 2500 mg daily").interactions())
                .hasSize(1);
    }

    private static double firstSession(String with) {
        return Objects.requireNonNull(simulate("ketamine 25 mg oral", with)
                        .interactions()
                        .getFirst()
                        .course())
                .sessions()
                .getFirst()
                .auc();
    }

    private static SimulatedPlan people(String plan, int seed, String... with) {
        return SIMULATION
                .simulate(new SimulationRequest(
                        List.of(plan),
                        List.of(with),
                        People.alike(new Age(40), new BodyWeight(70), null, null, 400, seed),
                        null,
                        null,
                        null,
                        List.of(new Concentration(20)),
                        true))
                .getFirst();
    }

    private static SimulatedPlan.ChangedPeople withOthers(SimulatedPlan plan) {
        return Objects.requireNonNull(plan.changedPeople());
    }

    /** Followed over the days, and where that cannot be done as after long intake. */
    @ParameterizedTest
    @CsvSource({
        "ketamine 25 mg oral, clarithromycin 500 mg twice daily, true",
        "ketamine 25 mg oral, rifampin 600 mg daily, true",
        "esketamine 84 mg nasal, ticlopidine 250 mg twice daily, true",
        "ketamine 25 mg oral, clarithromycin, true",
        "ketamine 25 mg oral, grapefruit juice, false"
    })
    void thePeopleChangeAsTheTypicalPersonDoes(String treatment, String with, boolean followed) {
        SimulatedPlan plan = people(treatment, 1, with);
        double typical = last(Objects.requireNonNull(plan.changed())) / last(plan.typical());
        double[] changed = withOthers(plan).spread().area()[0];
        double[] alone = plan.spread().area()[0];
        assertThat(withOthers(plan).followed()).isEqualTo(followed);
        assertThat(Math.abs(typical - 1)).isGreaterThan(0.02);
        assertThat(changed[2] / alone[2]).isCloseTo(typical, withinPercentage(7));
        assertThat(changed).isSorted();
        assertThat(changed[4]).isGreaterThan(1.2 * changed[0]);
        assertThat(withOthers(plan).spread().concentrations()[0].length)
                .isEqualTo(plan.spread().concentrations()[0].length);
        assertThat(withOthers(plan).spread().above()).hasSize(1);
    }

    private static double last(SimulatedPlan.Course course) {
        double[] areas = course.course().areas()[0];
        return areas[areas.length - 1];
    }

    @Test
    void theSameSeedGivesTheSamePeopleWithOtherMedicines() {
        String clarithromycin = "clarithromycin 500 mg twice daily";
        double[][] once = withOthers(people("ketamine 25 mg oral", 1, clarithromycin))
                .spread()
                .cmax();
        assertThat(withOthers(people("ketamine 25 mg oral", 1, clarithromycin))
                        .spread()
                        .cmax())
                .isEqualTo(once);
        assertThat(withOthers(people("ketamine 25 mg oral", 2, clarithromycin))
                        .spread()
                        .cmax())
                .isNotEqualTo(once);
        assertThat(people("ketamine 25 mg oral", 1, clarithromycin).spread().cmax())
                .as("without it")
                .isEqualTo(people("ketamine 25 mg oral", 1).spread().cmax());
    }

    /** Before the medicine begins each percentile is that without it, so they are the same people; under it all rise. */
    @Test
    void thePeopleMeetTheMedicineWhenItIsThere() {
        SimulatedPlan plan = people(
                "ketamine 25 mg oral weekly for 2 weeks", 1, "clarithromycin 500 mg twice daily from day 5 for 7 days");
        double[] hours = plan.typical().course().hours();
        for (int at = 0; at < hours.length; at++) {
            double[] alone = plan.spread().concentrations()[0][at];
            double[] changed = withOthers(plan).spread().concentrations()[0][at];
            for (int percentile = 0; percentile < alone.length; percentile++) {
                if (hours[at] < 7 * 24) {
                    assertThat(changed[percentile])
                            .isCloseTo(alone[percentile], within(1e-6 * alone[percentile] + 1e-9));
                } else if (Math.abs(hours[at] - 7 * 24 - 2) < 0.01) {
                    assertThat(changed[percentile]).isGreaterThan(1.2 * alone[percentile]);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"lithium 300 mg daily", "itraconazole 200 mg daily"})
    void whereThereIsNoPointThereAreNoPeopleWithOthers(String with) {
        assertThat(people("ketamine 25 mg oral", 1, with).changedPeople()).isNull();
    }

    @Test
    void theCountOfThePeopleDoneIsWholeWhateverIsKnown() {
        for (String with : List.of("clarithromycin", "lithium 300 mg daily")) {
            AtomicInteger done = new AtomicInteger();
            SimulationRequest request = new SimulationRequest(
                    List.of("ketamine 25 mg oral"), List.of(with), null, null, null, null, 70, 1, null, null, null);
            SIMULATION.simulate(request, done::addAndGet);
            assertThat(done).hasValue(140);
        }
    }

    private static List<String> given(SimulatedPlan plan) {
        return plan.regimen().doses().stream()
                .map(dose -> Math.round(dose.milligrams()) + " on " + (int) (dose.time() / 24 + 1))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    twice weekly for 2 weeks                            | 56 on 1, 56 on 4, 56 on 8, 56 on 11 | none
                    twice weekly for 2 weeks, missed session 3          | 56 on 1, 56 on 4, 56 on 11          | 3 on 8
                    twice weekly for 2 weeks, missing doses 1 and 4     | 56 on 4, 56 on 8                    | 1 on 1, 4 on 11
                    twice weekly for 2 weeks, skipped the second week   | 56 on 1, 56 on 4                    | 3 on 8, 4 on 11
                    on days 1, 3, 8 and 15                              | 56 on 1, 56 on 3, 56 on 8, 56 on 15 | none
                    on days 1, 3, 8 and 15, missed day 8                | 56 on 1, 56 on 3, 56 on 15          | 3 on 8
                    on days 1, 4, 8, 11 then 84 mg on days 15, 22, 29   | 56 on 1, 56 on 4, 56 on 8, 56 on 11, 84 on 15, 84 on 22, 84 on 29 | none
                    twice weekly for 2 weeks, then 84 mg from session 3 | 56 on 1, 56 on 4, 84 on 8, 84 on 11 | none
                    twice weekly for 1 week then 84 mg for 1 week       | 56 on 1, 56 on 4, 84 on 8, 84 on 11 | none
                    twice weekly for 1 week then weekly for 2 weeks     | 56 on 1, 56 on 4, 56 on 8, 56 on 15 | none
                    twice weekly for 1 week then 84 mg weekly for 2 weeks, missed the last dose | 56 on 1, 56 on 4, 84 on 8 | 4 on 15
                    """)
    void givesTheDosesThatThePlanNamesAndNotTheMissedOnes(String schedule, String given, String missed) {
        SimulatedPlan plan = simulate("esketamine 56 mg nasal " + schedule);
        assertThat(String.join(", ", given(plan))).isEqualTo(given);
        assertThat(
                        plan.missed().isEmpty()
                                ? "none"
                                : String.join(
                                        ", ",
                                        plan.missed().stream()
                                                .map(dose -> dose.number() + " on " + dose.day())
                                                .toList()))
                .isEqualTo(missed);
        assertThat(plan.warnings()).noneMatch(warning -> warning.startsWith("Not understood"));
    }

    @Test
    void aMissedDoseLeavesTheCourseOfTheOthers() {
        SimulatedPlan missed = simulate("esketamine 56 mg nasal twice weekly for 2 weeks, missed session 3");
        SimulatedPlan all = simulate("esketamine 56 mg nasal twice weekly for 2 weeks");
        double[] hours = missed.typical().course().hours();
        for (int at = 0; at < hours.length && hours[at] < 7 * 24 - 1e-6; at++) {
            assertThat(missed.typical().course().concentrations()[0][at])
                    .isCloseTo(concentration(all, hours[at]), withinPercentage(0.2));
        }
        assertThat(concentration(missed, 7 * 24 + 1)).isLessThan(0.1 * concentration(all, 7 * 24 + 1));
    }

    private static double concentration(SimulatedPlan plan, double hour) {
        double[] hours = plan.typical().course().hours();
        int nearest = 0;
        for (int at = 1; at < hours.length; at++) {
            if (Math.abs(hours[at] - hour) < Math.abs(hours[nearest] - hour)) {
                nearest = at;
            }
        }
        return plan.typical().course().concentrations()[0][nearest];
    }

    @Test
    void aMissedDoseOfAPlanWithoutAnEndIsCountedInTheUsualCourse() {
        assertThatThrownBy(() -> simulate("esketamine 56 mg nasal twice weekly, missed dose 12"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("\"missed dose 12\" cannot be meant: the plan has 8 doses.");
    }

    private static SimulatedPlan shown(String plan, @Nullable Double hours, @Nullable Double step) {
        return SIMULATION
                .simulate(new SimulationRequest(
                        List.of(plan),
                        List.of(),
                        new Age(45),
                        new BodyWeight(70),
                        null,
                        null,
                        30,
                        1,
                        hours,
                        step,
                        null))
                .getFirst();
    }

    /** The peak does not depend on the times that somebody wants to see. */
    @ParameterizedTest
    @CsvSource({
        "esketamine 84 mg nasal, 6",
        "esketamine 84 mg nasal, 5",
        "esketamine 84 mg nasal, 24",
        "ketamine 0.5 mg/kg iv over 40 min, 0.5",
        "ketamine 50 mg oral daily for 3 days, 9"
    })
    void aCoarseStepHidesNoPeak(String text, double step) {
        SimulatedPlan coarse = shown(text, null, step);
        SimulatedPlan usual = shown(text, null, null);
        for (int analyte = 0; analyte < usual.typical().metrics().size(); analyte++) {
            assertThat(coarse.typical().metrics().get(analyte).cmax())
                    .isCloseTo(usual.typical().metrics().get(analyte).cmax(), withinPercentage(0.001));
            assertThat(coarse.typical().metrics().get(analyte).tmax())
                    .isCloseTo(usual.typical().metrics().get(analyte).tmax(), within(1e-9));
            assertThat(coarse.spread().cmax()[analyte])
                    .containsExactly(usual.spread().cmax()[analyte], within(1e-6));
            assertThat(coarse.spread().area()[analyte])
                    .containsExactly(usual.spread().area()[analyte], within(1e-6));
        }
        assertThat(coarse.window()).isEqualTo(usual.window());
        assertThat(coarse.warnings()).anyMatch(warning -> warning.contains("lies between the times that are shown"));
        assertThat(usual.warnings()).noneMatch(warning -> warning.contains("lies between the times that are shown"));
    }

    @Test
    void whatStillRisesAtTheEndIsSaid() {
        assertThat(shown("esketamine 84 mg nasal", 10 / 60.0, null).warnings())
                .contains(
                        "At the end of the time looked at (10 min) the concentration of esketamine and noresketamine still rises: the peak is higher and comes later than Cmax and Tmax say; look for longer with --duration.");
        assertThat(shown("esketamine 84 mg nasal", 0.8, null).warnings())
                .anyMatch(warning -> warning.contains("esketamine still rises in some of the people"));
        assertThat(shown("esketamine 84 mg nasal", null, null).warnings())
                .noneMatch(warning -> warning.contains("still rises"));
    }

    @Test
    void aStepLongerThanTheTimeLookedAtIsRefused() {
        assertThatThrownBy(() -> shown("esketamine 84 mg nasal", null, 48.0))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("A step of 48 h (--every) is longer than the 24 h that are looked at");
        assertThat(shown("esketamine 84 mg nasal", null, 24.0)
                        .typical()
                        .course()
                        .hours())
                .containsExactly(0, 24);
    }

    /** What is given over days is looked at to its end and beyond. */
    @ParameterizedTest
    @CsvSource({
        "ketamine 600 mg iv over 100 h, 120",
        "ketamine 35 mg iv over 40 min, 24",
        "ketamine 600 mg iv over 100 h weekly for 2 weeks, 288",
        "esketamine 84 mg nasal weekly for 2 weeks, 216"
    })
    void looksToTheEndOfWhatIsGiven(String text, double window) {
        SimulatedPlan plan = shown(text, null, null);
        assertThat(plan.window()).isEqualTo(window);
        assertThat(plan.warnings()).noneMatch(warning -> warning.contains("ketamine still rises"));
    }

    @Test
    void theHighestOfALongInfusionIsAtItsEnd() {
        assertThat(shown("ketamine 600 mg iv over 100 h", null, null)
                        .typical()
                        .metrics()
                        .getFirst()
                        .tmax())
                .isCloseTo(100, within(1e-9));
    }

    private static SimulatedPlan of(String plan, @Nullable String age, @Nullable String weight, int subjects) {
        People people = new People(
                age == null ? null : PeopleReader.age(age),
                weight == null ? null : PeopleReader.weight(weight),
                1,
                0,
                0,
                subjects,
                1);
        return SIMULATION.simulate(request(plan).of(people)).getFirst();
    }

    /** A weight that may be a child's is asked about; further from its people than a little a model is not asked, as one value or as a range. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "ketamine 2 mg/kg im; -; 12; may be that of a child, and the age was not given",
                "esketamine 28 mg nasal; -; 20; may be that of a child, and the age was not given",
                "ketamine 2 mg/kg im; -; 48; may be that of a child, and the age was not given",
                "ketamine 2 mg/kg im; -; 20-48; may be that of a child, and the age was not given",
                "ketamine 2 mg/kg im; -; 40 SD 5; may be that of a child, and the age was not given",
                "ketamine 2 mg/kg im; 40; 12; says nothing of the weight",
                "ketamine 2 mg/kg im; 40; 30; says nothing of the weight",
                "ketamine 2 mg/kg im; 40; 20-45; says nothing of the weight",
                "esketamine 28 mg nasal; 40; 5; says nothing of the weight",
                "ketamine 35 mg iv; 40; 250; says nothing of the weight",
                "ketamine 35 mg iv; 40; 240-260; says nothing of the weight",
                "ketamine 35 mg iv; 90; 70; says nothing of the age"
            })
    void whomNoModelHoldsForIsRefusedInWhateverWay(String plan, @Nullable String age, String weight, String said) {
        assertThatThrownBy(() -> of(plan, age, weight, 20))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "esketamine 84 mg nasal; 90; 70; extrapolated; An age of 90 lies outside",
                "esketamine 84 mg nasal; 40; 250; extrapolated; A weight of 250 kg lies outside",
                "ketamine 35 mg iv over 40 min; 75; 70; extrapolated; An age of 75 lies outside",
                "ketamine 35 mg iv over 40 min; 40; 46-49; extrapolated; outside of what the model was made from",
                "ketamine 35 mg iv over 40 min; 40; 40-60; recommended; cut to what the model was made from",
                "ketamine 35 mg im; 75; 70; low; An age of 75 lies outside"
            })
    void outsideOfItsPeopleAModelIsNotRecommended(
            String plan, String age, String weight, String standing, String said) {
        SimulatedPlan simulated = of(plan, age, weight, 20);
        assertThat(simulated.standing()).isEqualTo(standing);
        assertThat(simulated.warnings()).anyMatch(warning -> warning.contains(said));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "esketamine 500 mg nasal; extrapolated; 500 mg lies outside of the doses that the model was made from by this route (14 to 112 mg)",
                "esketamine 200 mg sublingual; extrapolated; 200 mg lies outside",
                "ketamine 2000 mg oral; low; 2000 mg lies outside",
                "esketamine 56 mg oral; extrapolated; by this route (84 mg)",
                "esketamine 500 mg nasal; extrapolated; calculated as 17 of them and one of 24 mg",
                "esketamine 30 mg nasal; recommended; 30 mg is no whole number of devices of 28 mg; calculated as 1 of them and one of 2 mg",
                "esketamine 14 mg nasal; recommended; calculated as one of 14 mg"
            })
    void dosesThatTheModelNeverSawAreSaid(String plan, String standing, String said) {
        SimulatedPlan simulated = of(plan, "40", "70", 20);
        assertThat(simulated.standing()).isEqualTo(standing);
        assertThat(simulated.warnings()).anyMatch(warning -> warning.contains(said));
    }

    @ParameterizedTest
    @CsvSource({"esketamine 84 mg nasal", "esketamine 100 mg sublingual", "ketamine 50 mg oral"})
    void dosesThatTheModelSawNeedNoWord(String plan) {
        assertThat(of(plan, "40", "70", 20).warnings())
                .noneMatch(warning -> warning.contains("outside of the doses") || warning.contains("devices of"));
    }

    @Test
    void studiedDosesByWeightAreComparedByWeight() {
        SimulationRequest asked = new SimulationRequest(
                List.of("ketamine 35 mg iv over 40 min"),
                List.of(),
                new Age(40),
                new BodyWeight(70),
                null,
                null,
                20,
                1,
                null,
                null,
                "ketamine.clements1981");
        assertThat(SIMULATION.simulate(asked).getFirst().warnings())
                .contains(
                        "0.5 mg/kg lies outside of the doses that the model was made from by this route (0.25 mg/kg); that it holds there is assumed.");
    }

    @Test
    void aRangeThatIsNoneIsNotGiven() {
        SimulationRequest asked = new SimulationRequest(
                List.of("ketamine 35 mg iv over 40 min"),
                List.of(),
                new Age(40),
                new BodyWeight(70),
                null,
                null,
                50,
                1,
                null,
                null,
                "ketamine.domino1984");
        SimulatedPlan alike = SIMULATION.simulate(asked).getFirst();
        assertThat(alike.ranged()).isFalse();
        assertThat(alike.warnings())
                .contains("The model states no variability between people, so there is no range of them.");
        SimulatedPlan byWeight = SIMULATION
                .simulate(asked.of(new People(PeopleReader.age("40"), PeopleReader.weight("50-90"), 1, 0, 0, 50, 1)))
                .getFirst();
        assertThat(byWeight.ranged()).isTrue();
        assertThat(byWeight.warnings()).anyMatch(warning -> warning.contains("only that of the people's age, weight"));
        for (int few : new int[] {1, 3, 19}) {
            SimulatedPlan plan = of("esketamine 84 mg nasal", "40", "70", few);
            assertThat(plan.ranged()).isFalse();
            assertThat(plan.warnings()).anyMatch(warning -> warning.contains("too few for a range from 5 to 95 %"));
        }
        assertThat(of("esketamine 84 mg nasal", "40", "70", 20).ranged()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ketamine 35 mg im, true",
        "esketamine 28 mg sc, true",
        "ketamine 50 mg oral, false",
        "esketamine 84 mg nasal, false",
        "esketamine 50 mg sublingual, false",
        "ketamine 35 mg iv over 40 min, false"
    })
    void aWayInWithoutVariabilityIsSaid(String plan, boolean said) {
        assertThat(of(plan, "40", "70", 20).warnings().stream()
                        .anyMatch(warning -> warning.contains("is the same in all people")))
                .isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "ketamine hydrochloride 100 mg oral, true",
        "ketamine HCl 100 mg oral, true",
        "ketamine hydrochloride 100 mg oral (as base), false",
        "ketamine base 100 mg oral, false",
        "ketamine 100 mg oral as the free base, false",
        "ketamine 100 mg oral, false"
    })
    void ofWhatTheMilligramsAreIsSaid(String plan, boolean salt) {
        SimulatedPlan simulated = of(plan, "40", "70", 20);
        assertThat(simulated.warnings().stream().anyMatch(warning -> warning.contains("as those of the base")))
                .isEqualTo(salt);
        assertThat(simulated.warnings()).noneMatch(warning -> warning.startsWith("Not understood"));
        assertThat(simulated.regimen().doses().getFirst().milligrams()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ketamine 0.5 mg/kg ideal body weight iv over 40 min; ideal",
                "ketamine 0.5 mg/kg IBW iv over 40 min; ibw",
                "ketamine 0.5 mg/kg lean body mass iv over 40 min; lean",
                "esketamine 56 mg nasal twice weekly for 2 weeks, missed all; missed",
                "esketamine 56 mg nasal twice weekly for 2 weeks, halved for frailty; halved"
            })
    void aWordThatChangesTheDoseIsNotPassedOver(String plan, String word) {
        assertThatThrownBy(() -> of(plan, "40", "70", 20))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("it changes what is given: ")
                .hasMessageContaining(word);
    }

    @Test
    void aWordThatChangesNoDoseIsARemark() {
        assertThat(of("esketamine 84 mg nasal blue", "40", "70", 20).warnings())
                .contains("Not understood, and so not in the calculation: blue.");
    }
}
