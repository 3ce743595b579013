package org.ketwise.cli;

import java.time.InstantSource;
import java.util.Map;
import org.ketwise.server.exchange.LogLine;

/** What the server says of itself, on standard error: that it serves, that it ends, and our own faults. Nothing of a request is in it but the pattern of its path. */
final class ServerLog {
    private final Surroundings surroundings;
    private final InstantSource clock;
    private final boolean json;

    /** @param json one JSON object a line, for what collects logs */
    ServerLog(Surroundings surroundings, InstantSource clock, boolean json) {
        this.surroundings = surroundings;
        this.clock = clock;
        this.json = json;
    }

    void note(String message) {
        if (json) {
            write("info", message, Map.of());
        } else {
            Failures.note(surroundings, message);
        }
    }

    void fault(String number, String where, Throwable failure) {
        if (json) {
            write("error", "fault", Map.of("number", number, "where", where, "trace", Failures.trace(failure)));
        } else {
            Failures.fault(surroundings, number, where, failure);
        }
    }

    private void write(String level, String message, Map<String, String> more) {
        Failures.write(surroundings, LogLine.of(clock.instant(), level, message, more));
    }
}
