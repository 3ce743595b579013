package org.ketwise.server.outbound;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.ketwise.fhir.cdshooks.PrefetchPart;
import org.ketwise.server.exchange.Deferred;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fetches what a client did not send. All parts are asked for at once and must be there within {@value #SECONDS_IN_ALL} seconds; whatever goes wrong, a part is not
 * there, and of the failure nothing is told to anybody.
 */
public final class FhirClient implements AutoCloseable {
    static final int SECONDS_IN_ALL = 4;
    /** A page of one patient's orders is far smaller. */
    private static final long LARGEST_PART = 2L << 20;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Deferred<HttpClient> client = new Deferred<>(FhirClient::client);

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(Duration.ofSeconds(2))
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /**
     * @param base an address that is allowed
     * @param patientId a logical id
     * @return each part with what was fetched; null where it was not
     */
    public Map<PrefetchPart, @Nullable JsonNode> fetch(
            URI base, @Nullable String token, String patientId, List<PrefetchPart> parts) {
        Map<PrefetchPart, CompletableFuture<HttpResponse<byte[]>>> asked = new EnumMap<>(PrefetchPart.class);
        for (PrefetchPart part : parts) {
            asked.put(
                    part,
                    client.get()
                            .sendAsync(
                                    request(base, token, part.query(patientId)),
                                    BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_PART)));
        }
        awaitAll(asked);
        Map<PrefetchPart, @Nullable JsonNode> fetched = new EnumMap<>(PrefetchPart.class);
        asked.forEach((part, answer) -> fetched.put(part, resource(answer)));
        return fetched;
    }

    private static HttpRequest request(URI base, @Nullable String token, String query) {
        String root = base.toString();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create((root.endsWith("/") ? root : root + "/") + query))
                .header("Accept", "application/fhir+json")
                .timeout(Duration.ofSeconds(SECONDS_IN_ALL))
                .GET();
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.build();
    }

    private static void awaitAll(Map<PrefetchPart, CompletableFuture<HttpResponse<byte[]>>> asked) {
        try {
            CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new))
                    .orTimeout(SECONDS_IN_ALL, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException someFailed) {
            asked.values().forEach(answer -> answer.cancel(true)); // those that came stay as they are
        }
    }

    private static @Nullable JsonNode resource(CompletableFuture<HttpResponse<byte[]>> answer) {
        if (answer.state() != CompletableFuture.State.SUCCESS) {
            return null;
        }
        HttpResponse<byte[]> response = answer.resultNow();
        if (response.statusCode() != 200) {
            return null;
        }
        try {
            JsonNode resource = JSON.readTree(response.body());
            return resource.path("resourceType").isString() ? resource : null;
        } catch (JacksonException noJson) {
            return null;
        }
    }

    @Override
    public void close() {
        client.ifMade(HttpClient::shutdownNow);
    }
}
