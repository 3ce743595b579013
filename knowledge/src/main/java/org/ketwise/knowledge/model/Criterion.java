package org.ketwise.knowledge.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.BloodPressure;
import org.ketwise.kernel.RouteSet;
import org.ketwise.kernel.Sex;

/**
 * When something applies: every part that is given must hold; within a set one is enough; an empty set asks for nothing. What is not known of the patient
 * does not hold.
 *
 * @param treatments places of the treatment drugs meant
 * @param repeated asks that the plan is more than a single dose
 * @param daily asks that the plan is dosed daily or nearly so
 * @param phase what one phase of the plan must be, or null
 * @param weightKnown asks that the body weight is known, or that it is not
 * @param conditions places of the patient's conditions
 * @param asNeeded asks that the medicine spoken of is taken, or was until it ended, only when needed
 * @param withIngredients places of ingredients of which another one is in the list
 * @param withAxis place of an axis that another medicine of the list adds to, or null
 */
public record Criterion(
        IndexSet treatments,
        RouteSet routes,
        Set<Setting> settings,
        @Nullable Boolean repeated,
        @Nullable Boolean daily,
        @Nullable PhaseCriterion phase,
        @Nullable Boolean weightKnown,
        IndexSet conditions,
        @Nullable BloodPressure bloodPressureAtLeast,
        @Nullable BloodPressure bloodPressureBelow,
        @Nullable Integer ageAtLeast,
        @Nullable Integer ageBelow,
        @Nullable Boolean pregnant,
        @Nullable Sex sex,
        boolean asNeeded,
        IndexSet withIngredients,
        @Nullable Integer withAxis) {
    /** Applies to everybody. */
    public static final Criterion ALWAYS = new Criterion(
            IndexSet.EMPTY,
            RouteSet.EMPTY,
            Set.of(),
            null,
            null,
            null,
            null,
            IndexSet.EMPTY,
            null,
            null,
            null,
            null,
            null,
            null,
            false,
            IndexSet.EMPTY,
            null);
}
