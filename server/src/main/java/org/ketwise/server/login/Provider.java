package org.ketwise.server.login;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ketwise.server.exchange.Refusal;
import org.ketwise.server.outbound.Outbound;
import org.ketwise.server.settings.Clients.KeySource;
import org.ketwise.server.settings.Login;
import org.ketwise.server.token.Claims;
import org.ketwise.server.token.KeySet;
import org.ketwise.server.token.NotBelieved;
import org.ketwise.server.token.SignedToken;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OpenID Connect provider of the clinic. Its addresses are read from its own description, over TLS, and read again after an hour. */
final class Provider {
    private static final Set<String> ALGORITHMS =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration LENIENCE = Duration.ofSeconds(30);
    private static final Duration OLDEST = Duration.ofMinutes(10);
    private static final int OK = 200;
    private static final int TOO_MANY = 429;
    private static final int ITS_FAULT = 500;
    private static final int SECONDS_TO_WAIT = 30;

    private final Login login;
    private final Outbound outbound;
    private final InstantSource clock;
    private @Nullable Described described;
    private Instant notBefore = Instant.MIN;

    /** What the provider says of itself. */
    private record Described(URI authorization, URI token, KeySet keys, Instant read) {}

    Provider(Login login, Outbound outbound, InstantSource clock) {
        this.login = login;
        this.outbound = outbound;
        this.clock = clock;
    }

    /** Where a browser is sent to log in. */
    String loginAddress(String back, String state, String nonce, String challenge) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", login.clientId());
        query.put("redirect_uri", back);
        query.put("scope", "openid");
        query.put("state", state);
        query.put("nonce", nonce);
        query.put("code_challenge", challenge);
        query.put("code_challenge_method", "S256");
        URI address = described().authorization();
        String text = query.entrySet().stream()
                .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        return address + (address.getRawQuery() == null ? "?" : "&") + text;
    }

    /** Who it was that logged in, by the code that the browser brought. */
    Claims exchange(String code, String verifier, String back, String nonce) throws NotBelieved {
        Described provider = described();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", back);
        form.put("code_verifier", verifier);
        try {
            Outbound.Answer answer = outbound.postForm(provider.token(), form, authorization());
            if (answer.status() >= ITS_FAULT || answer.status() == TOO_MANY) {
                throw unreachable();
            }
            if (answer.status() != OK) {
                throw new NotBelieved("the provider does not know of it");
            }
            JsonNode json = JsonMapper.shared().readTree(answer.body()).path("id_token");
            if (!json.isString()) {
                throw new NotBelieved("the provider sent no ID token");
            }
            SignedToken token = SignedToken.read(json.stringValue(), ALGORITHMS);
            token.requireSignatureOf(
                    provider.keys().find(token.keyId()).orElseThrow(() -> new NotBelieved("its key is not known")));
            requireForUs(token.claims(), nonce);
            return token.claims();
        } catch (IOException | JacksonException e) {
            throw unreachable();
        }
    }

    private void requireForUs(Claims claims, String nonce) throws NotBelieved {
        Instant now = clock.instant();
        if (!claims.text("iss").equals(login.issuer().toString())) {
            throw new NotBelieved("it is of another issuer (iss)");
        }
        boolean shared = claims.audience().size() > 1;
        String authorized = claims.findText("azp").orElse(shared ? "" : login.clientId());
        if (!claims.audience().contains(login.clientId()) || !authorized.equals(login.clientId())) {
            throw new NotBelieved("it is for somebody else (aud)");
        }
        if (!claims.time("exp").isAfter(now.minus(LENIENCE))) {
            throw new NotBelieved("it has ended (exp)");
        }
        Instant issued = claims.time("iat");
        if (issued.isAfter(now.plus(LENIENCE)) || issued.isBefore(now.minus(OLDEST))) {
            throw new NotBelieved("it was not issued just now (iat)");
        }
        if (!claims.text("nonce").equals(nonce)) {
            throw new NotBelieved("it belongs to another login (nonce)");
        }
    }

    /** As RFC 6749 has it, section 2.3.1. */
    private String authorization() {
        String both = encoded(login.clientId()) + ":" + encoded(login.clientSecret());
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** One that could not be asked is not asked again at once: many who log in would wait for each other. */
    private synchronized Described described() {
        Instant now = clock.instant();
        Described known = described;
        if (known != null && !now.isAfter(known.read().plus(FRESH))) {
            return known;
        }
        if (now.isBefore(notBefore)) {
            throw unreachable();
        }
        notBefore = now.plusSeconds(SECONDS_TO_WAIT);
        known = describe(now);
        notBefore = Instant.MIN;
        described = known;
        return known;
    }

    private Described describe(Instant now) {
        try {
            String issuer = login.issuer().toString();
            Outbound.Answer answer = outbound.get(
                    URI.create((issuer.endsWith("/") ? issuer : issuer + "/") + ".well-known/openid-configuration"));
            JsonNode json = JsonMapper.shared().readTree(answer.body());
            if (answer.status() != OK || !issuer.equals(json.path("issuer").asString(""))) {
                throw unreachable();
            }
            return new Described(
                    address(json, "authorization_endpoint"),
                    address(json, "token_endpoint"),
                    new KeySet(new KeySource.At(address(json, "jwks_uri")), outbound, clock),
                    now);
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            throw unreachable();
        }
    }

    /** Over TLS as the provider itself, unless that is on this machine. */
    private URI address(JsonNode json, String name) {
        URI address = URI.create(json.path(name).asString(""));
        boolean good = address.getHost() != null
                && ("https".equals(address.getScheme())
                        || login.issuer().getScheme().equals(address.getScheme()));
        if (!good) {
            throw unreachable();
        }
        return address;
    }

    private static Refusal unreachable() {
        return Refusal.later("The provider that people log in with cannot be asked at the moment.", SECONDS_TO_WAIT);
    }
}
