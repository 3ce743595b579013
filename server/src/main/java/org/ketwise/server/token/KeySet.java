package org.ketwise.server.token;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.ketwise.server.outbound.Outbound;
import org.ketwise.server.settings.Clients.KeySource;

/**
 * The public keys of one issuer. They are read when first needed, again after an hour, and again for a key that is not among them, but not more often than once a minute, so that
 * nobody makes this server ask another one at will. Where they cannot be had, the ones that there are hold for a day.
 */
public final class KeySet {
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration USABLE = Duration.ofDays(1);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final long LARGEST_FILE = 1 << 20;

    private final KeySource source;
    private final Outbound outbound;
    private final InstantSource clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Keys keys = new Keys(Map.of(), Instant.MIN);
    private volatile Instant asked = Instant.MIN;

    private record Keys(Map<String, JWK> byId, Instant read) {}

    public KeySet(KeySource source, Outbound outbound, InstantSource clock) {
        this.source = source;
        this.outbound = outbound;
        this.clock = clock;
    }

    /** The address that a token of this issuer may name as the place of its keys. */
    Optional<URI> url() {
        return switch (source) {
            case KeySource.At at -> Optional.of(at.url());
            case KeySource.In _ -> Optional.empty();
        };
    }

    /** @throws IOException if the keys cannot be had, and none is known that still holds */
    public Optional<JWK> find(String id) throws IOException {
        Keys known = keys;
        Instant now = clock.instant();
        if (known.byId().containsKey(id) && now.isBefore(later(known.read(), FRESH))) {
            return Optional.ofNullable(known.byId().get(id));
        }
        asking.lock();
        try {
            boolean mayAsk = !now.isBefore(later(asked, PAUSE));
            if (mayAsk && keys.read().equals(known.read())) {
                asked = now;
                keys = new Keys(read(), now);
            }
        } catch (IOException e) {
            if (!now.isBefore(later(keys.read(), USABLE))) {
                throw e;
            }
        } finally {
            asking.unlock();
        }
        if (!now.isBefore(later(keys.read(), USABLE))) {
            throw new IOException("no keys that still hold");
        }
        return Optional.ofNullable(keys.byId().get(id));
    }

    private static Instant later(Instant time, Duration by) {
        return time.equals(Instant.MIN) ? time : time.plus(by);
    }

    private Map<String, JWK> read() throws IOException {
        String text = switch (source) {
            case KeySource.At at -> {
                Outbound.Answer answer = outbound.get(at.url());
                if (answer.status() != 200) {
                    throw new IOException("status " + answer.status());
                }
                yield answer.body();
            }
            case KeySource.In in -> {
                if (Files.size(in.file()) > LARGEST_FILE) {
                    throw new IOException("too large");
                }
                yield Files.readString(in.file());
            }
        };
        try {
            Map<String, JWK> byId = new HashMap<>();
            for (JWK key : JWKSet.parse(text).getKeys()) {
                if (key.getKeyID() != null && (key instanceof ECKey || key instanceof RSAKey)) {
                    byId.putIfAbsent(key.getKeyID(), key.toPublicJWK());
                }
            }
            return Map.copyOf(byId);
        } catch (ParseException e) {
            throw new IOException("no set of keys", e);
        }
    }
}
