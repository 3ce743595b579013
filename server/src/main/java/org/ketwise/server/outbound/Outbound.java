package org.ketwise.server.outbound;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks other servers, with limits on time and size, and follows no redirect. */
public final class Outbound implements AutoCloseable {
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 1 << 20;

    private @Nullable HttpClient client;

    /** What came back. */
    public record Answer(int status, String body) {}

    public Answer get(URI url) throws IOException {
        return ask(HttpRequest.newBuilder(url).header("Accept", "application/json"));
    }

    /** @param authorization the header, which proves who asks */
    public Answer postForm(URI url, Map<String, String> fields, String authorization) throws IOException {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return ask(HttpRequest.newBuilder(url)
                .header("Accept", "application/json")
                .header("Authorization", authorization)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Answer ask(HttpRequest.Builder request) throws IOException {
        CompletableFuture<HttpResponse<String>> coming = client().sendAsync(
                        request.timeout(LONGEST).build(),
                        BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MOST_BYTES));
        try {
            HttpResponse<String> answer = coming.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
            return new Answer(answer.statusCode(), answer.body());
        } catch (ExecutionException | TimeoutException e) {
            coming.cancel(true);
            throw new IOException("no answer", e);
        } catch (InterruptedException e) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Made when first needed: most servers ask nobody. */
    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .connectTimeout(LONGEST_CONNECT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
        }
        return client;
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.shutdownNow();
        }
    }
}
