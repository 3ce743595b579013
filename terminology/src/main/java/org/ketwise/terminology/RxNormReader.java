package org.ketwise.terminology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.terminology.rxnorm.RxNormIndex;

/**
 * Reads names and codes that the content does not have by what an imported release of RxNorm says they hold. What the content knows itself is never asked of
 * it. Where RxNorm names an ingredient that the content says nothing of, that is said; half a product is never taken for the whole.
 */
public final class RxNormReader {
    private static final int SHORTEST_NAME = 4; // letters; shorter ones are abbreviations of anything

    private final @Nullable RxNormIndex index;
    private final Codes codes;
    private final Vocabulary vocabulary;

    /** A name that begins at a word, up to another, exclusive. */
    record Named(int end, Reading reading) {}

    /** @param index of a release, or null where none was imported */
    RxNormReader(@Nullable RxNormIndex index, Codes codes, Vocabulary vocabulary) {
        this.index = index;
        this.codes = codes;
        this.vocabulary = vocabulary;
    }

    /** A name as the words that it is found by. */
    public static List<String> words(String name) {
        TokenizedText text = TokenizedText.of(name);
        List<String> words = new ArrayList<>(text.size());
        for (int at = 0; at < text.size(); at++) {
            words.add(text.token(at).folded());
        }
        return words;
    }

    /** What a concept identifier that the content does not have stands for. */
    Optional<Reading> byCode(String rxcui) {
        return index == null
                ? Optional.empty()
                : index.findCode(rxcui).map(found -> reading(found, Meaning.Name.Kind.CODE));
    }

    /** What a National Drug Code stands for. */
    Optional<Reading> byPackage(String ndc) {
        return index == null
                ? Optional.empty()
                : index.findPackage(ndc).map(found -> reading(found, Meaning.Name.Kind.CODE));
    }

    /** The longest name that RxNorm has from a word on, within a clause. */
    @Nullable
    Named longestName(TokenizedText text, int from, int to) {
        if (index == null || text.token(from).folded().length() < SHORTEST_NAME) {
            return null;
        }
        List<String> words = new ArrayList<>();
        for (int at = from; at < to && (at == from || !Gap.isHard(text.token(at).gap())); at++) {
            words.add(text.token(at).folded());
        }
        RxNormIndex.FoundName found = index.longestName(words);
        return found == null ? null : new Named(from + found.words(), reading(found.found(), Meaning.Name.Kind.BRAND));
    }

    /** A name as RxNorm writes it, with the release that says so. */
    private String shown(RxNormIndex.Found found) {
        return index == null
                ? found.name()
                : found.name() + " (RxNorm " + index.summary().release() + ")";
    }

    private Reading reading(RxNormIndex.Found found, Meaning.Name.Kind kind) {
        List<Reading.Choice> choices = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (List<RxNormIndex.Substance> holds : found.choices()) {
            List<Ingredient> parts = new ArrayList<>();
            for (RxNormIndex.Substance substance : holds) {
                List<Ingredient> ingredients = ingredients(substance);
                parts.addAll(ingredients);
                if (ingredients.isEmpty() && !unknown.contains(substance.name())) {
                    unknown.add(substance.name());
                }
            }
            IngredientSet set = IngredientSet.of(parts);
            if (!parts.isEmpty()
                    && choices.stream().noneMatch(each -> each.ingredients().equals(set))) {
                choices.add(new Reading.Choice(shown(found), set));
            }
        }
        String beyond = unknown.isEmpty()
                ? ""
                : "RxNorm lists " + found.name() + " with " + String.join(", ", unknown)
                        + ", of which the content says nothing.";
        Reading reading = switch (choices.size()) {
            case 0 -> new Reading.Nothing(beyond);
            case 1 -> new Reading.Exact(choices.getFirst(), kind);
            default ->
                new Reading.Open(
                        choices.stream()
                                .map(each -> new Reading.Choice(
                                        found.name() + " (" + each.ingredients().names() + ")", each.ingredients()))
                                .toList(),
                        "RxNorm lists different products of that name.");
        };
        return choices.isEmpty() || beyond.isEmpty() ? reading : reading.doubted(beyond);
    }

    private List<Ingredient> ingredients(RxNormIndex.Substance substance) {
        List<Meaning.Name> senses = codes.byRxCui(String.valueOf(substance.rxcui()));
        if (senses.isEmpty()) {
            senses = vocabulary.namesSpelt(String.join(" ", words(substance.name()))).stream()
                    .filter(name -> name.kind().generic())
                    .toList();
        }
        return senses.stream().map(Meaning.Name::ingredients).distinct().count() == 1
                ? senses.getFirst().ingredients().list()
                : List.of();
    }
}
