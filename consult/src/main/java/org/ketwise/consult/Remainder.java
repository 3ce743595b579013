package org.ketwise.consult;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is left of a text from which readers take what they understand. What was taken is blank, so that everything else keeps its place. */
final class Remainder {
    private final int offset;
    private String rest;

    Remainder(String text) {
        this(text, 0);
    }

    private Remainder(String text, int offset) {
        rest = text;
        this.offset = offset;
    }

    Remainder copy() {
        return new Remainder(rest, offset);
    }

    @Override
    public String toString() {
        return rest;
    }

    boolean isBlank() {
        return rest.isBlank();
    }

    @Nullable
    MatchResult find(Pattern pattern) {
        Matcher matcher = matcher(pattern);
        return matcher.find() ? matcher.toMatchResult() : null;
    }

    /** Looks at what is left only, but around it as far as a pattern looks. */
    private Matcher matcher(Pattern pattern) {
        int from = 0;
        int to = rest.length();
        while (from < to && rest.charAt(from) == ' ') {
            from++;
        }
        while (to > from && rest.charAt(to - 1) == ' ') {
            to--;
        }
        return pattern.matcher(rest).region(from, to).useTransparentBounds(true).useAnchoringBounds(false);
    }

    /** Takes the first occurrence of a pattern out; null where there is none. */
    @Nullable
    MatchResult take(Pattern pattern) {
        MatchResult found = find(pattern);
        if (found != null) {
            blank(found.start(), found.end());
        }
        return found;
    }

    /** Takes every occurrence of a pattern out; false where there is none. */
    boolean takeAll(Pattern pattern) {
        Matcher matcher = matcher(pattern);
        if (!matcher.find()) {
            return false;
        }
        StringBuilder left = new StringBuilder(rest);
        do {
            for (int at = matcher.start(); at < matcher.end(); at++) {
                left.setCharAt(at, ' ');
            }
        } while (matcher.find());
        rest = left.toString();
        return true;
    }

    private void blank(int start, int end) {
        rest = rest.substring(0, start) + " ".repeat(end - start) + rest.substring(end);
    }

    /** What is left here and in another remainder of the same text. */
    Remainder common(Remainder other) {
        StringBuilder common = new StringBuilder(rest);
        for (int at = 0; at < common.length(); at++) {
            if (other.rest.charAt(at) == ' ') {
                common.setCharAt(at, ' ');
            }
        }
        return new Remainder(common.toString());
    }

    /** The stretches before, between and after what a pattern finds; each knows its place. */
    List<Remainder> split(Pattern pattern) {
        List<Remainder> stretches = new ArrayList<>();
        Matcher matcher = pattern.matcher(rest);
        int from = 0;
        while (matcher.find()) {
            stretches.add(stretch(from, matcher.start()));
            from = matcher.end();
        }
        stretches.add(stretch(from, rest.length()));
        return stretches;
    }

    private Remainder stretch(int from, int to) {
        return new Remainder(rest.substring(from, to), offset + from);
    }

    /** Leaves what is left in stretches of this text. */
    void leave(List<Remainder> stretches) {
        StringBuilder left = new StringBuilder(" ".repeat(rest.length()));
        for (Remainder stretch : stretches) {
            int from = stretch.offset - offset;
            left.replace(from, from + stretch.rest.length(), stretch.rest);
        }
        rest = left.toString();
    }
}
