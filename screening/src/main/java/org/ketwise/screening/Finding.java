package org.ketwise.screening;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.model.Evidence;
import org.ketwise.knowledge.model.Interaction.Category;

/** One statement about this patient and this plan. */
public sealed interface Finding permits InteractionFinding, BurdenFinding, ConditionFinding, DuplicateTherapy {
    /** Stable over runs and content versions as long as the rule keeps its name, for example {@code interaction:clarithromycin}. */
    String id();

    /** The worst severity over the planned routes, context included. */
    Severity severity();

    Category category();

    /** Context that changed the severity, with its reason. */
    List<AppliedModifier> modifiers();

    /** The medicines from the list that the finding is about, each ingredient once. */
    List<MedicationUse> medicines();

    /** What the statement rests on. */
    Evidence evidence();

    /** Ids of the sources, without repetition. */
    List<String> sources();

    /** Its id, and those of the rules that are told inside it. */
    default Set<String> ruleIds() {
        Set<String> ids = new LinkedHashSet<>();
        ids.add(id());
        if (this instanceof BurdenFinding burden) {
            for (Contributor contributor : burden.contributors()) {
                if (contributor instanceof Contributor.ByRule byRule) {
                    ids.add(InteractionFinding.id(byRule.rule()));
                }
            }
            burden.pairs().forEach(pair -> ids.add(pair.id()));
        }
        return ids;
    }

    /** Whether it speaks of the planned treatment, and not only of medicines among themselves. */
    default boolean ofTreatment() {
        return switch (this) {
            case InteractionFinding interaction -> !interaction.treatments().isEmpty();
            case BurdenFinding _, ConditionFinding _ -> true;
            case DuplicateTherapy _ -> false;
        };
    }

    /** Medicines that still have to be confirmed and that the finding rests on. */
    default List<MedicationUse> provisional() {
        List<MedicationUse> provisional = new ArrayList<>();
        for (MedicationUse medicine : medicines()) {
            if (medicine.provisional()) {
                provisional.add(medicine);
            }
        }
        return provisional;
    }
}
