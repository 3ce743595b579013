package org.ketwise.knowledge;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.content.ContentModel;
import org.ketwise.knowledge.model.DrugClass;
import org.ketwise.knowledge.model.EnzymeRole;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Party;

/** Which ingredients a side of an interaction means. */
public final class Parties {
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, DrugClass> classes = new HashMap<>();
    private final Map<EnzymeRole.Role, Map<String, Set<Integer>>> byEnzymeRole = new HashMap<>();

    Parties(ContentModel model) {
        for (Ingredient ingredient : model.ingredients()) {
            places.put(ingredient.name(), ingredient.index());
            for (EnzymeRole role : ingredient.enzymes()) {
                byEnzymeRole
                        .computeIfAbsent(role.role(), r -> new HashMap<>())
                        .computeIfAbsent(role.enzyme().name() + role.strength().name(), k -> new HashSet<>())
                        .add(ingredient.index());
            }
        }
        model.classes().forEach(each -> classes.put(each.id(), each));
    }

    int place(String ingredient) {
        Integer place = places.get(ingredient);
        if (place == null) {
            throw new UserError(
                    "The content has no ingredient \"" + ingredient + "\".", "Run content check; it names the file.");
        }
        return place;
    }

    /** Places of the ingredients meant, in order. */
    public Set<Integer> members(Party party) {
        Set<Integer> members = new TreeSet<>();
        addAll(party.treatments(), members);
        addAll(party.ingredients(), members);
        for (String id : party.classes()) {
            DrugClass drugClass = classes.get(id);
            if (drugClass != null) {
                addAll(drugClass.members(), members);
            }
        }
        addByEnzyme(party.enzyme(), members);
        for (String name : party.except()) {
            members.remove(place(name));
        }
        return members;
    }

    private void addAll(List<String> names, Set<Integer> members) {
        for (String name : names) {
            members.add(place(name));
        }
    }

    private void addByEnzyme(Party.@Nullable EnzymeParty enzyme, Set<Integer> members) {
        if (enzyme == null) {
            return;
        }
        Map<String, Set<Integer>> byKey = byEnzymeRole.getOrDefault(enzyme.role(), Map.of());
        for (EnzymeRole.Strength strength : enzyme.strengths()) {
            members.addAll(byKey.getOrDefault(enzyme.enzyme().name() + strength.name(), Set.of()));
        }
    }
}
