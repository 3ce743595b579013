package org.ketwise.terminology;

import java.util.List;
import org.ketwise.knowledge.model.DrugClass;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.PatientCondition;

/** What a phrase of the content means. */
sealed interface Meaning {
    /**
     * A medicine.
     *
     * @param spelling the name as the content spells it
     */
    record Name(String spelling, Kind kind, IngredientSet ingredients) implements Meaning {
        enum Kind {
            INGREDIENT,
            SALT,
            SYNONYM,
            BRAND,
            STREET_NAME,
            COMBINATION,
            CODE;

            /** Whether the name says what is inside, so that several such names beside each other can make up one product. */
            boolean generic() {
                return switch (this) {
                    case INGREDIENT, SALT, SYNONYM -> true;
                    case BRAND, STREET_NAME, COMBINATION, CODE -> false;
                };
            }
        }
    }

    /**
     * A class of medicines.
     *
     * @param members those that the content knows
     */
    record ClassName(DrugClass drugClass, List<Ingredient> members) implements Meaning {}

    /** A condition of the patient. */
    record ConditionName(PatientCondition condition) implements Meaning {}

    /** Something that points to a condition. */
    record ConditionHint(PatientCondition condition) implements Meaning {}

    /** A word that stands around names. */
    record Word(WordKind kind) implements Meaning {}
}
