package org.ketwise.fhir;

import org.jspecify.annotations.Nullable;

/** Where a reference points, in any of the forms that FHIR allows. */
sealed interface Reference {
    /** Inside the same resource: {@code #med1}. */
    record Contained(String reference) implements Reference {}

    /** A resource of the same Bundle by its address: {@code urn:uuid:…}. */
    record ByAddress(String address) implements Reference {}

    /**
     * {@code Patient/17}, or an absolute address that ends so.
     *
     * @param address the absolute address, or null
     */
    record ById(String type, String id, @Nullable String address) implements Reference {}

    /**
     * Conditional ({@code Patient?identifier=system|value}) or logical ({@code identifier}).
     *
     * @param system null where any system will do
     */
    record ByIdentifier(String type, @Nullable String system, String value) implements Reference {}

    /** No reference, or one of no known form. */
    record Nowhere() implements Reference {}

    Reference NOWHERE = new Nowhere();

    /** @param type the type that an identifier without one stands for */
    static Reference of(Element element, String type) {
        String text = element.text() == null ? element.text("reference") : element.text();
        if (text != null) {
            return parse(text);
        }
        Element identifier = element.at("identifier");
        String value = identifier.text("value");
        if (value == null) {
            return NOWHERE;
        }
        String written = element.text("type");
        return new ByIdentifier(written == null ? type : written, identifier.text("system"), value);
    }

    static Reference parse(String text) {
        if (text.startsWith("#")) {
            return new Contained(text);
        }
        if (text.startsWith("urn:")) {
            return new ByAddress(text);
        }
        int query = text.indexOf('?');
        if (query >= 0) {
            return conditional(lastPart(text.substring(0, query)), text.substring(query + 1));
        }
        int version = text.indexOf("/_history/");
        String unversioned = version < 0 ? text : text.substring(0, version);
        int slash = unversioned.lastIndexOf('/');
        if (slash <= 0 || slash == unversioned.length() - 1) {
            return NOWHERE;
        }
        String path = unversioned.substring(0, slash);
        String type = lastPart(path);
        return new ById(type, unversioned.substring(slash + 1), path.equals(type) ? null : unversioned);
    }

    private static Reference conditional(String type, String query) {
        for (String part : query.split("&", -1)) {
            if (part.startsWith("identifier=")) {
                String token = part.substring("identifier=".length());
                int bar = token.indexOf('|');
                return new ByIdentifier(type, bar <= 0 ? null : token.substring(0, bar), token.substring(bar + 1));
            }
            if (part.startsWith("_id=")) {
                return new ById(type, part.substring("_id=".length()), null);
            }
        }
        return NOWHERE;
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
