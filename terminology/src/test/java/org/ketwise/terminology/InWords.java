package org.ketwise.terminology;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.PatientCondition;

/** Says in a few words what was read, so that tables of readings can be read by people. */
final class InWords {
    private InWords() {}

    static String of(MedicationEntry entry) {
        List<String> parts = new ArrayList<>();
        entry.mentions().forEach(mention -> parts.add(of(mention)));
        if (!entry.conditionHints().isEmpty()) {
            parts.add("points to " + ids(entry.conditionHints()));
        }
        if (!entry.notUnderstood().isEmpty()) {
            parts.add("not understood: " + String.join(", ", entry.notUnderstood()));
        }
        return String.join("; ", parts);
    }

    static String of(MedicationMention mention) {
        String meant = switch (mention) {
            case MedicationMention.Resolved resolved -> names(resolved.ingredients());
            case MedicationMention.Suggested suggested -> "perhaps " + names(suggested.ingredients());
            case MedicationMention.Ambiguous ambiguous ->
                ambiguous.candidates().stream()
                        .map(candidate -> names(candidate.ingredients()))
                        .collect(joining(" or ", "either ", ""));
            case MedicationMention.Unresolved unresolved -> "unknown \"" + unresolved.text() + "\"";
        };
        return meant + of(mention.use());
    }

    private static String of(Use use) {
        return switch (use) {
            case Use.Current _ -> "";
            case Use.AsNeeded _ -> ", as needed";
            case Use.Stopped stopped ->
                ", stopped"
                        + (stopped.daysAgo().isPresent()
                                ? " " + stopped.daysAgo().getAsInt() + " days ago"
                                : "") + " \"" + stopped.words() + "\"" + (stopped.asNeeded() ? ", as needed" : "");
            case Use.OnHold onHold -> ", on hold \"" + onHold.words() + "\"" + (onHold.asNeeded() ? ", as needed" : "");
            case Use.Allergy allergy -> ", allergy \"" + allergy.words() + "\"";
            case Use.Discussed discussed -> ", discussed \"" + discussed.words() + "\"";
            case Use.NotTaken notTaken -> ", not taken \"" + notTaken.words() + "\"";
            case Use.OtherPerson other -> ", somebody else's \"" + other.words() + "\"";
        };
    }

    private static String names(List<Ingredient> ingredients) {
        return ingredients.stream().map(Ingredient::name).collect(joining(" + "));
    }

    static String of(ConditionMention mention) {
        return switch (mention) {
            case ConditionMention.Recognised recognised -> "has " + ids(recognised.conditions());
            case ConditionMention.Hinted hinted -> "points to " + ids(hinted.conditions());
            case ConditionMention.Suggested suggested -> "perhaps " + ids(suggested.conditions());
            case ConditionMention.Negated negated -> "not " + ids(negated.denied()) + " \"" + negated.words() + "\"";
            case ConditionMention.OtherPerson other ->
                "somebody else's " + ids(other.others()) + " \"" + other.words() + "\"";
            case ConditionMention.Unrecognised _ -> "unknown";
        };
    }

    private static String ids(List<PatientCondition> conditions) {
        return conditions.stream().map(PatientCondition::id).collect(joining(", "));
    }
}
