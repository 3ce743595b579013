package org.ketwise.knowledge.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That an ingredient or a condition bears on a burden axis.
 *
 * @param axis id of the axis
 * @param lowers works against the axis; shown beside the sum, never subtracted from it
 */
public record AxisRole(
        String axis,
        Weight weight,
        boolean lowers,
        @Nullable String why,
        List<String> sources,
        boolean verified) {}
