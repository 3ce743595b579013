package org.ketwise.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * One element of a resource, read leniently: what is absent, null or of another shape is simply empty, and what is single reads like a list of one.
 *
 * <p>Records come in the shapes of several FHIR versions and with mistakes of their makers. A typed model would refuse or silently drop those; here the reader
 * of each field decides, and says so.
 */
record Element(JsonNode node) {
    /** Names and notes longer than this are no names; the rest is cut off. */
    private static final int MAX_TEXT = 1000;

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}\\p{Z}]+");

    static final Element NONE = new Element(MissingNode.getInstance());

    boolean isEmpty() {
        return node.isMissingNode() || node.isNull() || (node.isContainer() && node.isEmpty());
    }

    boolean has(String field) {
        return !at(field).isEmpty();
    }

    /** A field; the first where there are several, and of the first where this is a list. */
    Element at(String field) {
        JsonNode here = first(node);
        return here == null ? NONE : of(first(here.path(field)));
    }

    /** The values of a field that are not null. */
    List<Element> list(String field) {
        JsonNode here = first(node);
        return here == null ? List.of() : of(here.path(field)).each();
    }

    private List<Element> each() {
        if (!node.isArray()) {
            return isEmpty() ? List.of() : List.of(this);
        }
        List<Element> elements = new ArrayList<>(node.size());
        for (JsonNode child : node) {
            if (!child.isNull()) {
                elements.add(new Element(child));
            }
        }
        return elements;
    }

    private static @Nullable JsonNode first(JsonNode node) {
        if (!node.isArray()) {
            return node;
        }
        for (JsonNode child : node) {
            if (!child.isNull()) {
                return child;
            }
        }
        return null;
    }

    private static Element of(@Nullable JsonNode node) {
        return node == null ? NONE : new Element(node);
    }

    /** The text of a field on one line, or null where there is none. */
    @Nullable
    String text(String field) {
        return at(field).text();
    }

    /** The text itself on one line, or null where this is no text, number or truth value. */
    @Nullable
    String text() {
        if (!node.isValueNode() || node.isNull()) {
            return null;
        }
        String text = oneLine(node.asString());
        return text.isEmpty() ? null : text;
    }

    private static String oneLine(String text) {
        if (isTidy(text)) {
            return text;
        }
        String cut = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "…" : text;
        return BLANKS.matcher(cut).replaceAll(" ").strip();
    }

    /** Most text is: looking costs less than writing it anew. */
    private static boolean isTidy(String text) {
        boolean blankBefore = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || (c == ' ' && blankBefore)) {
                return false;
            }
            blankBefore = c == ' ';
        }
        return !blankBefore && text.length() <= MAX_TEXT;
    }

    boolean isTrue(String field) {
        return "true".equals(text(field));
    }

    /** A code that one version writes as a word and another as a concept: {@code "active"} or {@code {"coding": [{"code": "active"}]}}. */
    @Nullable
    String code(String field) {
        Element element = at(field);
        String word = element.text();
        if (word != null) {
            return word;
        }
        for (Element coding : element.list("coding")) {
            String code = coding.text("code");
            if (code != null) {
                return code;
            }
        }
        return element.text("text");
    }

    /** A number, or null where the field is none. */
    @Nullable
    Double number(String field) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
