package org.ketwise.consult.handout;

import java.util.EnumMap;
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
    private final Map<Category, Set<Integer>> pairs = new EnumMap<>(Category.class);
    private final Set<Integer> contraindicatedWith = new LinkedHashSet<>();
    private final Set<Integer> duplicateOf = new LinkedHashSet<>();
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
            case DuplicateTherapy same -> {
                Set<Integer> all = places(same.medicines());
                for (int place : all) {
                    Set<Integer> others = found.computeIfAbsent(place, _ -> new FoundOf()).duplicateOf;
                    others.addAll(all);
                    if (all.size() > 1) { // the same ingredient twice is another name of the list
                        others.remove(place);
                    }
                }
            }
            case ConditionFinding _ -> {} // of a condition the sections speak
        }
    }

    private static void addPair(InteractionFinding pair, Map<Integer, FoundOf> found) {
        Set<Integer> precipitants = places(pair.precipitants());
        Set<Integer> objects = places(pair.objects());
        addSide(pair, precipitants, objects, found);
        addSide(pair, objects, precipitants, found);
    }

    private static Set<Integer> places(List<MedicationUse> uses) {
        Set<Integer> places = new LinkedHashSet<>();
        uses.forEach(use -> places.add(use.ingredient().index()));
        return places;
    }

    private static void addSide(
            InteractionFinding pair, Set<Integer> side, Set<Integer> others, Map<Integer, FoundOf> found) {
        for (int place : side) {
            FoundOf one = found.computeIfAbsent(place, _ -> new FoundOf());
            one.rules.add(pair.id());
            one.grave |= pair.severity().interrupts();
            if (others.isEmpty()) {
                one.categories.add(pair.category());
            } else if (pair.severity() == Severity.CONTRAINDICATED) {
                addOthers(one.contraindicatedWith, others, place);
            } else {
                addOthers(one.pairs.computeIfAbsent(pair.category(), _ -> new LinkedHashSet<>()), others, place);
            }
        }
    }

    private static void addOthers(Set<Integer> to, Set<Integer> others, int place) {
        to.addAll(others);
        to.remove(place);
    }

    private static FoundOf at(Ingredient ingredient, Map<Integer, FoundOf> found) {
        return found.computeIfAbsent(ingredient.index(), _ -> new FoundOf());
    }

    boolean fits(On on) {
        return on.axes().stream().anyMatch(axes::contains)
                || on.categories().stream().anyMatch(categories::contains)
                || on.rules().stream().anyMatch(rules::contains)
                || !others(on).isEmpty();
    }

    /** Places of the other ingredients that a line speaks of, where it is about two medicines. */
    Set<Integer> others(On on) {
        Set<Integer> others = new LinkedHashSet<>();
        on.pairs().forEach(category -> others.addAll(pairs.getOrDefault(category, Set.of())));
        if (on.contraindicated()) {
            others.addAll(contraindicatedWith);
        }
        if (on.duplicate()) {
            others.addAll(duplicateOf);
        }
        return others;
    }

    /** Whether a finding about it is major or worse. */
    boolean isGrave() {
        return grave;
    }
}
