package org.ketwise.screening;

import java.util.ArrayList;
import java.util.List;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.model.Evidence;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Interaction;
import org.ketwise.knowledge.model.Interaction.Category;
import org.ketwise.knowledge.model.RouteSeverities;

/**
 * A rule about a pair or a class of drugs that matches.
 *
 * @param precipitants the medicines that bring the effect about
 * @param objects the medicines that are affected; empty where that is the treatment
 * @param treatments the treatment drugs that are affected; empty where the rule is about two medicines of the list
 * @param byRoute severity for each route, context included
 */
public record InteractionFinding(
        Interaction rule,
        List<MedicationUse> precipitants,
        List<MedicationUse> objects,
        List<Ingredient> treatments,
        RouteSeverities byRoute,
        Severity severity,
        List<AppliedModifier> modifiers)
        implements Finding {
    @Override
    public String id() {
        return id(rule);
    }

    /** The id of findings of a rule, also where it is told inside a burden. */
    public static String id(Interaction rule) {
        return "interaction:" + rule.id();
    }

    @Override
    public Category category() {
        return rule.category();
    }

    @Override
    public List<MedicationUse> medicines() {
        if (objects.isEmpty()) {
            return precipitants;
        }
        List<MedicationUse> medicines = new ArrayList<>(precipitants.size() + objects.size());
        for (MedicationUse precipitant : precipitants) {
            if (!medicines.contains(precipitant)) {
                medicines.add(precipitant);
            }
        }
        for (MedicationUse object : objects) {
            if (!medicines.contains(object)) {
                medicines.add(object);
            }
        }
        return medicines;
    }

    @Override
    public Evidence evidence() {
        return rule.evidence();
    }

    @Override
    public List<String> sources() {
        return rule.sources();
    }
}
