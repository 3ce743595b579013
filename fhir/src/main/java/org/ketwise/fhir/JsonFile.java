package org.ketwise.fhir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.NotAssessed;
import org.ketwise.kernel.UserError;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON document: one resource, a Bundle of any type, a list of resources, or several of these one after the other. A Bundle is read entry by entry, and of what
 * is not needed only the type and the patient are kept, so that a large one takes little memory.
 */
final class JsonFile implements ResourceFile {
    private final String name;
    private final Source source;
    private final boolean keep;
    private @Nullable Content kept;

    /** What a document holds. */
    private record Content(List<Resource> resources, List<NotAssessed> remarks) {}

    JsonFile(String name, Source source, boolean keep) {
        this.name = name;
        this.source = source;
        this.keep = keep;
    }

    /** A resource or Bundle that was parsed already. */
    static JsonFile ofTree(String name, JsonNode node) {
        JsonFile file = new JsonFile(name, InputStream::nullInputStream, true);
        Content content = new Content(new ArrayList<>(), new ArrayList<>());
        file.entryResource(node, null, 1, content);
        file.kept = content;
        return file;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void read(Sought sought, Consumer<Resource> sink, Remarks remarks) {
        Content content = kept;
        if (content == null) {
            if (!keep && !mayHold(sought)) {
                return;
            }
            content = parse();
            kept = keep ? content : null;
        }
        content.resources().forEach(sink);
        content.remarks().forEach(remark -> remarks.say(remark.input(), remark.reason()));
    }

    private boolean mayHold(Sought sought) {
        try (InputStream in = source.open()) {
            return sought.mayBeIn(in);
        } catch (IOException e) {
            throw unreadable();
        }
    }

    private Content parse() {
        Content content = new Content(new ArrayList<>(), new ArrayList<>());
        try (InputStream in = source.open();
                JsonParser parser = FhirJson.MAPPER.createParser(refuseOtherFormats(in))) {
            while (parser.nextToken() != null) {
                document(parser, content);
            }
        } catch (JacksonException e) {
            throw FhirJson.error(name, 0, e);
        } catch (IOException e) {
            throw unreadable();
        }
        return content;
    }

    /** Looks at the first character only; what follows is the parser's business. */
    private InputStream refuseOtherFormats(InputStream in) throws IOException {
        in.mark(64);
        byte[] head = in.readNBytes(64);
        in.reset();
        if (head.length == 0) {
            throw new UserError(name + " is empty.", "Give a FHIR R4 resource or Bundle as JSON, or NDJSON.");
        }
        String start =
                new String(head, StandardCharsets.ISO_8859_1).replaceAll("^[\\xef\\xbb\\xbf\\xfe\\xff\\s\\x00]+", "");
        if (start.startsWith("<")) {
            throw new UserError(
                    name + " is XML; only the JSON form of FHIR is read.",
                    "Ask for application/fhir+json, or convert it.");
        }
        if (!start.isEmpty() && !start.startsWith("{") && !start.startsWith("[")) {
            throw new UserError(name + " is no JSON.", "Give a FHIR R4 resource or Bundle as JSON, or NDJSON.");
        }
        return in;
    }

    private void document(JsonParser parser, Content content) {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            int number = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                entryResource(parser.readValueAsTree(), null, ++number, content);
            }
            return;
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw noResource();
        }
        ObjectNode fields = FhirJson.MAPPER.createObjectNode();
        Bundle bundle = new Bundle(content);
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = parser.currentName();
            if (parser.nextToken() == JsonToken.START_ARRAY && field.equals("entry")) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    bundle.entry(parser.readValueAsTree());
                }
            } else {
                fields.set(field, parser.<JsonNode>readValueAsTree());
            }
        }
        Resource resource = Resource.of(fields, null);
        if (resource == null) {
            throw noResource();
        }
        if (resource.type().equals("Bundle")) {
            bundle.finish(resource.body());
        } else {
            content.resources().add(resource.withoutUnread());
        }
    }

    private UserError noResource() {
        return new UserError(
                name + " is JSON but no FHIR resource: it has no resourceType.",
                "Give a FHIR R4 resource or Bundle as JSON, or NDJSON.");
    }

    private void entryResource(JsonNode node, @Nullable String fullUrl, int number, Content content) {
        Resource resource = Resource.of(node, fullUrl);
        if (resource == null) {
            String place = name + ", entry " + number;
            content.remarks()
                    .add(new NotAssessed(
                            place, node.isNull() ? "The entry is empty." : "It has no resourceType and was not read."));
        } else if (resource.type().equals("Bundle")) {
            // The answer to a batch of searches is a Bundle of Bundles.
            Bundle inner = new Bundle(content);
            resource.body().node().path("entry").forEach(inner::entry);
            inner.finish(resource.body());
        } else {
            content.resources().add(resource.withoutUnread());
        }
    }

    /** Reads the entries of one Bundle. */
    private final class Bundle {
        private final Content content;
        private final int from;
        private final Map<String, Integer> deletions = new LinkedHashMap<>();
        private int entries;

        Bundle(Content content) {
            this.content = content;
            this.from = content.resources().size();
        }

        void entry(JsonNode node) {
            entries++;
            Element entry = new Element(node);
            JsonNode resource = node.path("resource");
            if (resource.isObject()) {
                entryResource(resource, entry.text("fullUrl"), entries, content);
                return;
            }
            String url = entry.at("request").text("url");
            if ("DELETE".equals(entry.at("request").text("method")) && url != null) {
                if (Reference.parse(url) instanceof Reference.ById target) {
                    deletions.putIfAbsent(
                            target.type() + "/" + target.id(),
                            content.resources().size());
                }
            } else if (!entry.has("response") && !entry.has("request")) {
                content.remarks().add(new NotAssessed(name + ", entry " + entries, "The entry is empty."));
            }
        }

        void finish(Element bundle) {
            if (entries == 0) {
                content.remarks().add(new NotAssessed(name, "The Bundle has no entries."));
            }
            if (bundle.list("link").stream().anyMatch(link -> "next".equals(link.text("relation")))) {
                content.remarks()
                        .add(new NotAssessed(
                                name, "The Bundle is one page of several; the pages that follow were not read."));
            }
            if ("history".equals(bundle.text("type"))) {
                keepNewest();
            }
        }

        /** A history lists the newest version first. Older ones say what was; a deletion that comes before every version is the last word. */
        private void keepNewest() {
            List<Resource> history =
                    content.resources().subList(from, content.resources().size());
            Set<String> seen = new HashSet<>();
            List<Resource> newest = new ArrayList<>();
            for (int i = 0; i < history.size(); i++) {
                Resource resource = history.get(i);
                if (resource.id() == null || seen.add(resource.name())) {
                    Integer deletion = deletions.remove(resource.name());
                    newest.add(deletion != null && deletion <= from + i ? resource.asDeleted() : resource);
                }
            }
            int older = history.size() - newest.size();
            history.clear();
            content.resources().addAll(newest);
            deletions
                    .keySet()
                    .forEach(gone -> content.remarks()
                            .add(new NotAssessed(
                                    gone, "It was deleted from the record, and no version of it is in the history.")));
            if (older > 0) {
                content.remarks()
                        .add(new NotAssessed(
                                name,
                                "Only the newest version of each resource was read; older versions: " + older + "."));
            }
        }
    }
}
