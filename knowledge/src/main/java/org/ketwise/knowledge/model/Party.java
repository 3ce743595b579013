package org.ketwise.knowledge.model;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One side of an interaction: the treatment, named ingredients, members of classes, or every ingredient with an enzyme role.
 *
 * @param treatments the treatment drugs meant, where this side is the planned or taken ketamine or esketamine
 * @param except ingredients that are not meant though a class or role would include them
 */
public record Party(
        List<String> treatments,
        List<String> ingredients,
        List<String> classes,
        @Nullable EnzymeParty enzyme,
        List<String> except) {
    /** Every ingredient with this role at one of these strengths. */
    public record EnzymeParty(Enzyme enzyme, EnzymeRole.Role role, Set<EnzymeRole.Strength> strengths) {}

    public boolean isTreatment() {
        return !treatments.isEmpty();
    }
}
