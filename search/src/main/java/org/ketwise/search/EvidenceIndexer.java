package org.ketwise.search;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ketwise.knowledge.CrossReferences;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.report.Dossier;

/** Run by the build: writes the index of the built-in content. */
final class EvidenceIndexer {
    private EvidenceIndexer() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        KnowledgeBase knowledge = KnowledgeBase.builtIn();
        Dossier.Maker dossiers = new Dossier.Maker(knowledge, new CrossReferences(knowledge));
        try (OutputStream out = Files.newOutputStream(file)) {
            IndexArchive.write(knowledge.version().hash(), EvidenceSearch.index(dossiers.all()), out);
        }
    }
}
