package org.ketwise.consult.exposure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.PlanReader;
import org.ketwise.consult.forecast.ExposureForecast;
import org.ketwise.consult.forecast.ExposureForecaster;
import org.ketwise.kernel.Route;
import org.ketwise.kernel.Sex;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.PharmacokineticModel;
import org.ketwise.pharmacometrics.Covariates;
import org.ketwise.pharmacometrics.DoseEvent;
import org.ketwise.pharmacometrics.PopulationModel;
import org.ketwise.pharmacometrics.PopulationSimulation;
import org.ketwise.pharmacometrics.Regimen;
import org.ketwise.pharmacometrics.Simulation;
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

    private static final int MOST_FOLLOWED = 200; // doses, each of which is calculated by itself

    private final KnowledgeBase knowledge;
    private final PlanReader plans;
    private final OtherMedicineReader otherMedicines;
    private final ExposureForecaster forecaster;

    public ExposureSimulation(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
        plans = new PlanReader(knowledge);
        otherMedicines = new OtherMedicineReader(new MedicationReader(knowledge), plans);
        forecaster = new ExposureForecaster(knowledge);
    }

    /**
     * The plans in their order; all are looked at for the same time.
     *
     * @throws UserError if a plan cannot be read, no model holds for it, or what is asked cannot be calculated
     */
    public List<SimulatedPlan> simulate(SimulationRequest request) {
        if (request.subjects() < 1) {
            throw new UserError("There are no people to simulate.", "Ask for 1 subject or more.");
        }
        List<OtherMedicine> others = request.with().stream()
                .map(text -> otherMedicines.read(text, knowledge.version().date()))
                .toList();
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
        return prepared.stream().map(each -> simulate(each, request, hours)).toList();
    }

    private record Prepared(
            String text,
            String drug,
            PopulationModel model,
            PharmacokineticModel.Entry entry,
            Covariates covariates,
            Regimen regimen,
            List<MissedDose> missed,
            List<PlannedInteraction> interactions,
            List<String> warnings) {}

    private Prepared prepare(String text, SimulationRequest request, List<OtherMedicine> others) {
        PlanReader.Reading reading = plans.read(text);
        PlannedTreatment plan = reading.plan();
        List<String> warnings = new ArrayList<>();
        if (!reading.notUnderstood().isEmpty()) {
            warnings.add("Not understood: " + String.join(", ", reading.notUnderstood()) + ".");
        }
        warnings.addAll(reading.toConfirm());
        if (!plan.routeKnown()) {
            throw new UserError(
                    "The plan \"" + text + "\" names no route.", "Write it, for example \"nasal\" or \"iv\".");
        }
        Route route = plan.routes().iterator().next();
        String drug = plan.drugs().getFirst().name();
        ModelChoice choice = ModelChoice.of(knowledge, drug, route, request.model());
        Covariates covariates = covariates(request, choice.model(), warnings);
        PlannedRegimen planned = PlannedRegimen.of(reading, route, choice.entry(), request, warnings);
        Regimen regimen = planned.regimen();
        if (choice.entry().confidence() == PharmacokineticModel.Confidence.LOW) {
            warnings.add("Low confidence: how the drug enters by this route was never estimated.");
        }
        if (choice.entry().caveat() != null) {
            warnings.add(choice.entry().caveat());
        }
        warnings.addAll(choice.model().caveats());
        return new Prepared(
                text,
                drug,
                PopulationModel.of(choice.model()),
                choice.entry(),
                covariates,
                regimen,
                planned.missed(),
                new PlannedInteractions(plan.drugs().getFirst(), route, regimen, forecaster).of(others),
                List.copyOf(warnings));
    }

    private static Covariates covariates(SimulationRequest request, PharmacokineticModel model, List<String> warnings) {
        PharmacokineticModel.Domain domain = model.domain();
        Covariates usual = Covariates.TYPICAL;
        double age = request.age() == null ? usual.age() : request.age().years();
        double weight =
                request.weight() == null ? usual.weight() : request.weight().kilograms();
        if (age < domain.ageFrom()) {
            throw new UserError(
                    "The model " + model.id() + " was made from people of " + number(domain.ageFrom()) + " to "
                            + number(domain.ageTo()) + " years; it says nothing of somebody of " + number(age) + ".",
                    "No model here holds for children.");
        }
        if (!domain.includesAge(age)) {
            warnings.add("An age of " + number(age) + " lies outside what the model was made from ("
                    + number(domain.ageFrom()) + " to " + number(domain.ageTo()) + " years).");
        }
        if (!domain.includesWeight(weight)) {
            warnings.add("A weight of " + number(weight) + " kg lies outside what the model was made from ("
                    + number(domain.weightFrom()) + " to " + number(domain.weightTo()) + " kg).");
        }
        if (request.age() == null || request.weight() == null) {
            warnings.add("Not given: "
                    + (request.age() == null
                            ? "age (taken as " + number(age) + " years)"
                            : "weight (taken as " + number(weight) + " kg)")
                    + (request.age() == null && request.weight() == null
                            ? ", weight (taken as " + number(weight) + " kg)"
                            : "")
                    + ".");
        }
        return new Covariates(
                age,
                weight,
                request.sex() == null ? Sex.FEMALE : request.sex(),
                request.ancestry() == null ? usual.ancestry() : request.ancestry());
    }

    private SimulatedPlan simulate(Prepared plan, SimulationRequest request, double hours) {
        double[] times = times(plan.regimen(), hours, request.step());
        int analytes = plan.model().file().analytes().size();
        long most = PopulationSimulation.mostSubjects(analytes, times.length);
        if (request.subjects() > most) {
            throw new UserError(
                    request.subjects() + " people at " + times.length + " times are more than is held at once.",
                    "Ask for at most " + most + ", or for fewer times.");
        }
        return new SimulatedPlan(
                plan.text(),
                plan.model().file(),
                plan.entry(),
                plan.warnings(),
                plan.regimen(),
                plan.missed(),
                course(plan.model(), plan, times),
                PopulationSimulation.simulate(
                        plan.model(), plan.covariates(), plan.regimen(), times, request.subjects(), request.seed()),
                plan.interactions(),
                changed(plan, times),
                SimulatedEffects.of(knowledge.effects(), plan.model(), plan.covariates(), plan.regimen(), plan.drug()));
    }

    /** With all other medicines: followed over the days where that can be, otherwise as after long intake. */
    private SimulatedPlan.@Nullable Course changed(Prepared plan, double[] times) {
        if (plan.interactions().isEmpty()) {
            return null;
        }
        PlannedInteraction all = plan.interactions().getLast();
        ExposureForecast forecast = all.forecast();
        if (forecast == null) {
            return null;
        }
        if (all.course() != null && plan.regimen().doses().size() <= MOST_FOLLOWED) {
            return ChangingEnzymes.course(
                    all.course(), forecast, plan.model(), plan.covariates(), plan.regimen(), times, forecaster);
        }
        return forecaster
                .under(forecast, plan.model())
                .map(model -> course(model, plan, times))
                .orElse(null);
    }

    private static SimulatedPlan.Course course(PopulationModel model, Prepared plan, double[] times) {
        Simulation simulation = new Simulation(model.typical(plan.covariates()), plan.regimen());
        double[][] day = simulation.at(24).areas();
        return new SimulatedPlan.Course(
                simulation.at(times),
                Arrays.stream(day).mapToDouble(each -> each[0]).toArray(),
                simulation.wholeAreas(),
                simulation.terminalHalfLives());
    }

    /** Evenly spaced times; where nobody named the step, closer ones after each dose too, so that no peak is missed. */
    private static double[] times(Regimen regimen, double hours, @Nullable Double step) {
        double chosen = step == null ? usualStep(hours) : step;
        if (!(chosen > 0) || hours / chosen > MOST_TIMES) {
            throw new UserError(
                    "A step of " + number(chosen * 60) + " min over " + number(hours) + " h cannot be calculated.",
                    "Ask for at most " + MOST_TIMES + " times.");
        }
        TreeSet<Double> times = new TreeSet<>();
        for (double time : Simulation.every(chosen, hours)) {
            times.add(time);
        }
        if (step == null) {
            for (DoseEvent dose : regimen.doses()) {
                for (double after = 0; after <= CLOSE + dose.hours(); after += CLOSE_STEP) {
                    if (dose.time() + after <= hours) {
                        times.add(dose.time() + after);
                    }
                }
                if (dose.time() + dose.hours() <= hours) {
                    times.add(dose.time() + dose.hours());
                }
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
