package org.ketwise.knowledge;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.ketwise.knowledge.content.ContentModel;
import org.ketwise.knowledge.model.Axis;
import org.ketwise.knowledge.model.IndexSet;
import org.ketwise.knowledge.model.Interaction;
import org.ketwise.knowledge.model.Modifier;

/**
 * The groups of ingredients of which a criterion asks that another one is in the list, one bit each, so that one word tells of a whole list which groups it can
 * have company from. Where there are more groups than bits some share one: a bit that is not set is a sure no, one that is set has to be looked at.
 */
public final class Company {
    private final Map<IndexSet, Long> bits = new HashMap<>();
    private final long[] groups; // by ingredient

    Company(ContentModel model) {
        groups = new long[model.ingredients().size()];
        Stream.concat(
                        model.interactions().stream().map(Interaction::modifiers),
                        model.axes().stream().map(Axis::modifiers))
                .flatMap(modifiers -> modifiers.stream().map(Modifier::when))
                .forEach(when -> add(when.withIngredients()));
    }

    private void add(IndexSet group) {
        if (group.isEmpty() || bits.containsKey(group)) {
            return;
        }
        long bit = 1L << (bits.size() % Long.SIZE);
        bits.put(group, bit);
        for (int ingredient = 0; ingredient < groups.length; ingredient++) {
            if (group.contains(ingredient)) {
                groups[ingredient] |= bit;
            }
        }
    }

    /** The bit of a group; none for an empty one, all for one that no modifier of the content asks for. */
    public long bit(IndexSet group) {
        return group.isEmpty() ? 0 : bits.getOrDefault(group, -1L);
    }

    /** The bits of all groups that an ingredient belongs to. */
    public long groups(int ingredient) {
        return groups[ingredient];
    }
}
