package org.ketwise.knowledge.model;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the reference list of the essay: which paper it is, and what that can support.
 *
 * @param printed the identifier as printed
 * @param why what the match rests on, and what was tried
 * @param says from the abstract, or null where nobody read it
 * @param source id of the source that it is, or null where there is none
 * @param supports ids of claims
 * @param contradicts ids of claims
 */
public record Reference(
        String id,
        int number,
        String printed,
        Match match,
        String why,
        @Nullable String paper,
        @Nullable String design,
        @Nullable String says,
        @Nullable String source,
        List<String> supports,
        List<String> contradicts,
        @Nullable String cannotSupport) {
    /** How sure it is which paper is meant. */
    public enum Match {
        CONFIRMED,
        PROBABLE,
        POSSIBLE,
        /** Counts as no evidence. */
        UNRESOLVED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Match of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
