package org.ketwise.screening;

import java.util.List;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Interaction;

/**
 * How a rule weighs under a plan before the patient is looked at.
 *
 * @param axis place of the burden axis that it adds to, or -1
 * @param unmodified its severities where no modifier applies
 * @param open the modifiers that the patient and the list have still to decide
 * @param treatments the planned drugs that the rule speaks of; none where it is about two medicines of the list
 */
record Weighing(Interaction rule, int axis, Severities unmodified, OpenModifiers open, List<Ingredient> treatments) {
    /** The severities for one patient; each of the two sides of a rule asks where it is one medicine. */
    Severities severities(ScreeningContext context, List<MedicationUse> one, List<MedicationUse> other) {
        return open.mayApply(context) ? open.apply(unmodified, context, Asking.pair(one, other)) : unmodified;
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
}
