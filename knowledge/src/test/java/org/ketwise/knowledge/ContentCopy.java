package org.ketwise.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ketwise.kernel.Diagnostic;
import org.ketwise.knowledge.check.ContentCheck;
import org.ketwise.knowledge.content.Content;
import org.ketwise.knowledge.content.ContentFolder;

/** A copy of the small content, with the schemas of the real one, that a test may break. */
public final class ContentCopy {
    /** Drugs that do not exist, one for each thing that the engine does. */
    public static final Path SMALL = Path.of("src/test/resources/content-small");

    /** What a pharmacist edits. */
    public static final Path REAL = Path.of("../content");

    private final Path folder;

    private ContentCopy(Path folder) {
        this.folder = folder;
    }

    /** Copies the small content into an empty folder. */
    public static ContentCopy in(Path folder) {
        copy(SMALL, folder);
        copy(REAL.resolve("schema"), folder.resolve("schema"));
        return new ContentCopy(folder);
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces the one occurrence of some words in a file. */
    public ContentCopy change(String file, String from, String to) {
        String text = read(file);
        assertThat(text.split(java.util.regex.Pattern.quote(from), -1))
                .as("occurrences of \"%s\" in %s", from, file)
                .hasSize(2);
        return write(file, text.replace(from, to));
    }

    /** Writes a file, new or in place of the old one. */
    public ContentCopy write(String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds lines at the end of a file. */
    public ContentCopy append(String file, String lines) {
        return write(file, read(file) + lines);
    }

    /** Gives a file another name or folder. */
    public ContentCopy move(String from, String to) {
        return write(to, read(from)).delete(from);
    }

    /** Makes a symbolic link. */
    public ContentCopy link(String file, String target) {
        try {
            Files.createSymbolicLink(folder.resolve(file), Path.of(target));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a file away. */
    public ContentCopy delete(String file) {
        try {
            Files.delete(folder.resolve(file));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path folder() {
        return folder;
    }

    public Content content() {
        return new ContentFolder(folder).read();
    }

    public KnowledgeBase knowledge() {
        return KnowledgeBase.of(content());
    }

    /** What {@code content check} finds, without a vocabulary. */
    public List<Diagnostic> check() {
        return ContentCheck.check(folder, null);
    }
}
