package org.ketwise.knowledge.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.ketwise.kernel.Diagnostic;
import org.ketwise.knowledge.content.ContentDocument;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Whether a file keeps to the YAML that is read: anchors, aliases and tags would come out as other words than were meant. */
final class YamlCheck {
    private static final LoadSettings WITH_MARKS =
            LoadSettings.builder().setUseMarks(true).build();

    /** Only such files are worth a second look. */
    private static final Pattern SUSPICIOUS = Pattern.compile("(^|[\\s\\[{,])[&*!]\\S", Pattern.MULTILINE);

    private YamlCheck() {}

    static void check(Iterable<ContentDocument> documents, Map<String, Path> files, Problems problems) {
        for (ContentDocument document : documents) {
            Path file = files.get(document.path());
            if (file != null) {
                check(document, file, problems);
            }
        }
    }

    private static void check(ContentDocument document, Path file, Problems problems) {
        try {
            String text = Files.readString(file);
            if (SUSPICIOUS.matcher(text).find()) {
                for (Event event : new Parse(WITH_MARKS).parseString(text)) {
                    check(document, event, problems);
                }
            }
        } catch (IOException | YamlEngineException e) {
            problems.add(document, "", "The file cannot be read twice.", "Check again when nobody is writing to it.");
        }
    }

    private static void check(ContentDocument document, Event event, Problems problems) {
        boolean shorthand = event instanceof NodeEvent node && node.getAnchor().isPresent();
        boolean tagged = event instanceof ScalarEvent scalar && scalar.getTag().isPresent();
        if (shorthand || tagged) {
            int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
            String sign = tagged ? "!" : event instanceof AliasEvent ? "*" : "&";
            problems.add(new Diagnostic(
                    document.path() + ":" + line,
                    "A value that begins with " + sign + " is a sign to YAML, which is not read here.",
                    "Write the value itself; put text that begins so in quotes."));
        }
    }
}
