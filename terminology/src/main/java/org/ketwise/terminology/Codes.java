package org.ketwise.terminology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ketwise.kernel.AtcCode;
import org.ketwise.kernel.Coding;
import org.ketwise.kernel.RxCui;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Combination;
import org.ketwise.knowledge.model.Ingredient;

/** Medicines by the codes that the content knows. */
final class Codes {
    private final Map<String, List<Meaning.Name>> byRxCui = new HashMap<>();
    private final Map<String, List<Meaning.Name>> byAtc = new HashMap<>();
    private final List<Ingredient> ingredients;

    Codes(KnowledgeBase knowledge) {
        ingredients = knowledge.ingredients();
        for (Ingredient ingredient : ingredients) {
            Meaning.Name name =
                    new Meaning.Name(ingredient.name(), Meaning.Name.Kind.CODE, IngredientSet.of(ingredient));
            ingredient.findRxcui().ifPresent(code -> add(byRxCui, code.value(), name));
            for (RxCui code : ingredient.otherCodes()) {
                add(byRxCui, code.value(), name);
            }
            for (AtcCode code : ingredient.atc()) {
                add(byAtc, code.value(), name);
            }
        }
        for (Combination combination : knowledge.combinations()) {
            RxCui code = combination.rxcui();
            if (code != null) {
                IngredientSet parts = IngredientSet.of(combination.ingredients().stream()
                        .map(knowledge::getIngredient)
                        .toList());
                add(byRxCui, code.value(), new Meaning.Name(parts.names(), Meaning.Name.Kind.CODE, parts));
            }
        }
    }

    private static void add(Map<String, List<Meaning.Name>> codes, String code, Meaning.Name name) {
        codes.computeIfAbsent(code, _ -> new ArrayList<>(1)).add(name);
    }

    List<Meaning.Name> byRxCui(String code) {
        return byRxCui.getOrDefault(code, List.of());
    }

    /** By the code of a substance, seven characters. */
    List<Meaning.Name> byAtc(String code) {
        return byAtc.getOrDefault(code.toUpperCase(Locale.ROOT), List.of());
    }

    /** The ingredients that have a code in this group. */
    List<Ingredient> inAtcGroup(String group) {
        return ingredients.stream()
                .filter(ingredient ->
                        ingredient.atc().stream().anyMatch(code -> code.value().startsWith(group)))
                .toList();
    }

    /** How many characters codes have in all. */
    static int lengthOf(List<Coding> codings) {
        int length = 0;
        for (Coding coding : codings) {
            length += coding.system().length() + coding.code().length();
            length += coding.display() == null ? 0 : coding.display().length();
        }
        return length;
    }
}
