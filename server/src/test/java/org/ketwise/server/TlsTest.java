package org.ketwise.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ketwise.kernel.UserError;
import org.ketwise.server.Visitor.Answer;

/** The server speaks TLS itself, with a certificate in either kind of file. */
class TlsTest {
    private static final String PASSWORD = "changeit";
    private static final String LOGIN = """
            publicUrl = https://ketwise.example
            login.issuer = http://127.0.0.1:9
            login.clientId = ketwise
            login.clientSecret = secret
            """;

    @TempDir
    private static Path files;

    @TempDir
    private Path data;

    private static KeyStore store;

    @BeforeAll
    static void makeCertificate() throws IOException, InterruptedException, GeneralSecurityException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "ketwise",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=ketwise.example",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        files.resolve("tls.p12").toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS) && keytool.exitValue() == 0)
                .isTrue();
        store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(files.resolve("tls.p12"))) {
            store.load(in, PASSWORD.toCharArray());
        }
        writePem("tls.crt", "CERTIFICATE", store.getCertificate("ketwise").getEncoded());
        writePem(
                "tls.key",
                "PRIVATE KEY",
                store.getKey("ketwise", PASSWORD.toCharArray()).getEncoded());
    }

    private static void writePem(String name, String kind, byte[] bytes) throws IOException {
        Files.writeString(
                files.resolve(name),
                "-----BEGIN " + kind + "-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + kind
                        + "-----\n");
    }

    private static Visitor overTls(Served served) throws IOException, GeneralSecurityException {
        SSLContext tls = trusting();
        int port = served.server.port();
        return new Visitor(port, () -> tls.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port));
    }

    private static SSLContext trusting() throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("ketwise", store.getCertificate("ketwise"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return tls;
    }

    private void assertSpeaksTls(String settings) throws IOException, GeneralSecurityException {
        try (Served served = Served.with(data, LOGIN + settings)) {
            Visitor visitor = overTls(served);
            assertThat(visitor.get("/health", "Host: ketwise.example").body()).isEqualTo("ok\n");
            Answer nobody = visitor.get("/api/v1/content", "Host: ketwise.example");
            assertThat(nobody.status()).isEqualTo(401);
            assertThat(nobody.header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
            assertThat(visitor.get("/api/v1/content", "Host: ketwise.example", "X-Forwarded-Proto: http")
                            .status())
                    .as("what nobody trusted says of the way")
                    .isEqualTo(401);
            assertThat(served.server.address()).isEqualTo("https://ketwise.example/");
        }
    }

    @Test
    void byPem() throws IOException, GeneralSecurityException {
        assertSpeaksTls("tls.certificate = " + files.resolve("tls.crt") + "\ntls.key = " + files.resolve("tls.key"));
    }

    @Test
    void byKeyStore() throws IOException, GeneralSecurityException {
        assertSpeaksTls("tls.keyStore = " + files.resolve("tls.p12") + "\ntls.password = " + PASSWORD);
    }

    @Test
    @Timeout(60)
    void connectionsWhoseOtherEndDoesNotGoOnAreEndedOverTlsToo() throws IOException, GeneralSecurityException {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T10:00:00Z"));
        String settings = LOGIN + "tls.keyStore = " + files.resolve("tls.p12") + "\ntls.password = " + PASSWORD;
        try (Served served = Served.with(data, settings, now::get);
                Socket silent = new Socket(InetAddress.getLoopbackAddress(), served.server.port());
                Socket greeted = trusting()
                        .getSocketFactory()
                        .createSocket(InetAddress.getLoopbackAddress(), served.server.port())) {
            greeted.getOutputStream().write("GET /heal".getBytes(StandardCharsets.US_ASCII));
            for (Socket each : new Socket[] {silent, greeted}) {
                each.setSoTimeout(1_500);
                assertThatExceptionOfType(SocketTimeoutException.class)
                        .isThrownBy(() -> each.getInputStream().read());
            }
            now.set(now.get().plusSeconds(80));
            for (Socket each : new Socket[] {silent, greeted}) {
                each.setSoTimeout(20_000);
                assertThat(isAtItsEnd(each)).isTrue();
            }
            assertThat(overTls(served).get("/health", "Host: ketwise.example").status())
                    .isEqualTo(200);
        }
    }

    private static boolean isAtItsEnd(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (SocketException | SSLException cutOff) {
            return true;
        }
    }

    @Test
    void aProxyThatIsNotNamedDoesNotMakeARequestSecure() throws IOException {
        try (Served served = Served.with(data, LOGIN + "trustedProxies = 192.0.2.7")) {
            assertThat(served.visitor
                            .get("/login", "Host: ketwise.example", "X-Forwarded-Proto: https")
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void aCertificateThatCannotBeUsedIsNamed() {
        for (String settings : new String[] {
            "tls.keyStore = " + files.resolve("tls.p12") + "\ntls.password = wrong",
            "tls.certificate = " + files.resolve("tls.crt") + "\ntls.key = " + files.resolve("tls.crt"),
            "tls.certificate = " + files.resolve("nowhere.crt") + "\ntls.key = " + files.resolve("tls.key"),
        }) {
            assertThatExceptionOfType(UserError.class)
                    .as(settings)
                    .isThrownBy(() -> Served.with(data, LOGIN + settings).close())
                    .withMessageContaining("cannot be used");
        }
    }
}
