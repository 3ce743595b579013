package org.ketwise.terminology;

import java.util.List;
import java.util.Set;
import org.ketwise.knowledge.model.DrugClass;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.PatientCondition;

/** A stretch of tokens of a line and what it is; {@code to} is exclusive. */
sealed interface Element {
    int from();

    int to();

    /**
     * A medicine by its exact name or code.
     *
     * @param senses what the content means by it, more than one where it means several
     * @param around what else the same words can be where they stand in a sentence
     * @param doubtful whether they may well be that here
     */
    record Named(int from, int to, List<Meaning.Name> senses, Set<WordKind> around, boolean doubtful)
            implements Element {
        Named(int from, int to, List<Meaning.Name> senses, Set<WordKind> around) {
            this(from, to, senses, around, false);
        }

        boolean isStreetName() {
            return senses.stream().allMatch(sense -> sense.kind() == Meaning.Name.Kind.STREET_NAME);
        }
    }

    /** A class of medicines. */
    record ClassNamed(int from, int to, DrugClass drugClass, List<Ingredient> members) implements Element {}

    /** A condition, or what points to one. It holds no tokens where a medicine is named inside it. */
    record Pointer(int from, int to, List<PatientCondition> conditions) implements Element {}

    /** Words known around names. */
    record Words(int from, int to, Set<WordKind> kinds) implements Element {
        boolean isCue() {
            for (WordKind kind : kinds) {
                if (kind.isCue()) {
                    return true;
                }
            }
            return false;
        }

        /** Whether the words can mean nothing but what is allowed; where a product is put counts as its form. */
        boolean isOnly(WordKind... allowed) {
            for (WordKind kind : kinds) {
                if (!isAmong(kind.isPlace() ? WordKind.FORM : kind, allowed)) {
                    return false;
                }
            }
            return true;
        }

        private static boolean isAmong(WordKind kind, WordKind[] allowed) {
            for (WordKind each : allowed) {
                if (each == kind) {
                    return true;
                }
            }
            return false;
        }
    }

    /** A number. */
    record Quantity(int from, int to) implements Element {}

    /** A date, or how long ago. */
    record Dated(int from, int to, DateWords.Said said) implements Element {}

    /** "and", "or". */
    record Conjunction(int from, int to) implements Element {}

    /** A word that nothing is known of. */
    record Unknown(int from, int to) implements Element {}
}
