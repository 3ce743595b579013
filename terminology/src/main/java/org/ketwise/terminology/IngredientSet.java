package org.ketwise.terminology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ketwise.knowledge.model.Ingredient;

/** Ingredients in the order the content names them; two sets are equal when they hold the same ones, whatever the order. */
final class IngredientSet {
    private final List<Ingredient> ingredients;
    private final int[] places;

    private IngredientSet(List<Ingredient> ingredients) {
        this.ingredients = List.copyOf(ingredients);
        places = ingredients.stream().mapToInt(Ingredient::index).sorted().toArray();
    }

    static IngredientSet of(Ingredient ingredient) {
        return new IngredientSet(List.of(ingredient));
    }

    static IngredientSet of(List<Ingredient> ingredients) {
        List<Ingredient> once = new ArrayList<>();
        for (Ingredient each : ingredients) {
            if (once.stream().noneMatch(other -> other.index() == each.index())) {
                once.add(each);
            }
        }
        return new IngredientSet(once);
    }

    List<Ingredient> list() {
        return ingredients;
    }

    IngredientSet with(IngredientSet others) {
        List<Ingredient> all = new ArrayList<>(ingredients);
        all.addAll(others.ingredients);
        return of(all);
    }

    boolean contains(Ingredient ingredient) {
        return Arrays.binarySearch(places, ingredient.index()) >= 0;
    }

    boolean containsAll(IngredientSet others) {
        return others.ingredients.stream().allMatch(this::contains);
    }

    boolean sharesWith(IngredientSet others) {
        return others.ingredients.stream().anyMatch(this::contains);
    }

    /** The names, as in "acetaminophen / codeine". */
    String names() {
        return String.join(" / ", ingredients.stream().map(Ingredient::name).toList());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IngredientSet that && Arrays.equals(places, that.places);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(places);
    }

    @Override
    public String toString() {
        return names();
    }
}
