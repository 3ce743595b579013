package org.ketwise.server.guard;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.ketwise.server.exchange.Refusal;

/** A body that has to end in time, however steadily a few bytes of it come. */
final class TimedBody extends FilterInputStream {
    private final InstantSource clock;
    private final Instant end;

    TimedBody(InputStream body, InstantSource clock, Instant end) {
        super(body);
        this.clock = clock;
        this.end = end;
    }

    @Override
    public int read() throws IOException {
        requireTime();
        return super.read();
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        requireTime();
        return super.read(bytes, from, length);
    }

    private void requireTime() {
        if (clock.instant().isAfter(end)) {
            throw new Refusal(
                    408, "The body took too long to come.", "Send it at once.", Map.of("Connection", "close"));
        }
    }
}
