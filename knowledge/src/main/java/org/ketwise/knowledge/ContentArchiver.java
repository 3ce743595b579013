package org.ketwise.knowledge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ketwise.knowledge.content.ContentArchive;
import org.ketwise.knowledge.content.ContentFolder;

/** Build step: packs the content folder (first argument) into the archive file (second argument). */
public final class ContentArchiver {
    private ContentArchiver() {}

    public static void main(String[] arguments) throws IOException {
        Path archive = Path.of(arguments[1]);
        Files.createDirectories(archive.toAbsolutePath().getParent());
        ContentArchive.write(new ContentFolder(Path.of(arguments[0])).read(), Files.newOutputStream(archive));
    }
}
