package org.ketwise.server.exchange;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ketwise.kernel.UserError;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The body of a request, whole: Helidon's limit on its size holds. */
public final class Body {
    private static final int SCRATCH = 4_096;
    private static final int STEP = 256 << 10;
    private static final long LENGTH_UNKNOWN = 8 << 20;
    private static final int MOST_FIELDS = 1_000;

    /** A record of so many is as large as the memory allows; more in a body of the usual size would be brackets only, which need far more memory than they have characters. */
    private static final long MOST_TOKENS = Runtime.getRuntime().maxMemory() / 256;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .enable(tools.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(tools.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Body() {}

    /** @throws Refusal if the body is no JSON object by its type or by what it holds */
    public static ObjectNode json(ServerRequest request) {
        requireType(request, "json");
        byte[] bytes = bytes(request);
        requireUtf8(bytes);
        JsonNode node = JSON.readTree(bytes);
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new Refusal(
                400, "The body is no JSON object.", "Send an object with the fields that the documentation names.");
    }

    /** The fields of an HTML form, the values of each in their order. */
    public static Map<String, List<String>> form(ServerRequest request) {
        requireType(request, "x-www-form-urlencoded");
        Map<String, List<String>> fields = new LinkedHashMap<>();
        String text = text(request);
        int number = 0;
        for (int from = 0; from <= text.length(); ) {
            int next = text.indexOf('&', from);
            int end = next < 0 ? text.length() : next;
            int equals = text.indexOf('=', from);
            if (equals > from && equals < end) {
                if (++number > MOST_FIELDS) {
                    throw new Refusal(413, "The form has too many fields.", "Send the form of the page.");
                }
                fields.computeIfAbsent(decoded(text.substring(from, equals)), _ -> new ArrayList<>())
                        .add(decoded(text.substring(equals + 1, end)));
            }
            from = end + 1;
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return java.net.URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new UserError("The form holds a broken percent escape.", "Send it as a browser does.");
        }
    }

    private static void requireType(ServerRequest request, String kind) {
        String type =
                request.headers().value(HeaderNames.CONTENT_TYPE).orElse("").toLowerCase(Locale.ROOT);
        int end = type.indexOf(';');
        String bare = (end < 0 ? type : type.substring(0, end)).strip();
        if (!bare.endsWith("/" + kind) && !bare.endsWith("+" + kind)) {
            throw new Refusal(
                    415,
                    "The body is of the type \"" + bare + "\".",
                    "Send application/" + kind + " and say so in Content-Type.");
        }
    }

    private static String text(ServerRequest request) {
        byte[] bytes = bytes(request);
        requireUtf8(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** What a body holds of the memory while it comes. */
    public record Arriving(Room.Claim claim) {}

    /**
     * The body. A large one waits for a place among those that come before more than its beginning is read; then it claims room for what is made of it. One that
     * does not announce its length claims a large place at once: who waits must hold nothing that is not counted.
     */
    private static byte[] bytes(ServerRequest request) {
        Room.Claim claim = Room.Claim.of(request);
        try (InputStream in = request.content().inputStream()) {
            byte[] beginning = in.readNBytes(Room.SMALL);
            if (beginning.length < Room.SMALL) {
                return beginning;
            }
            Room.Claim arriving =
                    request.context().get(Arriving.class).orElseThrow().claim();
            long announced = announced(request);
            arriving.take(announced);
            ByteArrayOutputStream all = new ByteArrayOutputStream(2 * Room.SMALL);
            byte[] next = beginning;
            while (next.length > 0) {
                all.write(next);
                if (all.size() > announced) {
                    arriving.take(next.length);
                }
                next = in.readNBytes(STEP);
            }
            claim.take(all.size());
            return all.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many bytes are to come, as far as that is said: what is compressed becomes more. */
    private static long announced(ServerRequest request) {
        return request.headers().contains(HeaderNames.CONTENT_ENCODING)
                ? LENGTH_UNKNOWN
                : request.headers().contentLength().orElse(LENGTH_UNKNOWN);
    }

    /** Before anything is made of it: the parser lets some sequences pass that are none. */
    private static void requireUtf8(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer left = ByteBuffer.wrap(bytes);
        CharBuffer scratch = CharBuffer.allocate(Math.min(bytes.length + 1, SCRATCH));
        CoderResult result;
        do {
            scratch.clear();
            result = decoder.decode(left, scratch, true);
        } while (result.isOverflow());
        if (result.isError()) {
            throw new UserError("The body is not UTF-8.", "Send UTF-8.");
        }
    }
}
