package org.ketwise.screening;

import org.jspecify.annotations.Nullable;
import org.ketwise.knowledge.model.Ingredient;

/**
 * That the patient takes, or took, an ingredient.
 *
 * @param mention number of the mention it was read from; the ingredients of one product share it
 * @param provisional the mention still has to be confirmed
 * @param asNeeded taken only when needed, now or until it was stopped
 * @param form a form whose effects last, as a depot injection, by its group in the lexicon of the content; null for a usual one
 * @param stoppedDaysAgo for a medicine whose effect outlasts it: days since it was stopped, {@link #UNKNOWN_TIME} where nobody said when; null while it is taken
 */
public record MedicationUse(
        Ingredient ingredient,
        int mention,
        boolean provisional,
        boolean asNeeded,
        @Nullable String form,
        @Nullable Integer stoppedDaysAgo) {
    /** Stopped, nobody said when. */
    public static final int UNKNOWN_TIME = -1;

    public static MedicationUse of(Ingredient ingredient, int mention) {
        return new MedicationUse(ingredient, mention, false, false, null, null);
    }

    /** The same where another entry says that it is, or was, taken regularly. */
    MedicationUse takenRegularly() {
        return new MedicationUse(ingredient, mention, provisional, false, form, stoppedDaysAgo);
    }
}
