package org.ketwise.knowledge.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a statement rests on.
 *
 * @param level design of the best evidence, for example {@code label}, {@code pk-rct}, {@code theory}
 * @param certainty high, moderate, low or very-low
 * @param verified whether every statement was read in the sources it names
 * @param open what nobody has read in a primary source yet
 * @param scope the product, country or label version for which it holds, where they differ
 * @param conflict positions that contradict each other, shown side by side; empty where there is no conflict
 */
public record Evidence(
        String level,
        String certainty,
        boolean verified,
        List<String> open,
        @Nullable String scope,
        List<Position> conflict) {
    /** One side of a conflict. */
    public record Position(String says, List<String> sources) {}
}
