package org.ketwise.server.connection;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Instant;

/** An accepted connection, and until when its other end has to do what is its turn. */
final class Connection {
    private final SocketChannel channel;
    private volatile Instant end;
    private volatile boolean last;

    Connection(SocketChannel channel, Instant end) {
        this.channel = channel;
        this.end = end;
    }

    Instant end() {
        return end;
    }

    /** The turn of the other end, which has to be done by then. */
    void waitUntil(Instant latest) {
        end = latest;
    }

    /** As {@link #waitUntil}, for nothing but what was sent to be taken. */
    void waitForEnd(Instant latest) {
        last = true;
        end = latest;
    }

    boolean isLast() {
        return last;
    }

    /** The turn of the server, which takes what it takes. */
    void work() {
        end = Instant.MAX;
    }

    /** Closes it if its time is over; whoever reads or writes on it is woken by that. Whether it is closed, by whomever. */
    boolean endsBy(Instant now) {
        if (now.isAfter(end)) {
            try {
                channel.close();
            } catch (IOException e) { // gone either way
            }
        }
        return !channel.isOpen();
    }
}
