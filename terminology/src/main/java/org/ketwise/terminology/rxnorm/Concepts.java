package org.ketwise.terminology.rxnorm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The concepts of a release and what they hold: from a product, a pack, a salt or a brand to ingredients. */
final class Concepts {
    /** A brand that was given to more different products than these says too little; it stays unknown. */
    private static final int MOST_PRODUCTS = 12;

    /** The term types whose concepts are kept. */
    private static final Set<String> KEPT = Set.of(
            "IN", "PIN", "MIN", "BN", "SCD", "SBD", "SCDC", "SBDC", "SCDF", "SBDF", "SCDG", "SBDG", "SCDFP", "SBDFP",
            "SCDGP", "GPCK", "BPCK");

    /** Leads from a concept to what it is made of. */
    private static final Set<String> MADE_OF = Set.of(
            "has_ingredient",
            "has_ingredients",
            "has_precise_ingredient",
            "has_part",
            "consists_of",
            "contains",
            "form_of");

    private static final String BRAND_OF = "tradename_of";
    private static final String KIND_OF = "isa";

    /** A concept by itself. */
    private record Concept(String type, String name, boolean current) {}

    private final Map<Integer, Concept> concepts = new HashMap<>();
    private final Map<Integer, int[]> madeOf = new HashMap<>();
    private final Map<Integer, int[]> brandOf = new HashMap<>();
    private final Map<Integer, int[]> kindOf = new HashMap<>();
    private final Map<Integer, int[]> productsOfBrand = new HashMap<>();
    private final Map<Integer, int[]> successors = new HashMap<>();
    private final Map<Integer, List<Set<Integer>>> known = new HashMap<>();

    static boolean isKept(String type) {
        return KEPT.contains(type);
    }

    void add(int code, String type, String name, boolean current) {
        Concept before = concepts.get(code);
        if (before == null || (current && !before.current())) {
            concepts.put(code, new Concept(type, name, current));
        }
    }

    /** "{@code subject} is {@code relation} of {@code object}". */
    void relate(int subject, String relation, int object) {
        if (MADE_OF.contains(relation)) {
            Concept of = concepts.get(object);
            if (of != null && of.type().equals("BN")) {
                append(productsOfBrand, object, subject);
            } else {
                append(madeOf, subject, object);
            }
        } else if (relation.equals(BRAND_OF)) {
            append(brandOf, subject, object);
        } else if (relation.equals(KIND_OF)) {
            append(kindOf, subject, object);
        }
    }

    /** A code that is no more stands for another, or for several where it was split. */
    void replace(int old, int by) {
        if (old != by) {
            append(successors, old, by);
        }
    }

    private static void append(Map<Integer, int[]> lists, int key, int value) {
        int[] before = lists.get(key);
        if (before == null) {
            lists.put(key, new int[] {value});
        } else if (Arrays.stream(before).noneMatch(each -> each == value)) {
            int[] longer = Arrays.copyOf(before, before.length + 1);
            longer[before.length] = value;
            lists.put(key, longer);
        }
    }

    /** All codes that something can be said of. */
    TreeSet<Integer> codes() {
        TreeSet<Integer> codes = new TreeSet<>(concepts.keySet());
        codes.addAll(successors.keySet());
        return codes;
    }

    /** Whether anything is said of what products hold. */
    boolean anyRelated() {
        return !madeOf.isEmpty() || !brandOf.isEmpty();
    }

    boolean isCurrent(int code) {
        Concept concept = concepts.get(code);
        return concept != null && concept.current();
    }

    /** How a code is called, or what took its place. */
    @Nullable
    String name(int code) {
        return name(code, new HashSet<>());
    }

    private @Nullable String name(int code, Set<Integer> seen) {
        Concept concept = concepts.get(code);
        if (concept != null) {
            return concept.name();
        }
        for (int next : seen.add(code) ? successors.getOrDefault(code, new int[0]) : new int[0]) {
            String name = name(next, seen);
            if (name != null) {
                return name;
            }
        }
        return null;
    }

    /** Of the codes that bear a name those of ingredients and salts, where there are any: a brand of that name holds them, or is another matter. */
    Set<Integer> mostPlain(Set<Integer> codes) {
        Set<Integer> plain = new TreeSet<>();
        for (int code : codes) {
            Concept concept = concepts.get(code);
            if (concept != null && !concept.type().equals("BN")) {
                plain.add(code);
            }
        }
        return plain.isEmpty() ? codes : plain;
    }

    /** What a code may hold: one set of ingredients, or several where it stands for different products; none where nothing is known. */
    List<Set<Integer>> holds(int code) {
        List<Set<Integer>> found = known.get(code);
        if (found == null) {
            found = choices(code, new HashSet<>());
            known.put(code, found);
        }
        return found;
    }

    private List<Set<Integer>> choices(int code, Set<Integer> path) {
        if (!path.add(code)) {
            return List.of();
        }
        Set<Set<Integer>> choices = new LinkedHashSet<>();
        Concept concept = concepts.get(code);
        if (concept != null && concept.type().equals("BN")) {
            for (int product : productsOfBrand.getOrDefault(code, new int[0])) {
                Set<Integer> parts = ingredients(product, new HashSet<>());
                Concept made = concepts.get(product);
                if (parts.isEmpty() && (made == null || made.current())) {
                    return List.of(); // half of what a brand stands for would be taken for all of it
                }
                if (!parts.isEmpty()) {
                    choices.add(parts);
                }
            }
            if (choices.size() > MOST_PRODUCTS) {
                return List.of();
            }
        }
        if (choices.isEmpty() && concept != null) {
            Set<Integer> parts = ingredients(code, new HashSet<>());
            if (!parts.isEmpty()) {
                choices.add(parts);
            }
        }
        if (choices.isEmpty()) {
            for (int next : successors.getOrDefault(code, new int[0])) {
                List<Set<Integer>> more = choices(next, path);
                if (more.isEmpty()) {
                    return List.of(); // as with a brand: some of what it became is not all of it
                }
                choices.addAll(more);
            }
        }
        return new ArrayList<>(choices);
    }

    private Set<Integer> ingredients(int code, Set<Integer> path) {
        Concept concept = concepts.get(code);
        if (concept != null && concept.type().equals("IN")) {
            return Set.of(code);
        }
        if (concept == null || !path.add(code)) {
            return Set.of();
        }
        for (Map<Integer, int[]> way : List.of(madeOf, brandOf, kindOf)) {
            Set<Integer> parts = new TreeSet<>();
            boolean complete = true;
            for (int next : way.getOrDefault(code, new int[0])) {
                Set<Integer> more = ingredients(next, path);
                complete &= !more.isEmpty(); // half of a product would be worse than nothing
                parts.addAll(more);
            }
            if (complete && !parts.isEmpty()) {
                path.remove(code);
                return parts;
            }
        }
        path.remove(code);
        return Set.of();
    }
}
