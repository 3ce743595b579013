package org.ketwise.terminology;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks what a word that is no known name may be a misspelling of. The index behind it is made when the first such word comes. */
final class Spelling {
    private static final int MOST_WORDS = 4;
    private static final int SURE_LENGTH = 6;
    private static final int SHORTEST_IN_TWO = 5;

    private final Vocabulary vocabulary;
    private volatile @Nullable SpellingIndex index;

    /** Tokens read together and what they may stand for; {@code to} is exclusive. */
    record Alike(int from, int to, Reading reading) {}

    Spelling(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    private SpellingIndex index() {
        SpellingIndex made = index;
        if (made == null) {
            synchronized (this) {
                made = index;
                if (made == null) {
                    made = new SpellingIndex(vocabulary.names());
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
     * @param sure whether only a slight misspelling of a long word counts, because the text around makes a name unlikely
     */
    @Nullable Alike like(TokenizedText text, int at, int from, int to, boolean sure) {
        String word = text.token(at).folded();
        Alike split = writtenInTwo(text, at, from, to);
        if (split != null) {
            return split;
        }
        if (vocabulary.standsAroundNames(word) || (sure && word.length() < SURE_LENGTH)) {
            return null;
        }
        int most = sure ? 1 : 3;
        Alike best = null;
        int fewest = Integer.MAX_VALUE;
        for (int first = Math.max(from, at - MOST_WORDS + 1); first <= at; first++) {
            for (int last = Math.min(to, first + MOST_WORDS); last > at; last--) {
                if (canBeOneName(text, first, last)) {
                    List<SpellingIndex.Hit> hits = index().like(joined(text, first, last), last - first, most);
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
            if (!Gap.isHard(text.token(first + 1).gap()) && !text.token(first).number() && !text.token(first + 1).number()) {
                String whole = joined(text, first, first + 2);
                List<Meaning.Name> names = whole.length() < SHORTEST_IN_TWO ? List.of() : vocabulary.namesSpelt(whole);
                if (!names.isEmpty()) {
                    Meaning.Name name = names.getFirst();
                    Reading.Choice choice = new Reading.Choice(name.spelling(), name.ingredients());
                    String reason = "\"" + text.slice(first, first + 2) + "\" is written in two words; as one it is " + name.spelling() + ".";
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

    private static String joined(TokenizedText text, int first, int last) {
        StringBuilder joined = new StringBuilder();
        for (int at = first; at < last; at++) {
            joined.append(text.token(at).folded());
        }
        return joined.toString();
    }

    private static Reading reading(String written, List<SpellingIndex.Hit> hits) {
        List<Reading.Choice> choices = hits.stream()
                .map(hit -> new Reading.Choice(hit.name().spelling(), hit.name().ingredients()))
                .toList();
        String names = choices.stream().map(Spelling::described).collect(Collectors.joining(" and like "));
        String reason = "\"" + written + "\" is not a name that the content knows; it is spelt like " + names + ".";
        return choices.size() == 1 ? new Reading.Likely(choices.getFirst(), reason) : new Reading.Open(choices, reason);
    }

    private static String described(Reading.Choice choice) {
        String ingredients = choice.ingredients().names();
        return choice.name().equals(ingredients) ? ingredients : choice.name() + " (" + ingredients + ")";
    }
}
