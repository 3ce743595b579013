package org.ketwise.terminology;

import java.util.List;
import org.ketwise.knowledge.model.PatientCondition;

/** What was understood of one entry of a problem list. */
public sealed interface ConditionMention {
    /** The entry as it was written. */
    String text();

    /** The conditions meant, or pointed to; empty where nothing is known or the entry says that the patient does not have it. */
    default List<PatientCondition> conditions() {
        return List.of();
    }

    /** An exact name or code of the content, the patient's own. */
    record Recognised(String text, List<PatientCondition> conditions) implements ConditionMention {
        public Recognised {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * Words that point to conditions without proving them, for example a device.
     *
     * @param reason why it is to be confirmed, as a sentence
     */
    record Hinted(String text, List<PatientCondition> conditions, String reason) implements ConditionMention {
        public Hinted {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * Conditions whose names are spelt like the entry.
     *
     * @param reason why it is to be confirmed, as a sentence
     */
    record Suggested(String text, List<PatientCondition> conditions, String reason) implements ConditionMention {
        public Suggested {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * Conditions that the patient is said not to have.
     *
     * @param denied what is said not to be there
     * @param words the words that say so
     * @param clause the part of the entry that says so
     */
    record Negated(String text, List<PatientCondition> denied, String words, String clause)
            implements ConditionMention {
        public Negated {
            denied = List.copyOf(denied);
        }
    }

    /**
     * Conditions of somebody else, for example of a parent.
     *
     * @param others what somebody else has or had
     * @param words the words that say so
     * @param clause the part of the entry that says so
     */
    record OtherPerson(String text, List<PatientCondition> others, String words, String clause)
            implements ConditionMention {
        public OtherPerson {
            others = List.copyOf(others);
        }
    }

    /** Nothing in the content is meant. */
    record Unrecognised(String text) implements ConditionMention {}
}
