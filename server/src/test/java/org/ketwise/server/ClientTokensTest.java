package org.ketwise.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.util.Base64URL;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ketwise.server.Visitor.Answer;

/** Which programs are believed, on a server for a network; each token but the first is right in all but one thing. */
class ClientTokensTest {
    private static final String BASE = "https://ketwise.example";
    private static final String ASKED = "/api/v1/content";

    /** What a reverse proxy on this machine adds. */
    private static final String[] PROXIED = {"Host: ketwise.example", "X-Forwarded-Proto: https"};

    private static Served served;
    private static HttpServer keys;
    private static HttpServer elsewhere;
    private static final AtomicInteger KEYS_ASKED = new AtomicInteger();
    private static final AtomicInteger ELSEWHERE_ASKED = new AtomicInteger();

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        keys = keyServer(KEYS_ASKED);
        elsewhere = keyServer(ELSEWHERE_ASKED);
        Path file = Files.writeString(folder.resolve("lab.json"), Ehr.keySet());
        served = Served.with(folder.resolve("data"), """
                publicUrl = %s
                trustedProxies = 127.0.0.1
                login.issuer = http://127.0.0.1:9/
                login.clientId = ketwise
                login.clientSecret = secret
                clients = %s %s, lab %s
                """.formatted(BASE, Ehr.ISSUER, url(keys), file));
    }

    private static HttpServer keyServer(AtomicInteger asked) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/jwks", exchange -> {
            asked.incrementAndGet();
            byte[] body = Ehr.keySet().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static URI url(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/jwks");
    }

    @AfterAll
    static void end() {
        served.close();
        keys.stop(0);
        elsewhere.stop(0);
        assertThat(served.faults).isEmpty();
    }

    private static Ehr.Token token() {
        return Ehr.token(BASE + ASKED);
    }

    private static Answer ask(String token) throws IOException {
        return served.visitor.get(ASKED, PROXIED[0], PROXIED[1], "Authorization: Bearer " + token);
    }

    private static void assertRefused(String token, String reason) throws IOException {
        Answer answer = ask(token);
        assertThat(answer.status()).as(reason).isEqualTo(401);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer ").contains("invalid_token", reason);
        assertThat(answer.body()).contains(reason);
    }

    @Test
    void aProgramThatSignsIsBelieved() throws IOException {
        assertThat(ask(token().signed()).status()).isEqualTo(200);
        assertThat(ask(token().head(new JWSHeader.Builder(JWSAlgorithm.RS384).keyID("ehr-rsa"))
                                .signedBy(Ehr.RSA)
                                .signed())
                        .status())
                .isEqualTo(200);
        assertThat(ask(token().saying("iss", "lab").signed()).status())
                .as("by a file")
                .isEqualTo(200);
        assertThat(ask(token().head(head -> head.jwkURL(url(keys))).signed()).status())
                .as("whose jku is the one configured")
                .isEqualTo(200);
    }

    @Test
    void withoutATokenNothingIsServed() throws IOException {
        for (String path :
                List.of(ASKED, "/", "/cds-services", "/fhir/metadata", "/feedback", "/metrics", "/nothing")) {
            Answer answer = served.visitor.get(path, PROXIED);
            assertThat(answer.status()).as(path).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).as(path).startsWith("Bearer");
        }
        assertThat(served.visitor.get("/health").status()).isEqualTo(200);
        assertThat(served.visitor.get("/assets/site.css", PROXIED).status()).isEqualTo(200);
    }

    @Test
    void unsignedTokensAreRefused() throws IOException {
        String head = Base64URL.encode("{\"alg\":\"none\",\"kid\":\"ehr-1\"}").toString();
        assertRefused(head + "." + Base64URL.encode(token().payload()) + ".", "no signed token");
        assertRefused("nonsense", "no signed token");
        assertRefused("a.b.c", "no signed token");
        assertRefused("a".repeat(9_000), "too long");
    }

    @Test
    void aPublicKeyIsNoSecret() throws IOException, JOSEException {
        for (byte[] secret :
                List.of(Ehr.RSA.toRSAPublicKey().getEncoded(), Ehr.keySet().getBytes(StandardCharsets.UTF_8))) {
            JWSObject jws = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("ehr-rsa").build(), new Payload(token().payload()));
            jws.sign(new MACSigner(secret));
            assertRefused(jws.serialize(), "algorithm");
        }
    }

    @Test
    void onlyTheTwoAlgorithmsOfCdsHooksAreAccepted() throws IOException {
        assertRefused(
                token().head(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("ehr-small"))
                        .signedBy(Ehr.SMALL_CURVE)
                        .signed(),
                "algorithm");
        for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.RS256, JWSAlgorithm.PS384, JWSAlgorithm.RS512)) {
            assertRefused(
                    token().head(new JWSHeader.Builder(algorithm).keyID("ehr-rsa"))
                            .signedBy(Ehr.RSA)
                            .signed(),
                    "algorithm");
        }
    }

    @Test
    void aKeyOfAnotherKindIsRefused() throws IOException {
        assertRefused(
                token().head(new JWSHeader.Builder(JWSAlgorithm.ES384).keyID("ehr-rsa"))
                        .signed(),
                "key is for something else");
        assertRefused(
                token().head(new JWSHeader.Builder(JWSAlgorithm.ES384).keyID("ehr-small"))
                        .signed(),
                "key is for something else");
    }

    @Test
    void aKeyOfSomebodyElseIsRefused() throws IOException {
        assertRefused(token().signedBy(Ehr.elliptic(Curve.P_384, "ehr-1")).signed(), "signature");
        String right = token().signed();
        String[] parts = right.split("\\.", -1);
        String other =
                Base64URL.encode(token().saying("sub", "admin").payload()).toString();
        assertRefused(parts[0] + "." + other + "." + parts[2], "signature");
    }

    @Test
    void theKeyMustBeNamedAndKnown() throws IOException {
        assertRefused(token().head(new JWSHeader.Builder(JWSAlgorithm.ES384)).signed(), "names no key (kid)");
        assertRefused(
                token().head(new JWSHeader.Builder(JWSAlgorithm.ES384).keyID("ehr-9"))
                        .signed(),
                "no such key (kid)");
    }

    @Test
    void unknownKeysDoNotMakeTheServerAskOverAndOver() throws IOException {
        ask(token().signed());
        int before = KEYS_ASKED.get();
        for (int i = 0; i < 5; i++) {
            ask(token().head(new JWSHeader.Builder(JWSAlgorithm.ES384).keyID("unknown-" + i))
                    .signed());
        }
        assertThat(KEYS_ASKED.get()).isEqualTo(before);
    }

    @Test
    void keysFromElsewhereAreNotFetched() throws IOException {
        for (String jku : List.of(
                url(elsewhere).toString(),
                url(keys) + "?x",
                url(keys) + "/../jwks",
                "https://ehr.example/jwks.json",
                "file:///etc/passwd")) {
            assertRefused(token().head(head -> head.jwkURL(URI.create(jku))).signed(), "elsewhere (jku)");
        }
        assertRefused(
                token().saying("iss", "lab")
                        .head(head -> head.jwkURL(url(elsewhere)))
                        .signed(),
                "elsewhere (jku)");
        assertThat(ELSEWHERE_ASKED.get()).isZero();
    }

    @Test
    void aTokenBringsNoKeyAndNoExtensionAlong() throws IOException {
        assertRefused(token().head(head -> head.jwk(Ehr.KEY.toPublicJWK())).signed(), "brings its own key");
        assertRefused(token().head(head -> head.x509CertURL(url(elsewhere))).signed(), "brings its own key");
        assertRefused(
                token().head(head -> head.criticalParams(Set.of("exp")).customParam("exp", 1))
                        .signed(),
                "crit");
        assertThat(ELSEWHERE_ASKED.get()).isZero();
    }

    @Test
    void theIssuerMustBeConfigured() throws IOException {
        assertRefused(token().saying("iss", "https://evil.example/").signed(), "issuer is not configured");
        assertRefused(token().saying("iss", "https://ehr.example").signed(), "issuer is not configured");
        assertRefused(token().without("iss").signed(), "no iss");
        assertRefused(token().saying("iss", List.of(Ehr.ISSUER)).signed(), "no iss");
    }

    @Test
    void itMustBeForTheVeryAddress() throws IOException {
        for (Object audience : List.of(
                BASE,
                BASE + "/",
                BASE + ASKED + "/",
                BASE + "/api/v1/screen",
                "http://ketwise.example" + ASKED,
                "https://other.example" + ASKED,
                List.of(),
                List.of(BASE + ASKED, "https://other.example"))) {
            assertRefused(token().saying("aud", audience).signed(), "another address (aud)");
        }
        assertRefused(token().without("aud").signed(), "another address (aud)");
        assertThat(ask(token().saying("aud", List.of(BASE + ASKED)).signed()).status())
                .isEqualTo(200);
    }

    @Test
    void itMustHoldNowAndNotForLong() throws IOException {
        long now = Instant.now().getEpochSecond();
        assertRefused(token().saying("iat", now - 200).saying("exp", now - 60).signed(), "ended (exp)");
        assertRefused(
                token().saying("iat", now + 3_600).saying("exp", now + 3_700).signed(), "future (iat)");
        assertRefused(token().saying("exp", now + 3_600).signed(), "lasts longer");
        assertRefused(token().saying("exp", now - 10).saying("iat", now).signed(), "lasts longer");
        assertRefused(token().saying("exp", Long.MAX_VALUE).signed(), "no time exp");
        assertRefused(token().saying("exp", 1e300).signed(), "no time exp");
        assertRefused(token().saying("exp", "" + (now + 60)).signed(), "no time exp");
        assertRefused(token().saying("nbf", now + 100).signed(), "does not hold yet");
        assertRefused(token().without("exp").signed(), "no time exp");
        assertRefused(token().without("iat").signed(), "no time iat");
    }

    @Test
    void itServesOnce() throws IOException {
        assertRefused(token().without("jti").signed(), "no jti");
        String token = token().signed();
        assertThat(ask(token).status()).isEqualTo(200);
        assertRefused(token, "used before (jti)");
    }

    @Test
    void aProgramIsNoPerson() throws IOException {
        for (String path : List.of("/", "/feedback", "/metrics", "/about")) {
            assertThat(served.visitor
                            .get(
                                    path,
                                    PROXIED[0],
                                    PROXIED[1],
                                    "Authorization: Bearer "
                                            + Ehr.token(BASE + path).signed())
                            .status())
                    .as(path)
                    .isEqualTo(403);
        }
    }
}
