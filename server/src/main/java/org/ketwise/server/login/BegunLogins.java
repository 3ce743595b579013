package org.ketwise.server.login;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Logins that were begun and may still come back, each once. */
final class BegunLogins {
    private static final int MOST = 10_000;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final InstantSource clock;
    private final Map<String, Begun> begun = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Begun> eldest) {
            return size() > MOST;
        }
    };

    /**
     * What has to fit when the browser comes back.
     *
     * @param to the path that was asked for before
     */
    record Begun(String nonce, String verifier, String to, Instant time) {}

    BegunLogins(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void put(String state, String nonce, String verifier, String to) {
        begun.put(state, new Begun(nonce, verifier, to, clock.instant()));
    }

    synchronized Optional<Begun> take(String state) {
        return Optional.ofNullable(begun.remove(state))
                .filter(each -> clock.instant().isBefore(each.time().plus(LONGEST)));
    }
}
