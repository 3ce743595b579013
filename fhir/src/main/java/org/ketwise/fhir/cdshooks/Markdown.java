package org.ketwise.fhir.cdshooks;

import org.ketwise.report.Printable;

/** Builds GitHub-flavoured Markdown. Every text that comes in is text: no markup of a record or of the content becomes a link, a picture or HTML. */
final class Markdown {
    private static final int USUAL_LENGTH = 8_192;
    private static final boolean[] NEVER_MARKUP = new boolean[128];

    static {
        for (char c = ' ' + 1; c < 0x7F; c++) {
            NEVER_MARKUP[c] = "<>&\\`*_[]|~!#@:.".indexOf(c) < 0;
        }
    }

    private final StringBuilder text = new StringBuilder(USUAL_LENGTH);

    /** Label of the list that is being written, or empty. */
    private String list = "";

    Markdown heading(String words) {
        block("### ").append(escape(words));
        return this;
    }

    Markdown labelled(String label, String words) {
        return rawLabelled(label, escape(words));
    }

    /** Words that are Markdown already. */
    Markdown rawLabelled(String label, String markdown) {
        if (!markdown.isBlank()) {
            block("**").append(label).append(":** ").append(markdown);
        }
        return this;
    }

    /** One more item of a list; the first of a label begins it. */
    Markdown item(String label, String words) {
        return rawItem(label, escape(words));
    }

    /** An item that is Markdown already. */
    Markdown rawItem(String label, String markdown) {
        if (!label.equals(list)) {
            block("**").append(label).append(":**\n");
            list = label;
        }
        text.append("- ").append(markdown).append('\n');
        return this;
    }

    Markdown list(String label, Iterable<String> items) {
        for (String words : items) {
            item(label, words);
        }
        return this;
    }

    Markdown paragraph(String words) {
        block(escape(words));
        return this;
    }

    Markdown emphasised(String words) {
        block("_").append(escape(words)).append('_');
        return this;
    }

    /** Blocks that are Markdown already. */
    Markdown raw(String markdown) {
        block(markdown);
        return this;
    }

    /** Begins a block. */
    private StringBuilder block(String markdown) {
        if (!text.isEmpty()) {
            text.append(text.charAt(text.length() - 1) == '\n' ? "\n" : "\n\n");
        }
        list = "";
        return text.append(markdown);
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
            if (c >= NEVER_MARKUP.length || (!NEVER_MARKUP[c] && !isPlain(words, i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(String words, int at) {
        return switch (words.charAt(at)) {
            case ' ' -> at > 0 && at + 1 < words.length() && words.charAt(at + 1) != ' ';
            case ':' -> !words.startsWith("://", at);
            case '.' -> !endsWithWww(words, at);
            default -> false;
        };
    }

    private static boolean endsWithWww(String line, int at) {
        return at >= 3 && line.regionMatches(true, at - 3, "www", 0, 3);
    }
}
