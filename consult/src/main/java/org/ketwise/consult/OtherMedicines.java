package org.ketwise.consult;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Brand;
import org.ketwise.knowledge.model.Combination;
import org.ketwise.knowledge.model.Ingredient;

/** Finds medicines that a plan names besides the treatment, by their exact names. Their amounts are no dose of the treatment. */
final class OtherMedicines {
    /** Shorter names are abbreviations that mean other things in a plan. */
    private static final int SHORTEST_NAME = 4;

    private static final int MOST_WORDS = 3;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’-][\\p{L}\\p{N}]+)*");

    private final Map<String, List<Ingredient>> names = new HashMap<>();

    /** @param ordinary everyday words of plans, which are no names there */
    OtherMedicines(KnowledgeBase knowledge, Set<String> ordinary) {
        for (Ingredient ingredient : knowledge.ingredients()) {
            if (!knowledge.treatments().contains(ingredient.name())) {
                Stream.of(
                                Stream.of(ingredient.name()),
                                ingredient.synonyms().stream(),
                                ingredient.salts().stream(),
                                ingredient.brands().stream().map(Brand::name))
                        .flatMap(each -> each)
                        .forEach(name -> add(name, List.of(ingredient)));
            }
        }
        for (Combination combination : knowledge.combinations()) {
            List<Ingredient> ingredients = combination.ingredients().stream()
                    .map(knowledge::getIngredient)
                    .toList();
            combination.brands().forEach(brand -> add(brand.name(), ingredients));
        }
        names.keySet().removeAll(ordinary);
    }

    private void add(String name, List<Ingredient> ingredients) {
        if (name.length() >= SHORTEST_NAME) {
            names.putIfAbsent(name.toLowerCase(Locale.ROOT), ingredients);
        }
    }

    /** What is named, as it is written, with its ingredients; the amounts beside the names are taken out. */
    Map<String, List<Ingredient>> read(Remainder rest) {
        Map<String, List<Ingredient>> found = new LinkedHashMap<>();
        String text = rest.toString();
        List<MatchResult> words = WORD.matcher(text).results().toList();
        for (int from = 0; from < words.size(); from++) {
            for (String name : namesFrom(from, words, text)) {
                List<Ingredient> ingredients = names.get(name.toLowerCase(Locale.ROOT));
                if (ingredients != null) {
                    found.put(name, ingredients);
                    break;
                }
            }
        }
        found.keySet().forEach(name -> takeAmounts(name, rest));
        return found;
    }

    private static List<String> namesFrom(int from, List<MatchResult> words, String text) {
        List<String> possible = new ArrayList<>();
        for (int to = Math.min(words.size(), from + MOST_WORDS) - 1; to >= from; to--) {
            possible.add(text.substring(words.get(from).start(), words.get(to).end()));
        }
        return possible;
    }

    private static void takeAmounts(String name, Remainder rest) {
        String written = Pattern.quote(name);
        rest.takeAll(ignoringCase("(?<=" + written + ")\\s*" + DoseReader.anyAmount()));
        rest.takeAll(ignoringCase("(?<=(?:\\bwith|\\band|\\bplus|[+,])\\s{0,3})" + DoseReader.anyAmount()
                + "(?=\\s*(?:of\\s+)?" + written + ")"));
    }

    private static Pattern ignoringCase(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
