package org.ketwise.knowledge.model;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ketwise.knowledge.model.Evidence.Position;

/**
 * A question that a study could answer, and what was found.
 *
 * @param each asked for each member of a class and each outcome, or null where it is one question
 * @param studies of this very question
 * @param near studies that come near it and do not answer it
 */
public record Question(
        String id,
        String asks,
        String group,
        @Nullable Each each,
        Searched searched,
        List<Position> studies,
        List<Position> near,
        @Nullable String wouldAnswer) {
    /**
     * Many questions of one form.
     *
     * @param ingredients names, those of the class first
     */
    public record Each(List<String> ingredients, List<Outcome> outcomes) {}

    /** What a study of two medicines can have looked at. */
    public enum Outcome {
        PHARMACOKINETICS,
        BLOOD_PRESSURE,
        EFFICACY;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Outcome of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
