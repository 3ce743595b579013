package org.ketwise.consult.exposure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.PlanReader;
import org.ketwise.consult.forecast.ExposureForecast;
import org.ketwise.consult.forecast.ExposureForecaster;
import org.ketwise.kernel.Concentration;
import org.ketwise.kernel.Route;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.PharmacokineticModel;
import org.ketwise.pharmacometrics.Covariates;
import org.ketwise.pharmacometrics.DoseEvent;
import org.ketwise.pharmacometrics.ExposureMetrics;
import org.ketwise.pharmacometrics.PopulationModel;
import org.ketwise.pharmacometrics.PopulationSimulation;
import org.ketwise.pharmacometrics.PopulationSimulation.Asked;
import org.ketwise.pharmacometrics.Regimen;
import org.ketwise.pharmacometrics.SampledTimes;
import org.ketwise.pharmacometrics.Simulation;
import org.ketwise.pharmacometrics.TimeAbove;
import org.ketwise.pharmacometrics.TimeCourse;
import org.ketwise.pharmacometrics.VirtualPeople;
import org.ketwise.screening.PlannedTreatment;
import org.ketwise.terminology.MedicationReader;

/** From plans as they were written to concentrations over time. Immutable; safe to share between threads. */
public final class ExposureSimulation {
    /** Steps that are easy to read, in minutes. */
    private static final double[] STEPS = {1, 2, 5, 10, 15, 30, 60, 120, 240};

    private static final int USUAL_TIMES = 300;
    private static final int MOST_TIMES = 20_000;
    private static final double CLOSE = 4; // hours after a dose in which the peak is looked for more closely
    private static final double SAME_TIME =
            1e-9; // hours; times of different origin that mean the same differ by roundings
    private static final double CLOSE_STEP = 1.0 / 12;

    /** So much of a peak that is shown is as good as all of it. */
    private static final double CLEARLY_LESS = 0.98;

    private static final int MOST_FOLLOWED = 200; // doses, each of which is calculated by itself

    private final KnowledgeBase knowledge;
    private final PlanReader plans;
    private final OtherMedicineReader otherMedicines;
    private final ExposureForecaster forecaster;
    private final Set<String> doseChanging;

    public ExposureSimulation(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
        plans = new PlanReader(knowledge);
        otherMedicines = new OtherMedicineReader(new MedicationReader(knowledge), plans);
        forecaster = new ExposureForecaster(knowledge);
        doseChanging = knowledge
                .findLexicon("dose-changing")
                .map(found -> Set.copyOf(found.words()))
                .orElse(Set.of());
    }

    /**
     * The plans in their order; all are looked at for the same time.
     *
     * @throws UserError if a plan cannot be read, no model holds for it, or what is asked cannot be calculated
     */
    public List<SimulatedPlan> simulate(SimulationRequest request) {
        return simulate(request, people -> {});
    }

    /**
     * The same, telling how it goes on.
     *
     * @param done told how many people of a plan were added to those that are done; by several threads. Each counts once without other medicines and, where
     *     there are any, once with them.
     * @throws UserError if a plan cannot be read, no model holds for it, or what is asked cannot be calculated
     */
    public List<SimulatedPlan> simulate(SimulationRequest request, IntConsumer done) {
        if (request.subjects() < 1) {
            throw new UserError("There are no people to simulate.", "Ask for 1 subject or more.");
        }
        List<OtherMedicine> others = request.with().stream()
                .map(text -> otherMedicines.read(text, knowledge.version().date()))
                .toList();
        refuseTwice(others);
        List<Prepared> prepared = new ArrayList<>();
        for (String plan : request.plans()) {
            prepared.add(prepare(plan, request, others));
        }
        double hours = request.hours() != null
                ? request.hours()
                : prepared.stream()
                        .mapToDouble(each -> PlannedRegimen.usualHours(each.regimen()))
                        .max()
                        .orElse(24);
        return prepared.stream()
                .map(each -> simulate(each, request, hours, done))
                .toList();
    }

    private static void refuseTwice(List<OtherMedicine> others) {
        Set<Ingredient> seen = new HashSet<>();
        for (OtherMedicine other : others) {
            for (Ingredient ingredient : Set.copyOf(other.ingredients())) {
                if (!seen.add(ingredient)) {
                    throw new UserError(
                            ingredient.name() + " is named twice (--with).",
                            "Give each medicine once, with the dose and the times that hold.");
                }
            }
        }
    }

    /** What is cleared like the treatment would be added to it, not change how it is cleared. */
    private void refuseTreatment(Ingredient treatment, List<OtherMedicine> others) {
        for (OtherMedicine other : others) {
            boolean same = other.ingredients().stream()
                    .anyMatch(ingredient -> ingredient.equals(treatment)
                            || forecaster
                                    .findFirstPass(treatment)
                                    .filter(firstPass ->
                                            firstPass.metabolism().drugs().contains(ingredient.name()))
                                    .isPresent());
            if (same) {
                throw new UserError(
                        "\"" + other.text() + "\" is the treatment itself, not another medicine beside it (--with).",
                        "Write all its doses into the plan (--plan).");
            }
        }
    }

    private record Prepared(
            String text,
            String drug,
            PopulationModel model,
            PharmacokineticModel.Entry entry,
            VirtualPeople people,
            Regimen regimen,
            List<MissedDose> missed,
            List<PlannedInteraction> interactions,
            boolean extrapolated,
            boolean ranged,
            List<String> warnings) {}

    private Prepared prepare(String text, SimulationRequest request, List<OtherMedicine> others) {
        PlanReader.Reading reading = plans.read(text);
        refuseWhatChangesTheDose(text, reading);
        PlannedTreatment plan = reading.plan();
        List<String> warnings = new ArrayList<>();
        if (!reading.notUnderstood().isEmpty()) {
            warnings.add("Not understood, and so not in the calculation: " + String.join(", ", reading.notUnderstood())
                    + ".");
        }
        warnings.addAll(reading.toConfirm());
        if (reading.ofSalt()) {
            warnings.add(
                    "The plan names the hydrochloride; its milligrams are taken as those of the base, as products are labelled. Milligrams of the salt itself hold less.");
        }
        if (!plan.routeKnown()) {
            throw new UserError(
                    "The plan \"" + text + "\" names no route.", "Write it, for example \"nasal\" or \"iv\".");
        }
        Route route = plan.routes().iterator().next();
        String drug = plan.drugs().getFirst().name();
        refuseTreatment(plan.drugs().getFirst(), others);
        ModelChoice choice = ModelChoice.of(knowledge, drug, route, request.model());
        VirtualPeople people = ModelPeople.of(request.people(), choice.model(), warnings);
        PlannedRegimen planned = PlannedRegimen.of(reading, route, choice.entry(), request, people, warnings);
        Regimen regimen = planned.regimen();
        if (regimen.doses().stream().anyMatch(dose -> dose.forKilograms() != null)) {
            warnings.add("The dose follows the weight of each person.");
        }
        boolean otherDoses = StudiedDoses.warn(regimen, choice.entry(), people, warnings);
        if (choice.entry().confidence() == PharmacokineticModel.Confidence.LOW) {
            warnings.add("Low confidence: how the drug enters by this route was never estimated.");
        }
        if (choice.entry().caveat() != null) {
            warnings.add(choice.entry().caveat());
        }
        warnings.addAll(choice.model().caveats());
        PopulationModel model = PopulationModel.of(choice.model());
        if (model.occasionDeviations() > 0 && regimen.doses().size() > 1) {
            warnings.add(
                    "Each dose of each person is drawn anew; the highest of all doses counts as the peak, so the people's peaks lie above that of the typical person, whose doses are alike.");
        }
        boolean ranged = PeopleWhoDiffer.warn(model, choice.entry(), people, warnings);
        return new Prepared(
                text,
                drug,
                model,
                choice.entry(),
                people,
                regimen,
                planned.missed(),
                new PlannedInteractions(plan.drugs().getFirst(), route, regimen, forecaster).of(others),
                otherDoses || ModelPeople.areOutside(people, choice.model().domain()),
                ranged,
                List.copyOf(warnings));
    }

    /** A word that changes what is given, and was not understood, cannot be left out of a calculation; any other one is only said. */
    private void refuseWhatChangesTheDose(String text, PlanReader.Reading reading) {
        if (reading.notUnderstood().stream().anyMatch(doseChanging::contains)) {
            throw new UserError(
                    "Of the plan \"" + text + "\" this is not understood, and it changes what is given: "
                            + String.join(", ", reading.notUnderstood()) + ".",
                    "Write each dose in mg or mg/kg of the actual body weight, and missed doses by their number, for example \"missed dose 3\".");
        }
    }

    private SimulatedPlan simulate(Prepared plan, SimulationRequest request, double hours, IntConsumer done) {
        double[] close = times(plan.regimen(), hours);
        double[] shown = request.step() == null ? close : evenTimes(request.step(), hours);
        SampledTimes times = request.above().isEmpty() && request.step() == null
                ? SampledTimes.shown(shown)
                : SampledTimes.between(shown, close, plan.regimen());
        Asked asked = new Asked(
                times,
                request.courses(),
                request.above().stream()
                        .map(Concentration::nanogramsPerMilliliter)
                        .toList());
        long most = asked.mostSubjects(plan.model().file().analytes().size());
        if (request.subjects() > most) {
            throw new UserError(
                    request.subjects() + " people" + (request.courses() ? " at " + shown.length + " times" : "")
                            + " are more than is held at once.",
                    "Ask for at most " + most + (request.courses() ? ", or for fewer times." : "."));
        }
        Covariates typical = plan.people().typical();
        SimulatedPlan.Course alone = course(plan.model(), typical, plan.regimen(), times.hours());
        Changed models = changed(plan);
        SimulatedPlan.Course changed = models == null ? null : changed(models, plan, times.hours());
        PopulationSimulation.Spread people =
                PopulationSimulation.simulate(plan.model(), plan.people(), plan.regimen(), asked, done);
        return new SimulatedPlan(
                plan.text(),
                plan.model().file(),
                plan.entry(),
                plan.extrapolated(),
                plan.ranged(),
                Stream.concat(
                                warnings(plan, times, alone, people, request.step() != null).stream(),
                                models == null || changed == null
                                        ? Stream.<String>empty()
                                        : howTheCourseFollows(plan, typical, alone, changed, models.followed())
                                                .stream())
                        .toList(),
                plan.regimen(),
                times.end(),
                plan.missed(),
                alone.shown(times),
                people,
                plan.interactions(),
                changed == null ? null : changed.shown(times),
                changedPeople(models, plan, asked, request, done),
                request.above().stream()
                        .map(threshold -> above(threshold, alone, changed))
                        .toList(),
                effects(plan, models));
    }

    /** What was known of the plan, and where the times that are looked at or shown hide a peak. */
    private static List<String> warnings(
            Prepared plan,
            SampledTimes times,
            SimulatedPlan.Course alone,
            PopulationSimulation.Spread people,
            boolean stepNamed) {
        List<String> warnings = new ArrayList<>(plan.warnings());
        List<String> names = alone.course().analytes();
        List<String> rising = new ArrayList<>();
        List<String> risingInSome = new ArrayList<>();
        boolean between = false;
        for (int analyte = 0; analyte < names.size(); analyte++) {
            ExposureMetrics peak = alone.metrics().get(analyte);
            double latest = people.tmax()[analyte][PopulationSimulation.PERCENTILES.indexOf(95)];
            if (peak.tmax() >= times.end() - SAME_TIME) {
                rising.add(names.get(analyte));
            } else if (plan.ranged() && latest >= times.end() - SAME_TIME) {
                risingInSome.add(names.get(analyte));
            }
            int of = analyte;
            double highestShown = Arrays.stream(times.shown())
                    .mapToDouble(place -> alone.course().concentrations()[of][place])
                    .max()
                    .orElse(0);
            between |= highestShown < CLEARLY_LESS * peak.cmax();
        }
        if (!rising.isEmpty()) {
            warnings.add(stillRising(rising, "", times.end()));
        }
        if (!risingInSome.isEmpty()) {
            warnings.add(stillRising(risingInSome, " in some of the people", times.end()));
        }
        if (stepNamed && between) {
            warnings.add(
                    "A peak lies between the times that are shown (--every); Cmax and Tmax are those of the peak, the picture and the table of times pass it over.");
        }
        return List.copyOf(warnings);
    }

    private static String stillRising(List<String> analytes, String inWhom, double end) {
        return "At the end of the time looked at (" + span(end) + ") the concentration of "
                + String.join(" and ", analytes) + " still rises" + inWhom
                + ": the peak is higher and comes later than Cmax and Tmax say; look for longer with --duration.";
    }

    /** A time as somebody would write it. */
    private static String span(double hours) {
        double minutes = Math.rint(hours * 60 * 100) / 100;
        return minutes < 60 ? number(minutes) + " min" : number(Math.rint(hours * 100) / 100) + " h";
    }

    /** Where the course with other medicines is not simply the model under what is said of them, or does not reach that. */
    private static List<String> howTheCourseFollows(
            Prepared plan,
            Covariates typical,
            SimulatedPlan.Course alone,
            SimulatedPlan.Course changed,
            boolean followed) {
        List<String> sentences = new ArrayList<>();
        PlannedInteraction all = plan.interactions().getLast();
        ExposureForecast forecast = all.forecast();
        PharmacokineticModel.EnzymeDependence enzymes = plan.model().file().enzymes();
        if (forecast == null || enzymes == null) {
            return sentences;
        }
        if (forecast.passage().bypass() < 1) {
            for (String name : enzymes.escape()) {
                double escape = plan.model().typical(typical).value(name);
                if (differ(escape, forecast.passage().escape(), 0.05)) {
                    sentences.add(String.format(
                            Locale.ROOT,
                            "The model lets %.0f %% of what is swallowed through the gut wall; what is said of other medicines counts with %.0f %%, to which the trials were fitted. With them the course takes over that ratio, so its height is less sure than the ratio.",
                            100 * escape,
                            100 * forecast.passage().escape()));
                }
            }
        }
        Double said = followed && all.course() != null
                ? Double.valueOf(all.course().sessions().getFirst().auc())
                : forecast.auc().predicted();
        double shown = changed.wholeAreas()[0] / alone.wholeAreas()[0];
        if (plan.regimen().doses().size() == 1 && said != null && differ(shown, said, 0.07)) {
            sentences.add(String.format(
                    Locale.ROOT,
                    "In the course with the other medicines the exposure is %.2g times that without them, not %.2g times: no more than the whole dose can enter.",
                    shown,
                    said));
        }
        return sentences;
    }

    private static boolean differ(double one, double other, double share) {
        return Math.abs(one / other - 1) > share;
    }

    private List<SimulatedEffect> effects(Prepared plan, @Nullable Changed with) {
        Regimen first = SimulatedEffects.first(plan.regimen());
        double[] times = SimulatedEffects.times(first);
        Covariates typical = plan.people().typical();
        return SimulatedEffects.of(
                knowledge.effects(),
                course(plan.model(), typical, first, times).course(),
                with == null
                        ? null
                        : course(with.models().getFirst(), typical, first, times)
                                .course(),
                plan.drug(),
                first.doses().getFirst().route());
    }

    private static SimulatedPlan.Above above(
            Concentration threshold, SimulatedPlan.Course alone, SimulatedPlan.@Nullable Course changed) {
        double[] hours = alone.course().hours();
        return new SimulatedPlan.Above(
                threshold,
                hours[hours.length - 1],
                hoursAbove(threshold, alone),
                changed == null ? new double[0] : hoursAbove(threshold, changed));
    }

    private static double[] hoursAbove(Concentration threshold, SimulatedPlan.Course course) {
        return Arrays.stream(course.course().concentrations())
                .mapToDouble(
                        each -> TimeAbove.hours(course.course().hours(), each, 0, threshold.nanogramsPerMilliliter()))
                .toArray();
    }

    /**
     * The model with all other medicines.
     *
     * @param models one for each dose where the enzymes are followed over the days, otherwise one for all
     * @param followed whether they are; otherwise it is as after long intake
     */
    private record Changed(List<PopulationModel> models, boolean followed) {}

    /** Null where there are no other medicines, where nobody can say more than a range, or where the model does not follow enzymes. */
    private @Nullable Changed changed(Prepared plan) {
        if (plan.interactions().isEmpty()) {
            return null;
        }
        PlannedInteraction all = plan.interactions().getLast();
        ExposureForecast forecast = all.forecast();
        if (forecast == null) {
            return null;
        }
        boolean followed = all.course() != null && plan.regimen().doses().size() <= MOST_FOLLOWED;
        List<PopulationModel> models = all.course() != null && followed
                ? ChangingEnzymes.models(all.course(), forecast, plan.model(), plan.regimen(), forecaster)
                : forecaster.under(forecast, plan.model()).stream().toList();
        return models.isEmpty() ? null : new Changed(models, followed);
    }

    private static SimulatedPlan.Course changed(Changed with, Prepared plan, double[] times) {
        return with.followed()
                ? ChangingEnzymes.course(with.models(), plan.people().typical(), plan.regimen(), times)
                : course(with.models().getFirst(), plan.people().typical(), plan.regimen(), times);
    }

    /** The same people once more. Those of whom nothing can be said with other medicines are done without being calculated. */
    private static SimulatedPlan.@Nullable ChangedPeople changedPeople(
            @Nullable Changed with, Prepared plan, Asked asked, SimulationRequest request, IntConsumer done) {
        if (with == null) {
            if (!request.with().isEmpty()) {
                done.accept(request.subjects());
            }
            return null;
        }
        return new SimulatedPlan.ChangedPeople(
                PopulationSimulation.simulate(with.models(), plan.people(), plan.regimen(), asked, done),
                with.followed());
    }

    private static SimulatedPlan.Course course(
            PopulationModel model, Covariates person, Regimen regimen, double[] times) {
        Simulation simulation = new Simulation(model.typical(person), regimen);
        double[][] day = simulation.at(24).areas();
        TimeCourse course = simulation.at(times);
        return new SimulatedPlan.Course(
                course,
                ExposureMetrics.ofAll(course),
                Arrays.stream(day).mapToDouble(each -> each[0]).toArray(),
                simulation.wholeAreas(),
                simulation.terminalHalfLives());
    }

    /** The times that somebody asked for. */
    private static double[] evenTimes(double step, double hours) {
        if (step > hours * (1 + SAME_TIME)) {
            throw new UserError(
                    "A step of " + span(step) + " (--every) is longer than the " + span(hours) + " that are looked at.",
                    "Ask for a shorter step, or for a longer time with --duration.");
        }
        if (!(step > 0) || hours / step > MOST_TIMES) {
            throw new UserError(
                    "A step of " + number(step * 60) + " min over " + number(hours) + " h cannot be calculated.",
                    "Ask for at most " + MOST_TIMES + " times.");
        }
        return Simulation.every(step, hours);
    }

    /** Evenly spaced times to the end, and closer ones after each dose, so that no peak is missed. */
    private static double[] times(Regimen regimen, double hours) {
        TreeSet<Double> times = new TreeSet<>();
        for (double time : Simulation.every(usualStep(hours), hours)) {
            times.add(time);
        }
        times.add(hours);
        for (DoseEvent dose : regimen.doses()) {
            for (int step = 0; step * CLOSE_STEP <= CLOSE + dose.hours(); step++) {
                double time = dose.time() + step * CLOSE_STEP;
                if (time <= hours) {
                    times.add(time);
                }
            }
            if (dose.time() + dose.hours() <= hours) {
                times.add(dose.time() + dose.hours());
            }
        }
        double[] distinct = new double[times.size()];
        int count = 0;
        for (double time : times) {
            if (count == 0 || time - distinct[count - 1] > SAME_TIME) {
                distinct[count++] = time;
            }
        }
        return Arrays.copyOf(distinct, count);
    }

    private static double usualStep(double hours) {
        for (double minutes : STEPS) {
            if (hours * 60 / minutes <= USUAL_TIMES) {
                return minutes / 60;
            }
        }
        return hours / USUAL_TIMES;
    }

    static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
