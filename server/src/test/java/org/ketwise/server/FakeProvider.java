package org.ketwise.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/** An OpenID Connect provider on this machine that lets everybody in and checks what a server has to send. */
final class FakeProvider implements AutoCloseable {
    static final String CLIENT = "ketwise";
    static final String SECRET = "a secret/with:signs";

    private static final RSAKey KEY = Ehr.rsa("provider-1");

    /** Of somebody else who calls it the same. */
    static final RSAKey FORGED = Ehr.rsa("provider-1");

    private final HttpServer http;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    final List<String> complaints = new ArrayList<>();

    /** What the next ID token says, and is signed by, beyond what is right. */
    volatile Consumer<Map<String, Object>> claims = _ -> {};

    volatile RSAKey signer = KEY;
    volatile List<String> roles = List.of("clinician");

    FakeProvider() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext(
                "/.well-known/openid-configuration",
                exchange -> send(
                        exchange,
                        200,
                        JsonMapper.shared()
                                .writeValueAsString(Map.of(
                                        "issuer", issuer(),
                                        "authorization_endpoint", issuer() + "/authorize",
                                        "token_endpoint", issuer() + "/token",
                                        "jwks_uri", issuer() + "/jwks"))));
        http.createContext("/jwks", exchange -> send(exchange, 200, new JWKSet(KEY).toString()));
        http.createContext("/token", this::token);
        http.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /** The person agrees: gives the address that the browser is sent back to. */
    String agree(String address) {
        Map<String, String> asked = fields(URI.create(address).getRawQuery());
        expect("code", asked.get("response_type"));
        expect(CLIENT, asked.get("client_id"));
        expect("S256", asked.get("code_challenge_method"));
        expect("openid", asked.get("scope"));
        String code = UUID.randomUUID().toString();
        codes.put(code, asked);
        return asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state");
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> asked = codes.remove(form.getOrDefault("code", ""));
        if (asked == null) {
            send(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        String both = new String(
                Base64.getDecoder()
                        .decode(exchange.getRequestHeaders()
                                .getFirst("Authorization")
                                .substring("Basic ".length())),
                StandardCharsets.UTF_8);
        expect(CLIENT, decoded(both.substring(0, both.indexOf(':'))));
        expect(SECRET, decoded(both.substring(both.indexOf(':') + 1)));
        expect(asked.get("code_challenge"), challenge(form.get("code_verifier")));
        expect(asked.get("redirect_uri"), form.get("redirect_uri"));
        send(
                exchange,
                200,
                JsonMapper.shared()
                        .writeValueAsString(Map.of(
                                "token_type", "Bearer", "access_token", "x", "id_token", idToken(asked.get("nonce")))));
    }

    private String idToken(String nonce) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("iss", issuer());
        said.put("aud", CLIENT);
        said.put("sub", "dr-jane-doe");
        said.put("iat", now);
        said.put("exp", now + 60);
        said.put("nonce", nonce);
        said.put("realm_access", Map.of("roles", roles));
        claims.accept(said);
        try {
            JWSObject jws = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID("provider-1")
                            .build(),
                    new Payload(JsonMapper.shared().writeValueAsString(said)));
            jws.sign(new RSASSASigner(signer));
            return jws.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void expect(String expected, String found) {
        if (!expected.equals(found)) {
            complaints.add("expected " + expected + ", found " + found);
        }
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> fields(String encoded) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
