package org.ketwise.consult;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Remembered;
import org.ketwise.kernel.Route;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.screening.PlannedTreatment;
import org.ketwise.terminology.MedicationMention;

/** Finds out what the profile is screened for: the plan that was written, else the treatment that the list names, else every treatment of the content. */
final class PlanIntake {
    private static final int LONGEST_REMEMBERED = 200;

    private final KnowledgeBase knowledge;
    private final PlanReader reader;
    private final Remembered<String, PlanReader.Reading> plans;
    private final Remembered<String, Set<Route>> routes;

    /** @param remembered so many plans and words of routes that were read lately are kept in memory */
    PlanIntake(KnowledgeBase knowledge, int remembered) {
        this.knowledge = knowledge;
        reader = new PlanReader(knowledge);
        plans = new Remembered<>(remembered);
        routes = new Remembered<>(remembered);
    }

    /**
     * What the profile is screened for.
     *
     * @param given whether somebody planned it
     * @param repeatedInList mentions of the list that are the planned treatment itself, not a second source of it; by identity
     */
    record Planned(PlannedTreatment plan, boolean given, Set<MedicationMention> repeatedInList) {}

    boolean canUse(String text) {
        try {
            reading(text);
            return true;
        } catch (UserError notAPlan) {
            return false;
        }
    }

    Optional<Route> findRoute(String words) {
        return findRoutes(words).stream().findFirst();
    }

    private PlanReader.Reading reading(String text) {
        return text.length() > LONGEST_REMEMBERED ? reader.read(text) : plans.get(text, reader::read);
    }

    private Set<Route> findRoutes(String words) {
        return words.length() > LONGEST_REMEMBERED ? reader.findRoutes(words) : routes.get(words, reader::findRoutes);
    }

    Planned read(@Nullable String text, List<ConsultedMedication> medications, List<NotAssessed> notAssessed) {
        if (text != null) {
            PlanReader.Reading reading = reading(text);
            sayWordsNotUnderstood(text, reading, notAssessed);
            sayWhatIsToConfirm(text, reading, notAssessed);
            sayOtherMedicines(text, reading, medications, notAssessed);
            if (!reading.plan().routeKnown()) {
                notAssessed.add(new NotAssessed(text, "The plan names no route, so severities are shown by route."));
            }
            return new Planned(reading.plan(), true, repeatedInList(reading.plan(), medications, notAssessed));
        }
        Set<Ingredient> listed = new LinkedHashSet<>();
        String words = "";
        Set<MedicationMention> mentions = identitySet();
        for (ConsultedMedication medication : medications) {
            for (MedicationMention mention : medication.entry().mentions()) {
                List<Ingredient> treatments = takenTreatments(mention);
                if (!treatments.isEmpty() && listed.addAll(treatments)) {
                    words = medication.entry().wordsOf(mention);
                    mentions.add(mention);
                }
            }
        }
        if (listed.size() == 1) {
            return new Planned(fromWords(words, listed.iterator().next(), notAssessed), false, mentions);
        }
        List<Ingredient> drugs = listed.isEmpty() ? knowledge.treatmentIngredients() : List.copyOf(listed);
        String why = listed.isEmpty() ? "No plan was given" : "No plan was given and the list names both treatments";
        notAssessed.add(new NotAssessed(
                "plan",
                why + ", so the list is shown for " + names(drugs)
                        + " by every route. Name the plan for an answer by route and dose."));
        return new Planned(PlannedTreatment.unspecified(drugs, mask(drugs)), false, Set.of());
    }

    /**
     * A mention of the planned drug that names no other route is taken for the plan itself, and that is said; the other drug, or another route, is a second
     * source and is screened as one.
     */
    private Set<MedicationMention> repeatedInList(
            PlannedTreatment plan, List<ConsultedMedication> medications, List<NotAssessed> notAssessed) {
        Set<MedicationMention> repeated = identitySet();
        for (ConsultedMedication medication : medications) {
            for (MedicationMention mention : medication.entry().mentions()) {
                if (takenTreatments(mention).equals(plan.drugs())
                        && plan.routes()
                                .containsAll(findRoutes(medication.entry().wordsOf(mention)))) {
                    repeated.add(mention);
                    notAssessed.add(new NotAssessed(
                            medication.input(),
                            "Taken for the planned treatment itself. If it is a second source, say by which route."));
                }
            }
        }
        return repeated;
    }

    private static Set<MedicationMention> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private List<Ingredient> takenTreatments(MedicationMention mention) {
        if (!mention.use().taken() || !(mention instanceof MedicationMention.Resolved)) {
            return List.of();
        }
        return mention.ingredients().stream()
                .filter(ingredient -> knowledge.treatments().contains(ingredient.name()))
                .toList();
    }

    private PlannedTreatment fromWords(String words, Ingredient drug, List<NotAssessed> notAssessed) {
        try {
            PlanReader.Reading reading = reader.read(words);
            notAssessed.add(new NotAssessed(
                    "plan", "No plan was given; \"" + words + "\" in the list is taken for the treatment."));
            sayWordsNotUnderstood(words, reading, notAssessed);
            sayWhatIsToConfirm(words, reading, notAssessed);
            return reading.plan();
        } catch (UserError notAPlan) {
            notAssessed.add(new NotAssessed(
                    "plan",
                    "No plan was given; " + drug.name()
                            + " stands in the list, but its entry says no plan that is understood: "
                            + notAPlan.problem()));
            return PlannedTreatment.unspecified(List.of(drug), mask(List.of(drug)));
        }
    }

    private static void sayWhatIsToConfirm(String text, PlanReader.Reading reading, List<NotAssessed> notAssessed) {
        if (!reading.missed().isEmpty()) {
            notAssessed.add(new NotAssessed(
                    text,
                    "Screened as if every dose were given, whatever was missed ("
                            + reading.missed().parts().stream()
                                    .map(MissedDoses.Part::words)
                                    .distinct()
                                    .collect(Collectors.joining(", "))
                            + ")."));
        }
        reading.toConfirm().forEach(sentence -> notAssessed.add(new NotAssessed(text, sentence)));
    }

    private static void sayWordsNotUnderstood(String text, PlanReader.Reading reading, List<NotAssessed> notAssessed) {
        List<String> words = reading.notUnderstood().stream()
                .filter(word -> reading.otherMedicines().keySet().stream()
                        .noneMatch(other -> other.toLowerCase(Locale.ROOT).contains(word)))
                .toList();
        if (!words.isEmpty()) {
            notAssessed.add(
                    new NotAssessed(text, "Words of the plan not understood: " + String.join(", ", words) + "."));
        }
    }

    /** A medicine that the plan names is screened where the list names it too; otherwise it is asked for, so that it is in the list to be seen. */
    private static void sayOtherMedicines(
            String text,
            PlanReader.Reading reading,
            List<ConsultedMedication> medications,
            List<NotAssessed> notAssessed) {
        if (reading.otherMedicines().isEmpty()) {
            return;
        }
        Set<Ingredient> taken = medications.stream()
                .flatMap(medication -> medication.entry().mentions().stream())
                .filter(mention -> mention.use().taken())
                .flatMap(mention -> mention.ingredients().stream())
                .collect(Collectors.toSet());
        List<String> missing = reading.otherMedicines().entrySet().stream()
                .filter(other -> !taken.containsAll(other.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (!missing.isEmpty()) {
            notAssessed.add(
                    new NotAssessed(
                            text,
                            "The plan names " + String.join(" and ", missing)
                                    + " besides the treatment. Medicines named in a plan are not screened; put them in the list."));
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
