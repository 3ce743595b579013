package org.ketwise.terminology;

import java.util.List;
import org.ketwise.knowledge.model.PatientCondition;

/**
 * One entry of a medication list and what was understood of it.
 *
 * @param input the entry as it was written
 * @param mentions the medicines found in it, in the order of the text; at least one unless the entry only points to a condition
 * @param conditionHints conditions that the entry points to without naming a medicine, for example a CPAP device
 * @param notUnderstood words that are neither a name nor known around names; empty where everything was read
 */
public record MedicationEntry(
        String input,
        List<MedicationMention> mentions,
        List<PatientCondition> conditionHints,
        List<String> notUnderstood) {
    public MedicationEntry {
        mentions = List.copyOf(mentions);
        conditionHints = List.copyOf(conditionHints);
        notUnderstood = List.copyOf(notUnderstood);
    }
}
