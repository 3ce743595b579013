package org.ketwise.server.exchange;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What a link leads back to: in memory, until the server ends or many others were kept. A link says nothing of the patient, and cannot be guessed. */
public final class Kept<T> {
    private final Supplier<String> names;
    private final Map<String, T> kept;

    /**
     * @param names gives names that cannot be guessed
     * @param most so many are kept; then the eldest goes
     */
    public Kept(Supplier<String> names, int most) {
        this.names = names;
        kept = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > most;
            }
        };
    }

    public synchronized String keep(T what) {
        String id = names.get();
        kept.put(id, what);
        return id;
    }

    public synchronized Optional<T> find(String id) {
        return Optional.ofNullable(kept.get(id));
    }
}
