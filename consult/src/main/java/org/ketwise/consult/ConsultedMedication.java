package org.ketwise.consult;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.terminology.MedicationEntry;
import org.ketwise.terminology.MedicationMention;

/**
 * One entry of the list with what became of it. Every entry of the input is in exactly one of these.
 *
 * @param count how many identical entries there were
 * @param reason what somebody must know about the status, or null where there is nothing to say
 * @param fromRecord read from the codes and dates of a record, not from a line that somebody wrote
 */
public record ConsultedMedication(
        MedicationEntry entry,
        int count,
        Status status,
        @Nullable String reason,
        boolean fromRecord) {
    /** What became of an entry. */
    public enum Status {
        RESOLVED,
        SUGGESTED,
        AMBIGUOUS,
        UNRESOLVED,
        LEFT_OUT;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public String input() {
        return entry.input();
    }

    /** The ingredients that are taken, or of their candidates, each once; of an entry that is left out those that it names. */
    public List<Ingredient> ingredients() {
        return entry.mentions().stream()
                .filter(mention -> status == Status.LEFT_OUT || mention.use().taken())
                .flatMap(mention -> mention.ingredients().stream())
                .distinct()
                .toList();
    }

    /** The readings that somebody must choose from or confirm. */
    public List<MedicationMention.Candidate> candidates() {
        return entry.mentions().stream()
                .flatMap(mention -> switch (mention) {
                    case MedicationMention.Resolved resolved -> java.util.stream.Stream.empty();
                    case MedicationMention.Suggested suggested -> java.util.stream.Stream.of(suggested.candidate());
                    case MedicationMention.Ambiguous ambiguous -> ambiguous.candidates().stream();
                    case MedicationMention.Unresolved unresolved -> java.util.stream.Stream.empty();
                })
                .distinct()
                .toList();
    }
}
