package org.ketwise.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes HTML. Text and attribute values are escaped as they go in, and what was opened is closed in order, so markup in a drug name stays text. */
final class Html {
    private static final String STYLE = "report.css";

    private final StringBuilder html = new StringBuilder(1 << 16);
    private final Deque<String> open = new ArrayDeque<>();

    Html raw(String trusted) {
        html.append(trusted);
        return this;
    }

    /** @param attributes names and values in turn; without a value for an attribute that stands alone an empty one */
    Html open(String tag, String... attributes) {
        start(tag, attributes);
        open.push(tag);
        return this;
    }

    Html close() {
        html.append("</").append(open.pop()).append('>');
        return this;
    }

    Html text(String text) {
        escape(Printable.escape(text));
        return this;
    }

    /** An element that holds nothing but text. */
    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** An element without content, such as {@code <rect/>}. */
    Html empty(String tag, String... attributes) {
        start(tag, attributes);
        html.insert(html.length() - 1, '/');
        return this;
    }

    /** Begins a page that asks for nothing: no script, no request. Leaves its {@code html} and {@code body} open. */
    Html page(String title) {
        return page(title, "en", style());
    }

    /** @param language of the page, as in BCP 47 */
    Html page(String title, String language, String style) {
        raw("<!DOCTYPE html>\n").open("html", "lang", language).open("head");
        raw("<meta charset=\"utf-8\"/><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>");
        raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>");
        raw("<meta name=\"color-scheme\" content=\"light dark\"/><meta name=\"referrer\" content=\"no-referrer\"/>");
        element("title", title);
        return open("style").raw(style).close().close().raw("\n").open("body");
    }

    /** Begins a section that is named by its heading. */
    Html section(String id, String title) {
        return section(id, title, id);
    }

    Html section(String id, String title, String style) {
        return open("section", "aria-labelledby", id, "class", style).element("h2", title, "id", id);
    }

    static String style() {
        return style(STYLE);
    }

    /** @param name of a style sheet beside this class */
    static String style(String name) {
        try (InputStream in = Html.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the build has packed no " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start(String tag, String... attributes) {
        html.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            html.append(' ').append(attributes[i]).append("=\"");
            escape(Printable.escape(attributes[i + 1]));
            html.append('"');
        }
        html.append('>');
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(c);
            }
        }
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not closed: " + open);
        }
        return html.toString();
    }
}
