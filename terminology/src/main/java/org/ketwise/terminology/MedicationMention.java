package org.ketwise.terminology;

import java.util.List;
import org.ketwise.knowledge.model.Ingredient;

/** One medicine as it is mentioned in an entry, and how sure it is what was meant. */
public sealed interface MedicationMention {
    /** The words of the input that this mention was read from. */
    String text();

    /** Whether the mention speaks of medicine that is taken now. */
    Use use();

    /** The ingredients meant, or those of all candidates; empty where nothing is known. */
    List<Ingredient> ingredients();

    /** The same mention with another use. */
    default MedicationMention withUse(Use other) {
        return switch (this) {
            case Resolved m -> new Resolved(m.text(), other, m.name(), m.ingredients());
            case Suggested m -> new Suggested(m.text(), other, m.candidate(), m.reason());
            case Ambiguous m -> new Ambiguous(m.text(), other, m.candidates(), m.reason());
            case Unresolved m -> new Unresolved(m.text(), other, m.reason());
        };
    }

    /**
     * An exact name or code of the content.
     *
     * @param name the name that matched, as the content spells it
     */
    record Resolved(String text, Use use, String name, List<Ingredient> ingredients) implements MedicationMention {}

    /**
     * One likely reading that somebody must confirm.
     *
     * @param reason why it is not certain, as a sentence
     */
    record Suggested(String text, Use use, Candidate candidate, String reason) implements MedicationMention {
        @Override
        public List<Ingredient> ingredients() {
            return candidate.ingredients();
        }
    }

    /**
     * Several readings; somebody must choose.
     *
     * @param candidates the most likely first, at least two
     */
    record Ambiguous(String text, Use use, List<Candidate> candidates, String reason) implements MedicationMention {
        @Override
        public List<Ingredient> ingredients() {
            return candidates.stream()
                    .flatMap(each -> each.ingredients().stream())
                    .distinct()
                    .toList();
        }
    }

    /** Nothing in the content is meant for certain or by likeness. */
    record Unresolved(String text, Use use, String reason) implements MedicationMention {
        @Override
        public List<Ingredient> ingredients() {
            return List.of();
        }
    }

    /**
     * A reading of a mention.
     *
     * @param name the name of the content that is meant: an ingredient, brand, synonym or combination
     */
    record Candidate(String name, List<Ingredient> ingredients) {}
}
