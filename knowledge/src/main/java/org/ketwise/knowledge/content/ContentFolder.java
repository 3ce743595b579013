package org.ketwise.knowledge.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ketwise.kernel.Diagnostic;
import org.ketwise.kernel.UserError;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A folder of YAML content files, as a pharmacist edits it. */
public final class ContentFolder {
    /** Many times the longest file of the content; what is longer is none. */
    private static final int LONGEST_FILE = 1 << 20;

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
        TreeMap<String, Path> files = everything();
        files.values().removeIf(file -> !isContent(file));
        return files;
    }

    /** What stands below the folder and is not read, so that a misspelt ending does not make a statement vanish; notes for the reader of the folder aside. */
    public List<String> unread() {
        TreeMap<String, Path> others = everything();
        others.values().removeIf(file -> isContent(file) || isNote(file));
        return List.copyOf(others.keySet());
    }

    private static boolean isContent(Path file) {
        return file.getFileName().toString().endsWith(".yaml") && Files.isRegularFile(file);
    }

    private boolean isNote(Path file) {
        String name = file.getFileName().toString();
        boolean holdsFiles = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) && !name.endsWith(".yaml");
        return holdsFiles || name.startsWith(".") || name.endsWith(".md") || file.startsWith(schemas());
    }

    private TreeMap<String, Path> everything() {
        TreeMap<String, Path> paths = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            all.filter(file -> !file.equals(root))
                    .forEach(file -> paths.put(root.relativize(file).toString().replace('\\', '/'), file));
        } catch (IOException | UncheckedIOException e) {
            throw new UserError(
                    "The folder " + root + " cannot be read.", "Check that you may read it and all folders in it.");
        }
        return paths;
    }

    public Path schemas() {
        return root.resolve("schema");
    }

    /** Reads every file. What cannot be parsed, or stands where no kind lives, goes to {@code problems} and is left out. */
    public Content read(Consumer<Diagnostic> problems) {
        List<ContentDocument> documents = new ArrayList<>();
        MessageDigest digest = sha256();
        files().forEach((path, file) -> {
            byte[] bytes = bytes(path, file, problems);
            digest.update(path.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(bytes);
            Optional<ContentKind> kind = ContentKind.ofPath(path);
            if (kind.isEmpty()) {
                problems.accept(new Diagnostic(
                        path,
                        "No kind of content lives here.",
                        "Move it into one of the folders of docs/content-format.md."));
            } else if (bytes.length > LONGEST_FILE) {
                problems.accept(new Diagnostic(
                        path + ":1",
                        "The file is larger than " + (LONGEST_FILE >> 20) + " MB.",
                        "One file states one thing; take out what does not belong to it."));
            } else {
                parse(path, bytes, problems)
                        .ifPresent(body -> documents.add(new ContentDocument(kind.get(), path, body)));
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

    private static Optional<JsonNode> parse(String path, byte[] bytes, Consumer<Diagnostic> problems) {
        OptionalInt foreign = lineThatIsNotUtf8(bytes);
        if (foreign.isPresent()) {
            problems.accept(new Diagnostic(
                    path + ":" + foreign.getAsInt(),
                    "Not readable as YAML: the file is not in UTF-8.",
                    "Save it as UTF-8."));
            return Optional.empty();
        }
        try {
            return Optional.of(YAML.readTree(bytes));
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            String reason = firstLine(e.getOriginalMessage());
            String remedy = "Mend the syntax; quote text that holds a colon.";
            if (e.getCause() instanceof MarkedYamlEngineException marked) {
                line = marked.getContextMark()
                        .or(marked::getProblemMark)
                        .map(mark -> mark.getLine() + 1)
                        .orElse(line);
                if (marked.getProblem().contains("(TAB)")) {
                    reason = "a tab";
                    remedy = "Indent with blanks instead.";
                }
            } else if (e instanceof MismatchedInputException) {
                reason = "a second document begins";
                remedy = "Give each statement a file of its own.";
            }
            problems.accept(new Diagnostic(path + ":" + line, "Not readable as YAML: " + reason + ".", remedy));
            return Optional.empty();
        }
    }

    /** The first line, from one, with bytes that are no UTF-8. */
    private static OptionalInt lineThatIsNotUtf8(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        if (!StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError()) {
            return OptionalInt.empty();
        }
        int line = 1;
        for (int i = 0; i < in.position(); i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return OptionalInt.of(line);
    }

    private static byte[] bytes(String path, Path file, Consumer<Diagnostic> problems) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            problems.accept(new Diagnostic(path, "The file cannot be read.", "Check that you may read it."));
            return new byte[0];
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
