package org.ketwise.screening;

import java.util.List;
import org.ketwise.knowledge.model.Axis;

/**
 * One burden axis as a plan meets it; read only.
 *
 * @param contributorsNeeded how many make it worth showing
 * @param steps how severe so many points are
 * @param open the modifiers that the plan leaves open
 * @param treatment what the planned drugs themselves add
 */
record AxisRow(
        Axis axis, int contributorsNeeded, Axis.Accumulation[] steps, OpenModifiers open, Contributor[] treatment) {
    static AxisRow of(Axis axis, OpenModifiers open, List<Contributor> treatment) {
        return new AxisRow(
                axis,
                axis.contributorsNeeded(),
                axis.accumulation().toArray(Axis.Accumulation[]::new),
                open,
                treatment.toArray(Contributor[]::new));
    }
}
