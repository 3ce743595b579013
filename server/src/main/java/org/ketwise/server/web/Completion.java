package org.ketwise.server.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Brand;
import org.ketwise.knowledge.model.Ingredient;

/** Names that begin with what was typed. Only a help for typing: what is written into the list is read like any other line, misspellings with a question. */
final class Completion {
    private static final int MOST = 8;
    private static final int SHORTEST = 2;

    private final TreeMap<String, Named> names = new TreeMap<>();

    /**
     * A name that can be written into the list.
     *
     * @param means the ingredient, or blank where the name is its own
     */
    record Named(String name, String means) {}

    Completion(KnowledgeBase knowledge) {
        for (Ingredient ingredient : knowledge.ingredients()) {
            add(ingredient.name(), "");
            ingredient.synonyms().forEach(name -> add(name, ingredient.name()));
            ingredient.brands().stream().map(Brand::name).forEach(name -> add(name, ingredient.name()));
        }
        knowledge
                .combinations()
                .forEach(combination -> combination
                        .brands()
                        .forEach(brand -> add(brand.name(), String.join(" + ", combination.ingredients()))));
    }

    private void add(String name, String means) {
        names.putIfAbsent(name.toLowerCase(Locale.ROOT), new Named(name, means));
    }

    /** Up to {@value #MOST} names, the shortest first. */
    List<Named> of(String typed) {
        String start = typed.strip().toLowerCase(Locale.ROOT);
        if (start.length() < SHORTEST) {
            return List.of();
        }
        List<Named> found = new ArrayList<>();
        for (Map.Entry<String, Named> each : names.tailMap(start).entrySet()) {
            if (!each.getKey().startsWith(start)) {
                break;
            }
            found.add(each.getValue());
        }
        found.sort(Comparator.comparingInt((Named each) -> each.name().length()).thenComparing(Named::name));
        return found.subList(0, Math.min(MOST, found.size()));
    }
}
