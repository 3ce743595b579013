package org.ketwise.screening;

import java.util.List;
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

    /** Whether it is one ingredient in several entries, which often is one supply written twice or in two strengths. */
    public boolean sameIngredient() {
        int first = medicines.getFirst().ingredient().index();
        return medicines.stream().allMatch(each -> each.ingredient().index() == first);
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
        return new Evidence("label", "low", duplicate.verified(), List.of(), null, List.of());
    }

    @Override
    public List<String> sources() {
        return duplicate.sources();
    }
}
