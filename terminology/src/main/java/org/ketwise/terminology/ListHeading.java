package org.ketwise.terminology;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a list that names no medicine and says something of those on the lines below it: "STOP taking these medications:".
 *
 * @param words as it was written
 * @param use what it says of the medicines below that say nothing else of themselves
 * @param doubt why it must be confirmed that those are taken, or null
 * @param notUnderstood words of it that nothing is known of
 */
public record ListHeading(String words, Use use, @Nullable String doubt, List<String> notUnderstood) {
    public ListHeading {
        notUnderstood = List.copyOf(notUnderstood);
    }

    /** The same heading over lines of which it is not sure that they still stand below it; they count as taken. */
    public ListHeading perhapsOver() {
        if (use.taken()) {
            return this;
        }
        return new ListHeading(
                words,
                Use.CURRENT,
                "Perhaps still under the heading \"" + words + "\", and screened as if it were taken; to be confirmed.",
                notUnderstood);
    }

    /** Whether what stands below it is read as if it stood alone. */
    public boolean saysNothing() {
        return use.taken() && doubt == null;
    }

    /** The heading's use of a medicine that its own line says is taken when needed, or not. */
    Use useOf(Use own) {
        return switch (use) {
            case Use.Stopped stopped -> new Use.Stopped(stopped.words(), stopped.daysAgo(), own.asNeeded());
            case Use.OnHold onHold -> new Use.OnHold(onHold.words(), own.asNeeded());
            case Use.Current _, Use.AsNeeded _ -> own;
            case Use.Allergy _, Use.Discussed _, Use.NotTaken _, Use.OtherPerson _ -> use;
        };
    }
}
