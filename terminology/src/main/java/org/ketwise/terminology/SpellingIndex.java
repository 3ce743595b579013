package org.ketwise.terminology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.jspecify.annotations.Nullable;

/**
 * Finds the names that a word is spelt like. For each name the letters it is made of are kept as one bit each; a name can be within reach only if few of its
 * letters are missing from the word and few of the word's from the name, which leaves some dozens of thousands of names to be measured.
 */
final class SpellingIndex {
    /** From how many shared letters on a second reading counts as near; tuned so that common misspellings of one name do not draw in another. */
    private static final double CLEARLY_AHEAD = 0.08;

    private static final double ALIKE = 0.84;
    private static final int LONGEST = 40;

    private final Entry[] entries;
    private final int[] letters;
    /** For each length the place of the first entry that is at least as long. */
    private final int[] firstOfLength;

    private final Set<String> wordsOfLongNames = new HashSet<>();
    private final JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
    private final DamerauLevenshteinDistance[] distances = {
        new DamerauLevenshteinDistance(0),
        new DamerauLevenshteinDistance(1),
        new DamerauLevenshteinDistance(2),
        new DamerauLevenshteinDistance(3),
        new DamerauLevenshteinDistance(4)
    };

    /** @param words how many words the name has; its spelling here is without the spaces */
    private record Entry(String spelling, int words, Meaning.Name name) {}

    /** A name within reach. */
    record Hit(Meaning.Name name, int edits, double similarity) {}

    SpellingIndex(List<Meaning.Name> names) {
        List<Entry> all = new ArrayList<>(names.size());
        for (Meaning.Name name : names) {
            TokenizedText text = TokenizedText.of(name.spelling());
            StringBuilder joined = new StringBuilder();
            for (int at = 0; at < text.size(); at++) {
                joined.append(text.token(at).folded());
            }
            if (joined.length() >= 4 && joined.length() <= LONGEST) {
                all.add(new Entry(joined.toString(), text.size(), name));
                for (int at = 0; text.size() > 1 && at < text.size(); at++) {
                    wordsOfLongNames.add(text.token(at).folded());
                }
            }
        }
        all.sort(Comparator.comparingInt((Entry entry) -> entry.spelling().length()).thenComparing(Entry::spelling));
        entries = all.toArray(Entry[]::new);
        letters = new int[entries.length];
        firstOfLength = new int[LONGEST + 8];
        int length = 0;
        for (int at = 0; at < entries.length; at++) {
            letters[at] = lettersOf(entries[at].spelling());
            while (length <= entries[at].spelling().length()) {
                firstOfLength[length++] = at;
            }
        }
        while (length < firstOfLength.length) {
            firstOfLength[length++] = entries.length;
        }
    }

    private static int lettersOf(String word) {
        int letters = 0;
        for (int at = 0; at < word.length(); at++) {
            char letter = word.charAt(at);
            letters |= 1 << (letter >= 'a' && letter <= 'z' ? letter - 'a' : 26 + letter % 6);
        }
        return letters;
    }

    /** How many edits may part a word of this length from the name it stands for. */
    static int reach(int length) {
        if (length <= 3) {
            return 0;
        }
        if (length <= 5) {
            return 1;
        }
        return length <= 11 ? 2 : 3;
    }

    boolean isPartOfLongName(String word) {
        return wordsOfLongNames.contains(word);
    }

    /**
     * The names that a word, or several words written together, may stand for, one for each different medicine, the likeliest first; empty where none is
     * near. A second medicine is named only where it is about as near as the first.
     *
     * @param words how many words of the text were joined; names of one word match one word only
     * @param most how many edits there may be, never more than {@link #reach}
     */
    List<Hit> like(String spelling, int words, int most) {
        int reach = Math.min(most, reach(spelling.length()));
        if (reach == 0 || spelling.length() > LONGEST) {
            return List.of();
        }
        // One edit more than can lead, because a name that is only offered beside the likeliest may be a little farther.
        Map<IngredientSet, Hit> nearest = new LinkedHashMap<>();
        for (Hit hit : within(spelling, words, reach + 1)) {
            nearest.merge(hit.name().ingredients(), hit, (one, other) -> BY_LIKENESS.compare(one, other) <= 0 ? one : other);
        }
        List<Hit> ranked = nearest.values().stream().sorted(BY_LIKENESS).toList();
        Hit first = ranked.stream().filter(hit -> leads(hit, spelling, reach)).findFirst().orElse(null);
        return first == null ? List.of() : withRivals(first, ranked);
    }

    private static final Comparator<Hit> BY_LIKENESS = Comparator.comparingInt(Hit::edits)
            .thenComparing(Comparator.comparingDouble(Hit::similarity).reversed())
            .thenComparing(hit -> hit.name().spelling());

    private boolean leads(Hit hit, String spelling, int reach) {
        int shorter = Math.min(spelling.length(), hit.name().spelling().length());
        return hit.edits() <= Math.min(reach, reach(shorter)) && (hit.edits() < 2 || hit.similarity() >= ALIKE);
    }

    private static List<Hit> withRivals(Hit first, List<Hit> ranked) {
        List<Hit> all = new ArrayList<>();
        all.add(first);
        for (Hit hit : ranked) {
            boolean near = hit.edits() <= first.edits() || first.similarity() - hit.similarity() < CLEARLY_AHEAD;
            if (hit != first && near && all.size() < 6) {
                all.add(hit);
            }
        }
        return all;
    }

    private List<Hit> within(String spelling, int words, int reach) {
        List<Hit> hits = new ArrayList<>();
        int mask = lettersOf(spelling);
        int from = firstOfLength[Math.max(0, spelling.length() - reach)];
        int to = firstOfLength[Math.min(firstOfLength.length - 1, spelling.length() + reach + 1)];
        for (int at = from; at < to; at++) {
            boolean possible = Integer.bitCount(mask & ~letters[at]) <= reach && Integer.bitCount(letters[at] & ~mask) <= reach;
            if (possible) {
                Hit hit = measure(spelling, words, entries[at], reach);
                if (hit != null) {
                    hits.add(hit);
                }
            }
        }
        return hits;
    }

    private @Nullable Hit measure(String spelling, int words, Entry entry, int reach) {
        if (words > 1 && entry.words() == 1) {
            return null;
        }
        int edits = distances[reach].apply(spelling, entry.spelling());
        return edits < 0 ? null : new Hit(entry.name(), edits, similarity.apply(spelling, entry.spelling()));
    }
}
