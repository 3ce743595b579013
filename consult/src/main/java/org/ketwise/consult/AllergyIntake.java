package org.ketwise.consult;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.screening.KnownCondition;
import org.ketwise.terminology.MedicationMention;
import org.ketwise.terminology.MedicationReader;
import org.ketwise.terminology.Use;

/**
 * Reads what the patient is allergic to or did not tolerate. An allergy to a treatment is a condition of its own; any other known allergen is looked for among
 * the medicines of the list by ingredient and by nothing else, and whatever became of it is said.
 */
final class AllergyIntake {
    private static final String ONLY_THE_SAME =
            "Allergies to other medicines than the treatment are looked for in the list by the same ingredient only, not by related ones";

    private final KnowledgeBase knowledge;
    private final MedicationReader reader;

    AllergyIntake(KnowledgeBase knowledge, MedicationReader reader) {
        this.knowledge = knowledge;
        this.reader = reader;
    }

    /** @return the conditions that allergies are; the most urgent of what is said comes first in {@code notAssessed} */
    List<KnownCondition> read(ConsultRequest request, List<ConsultedMedication> list, List<NotAssessed> notAssessed) {
        List<KnownCondition> conditions = new ArrayList<>();
        List<NotAssessed> taken = new ArrayList<>();
        for (MedicationMention allergen : allergens(request, list)) {
            String input = "allergy: " + allergen.text();
            boolean certain = allergen instanceof MedicationMention.Resolved;
            String question = question(allergen);
            if (!question.isEmpty()) {
                notAssessed.add(new NotAssessed(input, question));
            }
            if (allergen.ingredients().stream().anyMatch(this::isTreatment)) {
                knowledge
                        .findAllergyCondition()
                        .ifPresent(condition -> conditions.add(new KnownCondition(condition, input, !certain)));
            }
            List<String> entries = entriesWith(allergen, list);
            if (!entries.isEmpty()) {
                taken.add(new NotAssessed(
                        input,
                        "The list has " + (certain ? "the same medicine" : "what may be the same medicine")
                                + " as taken: " + String.join("; ", entries)
                                + ". Clarify the allergy; it is not weighed in the findings."));
            } else if (certain && allergen.ingredients().stream().noneMatch(this::isTreatment)) {
                notAssessed.add(new NotAssessed(input, ONLY_THE_SAME + "; it is not in the list."));
            }
        }
        notAssessed.addAll(0, taken);
        return conditions;
    }

    private List<MedicationMention> allergens(ConsultRequest request, List<ConsultedMedication> list) {
        Stream<MedicationMention> recorded = request.allergies().stream()
                .flatMap(allergy -> (allergy.codings().isEmpty()
                                ? reader.read(allergy.text(), request.asOf())
                                : reader.read(allergy.codings(), allergy.text(), request.asOf()))
                        .mentions().stream());
        Stream<MedicationMention> listed = list.stream()
                .flatMap(medication -> medication.entry().mentions().stream())
                .filter(mention -> mention.use() instanceof Use.Allergy);
        return Stream.concat(recorded, listed).toList();
    }

    private static String question(MedicationMention allergen) {
        return switch (allergen) {
            case MedicationMention.Resolved _ -> "";
            case MedicationMention.Suggested suggested ->
                suggested.reason() + " Confirm that " + suggested.candidate().name() + " is meant.";
            case MedicationMention.Ambiguous ambiguous ->
                ambiguous.reason() + " Say which is meant. " + ONLY_THE_SAME + ".";
            case MedicationMention.Unresolved _ -> "An allergen that the content does not know.";
        };
    }

    /** The entries of the list that are taken and share an ingredient other than the treatment with an allergen. */
    private List<String> entriesWith(MedicationMention allergen, List<ConsultedMedication> list) {
        return list.stream()
                .filter(medication -> medication.entry().mentions().stream()
                        .filter(mention -> mention.use().taken())
                        .flatMap(mention -> mention.ingredients().stream())
                        .anyMatch(ingredient -> !isTreatment(ingredient)
                                && allergen.ingredients().contains(ingredient)))
                .map(ConsultedMedication::input)
                .toList();
    }

    /** An allergy to either treatment drug counts for both: one is a part of the other. */
    private boolean isTreatment(Ingredient ingredient) {
        return knowledge.treatments().contains(ingredient.name());
    }
}
