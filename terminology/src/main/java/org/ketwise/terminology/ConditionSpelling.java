package org.ketwise.terminology;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ketwise.knowledge.model.PatientCondition;

/** Finds the conditions that words which nothing is known of are spelt like. */
final class ConditionSpelling {
    private static final int LONG_WORD = 8;

    private final List<SpellingIndex.Spelt<PatientCondition>> names;
    private volatile @Nullable SpellingIndex<PatientCondition> index;

    ConditionSpelling(ConditionWords words) {
        names = words.names();
    }

    /**
     * The conditions that the unknown words, with those beside them in a part of the text, are spelt like; the fewest edits win.
     *
     * @param several whether the part holds more than one word that is not known
     */
    List<PatientCondition> alike(TokenizedText text, List<Integer> unknown, boolean several, int from, int to) {
        Map<Integer, PatientCondition> nearest = new LinkedHashMap<>();
        int fewest = Integer.MAX_VALUE;
        for (int at : unknown) {
            for (int first = Math.max(from, at - 3); first <= at; first++) {
                for (int last = at + 1; last <= Math.min(to, first + 4); last++) {
                    String spelling = text.joined(first, last);
                    int reach = Math.min(2, SpellingIndex.reach(spelling.length()));
                    boolean oneThing = last - first == 1
                            || index().isPartOfLongName(text.token(first == at ? last - 1 : first)
                                    .folded());
                    // One short word of several that are not known is soon spelt like some word of a name.
                    boolean shortOfSeveral = last - first == 1 && several && spelling.length() < LONG_WORD;
                    if (reach == 0 || spelling.length() < 5 || !oneThing || shortOfSeveral) {
                        continue;
                    }
                    for (SpellingIndex.Hit<PatientCondition> hit : index().near(spelling, last - first, reach)) {
                        boolean within = hit.edits()
                                <= Math.min(reach, SpellingIndex.reach(Math.min(spelling.length(), hit.length())));
                        if (!within
                                || opposite(spelling, hit.meaning())
                                || hit.edits() > fewest
                                || (hit.edits() == 2 && hit.similarity() < 0.9)) {
                            continue;
                        }
                        if (hit.edits() < fewest) {
                            nearest.clear();
                            fewest = hit.edits();
                        }
                        nearest.putIfAbsent(hit.meaning().index(), hit.meaning());
                    }
                }
            }
        }
        return List.copyOf(nearest.values());
    }

    /** Too little is never a misspelling of too much. */
    private static boolean opposite(String spelling, PatientCondition condition) {
        String other = spelling.startsWith("hypo") ? "hyper" : spelling.startsWith("hyper") ? "hypo" : "";
        return !other.isEmpty()
                && Stream.concat(Stream.of(condition.name()), condition.synonyms().stream())
                        .anyMatch(name -> ConditionWords.of(name).joined(0, 1).startsWith(other));
    }

    static ConditionMention suggested(String text, List<PatientCondition> conditions) {
        String names = String.join(
                " or ", conditions.stream().map(PatientCondition::name).toList());
        return new ConditionMention.Suggested(text, conditions, "Spelt like a name of " + names + "; to be confirmed.");
    }

    private SpellingIndex<PatientCondition> index() {
        SpellingIndex<PatientCondition> made = index;
        if (made == null) {
            synchronized (this) {
                made = index;
                if (made == null) {
                    made = new SpellingIndex<>(names);
                    index = made;
                }
            }
        }
        return made;
    }
}
