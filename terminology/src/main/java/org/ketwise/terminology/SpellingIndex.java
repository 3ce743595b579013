package org.ketwise.terminology;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/**
 * Finds what a word is spelt like. Of each name it keeps which letters and which pairs of neighbouring letters it is made of, one bit each. An edit changes one
 * letter and two pairs, so a name can be within reach only if few of its bits are missing from the word and few of the word's from the name; of thousands of
 * names that leaves a handful to be measured.
 */
final class SpellingIndex<T> {
    private static final int SHORTEST = 4;
    private static final int LONGEST = 40;

    /** The names by length, so that those of one length lie together. */
    private final List<Entry<T>> entries = new ArrayList<>();

    private final int[] letters;
    private final long[] pairs;
    private final int[] firstOfLength = new int[LONGEST + 2];
    private final Set<String> wordsOfLongNames = new HashSet<>();
    private final JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();

    /** A name to be found, by its words. */
    record Spelt<T>(TokenizedText words, T meaning) {}

    /** @param words how many words the name has; its spelling here is without the spaces */
    private record Entry<T>(String spelling, int words, T meaning) {}

    /**
     * A name that is near.
     *
     * @param length how many letters and digits it has
     * @param words how many words
     * @param edits how many letters part it from the word
     * @param similarity by Jaro and Winkler, from 0 to 1
     */
    record Hit<T>(T meaning, int length, int words, int edits, double similarity) {}

    SpellingIndex(List<Spelt<T>> names) {
        List<List<Entry<T>>> byLength = new ArrayList<>(LONGEST + 1);
        for (int length = 0; length <= LONGEST; length++) {
            byLength.add(new ArrayList<>());
        }
        for (Spelt<T> spelt : names) {
            String spelling = spelt.words().joined(0, spelt.words().size());
            if (spelling.length() >= SHORTEST && spelling.length() <= LONGEST) {
                byLength.get(spelling.length())
                        .add(new Entry<>(spelling, spelt.words().size(), spelt.meaning()));
                noteWords(spelt.words());
            }
        }
        for (int length = 0; length <= LONGEST; length++) {
            firstOfLength[length] = entries.size();
            entries.addAll(byLength.get(length));
        }
        firstOfLength[LONGEST + 1] = entries.size();
        letters =
                entries.stream().mapToInt(entry -> lettersOf(entry.spelling())).toArray();
        pairs = entries.stream().mapToLong(entry -> pairsOf(entry.spelling())).toArray();
    }

    private void noteWords(TokenizedText words) {
        for (int at = 0; words.size() > 1 && at < words.size(); at++) {
            wordsOfLongNames.add(words.token(at).folded());
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

    private static long pairsOf(String word) {
        long pairs = 0;
        int before = 0;
        for (int at = 0; at < word.length(); at++) {
            int letter = word.charAt(at);
            pairs |= 1L << (((before * 31 + letter) * 0x9E3779B1) >>> 26);
            before = letter;
        }
        return pairs;
    }

    /** How many edits may part a word of this length from the name it stands for. */
    static int reach(int length) {
        if (length < SHORTEST) {
            return 0;
        }
        if (length <= 5) {
            return 1;
        }
        return length <= 11 ? 2 : 3;
    }

    /** Whether a word is one of several that make up a name. */
    boolean isPartOfLongName(String word) {
        return wordsOfLongNames.contains(word);
    }

    /**
     * The names that can be within reach of a word, and those an edit farther that are alike in all: names that are taken for each other differ by three or
     * four letters, and what is written may lie between them.
     *
     * @param words how many words of the text were joined to this one; names of one word match one word only
     */
    List<Hit<T>> near(String spelling, int words, int reach) {
        List<Hit<T>> hits = new ArrayList<>();
        if (spelling.isEmpty() || spelling.length() > LONGEST) {
            return hits;
        }
        Edits edits = new Edits(spelling);
        int letterBits = lettersOf(spelling);
        long pairBits = pairsOf(spelling);
        // Two letters that changed places touch three pairs; more than one such change within reach is not looked for.
        int pairReach = 2 * reach + 1;
        int from = firstOfLength[Math.max(0, spelling.length() - reach)];
        int to = firstOfLength[Math.min(LONGEST, spelling.length() + reach) + 1];
        for (int at = from; at < to; at++) {
            if (Long.bitCount(pairs[at] & ~pairBits) <= pairReach
                    && Long.bitCount(pairBits & ~pairs[at]) <= pairReach
                    && Integer.bitCount(letterBits & ~letters[at]) <= reach
                    && Integer.bitCount(letters[at] & ~letterBits) <= reach) {
                measure(spelling, edits, words, entries.get(at), reach + 1, hits);
            }
        }
        return hits;
    }

    private void measure(String spelling, Edits from, int words, Entry<T> entry, int most, List<Hit<T>> hits) {
        if (words > 1 && entry.words() == 1) {
            return;
        }
        int edits = from.to(entry.spelling());
        if (edits <= most) {
            double alike = similarity.apply(spelling, entry.spelling());
            hits.add(new Hit<>(entry.meaning(), entry.spelling().length(), entry.words(), edits, alike));
        }
    }
}
