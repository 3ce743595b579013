package org.ketwise.server.token;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.ketwise.server.exchange.Caller;
import org.ketwise.server.exchange.Refusal;
import org.ketwise.server.outbound.Outbound;
import org.ketwise.server.settings.Clients;

/** Whether a program may be believed that shows a token of CDS Hooks 2.0 (section "Trusting CDS Clients"): signed by a key of an issuer that is configured, for the very address it asks, short-lived, used once. */
public final class ClientTokens {
    private static final Set<String> ALGORITHMS = Set.of("ES384", "RS384");

    /** Clocks of two machines differ by a little. */
    private static final Duration LENIENCE = Duration.ofSeconds(30);

    private final Clients clients;
    private final InstantSource clock;
    private final Map<String, KeySet> keySets = new HashMap<>();
    private final UsedTokens used;

    public ClientTokens(Clients clients, Outbound outbound, InstantSource clock) {
        this.clients = clients;
        this.clock = clock;
        clients.keys().forEach((issuer, source) -> keySets.put(issuer, new KeySet(source, outbound, clock)));
        used = new UsedTokens(clients.mostRemembered());
    }

    /** @param audience the address that was asked, as the client knows it */
    public Caller.Client identify(String compact, String audience) {
        try {
            SignedToken token = SignedToken.read(compact, ALGORITHMS);
            String issuer = token.claims().text("iss");
            requireKnownSigner(token, issuer);
            Instant ends = requireForNow(token.claims(), audience);
            requireFirstUse(issuer, token.claims().text("jti"), ends);
            return new Caller.Client(issuer);
        } catch (NotBelieved e) {
            throw Refusal.notProven("The token is not believed: " + e.reason() + ".", e.reason());
        }
    }

    private void requireKnownSigner(SignedToken token, String issuer) throws NotBelieved {
        KeySet keys = keySets.get(issuer);
        if (keys == null) {
            throw new NotBelieved("its issuer is not configured");
        }
        if (token.keySetUrl().isPresent() && !token.keySetUrl().equals(keys.url())) {
            throw new NotBelieved("its keys are elsewhere (jku) than configured for its issuer");
        }
        try {
            token.requireSignatureOf(
                    keys.find(token.keyId()).orElseThrow(() -> new NotBelieved("its issuer has no such key (kid)")));
        } catch (IOException e) {
            throw Refusal.later("The keys of the issuer of the token cannot be had at the moment.", 60);
        }
    }

    private Instant requireForNow(Claims claims, String audience) throws NotBelieved {
        Instant now = clock.instant();
        if (!claims.audience().equals(Set.of(audience))) {
            throw new NotBelieved("it is for another address (aud)");
        }
        Instant issued = claims.time("iat");
        Instant ends = claims.time("exp");
        if (issued.isAfter(now.plus(LENIENCE))) {
            throw new NotBelieved("it was issued in the future (iat)");
        }
        if (!ends.isAfter(now.minus(LENIENCE))) {
            throw new NotBelieved("it has ended (exp)");
        }
        if (!ends.isAfter(issued) || Duration.between(issued, ends).compareTo(clients.longestLife()) > 0) {
            throw new NotBelieved(
                    "it lasts longer than " + clients.longestLife().toMinutes() + " minutes");
        }
        if (claims.has("nbf") && claims.time("nbf").isAfter(now.plus(LENIENCE))) {
            throw new NotBelieved("it does not hold yet (nbf)");
        }
        return ends.plus(LENIENCE);
    }

    private void requireFirstUse(String issuer, String id, Instant ends) throws NotBelieved {
        switch (used.use(issuer, id, ends, clock.instant())) {
            case FIRST -> {}
            case AGAIN -> throw new NotBelieved("it was used before (jti)");
            case NO_ROOM -> throw Refusal.later("More tokens came in than can be remembered.", 60);
        }
    }
}
