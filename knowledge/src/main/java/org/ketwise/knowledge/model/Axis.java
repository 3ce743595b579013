package org.ketwise.knowledge.model;

import java.util.List;
import org.ketwise.kernel.Severity;

/**
 * A burden axis: something that adds up over the whole list, such as sedation or blood pressure.
 *
 * @param index its place in the tables of the knowledge base that it belongs to
 * @param adds what adds up, in a few words
 * @param treatment what the planned drug adds itself
 * @param accumulation from how many points the sum weighs more than its heaviest part
 * @param contributorsNeeded how many contributors from the list make a finding
 */
public record Axis(
        int index,
        String id,
        String name,
        String adds,
        String consequence,
        List<String> management,
        List<String> monitoring,
        List<TreatmentShare> treatment,
        List<Accumulation> accumulation,
        int contributorsNeeded,
        List<Modifier> modifiers,
        Evidence evidence,
        List<String> sources,
        Review review) {
    /** What ketamine or esketamine adds to the axis. */
    public record TreatmentShare(IndexSet treatments, Weight weight, String why, List<String> sources) {}

    /** From this many points on, the axis is at least this severe; the basis says who decided so. */
    public record Accumulation(int points, Severity severity, String basis) {}
}
