package org.ketwise.knowledge.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long an effect outlasts the last dose, in days.
 *
 * @param form the form of which it holds, a group of the lexicon of forms that last, as after the last injection of a depot; null where it holds of every form
 * @param covers what outlasts it: ids of axes, the code of a category of rules without an axis, or ids of rules that speak after stopping; empty where everything
 *     does
 */
public record Persistence(
        int days, String why, @Nullable String form, List<String> covers, List<String> sources, boolean verified) {
    /** Whether it holds of a medicine in this form; null where the form is a usual one or nobody said. */
    public boolean isOfForm(@Nullable String given) {
        return form == null || form.equals(given);
    }

    /** The time in words: "1 day", "14 days". */
    public String time() {
        return days == 1 ? "1 day" : days + " days";
    }

    /** Whether a rule's effect outlasts the last dose. */
    public boolean covers(Interaction rule) {
        if (rule.afterStopping()) {
            return covers.contains(rule.id());
        }
        String axis = rule.mechanism().axis();
        return covers(axis == null ? rule.category().code() : axis);
    }

    /** Whether an effect outlasts the last dose, by the id of its axis. */
    public boolean covers(String effect) {
        return covers.isEmpty() || covers.contains(effect);
    }
}
