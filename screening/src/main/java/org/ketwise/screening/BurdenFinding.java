package org.ketwise.screening;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.model.Axis;
import org.ketwise.knowledge.model.Evidence;
import org.ketwise.knowledge.model.Interaction.Category;

/**
 * What adds up on one axis over the whole list.
 *
 * @param contributors the heaviest first; the treatment's own share last
 * @param counteracting what works against the axis, the heaviest first; shown, not subtracted
 * @param pairs rules about two medicines of the list that belong to this axis, the most severe first
 * @param points sum over medicines and conditions, the treatment's own share left out
 */
public record BurdenFinding(
        Axis axis,
        List<Contributor> contributors,
        List<Contributor> counteracting,
        List<InteractionFinding> pairs,
        int points,
        Severity severity,
        List<AppliedModifier> modifiers)
        implements Finding {
    @Override
    public String id() {
        return "burden:" + axis.id();
    }

    @Override
    public Category category() {
        return Category.SAFETY;
    }

    @Override
    public List<MedicationUse> medicines() {
        List<MedicationUse> medicines = new ArrayList<>();
        for (Contributor contributor : contributors) {
            MedicationUse medicine = contributor.medicine();
            if (medicine != null && !medicines.contains(medicine)) {
                medicines.add(medicine);
            }
        }
        for (InteractionFinding pair : pairs) {
            for (MedicationUse medicine : pair.medicines()) {
                if (!medicines.contains(medicine)) {
                    medicines.add(medicine);
                }
            }
        }
        return medicines;
    }

    @Override
    public Evidence evidence() {
        return axis.evidence();
    }

    @Override
    public List<String> sources() {
        Set<String> sources = new LinkedHashSet<>();
        for (Contributor contributor : contributors) {
            add(contributor.sources(), sources);
        }
        for (Contributor contributor : counteracting) {
            add(contributor.sources(), sources);
        }
        for (InteractionFinding pair : pairs) {
            add(pair.sources(), sources);
        }
        add(axis.sources(), sources);
        return List.copyOf(sources);
    }

    private static void add(List<String> ids, Set<String> sources) {
        for (String id : ids) {
            sources.add(id);
        }
    }
}
