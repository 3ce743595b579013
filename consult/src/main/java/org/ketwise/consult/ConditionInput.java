package org.ketwise.consult;

import java.util.List;
import org.ketwise.kernel.Coding;

/**
 * One condition as it came in: words, or the codes of a record.
 *
 * @param text what a person reads
 */
public record ConditionInput(String text, List<Coding> codings) {
    public ConditionInput {
        codings = List.copyOf(codings);
    }

    public static ConditionInput ofText(String text) {
        return new ConditionInput(text, List.of());
    }
}
