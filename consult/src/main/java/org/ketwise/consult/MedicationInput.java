package org.ketwise.consult;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Coding;

/**
 * One medication as it came in: a line of text, or the codes of a record.
 *
 * @param text what a person reads; never empty
 * @param codings codes of a record; empty for text
 * @param leftOut why the record says that this is not taken now, or null where it is
 */
public record MedicationInput(
        String text, List<Coding> codings, @Nullable LeftOut leftOut) {
    public MedicationInput {
        codings = List.copyOf(codings);
    }

    /** A line of a list. */
    public static MedicationInput ofText(String text) {
        return new MedicationInput(text, List.of(), null);
    }

    /**
     * That a record is not of a medicine taken now.
     *
     * @param reason as a clause, for example {@code the order was stopped}
     * @param stoppedOn the day it ended, or null where that is not known or it never began
     */
    public record LeftOut(String reason, @Nullable LocalDate stoppedOn) {}
}
