package org.ketwise.knowledge.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Severity;

/**
 * A named list of ingredients.
 *
 * @param duplicate what it means when two members are taken at once, or null where that is ordinary
 * @param persistence which effects of its members outlast the last dose, and how long
 */
public record DrugClass(
        String id,
        String name,
        List<String> synonyms,
        List<String> members,
        @Nullable Duplicate duplicate,
        List<Persistence> persistence,
        List<String> sources) {
    /** Why two members at once are duplicate therapy. */
    public record Duplicate(Severity severity, String why, List<String> sources, boolean verified) {}
}
