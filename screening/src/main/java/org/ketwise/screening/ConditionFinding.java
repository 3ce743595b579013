package org.ketwise.screening;

import java.util.List;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.model.Evidence;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Interaction.Category;
import org.ketwise.knowledge.model.PatientCondition;

/**
 * What a condition of the patient means for the treatment.
 *
 * @param number place of the statement in the condition's file, from zero
 * @param treatments the planned drugs that it speaks of
 */
public record ConditionFinding(
        KnownCondition known, PatientCondition.Statement statement, int number, List<Ingredient> treatments)
        implements Finding {
    @Override
    public String id() {
        return "condition:" + known.condition().id() + (number == 0 ? "" : "." + (number + 1));
    }

    @Override
    public Severity severity() {
        return statement.severity();
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
    public List<MedicationUse> medicines() {
        return List.of();
    }

    @Override
    public Evidence evidence() {
        return statement.evidence();
    }

    @Override
    public List<String> sources() {
        return statement.sources();
    }
}
