package org.ketwise.server.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The programs that may ask, each by a JWT that it signed.
 *
 * @param keys where the keys of each are, by the {@code iss} that it calls itself
 * @param longestLife of a token, from {@code iat} to {@code exp}
 * @param mostRemembered how many tokens are remembered until they end, so that none serves twice
 */
public record Clients(Map<String, KeySource> keys, Duration longestLife, int mostRemembered) {
    public static final Clients NONE = new Clients(Map.of(), Duration.ofMinutes(5), 200_000);

    /** Where a set of public keys (JWKS) is read. */
    public sealed interface KeySource {
        record At(URI url) implements KeySource {}

        record In(Path file) implements KeySource {}
    }

    public Clients {
        keys = Map.copyOf(keys);
    }

    public boolean isNone() {
        return keys.isEmpty();
    }
}
