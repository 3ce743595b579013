package org.ketwise.knowledge.model;

import java.util.Arrays;
import java.util.Collection;

/** An immutable set of table places (of ingredients, conditions or rules), one bit each. */
public final class IndexSet {
    public static final IndexSet EMPTY = new IndexSet(new long[0]);

    private final long[] words;

    private IndexSet(long[] words) {
        this.words = words;
    }

    public static IndexSet of(Collection<Integer> members) {
        int last = -1;
        for (int member : members) {
            last = Math.max(last, member);
        }
        long[] words = new long[(last >> 6) + 1];
        for (int member : members) {
            words[member >> 6] |= 1L << member;
        }
        return new IndexSet(words);
    }

    public boolean contains(int member) {
        int word = member >> 6;
        return word < words.length && ((words[word] >>> member) & 1L) != 0;
    }

    public boolean isEmpty() {
        return words.length == 0;
    }

    public boolean intersects(IndexSet other) {
        return intersects(other.words);
    }

    /** The same for places that are bits of words, place 0 the lowest bit of the first. */
    public boolean intersects(long[] places) {
        for (int i = Math.min(words.length, places.length) - 1; i >= 0; i--) {
            if ((words[i] & places[i]) != 0) {
                return true;
            }
        }
        return false;
    }

    public boolean containsAll(IndexSet others) {
        for (int i = 0; i < others.words.length; i++) {
            if ((others.words[i] & ~(i < words.length ? words[i] : 0)) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IndexSet set && Arrays.equals(words, set.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }
}
