package org.ketwise.server.login;

import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.ketwise.server.exchange.Caller;

/** Who has logged in, by a name that cannot be guessed. In memory and bounded: where too many are there, the one that was idle longest ends. */
public final class Sessions {
    private static final int MOST = 10_000;

    private final Duration idle;
    private final Duration longest;
    private final InstantSource clock;
    private final Supplier<String> names;
    private final Map<String, Session> sessions = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Session> eldest) {
            return size() > MOST;
        }
    };

    private record Session(Caller.Person person, Instant begun, Instant seen) {}

    public Sessions(Duration idle, Duration longest, InstantSource clock, Supplier<String> names) {
        this.idle = idle;
        this.longest = longest;
        this.clock = clock;
        this.names = names;
    }

    /** The person whose browser asks, while the session lasts. */
    public Optional<Caller.Person> find(ServerRequest request) {
        return Cookies.SESSION.find(request).flatMap(this::find);
    }

    private synchronized Optional<Caller.Person> find(String name) {
        Session session = sessions.get(name);
        Instant now = clock.instant();
        if (session == null) {
            return Optional.empty();
        }
        if (!now.isBefore(session.seen().plus(idle))
                || !now.isBefore(session.begun().plus(longest))) {
            sessions.remove(name);
            return Optional.empty();
        }
        sessions.put(name, new Session(session.person(), session.begun(), now));
        return Optional.of(session.person());
    }

    /** Under a new name each time, so that none that somebody planted before the login holds after it. */
    synchronized String begin(Caller.Person person) {
        String name = names.get();
        Instant now = clock.instant();
        sessions.put(name, new Session(person, now, now));
        return name;
    }

    synchronized void end(String name) {
        sessions.remove(name);
    }
}
