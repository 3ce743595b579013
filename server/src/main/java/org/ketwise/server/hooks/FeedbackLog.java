package org.ketwise.server.hooks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ketwise.fhir.cdshooks.Card;
import org.ketwise.fhir.cdshooks.Feedback;
import org.ketwise.fhir.cdshooks.Hook;
import org.ketwise.kernel.Coding;
import org.ketwise.server.audit.PrivateFiles;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which cards were shown and what became of them, as lines of JSON that are only ever appended, in a file that only its owner may read. A line of a shown card holds
 * nothing of a patient; a comment in feedback may, so it stands in the file and nowhere else.
 */
final class FeedbackLog {
    static final String FILE = "feedback.jsonl";
    private static final int MOST_CARDS = 20_000;
    private static final String CARD = "card";
    private static final String SUBJECT = "subject";

    private final Path folder;
    /** What cards shown lately are about; of older ones the file tells. */
    private final Map<String, String> subjects = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST_CARDS;
        }
    };

    private @Nullable FileChannel channel;

    /** @param folder where the file is, made when first needed */
    FeedbackLog(Path folder) {
        this.folder = folder;
    }

    synchronized void shown(Hook service, List<Card> cards, LocalDate day) {
        if (cards.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        for (Card card : cards) {
            subjects.put(card.uuid(), card.subject());
            ObjectNode line = line("shown", service, day, card.uuid(), card.subject());
            line.put("indicator", card.indicator().code());
            var findings = line.putArray("findings");
            card.findings().forEach(findings::add);
            lines.append(line).append('\n');
        }
        append(lines.toString(), false);
    }

    synchronized void received(Hook service, List<Feedback> all, LocalDate day) {
        if (all.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        for (Feedback feedback : all) {
            ObjectNode line = line("feedback", service, day, feedback.card(), subjects.get(feedback.card()));
            line.put("outcome", feedback.outcome().code());
            Coding reason = feedback.reason();
            if (reason != null) {
                line.putObject("reason").put("system", reason.system()).put("code", reason.code());
            }
            if (feedback.comment() != null) {
                line.put("userComment", feedback.comment());
            }
            if (!feedback.acceptedSuggestions().isEmpty()) {
                var suggestions = line.putArray("acceptedSuggestions");
                feedback.acceptedSuggestions().forEach(suggestions::add);
            }
            line.put("outcomeTimestamp", feedback.at());
            lines.append(line).append('\n');
        }
        append(lines.toString(), true);
    }

    private static ObjectNode line(String kind, Hook service, LocalDate day, String card, @Nullable String subject) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("kind", kind);
        line.put("on", day.toString());
        line.put("service", service.serviceId());
        line.put(CARD, card);
        if (subject != null) {
            line.put(SUBJECT, subject);
        }
        return line;
    }

    /** @param forced whether the lines must outlast a failure of the machine before the sender hears that they arrived */
    private void append(String lines, boolean forced) {
        try {
            FileChannel open = channel();
            ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
            try (FileLock _ = open.lock()) {
                long before = open.size();
                try {
                    while (bytes.hasRemaining()) {
                        open.write(bytes);
                    }
                } catch (IOException e) {
                    if (open.isOpen()) {
                        open.truncate(before); // half a line would spoil the next one
                    }
                    throw e;
                }
                if (forced) {
                    open.force(false);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileChannel channel() throws IOException {
        FileChannel open = channel;
        if (open == null || !open.isOpen()) {
            PrivateFiles.createFolder(folder);
            open = PrivateFiles.open(
                    folder.resolve(FILE),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    LinkOption.NOFOLLOW_LINKS);
            channel = open;
        }
        return open;
    }

    /** Counts what the lines say. Feedback that does not say what its card was about is looked up among the cards shown. */
    FeedbackSummary summary() {
        FeedbackSummary summary = new FeedbackSummary();
        Map<String, String> unknown = new LinkedHashMap<>();
        eachLine(line -> {
            if (line.path("kind").asString("").equals("feedback") && !line.has(SUBJECT)) {
                unknown.put(line.path(CARD).asString(""), "");
            }
        });
        if (!unknown.isEmpty()) {
            eachLine(line -> {
                String card = line.path(CARD).asString("");
                if (line.path("kind").asString("").equals("shown") && unknown.containsKey(card)) {
                    unknown.put(card, line.path(SUBJECT).asString(""));
                }
            });
        }
        eachLine(line -> {
            String subject = line.has(SUBJECT)
                    ? line.path(SUBJECT).asString("")
                    : unknown.getOrDefault(line.path(CARD).asString(""), "");
            summary.count(line, subject);
        });
        return summary;
    }

    /** A line that cannot be read, such as one that is being written, is passed over. */
    private void eachLine(Consumer<JsonNode> sink) {
        Consumer<String> parsed = line -> {
            try {
                sink.accept(JsonMapper.shared().readTree(line));
            } catch (JacksonException broken) {
                // the last line of a file after a failure of the machine
            }
        };
        Path file = folder.resolve(FILE);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        // What is no UTF-8, after a failure of the machine, must not hide the rest.
        try (BufferedReader reader =
                        new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
                Stream<String> lines = reader.lines()) {
            lines.forEach(parsed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
