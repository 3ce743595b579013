package org.ketwise.fhir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.ketwise.kernel.UserError;
import tools.jackson.core.JacksonException;

/**
 * A file with one resource on each line, as bulk exports are. It is read line by line, and only lines that may be sought are parsed.
 *
 * <p>A line that is cut off stops everything, even where it may be another patient's: what is missing from it may be the very thing that matters.
 */
final class NdjsonFile implements ResourceFile {
    private final String name;
    private final Source source;

    NdjsonFile(String name, Source source) {
        this.name = name;
        this.source = source;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void read(Sought sought, Consumer<Resource> sink, Remarks remarks) {
        try (InputStream in = source.open()) {
            Lines lines = new Lines(in, name);
            while (lines.next()) {
                // One byte is one character here: enough to look for ids and names of types, and cheap.
                String text = lines.text(StandardCharsets.ISO_8859_1).strip();
                if (text.isEmpty()) {
                    continue;
                }
                if (!text.startsWith("{") || !text.endsWith("}")) {
                    throw new UserError(
                            name + ", line " + lines.number() + ": this is no complete JSON object.",
                            "In NDJSON every line is one resource; export the file again.");
                }
                if (sought.text().test(text)) {
                    parse(lines, sink, remarks);
                }
            }
        } catch (IOException e) {
            throw unreadable();
        }
    }

    private void parse(Lines lines, Consumer<Resource> sink, Remarks remarks) {
        try {
            Resource resource =
                    Resource.of(FhirJson.MAPPER.readTree(lines.buffer(), lines.from(), lines.length()), null);
            if (resource == null) {
                remarks.say(name + ", line " + lines.number(), "It has no resourceType and was not read.");
            } else {
                sink.accept(resource.withoutUnread());
            }
        } catch (JacksonException e) {
            throw FhirJson.error(name, lines.number(), e);
        }
    }
}
