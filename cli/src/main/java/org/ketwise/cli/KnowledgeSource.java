package org.ketwise.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.content.ContentFolder;

/** Which content a command works with. */
final class KnowledgeSource {
    private KnowledgeSource() {}

    /** @param folder a content folder, or null for the built-in content */
    static KnowledgeBase load(@Nullable String folder) {
        return folder == null ? KnowledgeBase.builtIn() : KnowledgeBase.of(new ContentFolder(folder(folder)).read());
    }

    static Path folder(String name) {
        Path path = InputPaths.existing(name, "content", "folder");
        if (!Files.isDirectory(path)) {
            throw new UserError(name + " is no folder.", "Name the folder that holds manifest.yaml.");
        }
        return path;
    }
}
