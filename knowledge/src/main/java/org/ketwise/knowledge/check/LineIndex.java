package org.ketwise.knowledge.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** On which line of a YAML file each value stands, by its JSON pointer. */
final class LineIndex {
    private static final LoadSettings WITH_MARKS =
            LoadSettings.builder().setUseMarks(true).build();

    private final Map<String, Integer> lines = new HashMap<>();

    LineIndex(Path file) {
        try {
            new Compose(WITH_MARKS).composeString(Files.readString(file)).ifPresent(root -> index("", root));
        } catch (YamlEngineException e) {
            lines.put("", 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void index(String pointer, Node node) {
        node.getStartMark().ifPresent(mark -> lines.put(pointer, mark.getLine() + 1));
        switch (node) {
            case MappingNode mapping ->
                mapping.getValue().forEach(entry -> {
                    if (entry.getKeyNode() instanceof ScalarNode key) {
                        index(pointer + "/" + key.getValue(), entry.getValueNode());
                    }
                });
            case SequenceNode sequence -> {
                for (int i = 0; i < sequence.getValue().size(); i++) {
                    index(pointer + "/" + i, sequence.getValue().get(i));
                }
            }
            default -> {}
        }
    }

    /** The line, from one, of a value or else of the nearest thing around it. */
    int lineOf(String pointer) {
        for (String at = pointer; ; at = at.substring(0, at.lastIndexOf('/'))) {
            Integer line = lines.get(at);
            if (line != null) {
                return line;
            }
            if (at.isEmpty()) {
                return 1;
            }
        }
    }
}
