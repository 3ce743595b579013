package org.ketwise.knowledge.content;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The content as one file that is fast to read, even by a program that has just started: every text once, then the trees, which name texts by their number. A
 * program reads only the archive of its own build. Vignettes stay out, since nothing that screens needs them.
 */
public final class ContentArchive {
    private static final int OBJECT = 0;
    private static final int ARRAY = 1;
    private static final int TEXT = 2;
    private static final int WHOLE = 3;
    private static final int DECIMAL = 4;
    private static final int FALSE = 5;
    private static final int TRUE = 6;
    private static final int NULL = 7;
    private static final int KIND_BITS = 3;

    private ContentArchive() {}

    /** Writes the content, and closes the stream. */
    public static void write(Content content, OutputStream out) throws IOException {
        Writer writer = new Writer();
        List<ContentDocument> documents = content.documents().stream()
                .filter(document -> document.kind() != ContentKind.CASE)
                .toList();
        writer.text(content.hash());
        writer.number(documents.size());
        for (ContentDocument document : documents) {
            writer.text(document.kind().name());
            writer.text(document.path());
            writer.tree(document.body());
        }
        try (DataOutputStream data = new DataOutputStream(new BufferedOutputStream(out))) {
            writer.writeTo(data);
        }
    }

    /** Reads what {@link #write} wrote, and closes the stream. */
    public static Content read(InputStream in) throws IOException {
        try (DataInputStream data = new DataInputStream(in)) {
            Reader reader = new Reader(texts(data), data.readAllBytes());
            String hash = reader.text();
            int count = reader.number();
            List<ContentDocument> documents = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                documents.add(new ContentDocument(ContentKind.valueOf(reader.text()), reader.text(), reader.tree()));
            }
            return new Content(List.copyOf(documents), hash);
        }
    }

    private static String[] texts(DataInputStream data) throws IOException {
        String all = new String(data.readNBytes(data.readInt()), StandardCharsets.UTF_8);
        Reader lengths = new Reader(new String[0], data.readNBytes(data.readInt()));
        String[] texts = new String[lengths.number()];
        int from = 0;
        for (int i = 0; i < texts.length; i++) {
            int to = from + lengths.number();
            texts[i] = all.substring(from, to);
            from = to;
        }
        return texts;
    }

    private static final class Writer {
        private final Map<String, Integer> texts = new LinkedHashMap<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        /** Seven bits a byte, the lowest first; the upper bit says that more follow. */
        private static void number(int number, ByteArrayOutputStream bytes) {
            int left = number;
            for (; (left & ~0x7F) != 0; left >>>= 7) {
                bytes.write((left & 0x7F) | 0x80);
            }
            bytes.write(left);
        }

        void number(int number) {
            number(number, bytes);
        }

        void text(String text) {
            Integer known = texts.putIfAbsent(text, texts.size());
            number(known == null ? texts.size() - 1 : known);
        }

        void tree(JsonNode node) {
            switch (node.getNodeType()) {
                case OBJECT -> {
                    head(OBJECT, node.size());
                    node.properties().forEach(property -> {
                        text(property.getKey());
                        tree(property.getValue());
                    });
                }
                case ARRAY -> {
                    head(ARRAY, node.size());
                    node.forEach(this::tree);
                }
                case STRING -> {
                    number(TEXT);
                    text(node.stringValue());
                }
                case NUMBER -> {
                    if (!node.isInt() && !node.isDouble()) {
                        throw new IllegalArgumentException("content holds no number like " + node);
                    }
                    number(node.isInt() ? WHOLE : DECIMAL);
                    text(node.asString());
                }
                case BOOLEAN -> number(node.booleanValue() ? TRUE : FALSE);
                case NULL -> number(NULL);
                default -> throw new IllegalArgumentException("content holds no " + node.getNodeType());
            }
        }

        private void head(int kind, int size) {
            number((size << KIND_BITS) | kind);
        }

        void writeTo(DataOutputStream out) throws IOException {
            ByteArrayOutputStream lengths = new ByteArrayOutputStream();
            number(texts.size(), lengths);
            texts.keySet().forEach(text -> number(text.length(), lengths));
            byte[] all = String.join("", texts.keySet()).getBytes(StandardCharsets.UTF_8);
            out.writeInt(all.length);
            out.write(all);
            out.writeInt(lengths.size());
            lengths.writeTo(out);
            bytes.writeTo(out);
        }
    }

    private static final class Reader {
        private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

        private final String[] texts;
        private final byte[] bytes;
        private int at;

        Reader(String[] texts, byte[] bytes) {
            this.texts = texts;
            this.bytes = bytes;
        }

        int number() {
            int number = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = bytes[at++];
                number |= (next & 0x7F) << shift;
                if (next >= 0) {
                    return number;
                }
            }
        }

        String text() {
            return texts[number()];
        }

        JsonNode tree() {
            int head = number();
            int size = head >>> KIND_BITS;
            return switch (head & ((1 << KIND_BITS) - 1)) {
                case OBJECT -> object(size);
                case ARRAY -> array(size);
                case TEXT -> NODES.stringNode(text());
                case WHOLE -> NODES.numberNode(Integer.parseInt(text()));
                case DECIMAL -> NODES.numberNode(Double.parseDouble(text()));
                case FALSE -> NODES.booleanNode(false);
                case TRUE -> NODES.booleanNode(true);
                case NULL -> NODES.nullNode();
                default -> throw new IllegalStateException("the archive is not of this build");
            };
        }

        private ObjectNode object(int size) {
            ObjectNode object = NODES.objectNode();
            for (int i = 0; i < size; i++) {
                object.set(text(), tree());
            }
            return object;
        }

        private ArrayNode array(int size) {
            ArrayNode array = NODES.arrayNode(size);
            for (int i = 0; i < size; i++) {
                array.add(tree());
            }
            return array;
        }
    }
}
