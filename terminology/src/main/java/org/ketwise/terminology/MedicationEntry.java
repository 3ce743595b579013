package org.ketwise.terminology;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ketwise.knowledge.model.PatientCondition;

/**
 * One entry of a medication list and what was understood of it.
 *
 * @param input the entry as it was written
 * @param mentions the medicines found in it, in the order of the text; at least one unless the entry only points to a condition
 * @param conditionHints conditions that the entry points to without naming a medicine, for example a CPAP device
 * @param surroundings for each mention the words of the entry that belong to it: its name with dose, form and route
 * @param notUnderstood words that are neither a name nor known around names; empty where everything was read
 */
public record MedicationEntry(
        String input,
        List<MedicationMention> mentions,
        List<String> surroundings,
        List<PatientCondition> conditionHints,
        List<String> notUnderstood) {
    public MedicationEntry {
        mentions = List.copyOf(mentions);
        surroundings = List.copyOf(surroundings);
        if (surroundings.size() != mentions.size()) {
            throw new IllegalArgumentException("each mention has its own words around it");
        }
        conditionHints = List.copyOf(conditionHints);
        notUnderstood = List.copyOf(notUnderstood);
    }

    /** An entry in which all words belong to its one mention, or nothing is known of which belong to which. */
    public MedicationEntry(
            String input,
            List<MedicationMention> mentions,
            List<PatientCondition> conditionHints,
            List<String> notUnderstood) {
        this(
                input,
                mentions,
                mentions.size() == 1
                        ? List.of(input)
                        : mentions.stream().map(MedicationMention::text).toList(),
                conditionHints,
                notUnderstood);
    }

    /** The words of the entry that belong to a mention of it: its name with dose, form and route. One name may stand twice, so the mention itself counts. */
    @SuppressWarnings("ReferenceEquality")
    public String wordsOf(MedicationMention mention) {
        for (int at = 0; at < mentions.size(); at++) {
            if (mentions.get(at) == mention) {
                return surroundings.get(at);
            }
        }
        throw new IllegalArgumentException("no mention of this entry: " + mention.text());
    }

    /** The same entry with each mention changed in place. */
    public MedicationEntry with(UnaryOperator<MedicationMention> change) {
        List<MedicationMention> changed = new ArrayList<>(mentions.size());
        for (MedicationMention mention : mentions) {
            changed.add(change.apply(mention));
        }
        return new MedicationEntry(input, changed, surroundings, conditionHints, notUnderstood);
    }
}
