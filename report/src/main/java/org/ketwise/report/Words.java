package org.ketwise.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Small grammar for lists and sentences. */
final class Words {
    private static final int SHORT_OPENING = 90;
    private static final int LONG_OPENING = 180;

    private Words() {}

    /** {@code a, b and c}. */
    static String and(List<String> words) {
        return join(words, " and ");
    }

    /** {@code a, b or c}. */
    static String or(List<String> words) {
        return join(words, " or ");
    }

    private static String join(List<String> words, String last) {
        if (words.size() < 2) {
            return String.join("", words);
        }
        return String.join(", ", words.subList(0, words.size() - 1)) + last + words.getLast();
    }

    /** As many words as fit, then how many more there are; at least the first. */
    static String andWithin(List<String> words, int length) {
        for (int shown = words.size(); shown > 1; shown--) {
            String text = shown == words.size() ? and(words) : andMore(words, shown);
            if (text.length() <= length) {
                return text;
            }
        }
        return words.size() < 2 ? and(words) : andMore(words, 1);
    }

    private static String andMore(List<String> words, int shown) {
        return String.join(", ", words.subList(0, shown)) + " and " + (words.size() - shown) + " more";
    }

    /** What somebody wrote, on one line and within a length; nothing at all is named as such. */
    static String asWritten(String input, int length) {
        return input.isBlank() ? "(empty)" : within(Printable.line(input), length);
    }

    /** The sentence if it fits; otherwise up to its last clause that fits, with a mark that it goes on. */
    static String within(String sentence, int length) {
        if (sentence.length() <= length) {
            return sentence;
        }
        int best = -1;
        for (int i = Math.min(sentence.length() - 1, length - 1); i > length / 3 && best < 0; i--) {
            char c = sentence.charAt(i);
            if ((c == ':' || c == ';' || c == ',') && i + 1 < sentence.length() && sentence.charAt(i + 1) == ' ') {
                best = i;
            }
        }
        if (best < 0) {
            best = sentence.lastIndexOf(' ', length - 1);
        }
        if (best < 0) {
            best = sentence.offsetByCodePoints(0, Math.min(sentence.codePointCount(0, sentence.length()), length / 2));
        }
        return sentence.substring(0, best) + "…";
    }

    /** Whether the word stands in the text by itself, in whatever case. */
    static boolean mentions(String text, String word) {
        String lower = text.toLowerCase(Locale.ROOT);
        String sought = word.toLowerCase(Locale.ROOT);
        for (int at = lower.indexOf(sought); at >= 0; at = lower.indexOf(sought, at + 1)) {
            int end = at + sought.length();
            boolean begins = at == 0 || !Character.isLetter(lower.charAt(at - 1));
            if (begins && (end == lower.length() || !Character.isLetter(lower.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    /** The first sentences of advice: as many as are short together. Advice is never cut inside a sentence. */
    static String opening(String advice) {
        int end = 0;
        while (end < advice.length()) {
            int next = nextSentence(advice, end);
            if (end >= SHORT_OPENING && next > LONG_OPENING) {
                break;
            }
            end = next;
        }
        return advice.substring(0, end).strip();
    }

    /** Where the next sentence begins: after a full stop and before a capital, so that abbreviations end none. */
    private static int nextSentence(String text, int from) {
        for (int stop = text.indexOf(". ", from); stop >= 0; stop = text.indexOf(". ", stop + 1)) {
            if (stop + 2 < text.length() && Character.isUpperCase(text.charAt(stop + 2))) {
                return stop + 2;
            }
        }
        return text.length();
    }

    static String count(int number, String one) {
        return count(number, one, one + "s");
    }

    static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    static String capitalised(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** A name that begins with a saint is one in prose too, though vocabularies write it small. */
    static String proper(String name) {
        int saint = "st. ".length();
        return name.startsWith("st. ") && name.length() > saint ? "St. " + capitalised(name.substring(saint)) : name;
    }

    static boolean isProper(String name) {
        return name.startsWith("St. ");
    }

    static String sentence(String text) {
        return text.isEmpty() || ".!?…".indexOf(text.charAt(text.length() - 1)) >= 0 ? text : text + ".";
    }

    /** Each once, in order; two texts are the same where they differ only in case or white space. */
    static List<String> distinct(Collection<String> texts) {
        if (texts.size() < 2) {
            return List.copyOf(texts);
        }
        List<String> distinct = new ArrayList<>(texts.size());
        for (String text : texts) {
            if (!holds(distinct, text)) {
                distinct.add(text);
            }
        }
        return List.copyOf(distinct);
    }

    private static boolean holds(List<String> texts, String text) {
        for (String each : texts) {
            if (mayBeSame(each, text) && isSame(each, text)) {
                return true;
            }
        }
        return false;
    }

    /** Nearly all differ in their first letter. */
    private static boolean mayBeSame(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return true;
        }
        char a = one.charAt(0);
        char b = other.charAt(0);
        return a == b
                || Character.toLowerCase(a) == Character.toLowerCase(b)
                || Character.isWhitespace(a)
                || Character.isWhitespace(b);
    }

    /** Compares from the beginning, so that of two sentences hardly more than a word is looked at. */
    private static boolean isSame(String one, String other) {
        int i = nextWord(one, 0);
        int j = nextWord(other, 0);
        while (i < one.length() && j < other.length()) {
            char a = one.charAt(i);
            char b = other.charAt(j);
            boolean blank = Character.isWhitespace(a);
            if (blank != Character.isWhitespace(b)
                    || (!blank && a != b && Character.toLowerCase(a) != Character.toLowerCase(b))) {
                return false;
            }
            i = blank ? nextWord(one, i) : i + 1;
            j = blank ? nextWord(other, j) : j + 1;
        }
        return nextWord(one, i) == one.length() && nextWord(other, j) == other.length();
    }

    private static int nextWord(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
