package org.ketwise.server.exchange;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** What a link leads back to: in memory, until the server ends or others that were kept need the place. A link says nothing of the patient, and cannot be guessed. */
public final class Kept<T> {
    private final Supplier<String> names;
    private final ToLongFunction<T> weight;
    private final long most;
    private final Map<String, T> kept = new LinkedHashMap<>();
    private long weighs;

    /**
     * @param names gives names that cannot be guessed
     * @param weight about how many bytes one needs
     * @param most so many bytes are kept in all; then the eldest go
     */
    public Kept(Supplier<String> names, ToLongFunction<T> weight, long most) {
        this.names = names;
        this.weight = weight;
        this.most = most;
    }

    /** The name to find it by, or empty where it is too large to be kept beside others. */
    public synchronized Optional<String> keep(T what) {
        long more = weight.applyAsLong(what);
        if (more > most / 4) {
            return Optional.empty();
        }
        String id = names.get();
        kept.put(id, what);
        weighs += more;
        Iterator<T> eldest = kept.values().iterator();
        while (weighs > most) {
            weighs -= weight.applyAsLong(eldest.next());
            eldest.remove();
        }
        return Optional.of(id);
    }

    public synchronized Optional<T> find(String id) {
        return Optional.ofNullable(kept.get(id));
    }
}
