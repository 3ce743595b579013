package org.ketwise.knowledge.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Whether a clinician has signed a content file; nothing is reviewed unless a named person did so on a date. */
public record Review(
        boolean reviewed, @Nullable String by, @Nullable LocalDate on) {
    public static final Review NONE = new Review(false, null, null);
}
