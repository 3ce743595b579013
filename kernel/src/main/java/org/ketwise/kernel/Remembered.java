package org.ketwise.kernel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Results of a pure function that were asked for lately. Two generations: what is asked for again moves to the younger one, and when that is full it becomes the
 * elder and the elder is forgotten; so there are never more than twice as many as one generation holds. Safe to share between threads; two that ask for the
 * same at once may both work it out.
 */
public final class Remembered<K, V> {
    private final int generation;
    private volatile Map<K, V> younger = new ConcurrentHashMap<>();
    private volatile Map<K, V> elder = Map.of();

    /** @param most so many are kept; 0 keeps none */
    public Remembered(int most) {
        generation = most / 2;
    }

    /** The result for a key, made anew where it is not remembered. */
    public V get(K key, Function<K, V> make) {
        V known = younger.get(key);
        if (known != null) {
            return known;
        }
        known = elder.get(key);
        V value = known == null ? make.apply(key) : known;
        keep(key, value);
        return value;
    }

    private void keep(K key, V value) {
        if (generation == 0) {
            return;
        }
        if (younger.size() >= generation) {
            synchronized (this) {
                if (younger.size() >= generation) {
                    elder = younger;
                    younger = new ConcurrentHashMap<>();
                }
            }
        }
        younger.put(key, value);
    }
}
