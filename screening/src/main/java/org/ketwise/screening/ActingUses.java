package org.ketwise.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.knowledge.InteractionTable;
import org.ketwise.knowledge.model.IndexSet;
import org.ketwise.knowledge.model.Interaction;
import org.ketwise.knowledge.model.Persistence;

/** The medicines that act today: each ingredient once, taken now or stopped so recently that it still acts; a certain use stands before a provisional one. */
final class ActingUses {
    private static final int[][] NO_MENTIONS = new int[0][];
    private static final int HASH = 0x9E3779B9; // spreads neighbouring places over the slots

    private final InteractionTable table;
    private final MedicationUse[] uses;
    private final int[] ingredients; // by position
    private final long[] present; // by ingredient, one bit each
    private final short[]
            slots; // positions from 1, hashed by ingredient: an array by ingredient would be most of what a screening
    // allocates
    private final int shift;
    private int[] @Nullable [] mentions =
            NO_MENTIONS; // by position, in order, where an ingredient is mentioned several times
    private int size;
    private long company; // the groups that any of them belongs to
    private boolean anyStopped;
    private boolean anyAsNeeded;
    private boolean rising = true; // each medicine from a later mention than the one before

    private ActingUses(InteractionTable table, int most) {
        this.table = table;
        uses = new MedicationUse[most];
        ingredients = new int[most];
        present = new long[(table.ingredientCount() + 63) >> 6];
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(2 * most + 1);
        slots = new short[1 << bits];
        shift = Integer.SIZE - bits;
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
        Persistence longest = table.findLongestPersistence(use.ingredient().index(), use.form());
        return longest != null && stopped < longest.days();
    }

    private void add(MedicationUse use) {
        anyStopped |= use.stoppedDaysAgo() != null;
        anyAsNeeded |= use.asNeeded();
        int place = use.ingredient().index();
        int slot = slot(place);
        int position = slots[slot] - 1;
        if (position < 0) {
            rising &= size == 0 || uses[size - 1].mention() < use.mention();
            uses[size] = use;
            ingredients[size++] = place;
            slots[slot] = (short) size;
            present[place >> 6] |= 1L << place;
            company |= table.company().groups(place);
            return;
        }
        rising = false;
        MedicationUse present = uses[position];
        int[] together = areAlike(use, present) ? union(mentions(position), use.mention()) : null;
        boolean replaces = weighsMore(use, present);
        if (replaces) {
            uses[position] = use;
        }
        if (uses[position].asNeeded() && !(use.asNeeded() && present.asNeeded())) {
            uses[position] = uses[position].takenRegularly();
        }
        if (replaces || together != null) {
            if (mentions.length == 0) {
                mentions = new int[uses.length][];
            }
            mentions[position] = together;
        }
    }

    /** Where the position of an ingredient stands or would stand; at least half of all slots are free. */
    private int slot(int ingredient) {
        int slot = (ingredient * HASH) >>> shift;
        while (slots[slot] != 0 && ingredients[slots[slot] - 1] != ingredient) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
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

    private boolean weighsMore(MedicationUse use, MedicationUse present) {
        Integer stopped = use.stoppedDaysAgo();
        Integer presentStopped = present.stoppedDaysAgo();
        if (stopped == null || presentStopped == null) {
            boolean sameTense = (stopped == null) == (presentStopped == null);
            return sameTense ? isFirmer(use, present) : stopped == null;
        }
        return daysLeft(use, stopped) > daysLeft(present, presentStopped);
    }

    /** How much longer a stopped medicine acts: a depot can outlast tablets that ended after it. */
    private int daysLeft(MedicationUse use, int stopped) {
        Persistence longest = table.findLongestPersistence(use.ingredient().index(), use.form());
        return longest == null ? -stopped : longest.days() - stopped;
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
        return slots[slot(use.ingredient().index())] - 1;
    }

    /** Whether an ingredient of the list is, or was, taken only when needed. */
    boolean isAsNeeded(int ingredient) {
        int slot = slot(ingredient);
        return slots[slot] != 0 && uses[slots[slot] - 1].asNeeded();
    }

    /** Whether any of them may be taken only when needed; false is sure. */
    boolean anyAsNeeded() {
        return anyAsNeeded;
    }

    /** The groups of {@link org.ketwise.knowledge.Company} that they belong to, one bit each. */
    long company() {
        return company;
    }

    /** Whether a set of ingredients has any of them. */
    boolean includeAny(IndexSet ingredients) {
        return ingredients.intersects(present);
    }

    /** Surely no two medicines from the same entry, so that none need be compared; false promises nothing. */
    boolean allFromDifferentEntries() {
        return rising;
    }

    /** Whether two medicines come from the very same entries: the ingredients of one product, or readings of one name. */
    boolean fromSameEntries(MedicationUse a, MedicationUse b) {
        return mentions.length == 0
                ? a.mention() == b.mention()
                : Arrays.equals(mentions(position(a)), mentions(position(b)));
    }

    /** Whether the medicine at a position is taken now. */
    boolean isTaken(int position) {
        return uses[position].stoppedDaysAgo() == null;
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
        return stopped == null
                || table.findPersistence(ingredient(position), uses[position].form(), effect, stopped) != null;
    }

    /** The severities of a rule with the note, for a medicine that was stopped, that its effect outlasts it. */
    Severities noting(Severities severities, Interaction rule, MedicationUse use) {
        Integer stopped = use.stoppedDaysAgo();
        Persistence outlasting = stopped == null ? null : findOutlasting(rule, use);
        return stopped == null || outlasting == null ? severities : severities.stillActing(use, outlasting, stopped);
    }

    /** The same for all that a rule speaks of, in the order of the list. */
    Severities noting(
            Severities severities, Interaction rule, List<MedicationUse> precipitants, List<MedicationUse> objects) {
        if (!anyStopped) {
            return severities;
        }
        Severities noted = severities;
        for (int i = 0; i < size; i++) {
            MedicationUse use = uses[i];
            if (precipitants.contains(use) || objects.contains(use)) {
                noted = noting(noted, rule, use);
            }
        }
        return noted;
    }

    /** A list with one use more; the list is handed over, as most findings speak of one medicine and none of them keeps what it was made from. */
    static List<MedicationUse> with(List<MedicationUse> few, MedicationUse use) {
        if (few.isEmpty()) {
            return List.of(use);
        }
        List<MedicationUse> more = few.size() == 1 ? new ArrayList<>(few) : few;
        more.add(use);
        return more;
    }

    private @Nullable Persistence findOutlasting(Interaction rule, MedicationUse use) {
        Integer stopped = use.stoppedDaysAgo();
        return stopped == null ? null : table.findPersistence(use.ingredient().index(), use.form(), rule, stopped);
    }
}
