package org.ketwise.consult.handout;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.model.HandoutText.On;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Interaction.Category;
import org.ketwise.screening.BurdenFinding;
import org.ketwise.screening.ConditionFinding;
import org.ketwise.screening.Contributor;
import org.ketwise.screening.DuplicateTherapy;
import org.ketwise.screening.Finding;
import org.ketwise.screening.InteractionFinding;
import org.ketwise.screening.MedicationUse;

/** What was found of one ingredient of the list, over all findings. */
final class FoundOf {
    private static final FoundOf NOTHING = new FoundOf();

    private final Set<String> axes = new HashSet<>();
    private final Set<Category> categories = EnumSet.noneOf(Category.class);
    private final Set<String> rules = new HashSet<>();
    private final Set<Integer> contraindicatedWith = new LinkedHashSet<>();
    private boolean duplicate;
    private boolean grave;

    private FoundOf() {}

    /** Each finding is looked at once, however long the list is. */
    static Map<Integer, FoundOf> among(List<Finding> findings) {
        Map<Integer, FoundOf> found = new HashMap<>();
        for (Finding finding : findings) {
            if (finding.severity() != Severity.NONE) {
                add(finding, found);
            }
        }
        return found;
    }

    static FoundOf of(Ingredient ingredient, Map<Integer, FoundOf> found) {
        return found.getOrDefault(ingredient.index(), NOTHING);
    }

    private static void add(Finding finding, Map<Integer, FoundOf> found) {
        switch (finding) {
            case BurdenFinding burden -> {
                for (Contributor contributor : burden.contributors()) {
                    MedicationUse use = contributor.medicine();
                    if (use != null) {
                        FoundOf one = at(use.ingredient(), found);
                        one.axes.add(burden.axis().id());
                        one.grave |= burden.severity().interrupts();
                        if (contributor instanceof Contributor.ByRule byRule) {
                            one.rules.add(InteractionFinding.id(byRule.rule()));
                        }
                    }
                }
                burden.pairs().forEach(pair -> addPair(pair, found));
            }
            case InteractionFinding interaction -> addPair(interaction, found);
            case DuplicateTherapy same -> same.medicines().forEach(use -> at(use.ingredient(), found).duplicate = true);
            case ConditionFinding _ -> {} // of a condition the sections speak
        }
    }

    private static void addPair(InteractionFinding pair, Map<Integer, FoundOf> found) {
        addSide(pair, pair.precipitants(), pair.objects(), found);
        addSide(pair, pair.objects(), pair.precipitants(), found);
    }

    private static void addSide(
            InteractionFinding pair,
            List<MedicationUse> side,
            List<MedicationUse> others,
            Map<Integer, FoundOf> found) {
        for (MedicationUse use : side) {
            FoundOf one = at(use.ingredient(), found);
            one.categories.add(pair.category());
            one.rules.add(pair.id());
            one.grave |= pair.severity().interrupts();
            if (pair.severity() == Severity.CONTRAINDICATED) {
                for (MedicationUse other : others) {
                    if (other.ingredient().index() != use.ingredient().index()) {
                        one.contraindicatedWith.add(other.ingredient().index());
                    }
                }
            }
        }
    }

    private static FoundOf at(Ingredient ingredient, Map<Integer, FoundOf> found) {
        return found.computeIfAbsent(ingredient.index(), _ -> new FoundOf());
    }

    boolean fits(On on) {
        return on.axes().stream().anyMatch(axes::contains)
                || on.categories().stream().anyMatch(categories::contains)
                || on.rules().stream().anyMatch(rules::contains)
                || (on.duplicate() && duplicate)
                || (on.contraindicated() && !contraindicatedWith.isEmpty());
    }

    /** Whether a finding about it is major or worse. */
    boolean isGrave() {
        return grave;
    }

    /** Places of the ingredients. */
    Set<Integer> contraindicatedWith() {
        return contraindicatedWith;
    }
}
