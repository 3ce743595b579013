package org.ketwise.server.exchange;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.ketwise.kernel.UserError;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The body of a request, whole: Helidon's limit on its size holds. */
public final class Body {
    private static final int SCRATCH = 4_096;

    /** What a body of the usual limit holds of records; more would be brackets only, which need far more memory than they have characters. */
    private static final int MOST_TOKENS = 500_000;

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
        for (String pair : text(request).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.computeIfAbsent(decoded(pair.substring(0, equals)), _ -> new ArrayList<>())
                        .add(decoded(pair.substring(equals + 1)));
            }
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
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw notUtf8();
        }
    }

    /** The body; a large one waits until there is room for it and for what is made of it. */
    private static byte[] bytes(ServerRequest request) {
        Room.Claim claim = Room.Claim.of(request);
        try (InputStream in = request.content().inputStream()) {
            OptionalLong length = request.headers().contentLength();
            if (length.isPresent()) {
                claim.take(length.getAsLong());
                return in.readAllBytes();
            }
            byte[] beginning = in.readNBytes(Room.SMALL);
            if (beginning.length < Room.SMALL) {
                return beginning;
            }
            claim.takeAll();
            byte[] rest = in.readAllBytes();
            byte[] all = Arrays.copyOf(beginning, beginning.length + rest.length);
            System.arraycopy(rest, 0, all, beginning.length, rest.length);
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
            throw notUtf8();
        }
    }

    private static UserError notUtf8() {
        return new UserError("The body is not UTF-8.", "Send UTF-8.");
    }
}
