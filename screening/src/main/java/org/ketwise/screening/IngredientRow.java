package org.ketwise.screening;

import org.ketwise.knowledge.model.AxisRole;

/**
 * One ingredient as a plan meets it; read only.
 *
 * @param planned it is one of the planned drugs
 * @param matches the rules about it and the planned treatment, in the order of the content
 * @param properties what it brings to the axes by itself; nothing where it is planned, as the treatment's own share stands for it
 */
record IngredientRow(boolean planned, RuleMatch[] matches, Property[] properties) {
    /**
     * That it bears on an axis.
     *
     * @param axis a bit by the place of the axis
     * @param key what orders the share in its axis
     */
    record Property(long axis, boolean lowers, long key, AxisRole role) {}
}
