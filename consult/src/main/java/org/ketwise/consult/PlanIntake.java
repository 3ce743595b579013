package org.ketwise.consult;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Route;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.screening.PlannedTreatment;
import org.ketwise.terminology.MedicationMention;

/** Finds out what the profile is screened for: the plan that was written, else the treatment that the list names, else every treatment of the content. */
final class PlanIntake {
    private final KnowledgeBase knowledge;
    private final PlanReader reader;

    PlanIntake(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
        reader = new PlanReader(knowledge);
    }

    /**
     * What the profile is screened for.
     *
     * @param given whether somebody planned it
     * @param repeatedInList entries of the list that are the planned treatment itself, not a second source of it
     */
    record Planned(PlannedTreatment plan, boolean given, List<ConsultedMedication> repeatedInList) {}

    Planned read(@Nullable String text, List<ConsultedMedication> medications, List<NotAssessed> notAssessed) {
        if (text != null) {
            PlanReader.Reading reading = reader.read(text);
            sayWordsNotUnderstood(text, reading, notAssessed);
            return new Planned(reading.plan(), true, repeatedInList(reading.plan(), medications, notAssessed));
        }
        Set<Ingredient> listed = new LinkedHashSet<>();
        ConsultedMedication entry = null;
        for (ConsultedMedication medication : medications) {
            for (Ingredient treatment : takenTreatments(medication)) {
                if (listed.add(treatment)) {
                    entry = medication;
                }
            }
        }
        if (listed.size() == 1 && entry != null) {
            return new Planned(fromEntry(entry, listed.iterator().next(), notAssessed), false, List.of(entry));
        }
        List<Ingredient> drugs = listed.isEmpty() ? knowledge.treatmentIngredients() : List.copyOf(listed);
        if (listed.isEmpty()) {
            notAssessed.add(new NotAssessed(
                    "plan", "No plan was given, so the list is shown for " + names(drugs) + " by every route. Name the plan for an answer by route and dose."));
        }
        return new Planned(PlannedTreatment.unspecified(drugs, mask(drugs)), false, List.of());
    }

    /**
     * An entry that names the planned drug and no other route is taken for the plan itself, and that is said; the other drug, or another route, is a second
     * source and is screened as one.
     */
    private List<ConsultedMedication> repeatedInList(
            PlannedTreatment plan, List<ConsultedMedication> medications, List<NotAssessed> notAssessed) {
        List<ConsultedMedication> repeated = new ArrayList<>();
        for (ConsultedMedication medication : medications) {
            if (!takenTreatments(medication).equals(plan.drugs())
                    || medication.entry().mentions().size() != 1
                    || !routesOf(medication.input()).stream().allMatch(plan.routes()::contains)) {
                continue;
            }
            repeated.add(medication);
            notAssessed.add(new NotAssessed(
                    medication.input(), "Taken for the planned treatment itself. If it is a second source, say by which route."));
        }
        return repeated;
    }

    /** The route that an entry names, or nothing. */
    private Set<Route> routesOf(String entry) {
        try {
            PlannedTreatment read = reader.read(entry).plan();
            return read.routeKnown() ? read.routes() : Set.of();
        } catch (UserError notAPlan) {
            return Set.of();
        }
    }

    private List<Ingredient> takenTreatments(ConsultedMedication medication) {
        List<Ingredient> treatments = new ArrayList<>();
        for (MedicationMention mention : medication.entry().mentions()) {
            if (mention.use().taken() && mention instanceof MedicationMention.Resolved) {
                mention.ingredients().stream()
                        .filter(ingredient -> knowledge.treatments().contains(ingredient.name()))
                        .forEach(treatments::add);
            }
        }
        return treatments;
    }

    private PlannedTreatment fromEntry(ConsultedMedication entry, Ingredient drug, List<NotAssessed> notAssessed) {
        try {
            PlanReader.Reading reading = reader.read(entry.input());
            notAssessed.add(new NotAssessed(
                    "plan", "No plan was given; \"" + entry.input() + "\" in the list is taken for the treatment."));
            return reading.plan();
        } catch (UserError notAPlan) {
            notAssessed.add(new NotAssessed(
                    "plan", "No plan was given; " + drug.name() + " stands in the list, but its entry says no plan that is understood: " + notAPlan.problem()));
            return PlannedTreatment.unspecified(List.of(drug), mask(List.of(drug)));
        }
    }

    private static void sayWordsNotUnderstood(String text, PlanReader.Reading reading, List<NotAssessed> notAssessed) {
        if (!reading.notUnderstood().isEmpty()) {
            notAssessed.add(new NotAssessed(text, "Words of the plan not understood: " + String.join(", ", reading.notUnderstood()) + "."));
        }
        if (!reading.plan().routeKnown()) {
            notAssessed.add(new NotAssessed(text, "The plan names no route, so severities are shown by route."));
        }
    }

    private int mask(List<Ingredient> drugs) {
        int mask = 0;
        for (Ingredient drug : drugs) {
            mask |= 1 << knowledge.treatments().indexOf(drug.name());
        }
        return mask;
    }

    private static String names(List<Ingredient> drugs) {
        return String.join(" and ", drugs.stream().map(Ingredient::name).toList());
    }
}
