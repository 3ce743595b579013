package org.ketwise.server.rest;

import java.util.List;

/**
 * Something that can be asked of the API.
 *
 * @param id by which the document names it
 * @param path with the names of what is to be filled in, in braces
 * @param example a body that is answered, or blank where none is sent
 */
public record Operation(String id, String method, String path, String summary, List<Field> fields, String example) {
    /** Where a field stands in what is asked. */
    public enum Place {
        PATH,
        QUERY,
        BODY
    }

    /**
     * What can be said.
     *
     * @param kind in words
     * @param example a value that is answered, or blank where the {@link Operation#example} has one
     */
    public record Field(String name, Place place, String kind, boolean required, String description, String example) {
        public boolean isInBody() {
            return place == Place.BODY;
        }

        /** As the script finds it. */
        public String where() {
            return switch (place) {
                case PATH -> "path";
                case QUERY -> "query";
                case BODY -> "body";
            };
        }
    }

    public Operation {
        fields = List.copyOf(fields);
    }

    public boolean hasBody() {
        return !example.isEmpty();
    }
}
