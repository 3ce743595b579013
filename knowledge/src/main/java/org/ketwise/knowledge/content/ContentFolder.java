package org.ketwise.knowledge.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ketwise.kernel.Diagnostic;
import org.ketwise.kernel.UserError;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A folder of YAML content files, as a pharmacist edits it. */
public final class ContentFolder {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Path root;

    public ContentFolder(Path root) {
        if (!Files.isRegularFile(root.resolve("manifest.yaml"))) {
            throw new UserError(
                    "There is no content in " + root + " (no manifest.yaml).",
                    "Name the folder that holds manifest.yaml.");
        }
        this.root = root;
    }

    /** The files below the folder that hold content, by their path inside it; schemas are not content. */
    public TreeMap<String, Path> files() {
        TreeMap<String, Path> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            all.filter(file -> file.getFileName().toString().endsWith(".yaml")).forEach(file -> {
                files.put(root.relativize(file).toString().replace('\\', '/'), file);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    public Path schemas() {
        return root.resolve("schema");
    }

    /** Reads every file. What cannot be parsed, or stands where no kind lives, goes to {@code problems} and is left out. */
    public Content read(Consumer<Diagnostic> problems) {
        List<ContentDocument> documents = new ArrayList<>();
        MessageDigest digest = sha256();
        files().forEach((path, file) -> {
            byte[] bytes = bytes(file);
            digest.update(path.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(bytes);
            Optional<ContentKind> kind = ContentKind.ofPath(path);
            if (kind.isEmpty()) {
                problems.accept(new Diagnostic(
                        path,
                        "No kind of content lives here.",
                        "Move it into one of the folders of docs/content-format.md."));
                return;
            }
            try {
                documents.add(new ContentDocument(kind.get(), path, YAML.readTree(bytes)));
            } catch (JacksonException e) {
                int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
                problems.accept(new Diagnostic(
                        path + ":" + line,
                        "Not readable as YAML: " + firstLine(e.getOriginalMessage()) + ".",
                        "Mend the syntax; quote text that holds a colon."));
            }
        });
        return new Content(List.copyOf(documents), "sha256:" + HexFormat.of().formatHex(digest.digest()));
    }

    /**
     * Reads every file.
     *
     * @throws UserError if one cannot be read
     */
    public Content read() {
        return read(problem -> {
            throw new UserError(problem.place() + ": " + problem.problem(), problem.remedy());
        });
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("unknown reason");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
