package org.ketwise.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines that fit a number of terminal columns. */
final class Wrap {
    private Wrap() {}

    /** Lines of at most {@code first} and then {@code width} columns; a word that is longer than a line is broken. At least one line, of at least one column. */
    static List<String> lines(String text, int first, int width) {
        return fitted(text, Math.max(1, first), Math.max(1, width));
    }

    /** Adds a paragraph of safe text whose first line has a mark before it; the others are indented by as much. */
    static void paragraph(StringBuilder page, String mark, String words, int width) {
        int room = Math.max(TextStyle.NARROWEST / 2, width - columns(mark));
        String before = mark;
        for (String line : lines(Printable.line(words), room, room)) {
            page.append(before).append(line).append('\n');
            before = " ".repeat(columns(mark));
        }
    }

    private static List<String> fitted(String text, int first, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (String word : text.split(" ", -1)) {
            int limit = lines.isEmpty() ? first : width;
            int columns = columns(word);
            if (used > 0 && used + 1 + columns > limit) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
                limit = width;
            }
            if (used > 0) {
                line.append(' ');
                used++;
            }
            String rest = word;
            while (columns > limit) {
                int end = fitting(rest, limit);
                lines.add(rest.substring(0, end));
                rest = rest.substring(end);
                columns = columns(rest);
                limit = width;
            }
            line.append(rest);
            used += columns;
        }
        if (used > 0 || lines.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    private static int fitting(String word, int width) {
        int used = 0;
        int end = 0;
        while (end < word.length()) {
            int c = word.codePointAt(end);
            used += columns(c);
            if (used > width && end > 0) {
                return end;
            }
            end += Character.charCount(c);
        }
        return end;
    }

    static int columns(String text) {
        return text.codePoints().map(Wrap::columns).sum();
    }

    /** None for marks that combine with the letter before, two for East Asian wide characters and emoji. */
    private static int columns(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0xA4CF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F300 && c <= 0x1FAFF)
                || (c >= 0x20000 && c <= 0x3FFFD);
        return wide ? 2 : 1;
    }
}
