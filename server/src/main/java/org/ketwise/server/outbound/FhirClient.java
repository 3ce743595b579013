package org.ketwise.server.outbound;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ketwise.fhir.cdshooks.PrefetchPart;
import org.ketwise.server.exchange.Deferred;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fetches what a client did not send. All parts are asked for at once and must be there within {@value #SECONDS_IN_ALL} seconds; whatever goes wrong, a part is not
 * there, and of the failure nothing is told to anybody.
 */
public final class FhirClient implements AutoCloseable {
    static final int SECONDS_IN_ALL = 4;
    /** A page of one patient's orders is far smaller. */
    private static final long LARGEST_PAGE = 2L << 20;

    private static final int MOST_PAGES = 10;

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
     * @return each part with what was fetched, all pages of it as one Bundle; null where it was not. What was not reached of further pages its link "next" still names.
     */
    public Map<PrefetchPart, @Nullable JsonNode> fetch(
            URI base, @Nullable String token, String patientId, List<PrefetchPart> parts) {
        Map<PrefetchPart, JsonNode> reached = new ConcurrentHashMap<>();
        List<CompletableFuture<?>> asked = new ArrayList<>();
        for (PrefetchPart part : parts) {
            Pages pages = new Pages(base, token, resource -> reached.put(part, resource));
            asked.add(pages.readFirst(part.query(patientId)));
        }
        awaitAll(asked);
        Map<PrefetchPart, @Nullable JsonNode> fetched = new EnumMap<>(PrefetchPart.class);
        parts.forEach(part -> fetched.put(part, reached.get(part)));
        return fetched;
    }

    /** The pages of one answer, one after the other. */
    private final class Pages {
        private final URI base;
        private final @Nullable String token;
        private final Consumer<JsonNode> reached;

        /** @param reached told all that there is so far, after each page */
        Pages(URI base, @Nullable String token, Consumer<JsonNode> reached) {
            this.base = base;
            this.token = token;
            this.reached = reached;
        }

        CompletableFuture<?> readFirst(String query) {
            String root = base.toString();
            return ask(URI.create((root.endsWith("/") ? root : root + "/") + query))
                    .thenCompose(page -> page.map(first -> readOn(first, 1)).orElseGet(Pages::noMore));
        }

        private CompletableFuture<?> readOn(JsonNode soFar, int pages) {
            reached.accept(soFar);
            return AllowedServers.pageOf(base, nextOf(soFar))
                    .filter(_ -> pages < MOST_PAGES)
                    .map(next -> ask(next)
                            .thenCompose(page -> page.filter(FhirClient::isBundle)
                                    .map(more -> readOn(joined(soFar, more), pages + 1))
                                    .orElseGet(Pages::noMore)))
                    .orElseGet(Pages::noMore);
        }

        private static <T> CompletableFuture<T> noMore() {
            return CompletableFuture.completedFuture(null);
        }

        private CompletableFuture<Optional<JsonNode>> ask(URI address) {
            HttpRequest.Builder request = HttpRequest.newBuilder(address)
                    .header("Accept", "application/fhir+json")
                    .timeout(Duration.ofSeconds(SECONDS_IN_ALL))
                    .GET();
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            return client.get()
                    .sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_PAGE))
                    .thenApply(FhirClient::resource);
        }
    }

    private static String nextOf(JsonNode bundle) {
        for (JsonNode link : bundle.path("link")) {
            if (link.path("relation").asString("").equals("next")) {
                return link.path("url").asString("");
            }
        }
        return "";
    }

    private static boolean isBundle(JsonNode resource) {
        return resource.path("resourceType").asString("").equals("Bundle");
    }

    /** The entries of both, with the links of the later one. */
    private static JsonNode joined(JsonNode soFar, JsonNode more) {
        ObjectNode joined = JsonNodeFactory.instance.objectNode();
        joined.put("resourceType", "Bundle");
        joined.set("link", more.path("link").isArray() ? more.path("link") : JsonNodeFactory.instance.arrayNode());
        ArrayNode entries = joined.putArray("entry");
        soFar.path("entry").forEach(entries::add);
        more.path("entry").forEach(entries::add);
        return joined;
    }

    private static void awaitAll(List<CompletableFuture<?>> asked) {
        try {
            CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
                    .orTimeout(SECONDS_IN_ALL, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException someFailed) {
            asked.forEach(answer -> answer.cancel(true)); // what came stays as it is
        }
    }

    private static Optional<JsonNode> resource(HttpResponse<byte[]> response) {
        if (response.statusCode() != 200) {
            return Optional.empty();
        }
        try {
            JsonNode resource = JSON.readTree(response.body());
            return resource.path("resourceType").isString() ? Optional.of(resource) : Optional.empty();
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        client.ifMade(HttpClient::shutdownNow);
    }
}
