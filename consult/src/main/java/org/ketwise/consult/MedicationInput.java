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
 * @param place what a record says of the route and the form, in words or codes, or null where it says nothing
 * @param unread why the text is not the whole entry, as a sentence, or null where it is
 */
public record MedicationInput(
        String text,
        List<Coding> codings,
        @Nullable LeftOut leftOut,
        @Nullable String place,
        @Nullable String unread) {
    public MedicationInput {
        codings = List.copyOf(codings);
    }

    /** An entry that was read to its end. */
    public MedicationInput(String text, List<Coding> codings, @Nullable LeftOut leftOut) {
        this(text, codings, leftOut, null, null);
    }

    /** A line of a list. */
    public static MedicationInput ofText(String text) {
        return new MedicationInput(text, List.of(), null);
    }

    /** The beginning of a line; what became of its end must be known before the entry is certain. */
    public static MedicationInput ofBeginning(String text, String unread) {
        return new MedicationInput(text, List.of(), null, null, unread);
    }

    /**
     * That a record is not of a medicine taken now.
     *
     * @param reason as a clause, for example {@code the order was stopped}
     * @param stoppedOn the day it ended, or null where that is not known or it never began
     * @param asNeeded the record says that it was to be taken only when needed
     */
    public record LeftOut(String reason, @Nullable LocalDate stoppedOn, Kind kind, boolean asNeeded) {
        /** What it is instead. */
        public enum Kind {
            /** Taken once, and no longer. */
            ENDED,
            /** Interrupted. */
            ON_HOLD,
            /** Drafted, proposed or planned. */
            NOT_BEGUN,
            /** Cancelled, entered in error, said not to be given or taken. */
            NOT_TAKEN
        }

        /** Of a medicine that was taken once. */
        public LeftOut(String reason, @Nullable LocalDate stoppedOn) {
            this(reason, stoppedOn, Kind.ENDED);
        }

        public LeftOut(String reason, @Nullable LocalDate stoppedOn, Kind kind) {
            this(reason, stoppedOn, kind, false);
        }

        /** The same of a medicine that was to be taken only when needed. */
        public LeftOut ofOneTakenAsNeeded() {
            return new LeftOut(reason, stoppedOn, kind, true);
        }
    }
}
