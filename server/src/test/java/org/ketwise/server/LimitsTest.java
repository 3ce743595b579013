package org.ketwise.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ketwise.server.Visitor.Answer;

/** Requests that are too much, too slow or broken. The times of {@link Timeout} are there so that a test that hangs ends. */
@Timeout(60)
class LimitsTest {
    @TempDir
    private Path data;

    private Served served;

    @AfterEach
    void end() {
        served.close();
        assertThat(served.faults).isEmpty();
    }

    private void serve(String settings) {
        served = Served.with(data, settings);
    }

    /** Sends bytes one by one with a pause between, until the server has had enough; what it answered. */
    private String drip(String head, int bytes) throws IOException, InterruptedException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), served.server.port())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.UTF_8));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (int sent = 0; sent < bytes && !in.ready(); sent++) {
                out.write(' ');
                out.flush();
                Thread.sleep(50);
            }
            return in.readLine();
        } catch (SocketException closed) {
            return "closed";
        }
    }

    private String head(String path) {
        return "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + served.server.port()
                + "\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n";
    }

    @Test
    void aBodyThatDripsIsCut() throws IOException, InterruptedException {
        serve("limits.bodySeconds = 1");
        assertThat(drip(head("/api/v1/screen"), 100_000)).contains(" 408 ");
    }

    @Test
    void aBodyThatDripsWhereNobodyReadsItIsCutToo() throws IOException, InterruptedException {
        serve("limits.bodySeconds = 1");
        String answer = drip(head("/nothing"), 100_000);
        assertThat(answer).matches(line -> line.equals("closed") || line.contains(" 404 "));
        assertThat(served.visitor.get("/health").status()).isEqualTo(200);
    }

    @Test
    void aHeadThatIsTooLongIsRefused() throws IOException {
        serve("limits.headerBytes = 2048");
        Answer answer = served.visitor.get("/", "X-Long: " + "a".repeat(4_000));
        assertThat(answer.status()).isIn(400, 431);
        assertThat(served.visitor.get("/" + "a".repeat(5_000)).status()).isIn(400, 414);
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedHoweverItComes() throws IOException {
        serve("limits.bodyBytes = 2000");
        String large = "{\"plan\":\"" + "a".repeat(4_000) + "\"}";
        assertThat(served.visitor.postJson("/api/v1/screen", large).status()).isEqualTo(413);
        String chunk = Integer.toHexString(large.length()) + "\r\n" + large + "\r\n0\r\n\r\n";
        assertThat(served.visitor
                        .raw("POST /api/v1/screen HTTP/1.1\r\nHost: 127.0.0.1:" + served.server.port()
                                + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                                + chunk)
                        .status())
                .isEqualTo(413);
    }

    @Test
    void whoAsksTooOftenWaits() throws IOException {
        serve("limits.requestsPerSecond = 5");
        Answer last = null;
        int taken = 0;
        for (int i = 0; i < 200 && (last == null || last.status() == 200); i++) {
            last = served.visitor.get("/api/v1/content");
            taken += last.status() == 200 ? 1 : 0;
        }
        assertThat(taken).isGreaterThanOrEqualTo(10);
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.header("Retry-After")).isEqualTo("1");
        assertThat(last.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(served.visitor.get("/health").status())
                .as("what watches is not counted")
                .isEqualTo(200);
    }

    @Test
    void theBucketFillsAgain() throws IOException {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T10:00:00Z"));
        served = Served.with(data, "limits.requestsPerSecond = 1", now::get);
        assertThat(IntStream.range(0, 4).mapToObj(_ -> status("/about")).collect(Collectors.toList()))
                .containsExactly(200, 200, 429, 429);
        now.set(now.get().plusSeconds(1));
        assertThat(IntStream.range(0, 2).mapToObj(_ -> status("/about")).collect(Collectors.toList()))
                .containsExactly(200, 429);
    }

    private int status(String path) {
        try {
            return served.visitor.get(path).status();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void whatAProxyThatNobodyNamedSaysOfTheAddressDoesNotCount() throws IOException {
        serve("limits.requestsPerSecond = 1");
        int refused = 0;
        for (int i = 0; i < 20; i++) {
            refused += served.visitor
                                    .get("/about", "X-Forwarded-For: 10.0.0." + i, "Forwarded: for=10.0.0." + i)
                                    .status()
                            == 429
                    ? 1
                    : 0;
        }
        assertThat(refused).isPositive();
    }

    @Test
    void brokenTextIsRefusedAndNotRepeated() throws IOException {
        serve("");
        byte[] bytes = "{\"plan\":\"xx\"}".getBytes(StandardCharsets.US_ASCII);
        bytes[9] = (byte) 0xC3;
        bytes[10] = (byte) 0x28;
        Answer answer = served.visitor.raw(
                "POST /api/v1/screen HTTP/1.1\r\nHost: 127.0.0.1:" + served.server.port()
                        + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " + bytes.length
                        + "\r\n\r\n",
                bytes);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("not UTF-8");
        assertThat(served.visitor
                        .postForm("/check", "medications=%C3%28", "Accept: text/html")
                        .status())
                .isIn(200, 400);
    }

    @Test
    void deepJsonIsRefused() throws IOException {
        serve("");
        for (String deep : new String[] {"[", "{\"a\":"}) {
            assertThat(served.visitor
                            .postJson("/api/v1/screen", "{\"medications\":" + deep.repeat(100_000))
                            .status())
                    .isEqualTo(400);
        }
        assertThat(served.visitor
                        .postJson("/api/v1/screen", "{\"age\":" + "9".repeat(100_000) + "}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void bracketsWithoutEndAreRefusedBeforeTheyFillTheMemory() throws IOException {
        serve("");
        assertThat(served.visitor
                        .postJson("/api/v1/screen", "{\"medications\":[" + "{},".repeat(600_000) + "{}]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aLargeBodyWhoseLengthIsNotSaidIsReadToItsEnd() throws IOException {
        serve("");
        String body =
                "{\"plan\":\"esketamine 56 mg nasal\",\"medications\":[" + " ".repeat(200_000) + "\"lithium 300 mg\"]}";
        Answer answer = served.visitor.raw("POST /api/v1/screen HTTP/1.1\r\nHost: 127.0.0.1:" + served.server.port()
                + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("lithium");
    }

    @Test
    void aBodyInBrokenChunksIsTheMistakeOfWhoSentIt() throws IOException {
        serve("");
        for (String chunks :
                new String[] {"zz\r\n{}\r\n0\r\n\r\n", "2\r\n{}\r\n0\r\nno end\r\n\r\n", "-2\r\n{}\r\n", "\r\n\r\n"}) {
            Answer answer = served.visitor.raw("POST /api/v1/screen HTTP/1.1\r\nHost: 127.0.0.1:"
                    + served.server.port()
                    + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks);
            assertThat(answer.status()).as(chunks).isEqualTo(400);
            assertThat(answer.header("Connection")).as(chunks).isEqualToIgnoringCase("close");
        }
    }

    @Test
    void aBodyThatBreaksOffIsNoFault() throws IOException {
        serve("");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), served.server.port())) {
            socket.getOutputStream().write((head("/api/v1/screen") + "{").getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void aListOfTwoHundredMedicinesIsScreened() throws IOException {
        serve("");
        String list = IntStream.range(0, 200)
                .mapToObj(i -> "\"lithium " + i + " mg\"")
                .collect(Collectors.joining(","));
        assertThat(served.visitor
                        .postJson("/api/v1/screen", "{\"medications\":[" + list + "],\"plan\":\"ketamine 30 mg oral\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void headersOfAnAnswerCannotBeInjected() throws IOException {
        serve("");
        for (String path : new String[] {
            "/check/%0d%0aSet-Cookie:%20x=1", "/login?to=%0d%0aSet-Cookie:%20x=1", "/%0d%0aSet-Cookie:%20x=1"
        }) {
            Answer answer = served.visitor.get(path, "Accept: text/html");
            assertThat(answer.header("Set-Cookie")).as(path).isEmpty();
            assertThat(answer.status()).as(path).isGreaterThanOrEqualTo(400);
        }
    }

    @Test
    void requestsThatTwoServersWouldReadInTwoWaysAreRefused() throws IOException {
        serve("");
        String host = "Host: 127.0.0.1:" + served.server.port() + "\r\n";
        for (String head : new String[] {
            "POST /api/v1/screen HTTP/1.1\r\n" + host
                    + "Content-Type: application/json\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "POST /api/v1/screen HTTP/1.1\r\n" + host
                    + "Content-Type: application/json\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcde",
            "GET / HTTP/1.1\r\n" + host + "Host: evil.example\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
        }) {
            assertThat(served.visitor.raw(head).status()).as(head).isIn(400, 403);
        }
    }
}
