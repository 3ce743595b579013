package org.ketwise.server.exchange;

import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * How much of memory large requests have together. One that needs much waits for others to end, so that some large ones at once are slow and not the end of the
 * server; small ones never wait.
 */
public final class Room {
    /** Whatever needs less is not counted. */
    static final int SMALL = 64 << 10;

    private static final int SECONDS_TO_WAIT = 10;

    private final Semaphore left;
    private final int all;
    private final Duration toWait;

    /** @param bytes that large requests may need together */
    public Room(long bytes) {
        this(bytes, Duration.ofSeconds(SECONDS_TO_WAIT));
    }

    /** @param toWait so long a request waits for the others */
    Room(long bytes, Duration toWait) {
        this.toWait = toWait;
        all = Math.clamp(bytes / SMALL, 1, Integer.MAX_VALUE);
        left = new Semaphore(all, true);
    }

    /** What one request holds of the room, until it is answered. */
    public final class Claim {
        private long needed;
        private int held;

        /** The claim of a request. */
        public static Claim of(ServerRequest request) {
            return request.context().get(Claim.class).orElseThrow();
        }

        /**
         * Waits until there is room for so much more. Meanwhile it holds nothing, so that two that need more never wait for each other.
         *
         * @param bytes that are needed besides those taken already; more than all of the room is all of it
         * @throws Refusal if others need it for too long
         */
        public void take(long bytes) {
            needed = Math.min(needed, Long.MAX_VALUE - bytes) + bytes;
            int wanted = units(needed);
            if (wanted <= held) {
                return;
            }
            release();
            try {
                if (!left.tryAcquire(wanted, toWait.toNanos(), TimeUnit.NANOSECONDS)) {
                    throw Refusal.later("Other large requests need all of the memory for such.", SECONDS_TO_WAIT);
                }
            } catch (InterruptedException e) {
                // Not passed on: a thread that is interrupted while the refusal is written to the audit log closes its
                // file.
                throw Refusal.later("The server is ending.", SECONDS_TO_WAIT);
            }
            held = wanted;
        }

        /** The same for all of the room. */
        public void takeAll() {
            take(Long.MAX_VALUE);
        }

        private void release() {
            left.release(held);
            held = 0;
        }
    }

    /** Does something with a claim that ends with it. */
    public void with(Consumer<Claim> work) {
        Claim claim = new Claim();
        try {
            work.accept(claim);
        } finally {
            claim.release();
        }
    }

    /** What is small is not counted, and all of the room is the most that is. */
    private int units(long bytes) {
        return bytes <= SMALL ? 0 : (int) Math.min(all, Math.ceilDiv(bytes, SMALL));
    }
}
