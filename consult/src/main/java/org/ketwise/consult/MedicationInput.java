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
 * @param standing how the entry stands among the lines of a list
 */
public record MedicationInput(
        String text,
        List<Coding> codings,
        @Nullable LeftOut leftOut,
        @Nullable String place,
        @Nullable String unread,
        Standing standing) {
    public MedicationInput {
        codings = List.copyOf(codings);
    }

    /** An entry that was read to its end. */
    public MedicationInput(String text, List<Coding> codings, @Nullable LeftOut leftOut) {
        this(text, codings, leftOut, null, null);
    }

    /** An entry that is no line of a list. */
    public MedicationInput(
            String text,
            List<Coding> codings,
            @Nullable LeftOut leftOut,
            @Nullable String place,
            @Nullable String unread) {
        this(text, codings, leftOut, place, unread, Standing.ALONE);
    }

    /** What somebody wrote. */
    public static MedicationInput ofText(String text) {
        return new MedicationInput(text, List.of(), null);
    }

    /** The same entry as a line of a list, which can be a heading or stand under one. */
    public MedicationInput standing(Standing other) {
        return new MedicationInput(text, codings, leftOut, place, unread, other);
    }

    /** The beginning of a line; what became of its end must be known before the entry is certain. */
    public static MedicationInput ofBeginning(String text, String unread) {
        return new MedicationInput(text, List.of(), null, null, unread);
    }

    /** How an entry stands among others. */
    public enum Standing {
        /** No line of a list. */
        ALONE,
        /** Right below another line. */
        BELOW,
        /** The first line of a list, or one after an empty line. */
        APART
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
