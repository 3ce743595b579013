package org.ketwise.knowledge.content;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The content as one file that is fast to read: one JSON array, its hash first, then kind, path and body of each document in turn. Vignettes stay out, since
 * nothing that screens needs them.
 */
public final class ContentArchive {
    private static final JsonMapper JSON = JsonMapper.shared();

    private ContentArchive() {}

    /** Writes the content, and closes the stream. */
    public static void write(Content content, OutputStream out) throws IOException {
        try (OutputStream buffered = new BufferedOutputStream(out);
                JsonGenerator json = JSON.createGenerator(buffered, JsonEncoding.UTF8)) {
            json.writeStartArray();
            json.writeString(content.hash());
            for (ContentDocument document : content.documents()) {
                if (document.kind() != ContentKind.CASE) {
                    json.writeString(document.kind().name());
                    json.writeString(document.path());
                    JSON.writeTree(json, document.body());
                }
            }
            json.writeEndArray();
        }
    }

    /** Reads what {@link #write} wrote, and closes the stream. */
    public static Content read(InputStream in) throws IOException {
        try (InputStream buffered = new BufferedInputStream(in, 1 << 16);
                JsonParser json = JSON.createParser(buffered)) {
            json.nextToken();
            String hash = json.nextStringValue();
            List<ContentDocument> documents = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                ContentKind kind = ContentKind.valueOf(json.getString());
                String path = json.nextStringValue();
                json.nextToken();
                JsonNode body = json.readValueAsTree();
                documents.add(new ContentDocument(kind, path, body));
            }
            return new Content(List.copyOf(documents), hash);
        }
    }
}
