package org.ketwise.consult;

import java.util.ArrayList;
import java.util.List;
import org.ketwise.kernel.Sex;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Axis;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.screening.MedicationUse;
import org.ketwise.screening.PlannedTreatment;
import org.ketwise.screening.Screening;

/** Says what the screening could not look at: facts that were not given, drugs without a statement, and the edges of the content. */
final class Limits {
    private Limits() {}

    private static String whyNothingIsSaid(KnowledgeBase knowledge, Ingredient ingredient, String drugs) {
        List<String> axes = ingredient.axes().stream()
                .filter(role -> !role.lowers())
                .map(role -> knowledge.findAxis(role.axis()).map(Axis::name).orElse(role.axis()))
                .distinct()
                .toList();
        if (axes.isEmpty()) {
            return "Known by name only: the content has no statement on it with " + drugs
                    + ", which is not the same as no interaction.";
        }
        return "Adds to " + String.join(", ", axes)
                + ", which is not reported for one such medicine alone; nothing else is stated on it with " + drugs
                + ".";
    }

    static void say(
            KnowledgeBase knowledge,
            ConsultRequest request,
            Screening screening,
            PlannedTreatment plan,
            List<NotAssessed> notAssessed) {
        String drugs =
                String.join(" or ", plan.drugs().stream().map(Ingredient::name).toList());
        for (MedicationUse use : screening.withoutStatement()) {
            Ingredient ingredient = use.ingredient();
            notAssessed.add(new NotAssessed(
                    ingredient.name(),
                    use.provisional()
                            ? "Nothing is said of it with " + drugs + " until somebody confirms the name."
                            : whyNothingIsSaid(knowledge, ingredient, drugs)));
        }
        List<String> missing = new ArrayList<>();
        if (request.bloodPressure() == null) {
            missing.add("blood pressure");
        }
        if (request.age() == null) {
            missing.add("age");
        }
        if (request.conditions().isEmpty()) {
            missing.add("conditions");
        }
        if (request.sex() != Sex.MALE && !request.pregnant()) {
            missing.add("pregnancy");
        }
        if (!missing.isEmpty()) {
            notAssessed.add(new NotAssessed(
                    "patient",
                    "Not given: " + String.join(", ", missing) + ". Checks that depend on "
                            + (missing.size() == 1 ? "it" : "them") + " were not made."));
        }
        if (request.sex() == Sex.MALE && request.pregnant()) {
            notAssessed.add(
                    new NotAssessed("patient", "Given as male and as pregnant; screened as pregnant. Confirm both."));
        }
        if (!request.medications().isEmpty()) {
            notAssessed.add(new NotAssessed(
                    "pairs in the list",
                    "Medicines of the list are checked with each other for what adds up, for duplicates and by "
                            + knowledge.table().pairRuleCount()
                            + " pair rules only; use a full interaction checker for the rest."));
        }
    }
}
