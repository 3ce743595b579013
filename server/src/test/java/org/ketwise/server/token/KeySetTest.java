package org.ketwise.server.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ketwise.server.outbound.Outbound;
import org.ketwise.server.settings.Clients.KeySource;

class KeySetTest {
    @TempDir
    private Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T10:00:00Z"));
    private Path file;
    private KeySet keys;

    @BeforeEach
    void begin() {
        file = folder.resolve("keys.json");
        keys = new KeySet(new KeySource.In(file), new Outbound(), now::get);
    }

    private void holds(JWK... all) throws IOException {
        Files.writeString(file, new JWKSet(List.of(all)).toString(false));
    }

    private static JWK key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_384).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void later(Duration by) {
        now.set(now.get().plus(by));
    }

    @Test
    void aNewKeyIsFoundAfterAPause() throws IOException {
        holds(key("old"));
        assertThat(keys.find("old")).isPresent();
        holds(key("old"), key("new"));
        assertThat(keys.find("new")).as("asked a moment ago").isEmpty();
        later(Duration.ofMinutes(1));
        assertThat(keys.find("new")).isPresent();
    }

    @Test
    void aKeyThatWasWithdrawnEndsWithinTheHour() throws IOException {
        holds(key("old"));
        assertThat(keys.find("old")).isPresent();
        holds(key("new"));
        later(Duration.ofHours(1));
        assertThat(keys.find("old")).isEmpty();
    }

    @Test
    void whereTheyCannotBeHadTheOnesThereAreHoldForADay() throws IOException {
        holds(key("old"));
        assertThat(keys.find("old")).isPresent();
        Files.delete(file);
        later(Duration.ofHours(23));
        assertThat(keys.find("old")).isPresent();
        later(Duration.ofHours(1));
        assertThatIOException().isThrownBy(() -> keys.find("old"));
    }

    @Test
    void whatIsNoSetOfPublicKeysIsNone() throws IOException, JOSEException {
        Files.writeString(file, "{\"keys\":");
        assertThatIOException().isThrownBy(() -> keys.find("a"));
        OctetSequenceKey secret =
                new OctetSequenceKeyGenerator(384).keyID("secret").generate();
        holds(secret, key("a"));
        later(Duration.ofMinutes(1));
        assertThat(keys.find("a"))
                .hasValueSatisfying(key -> assertThat(key.isPrivate()).isFalse());
        assertThat(keys.find("secret")).isEmpty();
    }
}
