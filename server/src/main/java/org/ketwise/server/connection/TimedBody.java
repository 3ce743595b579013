package org.ketwise.server.connection;

import io.helidon.http.RequestException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.ketwise.server.exchange.Refusal;

/** A body that has to end in time: it is refused if it drips, and the connection is ended if it stands still. */
final class TimedBody extends FilterInputStream {
    private static final int TOO_LARGE = 413;
    private static final Map<String, String> CLOSE = Map.of("Connection", "close");

    private final Optional<Connection> connection;
    private final InstantSource clock;
    private final Instant end;

    TimedBody(InputStream body, Optional<Connection> connection, InstantSource clock, Instant end) {
        super(body);
        this.connection = connection;
        this.clock = clock;
        this.end = end;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (clock.instant().isAfter(end)) {
            throw new Refusal(408, "The body took too long to come.", "Send it at once.", CLOSE);
        }
        return inTime(() -> super.read(bytes, from, length));
    }

    /** Reads what is left of it too. */
    @Override
    public void close() throws IOException {
        inTime(() -> {
            super.close();
            return 0;
        });
    }

    private int inTime(Reading reading) throws IOException {
        // What is left of a body is read after the answer too, while the time for the next head runs already.
        Optional<Instant> before = connection.map(Connection::end);
        connection.ifPresent(each -> each.waitUntil(end));
        try {
            return reading.read();
        } catch (RuntimeException e) {
            // Helidon's reader fails in many ways over chunks that are none and ends that come early.
            if (e instanceof RequestException request && request.status().code() == TOO_LARGE) {
                throw e;
            }
            throw new Refusal(400, "The body broke off, or its chunks are none.", "Send it whole.", CLOSE);
        } finally {
            connection.ifPresent(each -> each.waitUntil(before.orElseThrow()));
        }
    }

    @FunctionalInterface
    private interface Reading {
        int read() throws IOException;
    }
}
