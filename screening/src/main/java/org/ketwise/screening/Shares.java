package org.ketwise.screening;

import java.util.Arrays;
import java.util.List;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.model.Weight;

/**
 * What bears on one axis in one direction. Beside each share stands its key, one number that orders shares: own severity and weight, the heaviest first, then
 * the name, then the position in the list.
 */
@SuppressWarnings("EnumOrdinal") // a key lives as long as one screening
final class Shares {
    static final Shares NONE = new Shares(0);

    private static final Severity[] SEVERITIES = Severity.values();
    private static final Weight[] WEIGHTS = Weight.values();
    private static final int BITS = 20;
    private static final long MASK = (1L << BITS) - 1;
    private static final int WEIGHT_SHIFT = 2 * BITS;
    private static final int SEVERITY_SHIFT = WEIGHT_SHIFT + 2;

    private Contributor[] shares;
    private long[] keys;
    private int size;

    private Shares(int capacity) {
        shares = new Contributor[capacity];
        keys = new long[capacity];
    }

    Shares() {
        this(4);
    }

    int size() {
        return size;
    }

    Contributor get(int i) {
        return shares[i];
    }

    /** Position in the list of the medicine behind a share, or -1 where it is a condition. */
    int position(int i) {
        return (int) (keys[i] & MASK) - 1;
    }

    Severity ownSeverity(int i) {
        return SEVERITIES[SEVERITIES.length - 1 - (int) (keys[i] >>> SEVERITY_SHIFT)];
    }

    int points(int i) {
        return WEIGHTS[WEIGHTS.length - 1 - ((int) (keys[i] >>> WEIGHT_SHIFT) & 3)].points();
    }

    private static long key(Severity severity, Weight weight, int nameRank, int position) {
        return ((long) (SEVERITIES.length - 1 - severity.ordinal()) << SEVERITY_SHIFT)
                | ((long) (WEIGHTS.length - 1 - weight.ordinal()) << WEIGHT_SHIFT)
                | ((long) nameRank << BITS)
                | (position + 1);
    }

    /** A medicine for which a rule speaks; of two rules the heavier one speaks. */
    void add(Contributor.ByRule share, int nameRank, int position) {
        long key = key(share.severity(), share.weight(), nameRank, position);
        for (int i = 0; i < size; i++) {
            if (position(i) == position) {
                if (share.severity().compareTo(ownSeverity(i)) > 0) {
                    shares[i] = share;
                    keys[i] = key;
                }
                return;
            }
        }
        add(share, key);
    }

    /** A medicine by its property. */
    void add(Contributor.ByProperty share, int nameRank, int position) {
        Weight weight = share.role().weight();
        add(share, key(weight.ownSeverity(), weight, nameRank, position));
    }

    void add(Contributor.ByCondition share, int nameRank) {
        Weight weight = share.role().weight();
        add(share, key(weight.ownSeverity(), weight, nameRank, -1));
    }

    private void add(Contributor share, long key) {
        if (size == shares.length) {
            shares = Arrays.copyOf(shares, 2 * size);
            keys = Arrays.copyOf(keys, 2 * size);
        }
        shares[size] = share;
        keys[size++] = key;
    }

    void sortHeaviestFirst() {
        for (int i = 1; i < size; i++) {
            Contributor share = shares[i];
            long key = keys[i];
            int j = i;
            for (; j > 0 && keys[j - 1] > key; j--) {
                shares[j] = shares[j - 1];
                keys[j] = keys[j - 1];
            }
            shares[j] = share;
            keys[j] = key;
        }
    }

    /** These shares, then others. */
    List<Contributor> and(List<Contributor> others) {
        if (size == 0) {
            return others;
        }
        Contributor[] all = Arrays.copyOf(shares, size + others.size());
        for (int i = 0; i < others.size(); i++) {
            all[size + i] = others.get(i);
        }
        return Arrays.asList(all);
    }
}
