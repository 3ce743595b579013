package org.ketwise.knowledge.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ketwise.kernel.Diagnostic;
import org.ketwise.knowledge.content.ContentDocument;

/** Collects what is wrong, each with its file and line; files are read a second time for lines only where something is wrong. */
final class Problems {
    private final Map<String, Path> files;
    private final Map<String, LineIndex> lines = new HashMap<>();
    private final List<Diagnostic> found = new ArrayList<>();

    Problems(Map<String, Path> files) {
        this.files = files;
    }

    void add(Diagnostic problem) {
        found.add(problem);
    }

    /** @param pointer JSON pointer of the value that is wrong */
    void add(ContentDocument document, String pointer, String problem, String remedy) {
        Path file = files.get(document.path());
        int line = file == null
                ? 1
                : lines.computeIfAbsent(document.path(), path -> new LineIndex(file))
                        .lineOf(pointer);
        found.add(new Diagnostic(document.path() + ":" + line, problem, remedy));
    }

    boolean none() {
        return found.isEmpty();
    }

    List<Diagnostic> inOrder() {
        return found.stream().sorted().distinct().toList();
    }
}
