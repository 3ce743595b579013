package org.ketwise.screening;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.knowledge.InteractionTable;
import org.ketwise.knowledge.model.Interaction;
import org.ketwise.knowledge.model.Persistence;

/** The medicines that act today: each ingredient once, taken now or stopped so recently that it still acts; a certain use stands before a provisional one. */
final class ActingUses {
    private static final int[][] NO_MENTIONS = new int[0][];

    private final InteractionTable table;
    private final MedicationUse[] uses;
    private final int[] ingredients; // by position
    private final short[] positions; // by ingredient, from 1; short, because clearing it is a part of every screening
    private int[] @Nullable [] mentions =
            NO_MENTIONS; // by position, in order, where an ingredient is mentioned several times
    private int size;

    private ActingUses(InteractionTable table, int most) {
        this.table = table;
        uses = new MedicationUse[most];
        ingredients = new int[most];
        positions = new short[table.ingredientCount()];
    }

    static ActingUses of(List<MedicationUse> all, InteractionTable table) {
        ActingUses acting = new ActingUses(table, Math.min(all.size(), table.ingredientCount()));
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
        Persistence longest = table.findLongestPersistence(use.ingredient().index());
        return longest != null && stopped < longest.days();
    }

    private void add(MedicationUse use) {
        int place = use.ingredient().index();
        int position = positions[place] - 1;
        if (position < 0) {
            uses[size] = use;
            ingredients[size++] = place;
            positions[place] = (short) size;
            return;
        }
        MedicationUse present = uses[position];
        int[] together = areAlike(use, present) ? union(mentions(position), use.mention()) : null;
        boolean replaces = weighsMore(use, present);
        if (replaces) {
            uses[position] = use;
        }
        if (replaces || together != null) {
            if (mentions.length == 0) {
                mentions = new int[uses.length][];
            }
            mentions[position] = together;
        }
    }

    /** Both taken now and equally certain, so that neither stands in for the other. */
    private static boolean areAlike(MedicationUse a, MedicationUse b) {
        return a.stoppedDaysAgo() == null && b.stoppedDaysAgo() == null && a.provisional() == b.provisional();
    }

    private static int[] union(int[] mentions, int mention) {
        if (Arrays.binarySearch(mentions, mention) >= 0) {
            return mentions;
        }
        int[] longer = Arrays.copyOf(mentions, mentions.length + 1);
        longer[mentions.length] = mention;
        Arrays.sort(longer);
        return longer;
    }

    private int[] mentions(int position) {
        int[] several = mentions.length == 0 ? null : mentions[position];
        return several == null ? new int[] {uses[position].mention()} : several;
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

    int size() {
        return size;
    }

    MedicationUse get(int position) {
        return uses[position];
    }

    /** Place of the ingredient at a position among the ingredients of the content. */
    int ingredient(int position) {
        return ingredients[position];
    }

    /** Position of an ingredient of the list. */
    int position(MedicationUse use) {
        return positions[use.ingredient().index()] - 1;
    }

    /** Whether an ingredient, by its place in the content, is among them. */
    boolean contains(int ingredient) {
        return positions[ingredient] != 0;
    }

    /** Whether two medicines come from the very same entries: the ingredients of one product, or readings of one name. */
    boolean fromSameEntries(MedicationUse a, MedicationUse b) {
        return mentions.length == 0
                ? a.mention() == b.mention()
                : Arrays.equals(mentions(position(a)), mentions(position(b)));
    }

    /** Whether the medicine at a position has the effect of a rule: it is taken, or that effect outlasts it. */
    boolean stillDoes(Interaction rule, int position) {
        MedicationUse use = uses[position];
        return use.stoppedDaysAgo() == null ? !rule.afterStopping() : findOutlasting(rule, use) != null;
    }

    /** The same for the object of a rule about two medicines: what speaks after stopping speaks of the precipitant only. */
    boolean stillDoesAsObject(Interaction rule, int position) {
        return rule.afterStopping() ? uses[position].stoppedDaysAgo() == null : stillDoes(rule, position);
    }

    /** Whether the medicine at a position still has an effect, an axis or the category of rules: it is taken, or that effect outlasts it. */
    boolean stillDoes(String effect, int position) {
        Integer stopped = uses[position].stoppedDaysAgo();
        return stopped == null || table.findPersistence(ingredient(position), effect, stopped) != null;
    }

    /** The severities of a rule with the note, for a medicine that was stopped, that its effect outlasts it. */
    Severities noting(Severities severities, Interaction rule, MedicationUse use) {
        Integer stopped = use.stoppedDaysAgo();
        Persistence outlasting = findOutlasting(rule, use);
        return stopped == null || outlasting == null ? severities : severities.stillActing(use, outlasting, stopped);
    }

    private @Nullable Persistence findOutlasting(Interaction rule, MedicationUse use) {
        Integer stopped = use.stoppedDaysAgo();
        return stopped == null ? null : table.findPersistence(use.ingredient().index(), rule, stopped);
    }
}
