package org.ketwise.screening;

import java.util.ArrayList;
import java.util.List;
import org.ketwise.knowledge.InteractionTable;
import org.ketwise.knowledge.model.Interaction;
import org.ketwise.knowledge.model.Persistence;

/** The medicines that act today: each ingredient once, taken now or stopped so recently that it still acts; a certain use stands before a provisional one. */
final class ActingUses {
    private final List<MedicationUse> uses;
    private final int[] positions;
    private final InteractionTable table;

    private ActingUses(InteractionTable table, int ingredients, int size) {
        this.table = table;
        uses = new ArrayList<>(size);
        positions = new int[ingredients];
    }

    static ActingUses of(List<MedicationUse> all, InteractionTable table, int ingredients) {
        ActingUses acting = new ActingUses(table, ingredients, all.size());
        for (MedicationUse use : all) {
            if (acts(use, table)) {
                acting.add(use);
            }
        }
        return acting;
    }

    private static boolean acts(MedicationUse use, InteractionTable table) {
        Integer stopped = use.stoppedDaysAgo();
        if (stopped == null) {
            return true;
        }
        Persistence persistence = table.persistence(use.ingredient().index());
        return persistence != null && stopped < persistence.days();
    }

    private void add(MedicationUse use) {
        int place = use.ingredient().index();
        int position = positions[place] - 1;
        if (position < 0) {
            uses.add(use);
            positions[place] = uses.size();
        } else if (weighsMore(use, uses.get(position))) {
            uses.set(position, use);
        }
    }

    private static boolean weighsMore(MedicationUse use, MedicationUse present) {
        Integer stopped = use.stoppedDaysAgo();
        Integer presentStopped = present.stoppedDaysAgo();
        if (stopped == null || presentStopped == null) {
            boolean sameTense = (stopped == null) == (presentStopped == null);
            return sameTense ? isFirmer(use, present) : stopped == null;
        }
        return stopped < presentStopped;
    }

    /** A certain use before one to confirm; of two alike the earlier mention, whatever the order they come in. */
    private static boolean isFirmer(MedicationUse use, MedicationUse present) {
        return use.provisional() == present.provisional() ? use.mention() < present.mention() : present.provisional();
    }

    List<MedicationUse> list() {
        return uses;
    }

    int size() {
        return uses.size();
    }

    MedicationUse get(int position) {
        return uses.get(position);
    }

    /** Whether the medicine at a position has the effect of a rule: it is taken, or that effect outlasts it. */
    boolean stillDoes(Interaction rule, int position) {
        MedicationUse use = uses.get(position);
        if (use.stoppedDaysAgo() == null) {
            return !rule.afterStopping();
        }
        Persistence persistence = table.persistence(use.ingredient().index());
        return persistence != null && persistence.covers(rule);
    }

    /** The same for the object of a rule about two medicines: what speaks after stopping speaks of the precipitant only. */
    boolean stillDoesAsObject(Interaction rule, int position) {
        return rule.afterStopping() ? uses.get(position).stoppedDaysAgo() == null : stillDoes(rule, position);
    }

    /** Whether the medicine at a position still adds to an axis: it is taken, or that effect outlasts it. */
    boolean stillDoes(String axis, int position) {
        MedicationUse use = uses.get(position);
        Persistence persistence = use.stoppedDaysAgo() == null
                ? null
                : table.persistence(use.ingredient().index());
        return persistence == null || persistence.covers(axis);
    }

    /** Position of an ingredient of the list. */
    int position(MedicationUse use) {
        return positions[use.ingredient().index()] - 1;
    }
}
