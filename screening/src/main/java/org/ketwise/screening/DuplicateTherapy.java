package org.ketwise.screening;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.model.DrugClass;
import org.ketwise.knowledge.model.Evidence;
import org.ketwise.knowledge.model.Interaction.Category;

/** Two medicines of a class in which one is meant to be enough, or one ingredient in two entries. */
public record DuplicateTherapy(DrugClass drugClass, DrugClass.Duplicate duplicate, List<MedicationUse> medicines)
        implements Finding {
    @Override
    public String id() {
        return "duplicate:" + drugClass.id();
    }

    /** Whether it is one ingredient, or one combination, in several entries, which often is one supply written twice or in two strengths. */
    public boolean sameIngredient() {
        Map<Integer, Set<Integer>> ingredientsByMention = new HashMap<>();
        for (MedicationUse use : medicines) {
            ingredientsByMention
                    .computeIfAbsent(use.mention(), mention -> new HashSet<>())
                    .add(use.ingredient().index());
        }
        return Set.copyOf(ingredientsByMention.values()).size() == 1;
    }

    @Override
    public Severity severity() {
        if (!sameIngredient()) {
            return duplicate.severity();
        }
        return duplicate.severity().atLeast(Severity.MAJOR) ? Severity.MODERATE : Severity.MINOR;
    }

    @Override
    public Category category() {
        return Category.SAFETY;
    }

    @Override
    public List<AppliedModifier> modifiers() {
        return List.of();
    }

    @Override
    public Evidence evidence() {
        return new Evidence("label", "low", null, duplicate.verified(), List.of(), null, List.of());
    }

    @Override
    public List<String> sources() {
        return duplicate.sources();
    }
}
