package org.ketwise.terminology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks what a word that is no known name may be a misspelling of. One name is suggested where it is clearly ahead; otherwise all that are about as near. The
 * index behind it is made when the first such word comes.
 */
final class Spelling {
    private static final int MOST_WORDS = 4;
    private static final int LONG_WORD = 6;
    private static final int SHORTEST_IN_TWO = 5;
    private static final int MOST_CHOICES = 6;

    /** Two edits make two short words meet by chance; such a name must be alike as a whole too. */
    private static final double ALIKE = 0.88;

    private static final int SHORT_WORD = 5;

    private static final int LONG_ENOUGH_FOR_TWO = 8;
    private static final double VERY_ALIKE = 0.92;

    /** How far, by Jaro and Winkler, a name an edit or two farther than the first must stay behind not to be offered beside it. */
    private static final double CLEARLY_BEHIND = 0.04;

    /** Up to this much behind, another medicine is still mentioned, as one to be told apart. */
    private static final double WORTH_A_WORD = 0.10;

    private static final Comparator<SpellingIndex.Hit<Meaning.Name>> BY_LIKENESS = Comparator.comparingInt(
                    (SpellingIndex.Hit<Meaning.Name> hit) -> hit.edits())
            .thenComparing(Comparator.comparingDouble((SpellingIndex.Hit<Meaning.Name> hit) -> hit.similarity())
                    .reversed())
            .thenComparing(hit -> hit.meaning().spelling());

    private final Vocabulary vocabulary;
    private volatile @Nullable SpellingIndex<Meaning.Name> index;
    private final Map<String, String> spellings = new ConcurrentHashMap<>();

    /** Tokens read together and what they may stand for; {@code to} is exclusive. */
    record Alike(int from, int to, Reading reading) {}

    Spelling(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    private SpellingIndex<Meaning.Name> index() {
        SpellingIndex<Meaning.Name> made = index;
        if (made == null) {
            synchronized (this) {
                made = index;
                if (made == null) {
                    made = new SpellingIndex<>(vocabulary.names());
                    index = made;
                }
            }
        }
        return made;
    }

    /**
     * What an unknown word may stand for, alone or together with the words beside it, or null.
     *
     * @param from the first token that may be read together with it
     * @param to the token after the last such one
     * @param strict whether only a slight misspelling of a long word counts, because the text around makes a name unlikely
     */
    @Nullable
    Alike like(TokenizedText text, int at, int from, int to, boolean strict) {
        String word = text.token(at).folded();
        Alike split = writtenInTwo(text, at, from, to);
        if (split != null) {
            return split;
        }
        if (vocabulary.standsAroundNames(word) || (strict && word.length() < LONG_WORD)) {
            return null;
        }
        int most = strict ? 1 : 3;
        Alike best = null;
        int fewest = Integer.MAX_VALUE;
        for (int first = Math.max(from, at - MOST_WORDS + 1); first <= at; first++) {
            for (int last = Math.min(to, first + MOST_WORDS); last > at; last--) {
                if (canBeOneName(text, first, last)) {
                    List<SpellingIndex.Hit<Meaning.Name>> hits = ranked(text.joined(first, last), last - first, most);
                    if (!hits.isEmpty() && hits.getFirst().edits() < fewest) {
                        fewest = hits.getFirst().edits();
                        best = new Alike(first, last, reading(text.slice(first, last), hits));
                    }
                }
            }
        }
        return best;
    }

    /** A name of one word with a space inside. */
    private @Nullable Alike writtenInTwo(TokenizedText text, int at, int from, int to) {
        for (int first = Math.max(from, at - 1); first <= at && first + 2 <= to; first++) {
            if (!Gap.isHard(text.token(first + 1).gap())
                    && !text.token(first).number()
                    && !text.token(first + 1).number()) {
                String whole = text.joined(first, first + 2);
                List<Meaning.Name> names = whole.length() < SHORTEST_IN_TWO ? List.of() : vocabulary.namesSpelt(whole);
                if (!names.isEmpty()) {
                    Meaning.Name name = names.getFirst();
                    Reading.Choice choice = new Reading.Choice(name.spelling(), name.ingredients());
                    String reason = "\"" + text.slice(first, first + 2) + "\" is written in two words; as one it is "
                            + name.spelling() + ".";
                    return new Alike(first, first + 2, new Reading.Likely(choice, reason));
                }
            }
        }
        return null;
    }

    private boolean canBeOneName(TokenizedText text, int first, int last) {
        if (last - first == 1) {
            return true;
        }
        boolean partOfName = false;
        for (int at = first; at < last; at++) {
            if (at > first && Gap.isHard(text.token(at).gap())) {
                return false;
            }
            partOfName |= index().isPartOfLongName(text.token(at).folded());
        }
        return partOfName;
    }

    /** The names that the words may stand for, one for each different medicine, the likeliest first; then those only to be told apart from it. */
    private List<SpellingIndex.Hit<Meaning.Name>> ranked(String spelling, int words, int most) {
        int reach = Math.min(most, SpellingIndex.reach(spelling.length()));
        if (reach == 0) {
            return List.of();
        }
        List<SpellingIndex.Hit<Meaning.Name>> hits = index().near(spelling, words, reach);
        SpellingIndex.Hit<Meaning.Name> first = hits.stream()
                .filter(hit -> leads(hit, spelling, reach))
                .min(BY_LIKENESS)
                .orElse(null);
        if (first == null) {
            return List.of();
        }
        Map<IngredientSet, SpellingIndex.Hit<Meaning.Name>> others = new LinkedHashMap<>();
        for (SpellingIndex.Hit<Meaning.Name> hit : hits) {
            // A larger product of the same brand is no rival, and neither is the same medicine by another name.
            IngredientSet ingredients = hit.meaning().ingredients();
            boolean asManyWords = hit.words() == first.words() || hit.edits() <= first.edits();
            if (asManyWords
                    && !ingredients.containsAll(first.meaning().ingredients())
                    && first.similarity() - hit.similarity() < WORTH_A_WORD) {
                others.merge(ingredients, hit, (one, other) -> BY_LIKENESS.compare(one, other) <= 0 ? one : other);
            }
        }
        List<SpellingIndex.Hit<Meaning.Name>> ranked = new ArrayList<>();
        ranked.add(bestKnown(first, hits));
        others.values().stream()
                .sorted(BY_LIKENESS)
                .limit(MOST_CHOICES - 1L)
                .map(hit -> bestKnown(hit, hits))
                .forEach(ranked::add);
        return ranked;
    }

    private boolean leads(SpellingIndex.Hit<Meaning.Name> hit, String spelling, int reach) {
        int shorter = Math.min(spelling.length(), hit.length());
        String name = spellings.computeIfAbsent(
                hit.meaning().spelling(), known -> TokenizedText.of(known).joinedAll());
        return hit.edits() <= Math.min(reach, SpellingIndex.reach(shorter))
                && (hit.edits() < 2 || hit.similarity() >= ALIKE)
                && (hit.edits() == 0 || beginsAlike(spelling, name, shorter))
                && (hit.edits() < 2 || Sounds.keeps(spelling, name) || isLongAndAlike(hit, shorter));
    }

    /** Two slips of the hand leave a long word as a whole like its name, whatever they make of its sound. */
    private static boolean isLongAndAlike(SpellingIndex.Hit<Meaning.Name> hit, int shorter) {
        return hit.edits() == 2 && shorter >= LONG_ENOUGH_FOR_TWO && hit.similarity() >= VERY_ALIKE;
    }

    /** Whether two words begin with the same letter or one taken for it, or with the same two letters in the other order; one edit may make up a long word's first letter. */
    private static boolean beginsAlike(String spelling, String name, int shorter) {
        char one = spelling.charAt(0);
        char other = name.charAt(0);
        boolean swapped = one == name.charAt(1) && other == spelling.charAt(1);
        boolean missing = shorter > SHORT_WORD + 2
                && (spelling.substring(1).equals(name) || name.substring(1).equals(spelling));
        return one == other || Sounds.alike(one, other) || swapped || missing;
    }

    private static boolean isRival(
            SpellingIndex.Hit<Meaning.Name> hit, SpellingIndex.Hit<Meaning.Name> first, double nearest) {
        boolean littleFarther = hit.edits() <= first.edits() + 2 && nearest - hit.similarity() < CLEARLY_BEHIND;
        return hit.edits() <= first.edits() || littleFarther;
    }

    /** Of the names of one medicine that are equally near, one that readers know: its own name or a brand before a foreign spelling or a salt. */
    private static SpellingIndex.Hit<Meaning.Name> bestKnown(
            SpellingIndex.Hit<Meaning.Name> hit, List<SpellingIndex.Hit<Meaning.Name>> hits) {
        return hits.stream()
                .filter(other -> other.edits() == hit.edits())
                .filter(other ->
                        other.meaning().ingredients().equals(hit.meaning().ingredients()))
                .min(Comparator.comparing((SpellingIndex.Hit<Meaning.Name> other) -> switch (other.meaning()
                                .kind()) {
                            case INGREDIENT, BRAND, COMBINATION -> 0;
                            case SALT, SYNONYM, STREET_NAME, CODE -> 1;
                        })
                        .thenComparing(BY_LIKENESS))
                .orElse(hit);
    }

    private Reading reading(String written, List<SpellingIndex.Hit<Meaning.Name>> hits) {
        SpellingIndex.Hit<Meaning.Name> first = hits.getFirst();
        List<Reading.Choice> choices = new ArrayList<>();
        List<Reading.Choice> apart = new ArrayList<>();
        double nearest =
                hits.stream().mapToDouble(SpellingIndex.Hit::similarity).max().orElse(1);
        for (SpellingIndex.Hit<Meaning.Name> hit : hits) {
            Reading.Choice choice =
                    new Reading.Choice(hit.meaning().spelling(), hit.meaning().ingredients());
            (hit.equals(first) || isRival(hit, first, nearest) ? choices : apart).add(choice);
        }
        addTakenFor(first.meaning(), choices, apart);
        String reason = "\"" + written + "\" is not a name that the content knows; it is spelt like "
                + listed(choices, " and like ") + ".";
        if (choices.size() > 1) {
            return new Reading.Open(choices, reason);
        }
        return new Reading.Likely(
                choices.getFirst(),
                apart.isEmpty() ? reason : reason + " Not to be confused with " + listed(apart, " or ") + ".");
    }

    /** Who writes one of two names that are taken for each other may mean the other, however unlike they are written. */
    private void addTakenFor(Meaning.Name name, List<Reading.Choice> choices, List<Reading.Choice> apart) {
        for (Meaning.Name other : vocabulary.takenFor(name)) {
            boolean named = Stream.concat(choices.stream(), apart.stream())
                    .anyMatch(choice -> choice.ingredients().equals(other.ingredients()));
            if (!named) {
                apart.add(new Reading.Choice(other.spelling(), other.ingredients()));
            }
        }
    }

    private static String listed(List<Reading.Choice> choices, String between) {
        return choices.stream().map(Spelling::described).collect(Collectors.joining(between));
    }

    private static String described(Reading.Choice choice) {
        String ingredients = choice.ingredients().names();
        return choice.name().equals(ingredients) ? ingredients : choice.name() + " (" + ingredients + ")";
    }
}
