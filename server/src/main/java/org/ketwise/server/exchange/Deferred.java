package org.ketwise.server.exchange;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What most requests do without and is slow to make: made when it is first asked for, once. Safe to share between threads. */
public final class Deferred<T> {
    private final Supplier<T> make;
    private volatile @Nullable T made;

    public Deferred(Supplier<T> make) {
        this.make = make;
    }

    public T get() {
        T known = made;
        return known == null ? makeOnce() : known;
    }

    private synchronized T makeOnce() {
        T known = made;
        if (known == null) {
            known = make.get();
            made = known;
        }
        return known;
    }

    /** Does something with it where it was made. */
    public void ifMade(Consumer<T> use) {
        T known = made;
        if (known != null) {
            use.accept(known);
        }
    }
}
