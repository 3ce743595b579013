package org.ketwise.screening;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Interaction;
import org.ketwise.knowledge.model.Weight;

/**
 * How a rule weighs under a plan before the patient is looked at.
 *
 * @param axis place of the burden axis that it adds to, or -1
 * @param unmodified its severities where no modifier applies
 * @param open the modifiers that the patient and the list have still to decide
 * @param treatments the planned drugs that the rule speaks of; none where it is about two medicines of the list
 */
record Weighing(Interaction rule, int axis, Severities unmodified, OpenModifiers open, List<Ingredient> treatments) {
    /** Whether the plan has decided all. */
    boolean settled() {
        return open.isEmpty();
    }

    /** For one patient, of whose medicines some are asking. */
    Severities severities(ScreeningContext context, Asking asking) {
        return open.isEmpty() ? unmodified : open.apply(unmodified, context, asking);
    }

    /** A finding that this rule speaks of these medicines. */
    InteractionFinding finding(List<MedicationUse> precipitants, List<MedicationUse> objects, Severities severities) {
        return new InteractionFinding(
                rule,
                precipitants,
                objects,
                treatments,
                severities.byRoute(),
                severities.worst(),
                severities.modifiers());
    }

    /**
     * That the rule speaks of an ingredient and the planned treatment.
     *
     * @param own how much the ingredient adds to the axis of the rule by its property, or null
     */
    record Match(Weighing weighing, int nameRank, @Nullable Weight own) {
        Interaction rule() {
            return weighing.rule();
        }
    }
}
