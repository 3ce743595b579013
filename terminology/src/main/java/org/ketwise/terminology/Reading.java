package org.ketwise.terminology;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.knowledge.model.DrugClass;
import org.ketwise.knowledge.model.Ingredient;

/** What a mention was read as, before it is known whether it is taken. */
sealed interface Reading {
    /** The names of a reading. */
    record Choice(String name, IngredientSet ingredients) {
        MedicationMention.Candidate candidate() {
            return new MedicationMention.Candidate(name, ingredients.list());
        }
    }

    /** @param kind how the name stands to the ingredients */
    record Exact(Choice choice, Meaning.Name.Kind kind) implements Reading {}

    /** One reading that must be confirmed. */
    record Likely(Choice choice, String reason) implements Reading {}

    /** Several readings. */
    record Open(List<Choice> choices, String reason) implements Reading {
        public Open {
            choices = List.copyOf(choices);
        }
    }

    /** A class of which no member is named. */
    record OfClass(DrugClass drugClass, List<Ingredient> members) implements Reading {}

    /** Nothing that the content knows. */
    record Nothing(String reason) implements Reading {}

    /** The names of a reading that are offered; none of a class or of nothing. */
    default List<Choice> choices() {
        return switch (this) {
            case Exact exact -> List.of(exact.choice());
            case Likely likely -> List.of(likely.choice());
            case Open open -> open.choices();
            case OfClass _, Nothing _ -> List.of();
        };
    }

    /** The same reading as one that must be confirmed for a reason; a reading that is unsure already gives it too. */
    default Reading doubted(@Nullable String why) {
        if (why == null) {
            return this;
        }
        return switch (this) {
            case Exact exact -> new Likely(exact.choice(), why);
            case Likely likely -> new Likely(likely.choice(), likely.reason() + " " + why);
            case Open open -> new Open(open.choices(), open.reason() + " " + why);
            case Nothing nothing -> new Nothing(nothing.reason() + " " + why);
            case OfClass _ -> this;
        };
    }

    default MedicationMention mention(String text, Use use) {
        return switch (this) {
            case Exact exact ->
                new MedicationMention.Resolved(
                        text,
                        use,
                        exact.choice().name(),
                        exact.choice().ingredients().list());
            case Likely likely ->
                new MedicationMention.Suggested(text, use, likely.choice().candidate(), likely.reason());
            case Open open ->
                new MedicationMention.Ambiguous(
                        text,
                        use,
                        open.choices().stream().map(Choice::candidate).toList(),
                        open.reason());
            case OfClass named -> ofClass(named, text, use);
            case Nothing nothing -> new MedicationMention.Unresolved(text, use, nothing.reason());
        };
    }

    private static MedicationMention ofClass(OfClass named, String text, Use use) {
        String reason = "Names a class (" + named.drugClass().name() + "), not the medicine.";
        List<MedicationMention.Candidate> candidates = named.members().stream()
                .map(member -> new MedicationMention.Candidate(member.name(), List.of(member)))
                .toList();
        return switch (candidates.size()) {
            case 0 -> new MedicationMention.Unresolved(text, use, reason);
            case 1 -> new MedicationMention.Suggested(text, use, candidates.getFirst(), reason);
            default -> new MedicationMention.Ambiguous(text, use, candidates, reason);
        };
    }
}
