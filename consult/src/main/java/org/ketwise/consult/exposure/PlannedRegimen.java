package org.ketwise.consult.exposure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

/** The doses that a plan means. */
final class PlannedRegimen {
    private static final double USUAL_COURSE_DAYS = 28; // of a schedule that nobody gave an end
    private static final int MOST_DOSES = 2000;
    private static final double AFTER_ONE = 24;
    private static final double AFTER_LAST = 48;

    private PlannedRegimen() {}

    /**
     * Phase after phase.
     *
     * @throws UserError if a dose is missing or needs a weight that was not given
     */
    static Regimen of(
            PlannedTreatment plan,
            Route route,
            PharmacokineticModel.Entry entry,
            SimulationRequest request,
            VirtualPeople people,
            List<String> warnings) {
        List<DoseEvent> doses = new ArrayList<>();
        double start = 0;
        for (DosePhase phase : plan.phases()) {
            double milligrams = milligrams(plan, phase, request, people);
            Double forKilograms = forKilograms(phase, people);
            double hours = hours(phase, route, milligrams, entry, warnings);
            Double everyDays = phase.everyDays();
            if (phase.single() || everyDays == null) {
                doses.add(new DoseEvent(start, milligrams, route, hours, forKilograms));
                start += 24;
                continue;
            }
            Double courseDays = phase.courseDays();
            if (courseDays == null) {
                courseDays = request.hours() == null ? USUAL_COURSE_DAYS : request.hours() / 24;
                warnings.add("The plan does not say for how long; calculated for "
                        + ExposureSimulation.number(courseDays) + " days.");
            }
            int times = (int) Math.max(1, Math.round(courseDays / everyDays));
            if (doses.size() + (long) times > MOST_DOSES) {
                throw new UserError(
                        "The plan \"" + plan.text() + "\" has more than " + MOST_DOSES + " doses.",
                        "Write a shorter course.");
            }
            doses.addAll(Regimen.repeated(
                            new DoseEvent(start, milligrams, route, hours, forKilograms), everyDays * 24, times)
                    .doses());
            start += times * everyDays * 24;
        }
        return new Regimen(doses);
    }

    /** How long it takes until there is nothing new to see. */
    static double usualHours(Regimen regimen) {
        DoseEvent last = regimen.doses().getLast();
        return regimen.doses().size() == 1 ? AFTER_ONE : last.time() + AFTER_LAST;
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
                        "Give it with --weight, for example --weight 70."));
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
