package org.ketwise.terminology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds known phrases, word by word, wherever they start in a text. */
final class PhraseIndex<T> {
    private final Map<String, Node<T>> roots = new HashMap<>();

    /**
     * A phrase found.
     *
     * @param end the token after its last one
     */
    record Match<T>(int end, List<T> meanings) {}

    /**
     * @param gaps what stands before each word
     * @param before marks that must stand before the first word
     * @param after marks that must stand after the last one
     */
    private record Phrase<T>(int[] gaps, int before, int after, T meaning) {}

    private static final class Node<T> {
        private @Nullable Map<String, Node<T>> next;
        private @Nullable List<Phrase<T>> phrases;

        Node<T> reach(String word) {
            if (next == null) {
                next = new HashMap<>(4);
            }
            return next.computeIfAbsent(word, _ -> new Node<>());
        }

        @Nullable
        Node<T> find(String word) {
            return next == null ? null : next.get(word);
        }

        void end(Phrase<T> phrase) {
            if (phrases == null) {
                phrases = new ArrayList<>(1);
            }
            phrases.add(phrase);
        }

        List<Phrase<T>> phrases() {
            return phrases == null ? List.of() : phrases;
        }
    }

    /** Adds a phrase that means the same whatever marks stand around it, and returns its words. */
    TokenizedText add(String phrase, T meaning) {
        TokenizedText words = TokenizedText.of(phrase);
        add(words, false, meaning);
        if (phrase.indexOf('-') > 0) {
            add(TokenizedText.of(phrase.replace("-", "")), false, meaning);
        }
        return words;
    }

    /** Adds a phrase of which the marks at its edges are part, as the colon of "allergies:", and returns its words. */
    TokenizedText addWithEdges(String phrase, T meaning) {
        TokenizedText words = TokenizedText.of(phrase);
        add(words, true, meaning);
        return words;
    }

    /** @param edges whether marks before and after the phrase are part of it */
    void add(TokenizedText phrase, boolean edges, T meaning) {
        if (phrase.size() == 0) {
            return;
        }
        int[] gaps = new int[phrase.size()];
        Node<T> node = roots.computeIfAbsent(phrase.token(0).folded(), _ -> new Node<>());
        for (int at = 1; at < phrase.size(); at++) {
            gaps[at] = phrase.token(at).gap();
            node = node.reach(phrase.token(at).folded());
        }
        int before = edges ? Gap.edge(phrase.gapBefore(0)) : 0;
        int after = edges ? Gap.edge(phrase.gapBefore(phrase.size())) : 0;
        node.end(new Phrase<>(gaps, before, after, meaning));
    }

    /** What a phrase of one word means; {@code word} is folded. */
    List<T> meaningsOf(String word) {
        Node<T> node = roots.get(word);
        return node == null
                ? List.of()
                : node.phrases().stream().map(Phrase::meaning).toList();
    }

    /** The phrases that start at a token, the longest first. */
    List<Match<T>> startingAt(TokenizedText text, int at) {
        List<Match<T>> found = List.of();
        Node<T> node = roots.get(text.token(at).folded());
        for (int end = at + 1; node != null; end++) {
            List<T> meanings = readable(node.phrases(), text, at);
            if (!meanings.isEmpty()) {
                found = prepend(new Match<>(end, meanings), found);
            }
            node = end < text.size() ? node.find(text.token(end).folded()) : null;
        }
        if (at + 1 < text.size() && Gap.isTyingHyphen(text.token(at + 1).gap())) {
            found = withHyphensDropped(text, at, found);
        }
        return found;
    }

    /** "anti-depressant" where the phrase is written as one word. */
    private List<Match<T>> withHyphensDropped(TokenizedText text, int at, List<Match<T>> found) {
        StringBuilder word = new StringBuilder(text.token(at).folded());
        List<Match<T>> all = found;
        for (int end = at + 1;
                end < text.size()
                        && end < at + 4
                        && Gap.isTyingHyphen(text.token(end).gap());
                end++) {
            word.append(text.token(end).folded());
            Node<T> node = roots.get(word.toString());
            if (node != null && !node.phrases().isEmpty()) {
                List<T> meanings = node.phrases().stream().map(Phrase::meaning).toList();
                all = prepend(new Match<>(end + 1, meanings), all);
            }
        }
        if (all.size() > found.size()) {
            all = new ArrayList<>(all);
            all.sort((a, b) -> Integer.compare(b.end(), a.end()));
        }
        return all;
    }

    private static <T> List<Match<T>> prepend(Match<T> match, List<Match<T>> others) {
        if (others.isEmpty()) {
            return List.of(match);
        }
        List<Match<T>> all = new ArrayList<>(others.size() + 1);
        all.add(match);
        all.addAll(others);
        return all;
    }

    private static <T> List<T> readable(List<Phrase<T>> phrases, TokenizedText text, int at) {
        if (phrases.isEmpty()) {
            return List.of();
        }
        if (phrases.size() == 1) {
            Phrase<T> only = phrases.getFirst();
            return reads(only, text, at) ? List.of(only.meaning()) : List.of();
        }
        List<T> meanings = new ArrayList<>(phrases.size());
        for (Phrase<T> phrase : phrases) {
            if (reads(phrase, text, at)) {
                meanings.add(phrase.meaning());
            }
        }
        return meanings;
    }

    private static boolean reads(Phrase<?> phrase, TokenizedText text, int at) {
        int end = at + phrase.gaps().length;
        if ((phrase.before() & ~text.gapBefore(at)) != 0 || (phrase.after() & ~text.gapBefore(end)) != 0) {
            return false;
        }
        for (int word = 1; word < phrase.gaps().length; word++) {
            Token before = text.token(at + word - 1);
            Token token = text.token(at + word);
            int letters = Math.max(before.folded().length(), token.folded().length());
            if (!Gap.reads(token.gap(), phrase.gaps()[word], letters)) {
                return false;
            }
        }
        return true;
    }
}
