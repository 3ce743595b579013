package org.ketwise.consult.exposure;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.PlanReader;
import org.ketwise.consult.PlannedDoses;
import org.ketwise.consult.PlannedDoses.PlannedDose;
import org.ketwise.kernel.BodyWeight;
import org.ketwise.kernel.Dose;
import org.ketwise.kernel.Route;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.model.PharmacokineticModel;
import org.ketwise.pharmacometrics.CovariateSpread;
import org.ketwise.pharmacometrics.DoseEvent;
import org.ketwise.pharmacometrics.Regimen;
import org.ketwise.pharmacometrics.VirtualPeople;
import org.ketwise.screening.DosePhase;
import org.ketwise.screening.PlannedTreatment;

/**
 * The doses that a plan means.
 *
 * @param regimen what is given
 * @param missed what would have been given
 */
record PlannedRegimen(Regimen regimen, List<MissedDose> missed) {
    private static final double USUAL_COURSE_DAYS = 28; // of a schedule that nobody gave an end
    private static final int MOST_DOSES = 2000;
    private static final double AFTER_ONE = 24;
    private static final double AFTER_LAST = 48;
    private static final double AFTER_GIVEN = 20; // after the end of an infusion that takes long

    /**
     * Phase after phase.
     *
     * @throws UserError if a dose is missing or needs a weight that was not given, or if no such dose can have been missed
     */
    static PlannedRegimen of(
            PlanReader.Reading reading,
            Route route,
            PharmacokineticModel.Entry entry,
            SimulationRequest request,
            VirtualPeople people,
            List<String> warnings) {
        PlannedTreatment plan = reading.plan();
        List<DosePhase> phases = completed(plan, request, warnings);
        List<PlannedDose> doses = PlannedDoses.list(phases, phase -> USUAL_COURSE_DAYS, MOST_DOSES);
        if (doses.size() > MOST_DOSES) {
            throw new UserError(
                    "The plan \"" + plan.text() + "\" has more than " + MOST_DOSES + " doses.",
                    "Write a shorter course.");
        }
        Map<Integer, String> missed = reading.missed().among(doses);
        IdentityHashMap<DosePhase, DoseEvent> firstOf = new IdentityHashMap<>();
        List<DoseEvent> given = new ArrayList<>();
        List<MissedDose> notGiven = new ArrayList<>();
        for (int place = 0; place < doses.size(); place++) {
            PlannedDose dose = doses.get(place);
            DoseEvent first = firstOf.get(dose.phase());
            if (first == null) {
                double milligrams = milligrams(plan, dose.phase(), request, people);
                double hours = hours(dose.phase(), route, milligrams, entry, warnings);
                first = new DoseEvent(0, milligrams, route, hours, forKilograms(dose.phase(), people));
                firstOf.put(dose.phase(), first);
            }
            if (missed.containsKey(place)) {
                notGiven.add(new MissedDose(place + 1, dose.dayOfPlan()));
            } else {
                given.add(
                        new DoseEvent(dose.day() * 24, first.milligrams(), route, first.hours(), first.forKilograms()));
            }
        }
        return new PlannedRegimen(new Regimen(given), List.copyOf(notGiven));
    }

    /** Each phase with what it takes over from the one before, and an end. */
    private static List<DosePhase> completed(PlannedTreatment plan, SimulationRequest request, List<String> warnings) {
        List<DosePhase> phases = new ArrayList<>();
        for (DosePhase said : plan.phases()) {
            DosePhase phase = phases.isEmpty() ? said : goingOn(phases.getLast(), said);
            Double courseDays = phase.courseDays();
            if (courseDays != null && phase.everyDays() == null && phase.days().isEmpty()) {
                warnings.add("The plan says for how long but not how often; one dose is calculated.");
            }
            if (PlannedDoses.isOpen(phase)) {
                courseDays = request.hours() == null ? USUAL_COURSE_DAYS : request.hours() / 24;
                warnings.add("The plan does not say for how long; calculated for "
                        + ExposureSimulation.number(courseDays) + " days.");
            }
            phases.add(new DosePhase(
                    phase.dose(),
                    phase.infusionMinutes(),
                    phase.everyDays(),
                    courseDays,
                    phase.single(),
                    phase.pushed(),
                    phase.days()));
        }
        return phases;
    }

    /** The dose and the time it takes go on where nothing else is said, and how often where only the length is said. */
    private static DosePhase goingOn(DosePhase before, DosePhase phase) {
        boolean asOften = phase.everyDays() == null && phase.courseDays() != null && !phase.single();
        boolean asFast = phase.infusionMinutes() == null && !phase.pushed();
        return new DosePhase(
                phase.dose() == null ? before.dose() : phase.dose(),
                asFast ? before.infusionMinutes() : phase.infusionMinutes(),
                asOften ? before.everyDays() : phase.everyDays(),
                phase.courseDays(),
                phase.single(),
                phase.pushed() || (asFast && before.pushed()),
                phase.days());
    }

    /** How long it takes until there is nothing new to see. */
    static double usualHours(Regimen regimen) {
        DoseEvent last = regimen.doses().getLast();
        double usual = regimen.doses().size() == 1 && last.time() == 0 ? AFTER_ONE : last.time() + AFTER_LAST;
        double given = regimen.doses().stream()
                .mapToDouble(dose -> dose.time() + dose.hours())
                .max()
                .orElse(0);
        return Math.max(usual, given + AFTER_GIVEN);
    }

    /** The weight that the milligrams are for, where each person gets them by their own. */
    private static @Nullable Double forKilograms(DosePhase phase, VirtualPeople people) {
        return phase.dose() instanceof Dose.PerKilogram && !(people.weight() instanceof CovariateSpread.One)
                ? people.weight().typical()
                : null;
    }

    private static double milligrams(
            PlannedTreatment plan, DosePhase phase, SimulationRequest request, VirtualPeople people) {
        Dose dose = phase.dose();
        if (dose == null) {
            throw new UserError(
                    "The plan \"" + plan.text() + "\" names no dose.",
                    "Write it, for example \"84 mg\" or \"0.5 mg/kg\".");
        }
        Optional<BodyWeight> weight = request.people().weight() == null
                ? Optional.empty()
                : Optional.of(new BodyWeight(people.weight().typical()));
        return dose.milligrams(weight)
                .orElseThrow(() -> new UserError(
                        "The dose " + dose + " needs the body weight.",
                        "Give the body weight (--weight), for example 70."));
    }

    private static double hours(
            DosePhase phase, Route route, double milligrams, PharmacokineticModel.Entry entry, List<String> warnings) {
        Double minutes = phase.infusionMinutes();
        if (minutes != null) {
            return minutes / 60;
        }
        if (phase.pushed() && route == Route.INTRAVENOUS) {
            warnings.add(
                    "A push mixes within minutes, which no model here describes; the true peak is far higher, and what was seen with infusions does not hold.");
        }
        Double usual = entry.usualMinutes();
        if (usual == null || phase.pushed()) {
            return 0;
        }
        Double device = entry.device();
        if (device != null) {
            return Math.max(0, Math.ceil(milligrams / device - 1e-9) - 1) * usual / 60;
        }
        warnings.add("The plan does not say how long the dose takes; calculated over "
                + ExposureSimulation.number(usual) + " min.");
        return usual / 60;
    }
}
