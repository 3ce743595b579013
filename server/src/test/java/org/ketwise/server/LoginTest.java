package org.ketwise.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ketwise.server.Visitor.Answer;

/** People log in at the provider of their clinic, and may then do what their roles are for. */
class LoginTest {
    private static final String SESSION = "__Host-ketwise=";
    private static final String BEGUN = "__Host-ketwise-login=";
    private static final String OURS = "Origin: https://ketwise.example";

    @TempDir
    private Path data;

    private final AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);
    private FakeProvider provider;
    private Served served;

    @BeforeEach
    void start() throws IOException {
        provider = new FakeProvider();
        InstantSource clock = () -> Instant.now().plus(later.get());
        served = Served.with(data, """
                publicUrl = https://ketwise.example
                trustedProxies = 127.0.0.1
                login.issuer = %s
                login.clientId = %s
                login.clientSecret = %s
                login.rolesClaim = realm_access.roles
                metricsToken = agreed
                """.formatted(provider.issuer(), FakeProvider.CLIENT, FakeProvider.SECRET), clock);
    }

    @AfterEach
    void end() {
        served.close();
        provider.close();
        assertThat(provider.complaints).isEmpty();
        assertThat(served.faults).isEmpty();
    }

    private Answer ask(String method, String path, String... headers) throws IOException {
        List<String> all = new ArrayList<>(List.of(headers));
        if (all.stream().noneMatch(each -> each.startsWith("Host:"))) {
            all.add("Host: ketwise.example");
        }
        all.add("X-Forwarded-Proto: https");
        all.add("Content-Type: application/x-www-form-urlencoded");
        return served.visitor.ask(
                method, path, method.equals("POST") ? "medications=Concerta" : "", all.toArray(String[]::new));
    }

    private Answer get(String path, String... headers) throws IOException {
        return ask("GET", path, headers);
    }

    /** The value of a cookie that an answer sets. */
    private static String cookie(Answer answer, String name) {
        return answer.headers().stream()
                .filter(line ->
                        line.toLowerCase(Locale.ROOT).startsWith("set-cookie: " + name.toLowerCase(Locale.ROOT)))
                .map(line ->
                        line.substring("set-cookie: ".length() + name.length()).split(";", 2)[0])
                .findFirst()
                .orElse("");
    }

    private static String path(String address) {
        return address.substring("https://ketwise.example".length());
    }

    private Answer comeBack(String to, String... headers) throws IOException {
        Answer begun = get("/login" + (to.isEmpty() ? "" : "?to=" + to), headers);
        assertThat(begun.status()).isEqualTo(303);
        String back = provider.agree(begun.header("Location"));
        assertThat(back).startsWith("https://ketwise.example/login/callback?");
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("Cookie: " + BEGUN + cookie(begun, BEGUN));
        return get(path(back), all.toArray(String[]::new));
    }

    private String logIn(String... roles) throws IOException {
        provider.roles = List.of(roles);
        Answer in = comeBack("");
        assertThat(in.status()).isEqualTo(303);
        return "Cookie: " + SESSION + cookie(in, SESSION);
    }

    @Test
    void whoAsksForAPageIsSentToLogInAndComesBackToIt() throws IOException {
        Answer page = get("/about", "Accept: text/html");
        assertThat(page.status()).isEqualTo(303);
        assertThat(page.header("Location")).isEqualTo("/login?to=%2Fabout");
        Answer in = comeBack("%2Fabout");
        assertThat(in.header("Location")).isEqualTo("/about");
        assertThat(get("/about", "Cookie: " + SESSION + cookie(in, SESSION), "Accept: text/html")
                        .body())
                .contains("Log out");
    }

    @Test
    void cookiesAreKeptFromScriptsAndFromOtherSites() throws IOException {
        Answer in = comeBack("");
        assertThat(in.headers().stream()
                        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("set-cookie")))
                .hasSize(2)
                .allMatch(
                        line -> line.contains("__Host-") && line.contains("; Path=/; Secure; HttpOnly; SameSite=Lax"));
        assertThat(cookie(in, SESSION)).matches("[0-9a-f-]{36}");
    }

    @Test
    void eachRoleIsForWhatItIsFor() throws IOException {
        Map<String, String> cookies =
                Map.of("clinician", logIn("clinician"), "curator", logIn("curator"), "auditor", logIn("auditor"));
        Map<String, String> paths = Map.of(
                "/",
                "clinician",
                "/api/v1/content",
                "clinician",
                "/feedback",
                "curator",
                "/audit",
                "auditor",
                "/metrics",
                "auditor");
        for (var cookie : cookies.entrySet()) {
            for (var path : paths.entrySet()) {
                int status = get(path.getKey(), cookie.getValue()).status();
                if (cookie.getKey().equals(path.getValue())) {
                    assertThat(status)
                            .as("%s, %s", cookie.getKey(), path.getKey())
                            .isIn(200, 404);
                } else {
                    assertThat(status)
                            .as("%s, %s", cookie.getKey(), path.getKey())
                            .isEqualTo(403);
                }
            }
            assertThat(get("/about", cookie.getValue()).status()).isEqualTo(200);
        }
    }

    /** The path that is judged is the path that is answered, however it is written. */
    @Test
    void aPathWrittenOtherwiseIsNoWayRound() throws IOException {
        String clinician = logIn("clinician");
        for (String path : List.of(
                "/api/v1/../../audit",
                "/api/../audit",
                "/assets/../audit",
                "/assets/%2e%2e/audit",
                "/health/../audit",
                "//audit",
                "/audit/",
                "/audit;x=1",
                "/%61udit",
                "/a%75dit?x=/health")) {
            assertThat(get(path, clinician).body()).as(path).doesNotContain("What was asked");
            assertThat(get(path).status()).as("%s, by nobody", path).isIn(400, 401, 404);
        }
    }

    @Test
    void withoutARoleNobodyComesIn() throws IOException {
        provider.roles = List.of("visitor");
        Answer in = comeBack("");
        assertThat(in.status()).isEqualTo(403);
        assertThat(cookie(in, SESSION)).isEmpty();
    }

    @Test
    void metricsAreReadByAWordThatWasAgreedOn() throws IOException {
        assertThat(get("/metrics", "Authorization: Bearer agreed").status()).isEqualTo(200);
        assertThat(get("/metrics", "Authorization: Bearer agree").status()).isEqualTo(401);
        assertThat(get("/audit", "Authorization: Bearer agreed").status()).isEqualTo(401);
    }

    // ---- sessions

    @Test
    void loggingOutEndsTheSession() throws IOException {
        String cookie = logIn("clinician");
        assertThat(ask("POST", "/logout", cookie, OURS).body()).contains("Logged out");
        assertThat(get("/api/v1/content", cookie).status()).isEqualTo(401);
    }

    @Test
    void aSessionEndsWhenItIsIdle() throws IOException {
        String cookie = logIn("clinician");
        later.set(Duration.ofMinutes(29));
        assertThat(get("/about", cookie).status()).isEqualTo(200);
        later.set(Duration.ofMinutes(58));
        assertThat(get("/about", cookie).status()).as("it was used in between").isEqualTo(200);
        later.set(Duration.ofMinutes(89));
        assertThat(get("/about", cookie).status()).isEqualTo(401);
    }

    @Test
    void aSessionEndsInAnyCaseAfterItsLongestTime() throws IOException {
        String cookie = logIn("clinician");
        for (int minutes = 20; minutes < 600; minutes += 20) {
            later.set(Duration.ofMinutes(minutes));
            assertThat(get("/about", cookie).status()).as("%d min", minutes).isEqualTo(200);
        }
        later.set(Duration.ofHours(10));
        assertThat(get("/about", cookie).status()).isEqualTo(401);
    }

    @Test
    void aNameThatWasPlantedBeforeTheLoginIsNoSessionAfterIt() throws IOException {
        String planted = "Cookie: " + SESSION + "00000000-0000-0000-0000-000000000000";
        Answer begun = get("/login", planted);
        Answer in = get(path(provider.agree(begun.header("Location"))), planted + "; " + BEGUN + cookie(begun, BEGUN));
        assertThat(in.status()).isEqualTo(303);
        assertThat(cookie(in, SESSION)).isNotEqualTo("00000000-0000-0000-0000-000000000000");
        assertThat(get("/about", planted).status()).isEqualTo(401);
    }

    @Test
    void aNewLoginEndsTheSessionBefore() throws IOException {
        String first = logIn("clinician");
        Answer begun = get("/login", first);
        get(path(provider.agree(begun.header("Location"))), first + "; " + BEGUN + cookie(begun, BEGUN));
        assertThat(get("/about", first).status()).isEqualTo(401);
    }

    // ---- forged requests

    @Test
    void aChangeByCookieComesFromOurPagesAlone() throws IOException {
        String cookie = logIn("clinician");
        assertThat(ask("POST", "/check", cookie, OURS).status()).isEqualTo(200);
        assertThat(ask("POST", "/check", cookie, "Sec-Fetch-Site: same-origin").status())
                .isEqualTo(200);
        for (String from : List.of(
                "X-Nothing: 1",
                "Origin: null",
                "Origin: https://evil.example",
                "Origin: http://ketwise.example",
                "Origin: https://ketwise.example.evil.example",
                "Origin: https://ketwise.example:8443",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Sec-Fetch-Site: none")) {
            assertThat(ask("POST", "/check", cookie, from).status()).as(from).isEqualTo(403);
        }
    }

    @Test
    void aLoginThatAnotherBrowserBeganIsNotBelieved() throws IOException {
        Answer begun = get("/login");
        String back = path(provider.agree(begun.header("Location")));
        assertThat(get(back).status()).as("no cookie").isEqualTo(403);
        assertThat(get(back, "Cookie: " + BEGUN + "00000000-0000-0000-0000-000000000000")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aLoginComesBackOnceAndSoon() throws IOException {
        Answer begun = get("/login");
        String back = path(provider.agree(begun.header("Location")));
        String cookie = "Cookie: " + BEGUN + cookie(begun, BEGUN);
        assertThat(get(back, cookie).status()).isEqualTo(303);
        assertThat(get(back, cookie).status()).isEqualTo(403);
        begun = get("/login");
        later.set(Duration.ofMinutes(11));
        assertThat(get(path(provider.agree(begun.header("Location"))), "Cookie: " + BEGUN + cookie(begun, BEGUN))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void anIdTokenThatIsNotOursIsNotBelieved() throws IOException {
        long now = Instant.now().getEpochSecond();
        Map<String, Consumer<Map<String, Object>>> wrong = Map.of(
                "nonce", said -> said.put("nonce", "another"),
                "no nonce", said -> said.remove("nonce"),
                "aud", said -> said.put("aud", "another"),
                "azp", said -> said.put("aud", List.of("ketwise", "another")),
                "iss", said -> said.put("iss", "https://evil.example"),
                "exp", said -> said.put("exp", now - 60),
                "iat", said -> said.put("iat", now - 3_600),
                "no sub", said -> said.remove("sub"));
        for (var each : wrong.entrySet()) {
            provider.claims = each.getValue();
            assertThat(comeBack("").status()).as(each.getKey()).isEqualTo(403);
        }
        provider.claims = _ -> {};
        provider.signer = FakeProvider.FORGED;
        assertThat(comeBack("").status()).as("signed by another").isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https%3A%2F%2Fevil.example%2F",
                "%2F%2Fevil.example",
                "%2F%5Cevil.example",
                "%2F%0d%0aSet-Cookie%3A%20x%3D1",
                "%2F%09%2Fevil.example",
                "javascript%3Aalert(1)",
                "evil.example",
                "%2F%2F",
                "%2Fcheck%3Fq%3D1",
                ""
            })
    void afterTheLoginNobodyIsSentElsewhere(String to) throws IOException {
        Answer in = comeBack(to);
        assertThat(in.header("Location")).isEqualTo("/");
        assertThat(cookie(in, "x=")).isEmpty();
    }

    // ---- the way a request came

    @Test
    void onlyTheNameThatIsConfiguredIsAnsweredTo() throws IOException {
        for (String host :
                List.of("evil.example", "127.0.0.1", "ketwise.example.evil.example", "ketwise.example:8443")) {
            assertThat(get("/login", "Host: " + host).status()).as(host).isEqualTo(403);
        }
        assertThat(get("/login", "Host: KETWISE.example").status()).isEqualTo(303);
        assertThat(get("/login", "Host: ketwise.example:443").status()).isEqualTo(303);
    }

    @Test
    void whatDidNotComeOverTlsIsRefused() throws IOException {
        for (String header : List.of(
                "X-Nothing: 1",
                "X-Forwarded-Proto: http",
                "X-Forwarded-Proto: https, http",
                "Forwarded: proto=https")) {
            Answer answer = served.visitor.get("/login", "Host: ketwise.example", header);
            assertThat(answer.status()).as(header).isEqualTo(403);
            assertThat(answer.body()).contains("did not come over TLS");
        }
    }

    @Test
    void theAuditLogKnowsTheRoleAndNotTheName() throws IOException {
        String cookie = logIn("clinician", "auditor");
        get("/about", cookie);
        assertThat(get("/audit", cookie).body()).contains("What was asked").doesNotContain("dr-jane-doe");
        served.close();
        String log = Files.readString(data.resolve("audit.jsonl"));
        assertThat(log)
                .containsPattern(
                        "\"who\":\"person:[0-9a-f]{16}\",\"roles\":\"clinician,auditor\",\"method\":\"GET\",\"route\":\"/login/callback\"")
                .doesNotContain("dr-jane-doe", "__Host");
    }
}
