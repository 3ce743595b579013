package org.ketwise.fhir.cdshooks;

import java.util.List;
import org.ketwise.report.Printable;

/** Builds GitHub-flavoured Markdown. Every text that comes in is text: no markup of a record or of the content becomes a link, a picture or HTML. */
final class Markdown {
    private final StringBuilder text = new StringBuilder();

    Markdown heading(String words) {
        return block("### " + escape(words));
    }

    Markdown labelled(String label, String words) {
        return words.isBlank() ? this : block("**" + label + ":** " + escape(words));
    }

    Markdown list(String label, List<String> items) {
        if (items.isEmpty()) {
            return this;
        }
        block("**" + label + ":**");
        text.append('\n');
        items.forEach(item -> text.append("- ").append(escape(item)).append('\n'));
        return this;
    }

    /** Items that are Markdown already. */
    Markdown rawList(String label, List<String> items) {
        if (items.isEmpty()) {
            return this;
        }
        block("**" + label + ":**");
        text.append('\n');
        items.forEach(item -> text.append("- ").append(item).append('\n'));
        return this;
    }

    Markdown paragraph(String words) {
        return block(escape(words));
    }

    Markdown emphasised(String words) {
        return block("_" + escape(words) + "_");
    }

    private Markdown block(String markdown) {
        if (!text.isEmpty()) {
            text.append(text.charAt(text.length() - 1) == '\n' ? "\n" : "\n\n");
        }
        text.append(markdown);
        return this;
    }

    @Override
    public String toString() {
        return text.toString().strip();
    }

    /** Text in one line in which nothing is markup: no emphasis, link, code, table, HTML or address that would be linked by itself. */
    static String escape(String words) {
        if (isPlain(words)) {
            return words;
        }
        String line = Printable.line(words);
        StringBuilder escaped = new StringBuilder(line.length() + 16);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '\\', '`', '*', '_', '[', ']', '|', '~', '!', '#' ->
                    escaped.append('\\').append(c);
                case ':' -> escaped.append(line.startsWith("://", i) ? "&#58;" : ":");
                case '.' -> escaped.append(endsWithWww(line, i) ? "&#46;" : ".");
                case '@' -> escaped.append("&#64;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** Most sentences are; looking is much cheaper than building them anew. */
    private static boolean isPlain(String words) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            boolean plain = switch (c) {
                case '<', '>', '&', '\\', '`', '*', '_', '[', ']', '|', '~', '!', '#', '@' -> false;
                case ':' -> !words.startsWith("://", i);
                case '.' -> !endsWithWww(words, i);
                case ' ' -> i > 0 && i + 1 < words.length() && words.charAt(i + 1) != ' ';
                default -> c > ' ' && c < 0x7F;
            };
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    private static boolean endsWithWww(String line, int at) {
        return at >= 3 && line.regionMatches(true, at - 3, "www", 0, 3);
    }
}
