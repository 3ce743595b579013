package org.ketwise.screening;

import java.util.Arrays;
import java.util.List;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.model.AxisRole;
import org.ketwise.knowledge.model.Weight;

/**
 * What bears on the burden axes. Beside each share stands its key, one number that orders all of them: the axis and the direction, own severity and weight, the
 * heaviest first, then the name, then the order in which they came. So one sort puts the shares of each axis side by side.
 */
@SuppressWarnings("EnumOrdinal") // a key lives no longer than the plan for which it was made
final class Shares {
    /** The position of what is no medicine of the list. */
    static final int NOT_OF_LIST = -1;

    private static final Severity[] SEVERITIES = Severity.values();
    private static final Weight[] WEIGHTS = Weight.values();
    private static final int BITS = 20;
    private static final long MASK = (1L << BITS) - 1;
    private static final int WEIGHT_SHIFT = 2 * BITS;
    private static final int SEVERITY_SHIFT = WEIGHT_SHIFT + 2;
    private static final int SIDE_SHIFT = SEVERITY_SHIFT + 3;

    private Contributor[] shares;
    private int[] positions; // in the list
    private long[] keys; // the last bits tell which share it is
    private int size;
    private int ofLatest; // where those of the latest medicine begin

    /** @param expected how many are to be expected */
    Shares(int expected) {
        shares = new Contributor[expected];
        positions = new int[expected];
        keys = new long[expected];
    }

    /** What orders a share, but for the order in which it comes. */
    static long key(int axis, boolean lowers, Severity severity, Weight weight, int nameRank) {
        return ((long) side(axis, lowers) << SIDE_SHIFT)
                | ((long) (SEVERITIES.length - 1 - severity.ordinal()) << SEVERITY_SHIFT)
                | ((long) (WEIGHTS.length - 1 - weight.ordinal()) << WEIGHT_SHIFT)
                | ((long) nameRank << BITS);
    }

    static long key(int axis, AxisRole role, int nameRank) {
        return key(axis, role.lowers(), role.weight().ownSeverity(), role.weight(), nameRank);
    }

    /** An axis in one direction, by a number that grows with the axis. */
    static int side(int axis, boolean lowers) {
        return 2 * axis + (lowers ? 1 : 0);
    }

    /** What comes from now on is of another medicine. */
    void startMedicine() {
        ofLatest = size;
    }

    /** The latest medicine, for which a rule speaks; of two rules on one side the heavier one speaks. */
    void addByRule(Contributor.ByRule share, long key, int position) {
        for (int i = ofLatest; i < size; i++) {
            if (side(keys[i]) == side(key)) {
                if (share.severity().compareTo(severity(keys[i])) > 0) {
                    shares[i] = share;
                    keys[i] = key | i;
                }
                return;
            }
        }
        add(share, key, position);
    }

    void add(Contributor share, long key, int position) {
        if (size == shares.length) {
            int more = 2 * size + 4;
            shares = Arrays.copyOf(shares, more);
            positions = Arrays.copyOf(positions, more);
            keys = Arrays.copyOf(keys, more);
        }
        shares[size] = share;
        positions[size] = position;
        keys[size] = key | size;
        size++;
    }

    void sort() {
        Arrays.sort(keys, 0, size);
    }

    /** After sorting: where the shares of a side end that begin at a place. */
    int end(int from, int side) {
        int to = from;
        while (to < size && side(keys[to]) == side) {
            to++;
        }
        return to;
    }

    Contributor get(int place) {
        return shares[index(place)];
    }

    /** Position in the list of the medicine behind a share, or {@link #NOT_OF_LIST} where it is a condition. */
    int position(int place) {
        return positions[index(place)];
    }

    Severity ownSeverity(int place) {
        return severity(keys[place]);
    }

    int points(int place) {
        return WEIGHTS[WEIGHTS.length - 1 - ((int) (keys[place] >>> WEIGHT_SHIFT) & 3)].points();
    }

    /** The shares from one place to before another, then others. */
    List<Contributor> list(int from, int to, Contributor[] others) {
        int length = to - from + others.length;
        if (length == 0) {
            return List.of();
        }
        Contributor[] all = new Contributor[length];
        int count = 0;
        for (int place = from; place < to; place++) {
            all[count++] = get(place);
        }
        for (Contributor other : others) {
            all[count++] = other;
        }
        return Arrays.asList(all);
    }

    private int index(int place) {
        return (int) (keys[place] & MASK);
    }

    private static int side(long key) {
        return (int) (key >>> SIDE_SHIFT);
    }

    private static Severity severity(long key) {
        return SEVERITIES[SEVERITIES.length - 1 - ((int) (key >>> SEVERITY_SHIFT) & 7)];
    }
}
