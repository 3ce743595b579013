package org.ketwise.consult;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A phrase of the content that may stand in a plan, and what it stands for. Almost none stands in any one plan, so the pattern is made when it is needed. */
final class PlanPhrase {
    private static final String FORM = "form-";
    private static final String UPPERCASE = "uppercase-";

    private final String words;
    private final String lowerCaseWords;
    private final boolean capitals;
    private final boolean weak;
    private final String meaning;
    private volatile @Nullable Pattern pattern;

    /** @param group what the phrase stands for; before it may stand that it is a form, or that it counts in capitals only */
    PlanPhrase(String words, String group) {
        this.words = words;
        lowerCaseWords = lowerCase(words);
        weak = group.startsWith(FORM);
        capitals = group.startsWith(UPPERCASE);
        meaning = weak ? group.substring(FORM.length()) : capitals ? group.substring(UPPERCASE.length()) : group;
    }

    String words() {
        return words;
    }

    String meaning() {
        return meaning;
    }

    /** A form that is usually, not always, of the route that it stands for. */
    boolean weak() {
        return weak;
    }

    /** Whether it is worth looking for as whole words. */
    boolean mayStandIn(String lowerCaseText) {
        return lowerCaseText.contains(lowerCaseWords);
    }

    /** Whether a text ends with it, as whole words. */
    boolean mayEnd(String lowerCaseText) {
        int from = lowerCaseText.length() - lowerCaseWords.length();
        return lowerCaseText.endsWith(lowerCaseWords)
                && (from == 0 || !Character.isLetterOrDigit(lowerCaseText.charAt(from - 1)));
    }

    /** Finds it as whole words. */
    Pattern pattern() {
        Pattern made = pattern;
        if (made == null) {
            made = Pattern.compile(
                    "(?<![\\p{L}\\p{N}])" + Pattern.quote(capitals ? words.toUpperCase(Locale.ROOT) : words)
                            + "(?![\\p{L}\\p{N}])",
                    capitals ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
            pattern = made;
        }
        return made;
    }

    /** Character by character, so that every place stays where it was. */
    static String lowerCase(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int at = 0; at < lower.length(); at++) {
            lower.setCharAt(at, Character.toLowerCase(lower.charAt(at)));
        }
        return lower.toString();
    }
}
