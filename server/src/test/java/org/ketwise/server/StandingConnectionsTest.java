package org.ketwise.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections whose other end does nothing. The clock of the server is moved by hand; the times of {@link Timeout} are there so that a test that hangs ends. */
@Timeout(60)
class StandingConnectionsTest {
    private static final int LONG_ENOUGH_TO_BE_CLOSED_MS = 20_000;
    private static final int SOME_LOOKS_OF_THE_SERVER_MS = 1_500;

    @TempDir
    private Path data;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T10:00:00Z"));
    private Served served;

    @BeforeEach
    void serve() {
        served = Served.with(data, "limits.connections = 3", now::get);
    }

    @AfterEach
    void end() {
        served.close();
        assertThat(served.faults).isEmpty();
    }

    private Socket connectedAndSent(String text) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), served.server.port());
        socket.getOutputStream()
                .write(text.replace("HOST", "Host: 127.0.0.1:" + served.server.port())
                        .getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private void pass(int seconds) {
        now.set(now.get().plusSeconds(seconds));
    }

    private static boolean isEndedWithin(int milliseconds, Socket socket) throws IOException {
        socket.setSoTimeout(milliseconds);
        try {
            socket.getInputStream().readAllBytes();
            return true;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "G",
                "GET / HTTP/1.1\r\nHO",
                "GET / HTTP/1.1\r\nHOST\r\nX-Half:",
                "POST /api/v1/screen HTTP/1.1\r\nHOST\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n",
                "POST /api/v1/screen HTTP/1.1\r\nHOST\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{",
                "POST /api/v1/screen HTTP/1.1\r\nHOST\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nff",
                "POST /api/v1/screen HTTP/1.1\r\nHOST\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{",
                "POST /nothing HTTP/1.1\r\nHOST\r\nContent-Length: 100\r\n\r\n{",
                "POST /nothing HTTP/1.1\r\nHOST\r\nContent-Length: 1\r\n\r\n{",
                "POST /health HTTP/1.1\r\nHOST\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n0\r\n\r\n",
                "GET /health HTTP/1.1\r\nHOST\r\n\r\n",
                "GET /nothing HTTP/1.1\r\nHOST\r\n\r\n",
            })
    void whoeverDoesNotGoOnIsEndedAndNotBefore(String sent) throws IOException {
        try (Socket socket = connectedAndSent(sent)) {
            pass(10);
            assertThat(isEndedWithin(SOME_LOOKS_OF_THE_SERVER_MS, socket)).isFalse();
            pass(80);
            assertThat(isEndedWithin(LONG_ENOUGH_TO_BE_CLOSED_MS, socket)).isTrue();
        }
    }

    @Test
    void theirPlacesAreForOthersAgain() throws IOException {
        try (Socket one = connectedAndSent("");
                Socket two = connectedAndSent("GET /");
                Socket three = connectedAndSent("POST /api/v1/screen HTTP/1.1\r\nHOST\r\nContent-Length: 9\r\n\r\n{")) {
            assertThat(one.isConnected() && two.isConnected() && three.isConnected())
                    .isTrue();
            assertThatThrownBy(() -> served.visitor.get("/health")).isInstanceOf(SocketTimeoutException.class);
            pass(30);
            assertThat(served.visitor.get("/health").status()).isEqualTo(200);
        }
    }

    @Test
    void anAnswerThatNobodyTakesEnds() throws IOException {
        try (Socket socket = connectedAndSent("")) {
            byte[] requests = ("GET /assets/check.js HTTP/1.1\r\nHost: 127.0.0.1:" + served.server.port() + "\r\n\r\n")
                    .repeat(100)
                    .getBytes(StandardCharsets.UTF_8);
            Thread asking = Thread.ofVirtual().start(() -> {
                try {
                    while (true) { // until neither side can take more
                        socket.getOutputStream().write(requests);
                    }
                } catch (IOException ended) {
                    // as it should be
                }
            });
            assertThat(joined(asking, 5_000)).isFalse();
            pass(80);
            assertThat(joined(asking, LONG_ENOUGH_TO_BE_CLOSED_MS)).isTrue();
        }
    }

    private static boolean joined(Thread thread, int milliseconds) {
        try {
            return thread.join(java.time.Duration.ofMillis(milliseconds));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest(name = "{0} broken chunks before it")
    @ValueSource(ints = {1, 2, 3, 4}) // as many as the server reads before it gives the body up
    void nothingIsDoneAfterTheLastAnswer(int broken) throws IOException {
        try (Socket socket =
                connectedAndSent("POST /api/v1/screen HTTP/1.1\r\nHOST\r\nContent-Type: application/json\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n" + "zz\r\n".repeat(broken)
                        + "GET /health HTTP/1.1\r\nHOST\r\n\r\n")) {
            socket.setSoTimeout(LONG_ENOUGH_TO_BE_CLOSED_MS);
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400 ")
                    .doesNotContain("HTTP/1.1 200 ");
        }
    }

    @Test
    void oneThatIsUsedStays() throws IOException {
        try (Socket socket = connectedAndSent("")) {
            socket.setSoTimeout(10_000);
            for (int i = 0; i < 3; i++) {
                pass(i == 0 ? 10 : 60);
                socket.getOutputStream()
                        .write(("GET /health HTTP/1.1\r\nHost: 127.0.0.1:" + served.server.port() + "\r\n\r\n")
                                .getBytes(StandardCharsets.UTF_8));
                String answer = "";
                while (!answer.endsWith("ok\n")) {
                    int next = socket.getInputStream().read();
                    assertThat(next).isNotNegative();
                    answer += (char) next;
                }
            }
        }
    }
}
