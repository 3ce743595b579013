package org.ketwise.server.audit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.ketwise.kernel.UserError;

/** Follows the chain of an audit log from its first line to its last. */
public final class AuditCheck {
    /** No line is near this; a file that is something else is not read into memory. */
    private static final int LONGEST_LINE = 1 << 16;

    private static final String TORN = "its end is not complete";

    private AuditCheck() {}

    /** What was found. */
    public sealed interface Found {
        /**
         * The chain holds.
         *
         * @param noted whether the head file says how far it should reach, so that a cut end would have been seen
         */
        record Intact(long entries, String hash, boolean noted) implements Found {}

        /**
         * It does not.
         *
         * @param line the first that does not follow, from 1
         */
        record Broken(long line, String reason) implements Found {}
    }

    private record Walk(Chain end, Optional<String> problem, boolean passedHead) {}

    /** @throws IOException if the file cannot be read */
    public static Found check(Path log) throws IOException {
        Optional<Chain> head;
        try {
            head = HeadFile.beside(log).read();
        } catch (IOException e) {
            return new Found.Broken(
                    1, "its head file " + HeadFile.beside(log).file().getFileName() + " is damaged");
        }
        Walk walk = walk(log, Chain.BEGINNING, head);
        Chain end = walk.end();
        if (walk.problem().isPresent()) {
            return new Found.Broken(end.entries() + 1, walk.problem().get());
        }
        if (head.isPresent() && !walk.passedHead()) {
            return new Found.Broken(
                    end.entries() + 1,
                    "it is missing: the log reached entry " + head.get().entries() + " when its head file was written");
        }
        return new Found.Intact(end.entries(), end.hash(), head.isPresent());
    }

    /** Where a server goes on. Looks at what was written after the head file only: a start takes no longer for a long log. */
    static Chain resume(Path log, HeadFile file) throws IOException {
        Optional<Chain> head = file.read();
        boolean reaches = head.isEmpty() || Files.size(log) >= head.get().bytes();
        Walk walk = reaches
                ? walk(log, head.orElse(Chain.BEGINNING), Optional.empty())
                : new Walk(Chain.BEGINNING, Optional.of("it is shorter than when it was last forced to disk"), false);
        Optional<String> problem = walk.problem().filter(each -> !each.equals(TORN));
        if (problem.isPresent()) {
            throw new UserError(
                    "The audit log " + log + " is not whole: " + problem.get() + ".",
                    "See \"ketwise audit verify " + log
                            + "\"; move it and its head file away to begin a new one, and keep both.");
        }
        return walk.end();
    }

    private static Walk walk(Path log, Chain from, Optional<Chain> head) throws IOException {
        Chain chain = from;
        boolean passed = head.map(Chain.BEGINNING::equals).orElse(false);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(log), 1 << 16)) {
            in.skipNBytes(from.bytes());
            ByteArrayOutputStream line = new ByteArrayOutputStream(512);
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c != '\n') {
                    line.write(c);
                    if (line.size() > LONGEST_LINE) {
                        return new Walk(chain, Optional.of("it is no line of an audit log"), passed);
                    }
                    continue;
                }
                Optional<Chain> next = chain.follow(line.toString(StandardCharsets.UTF_8), line.size() + 1);
                if (next.isEmpty()) {
                    return new Walk(chain, Optional.of("it does not follow from the lines before it"), passed);
                }
                chain = next.get();
                passed |= head.filter(chain::equals).isPresent();
                line.reset();
            }
            return new Walk(chain, line.size() == 0 ? Optional.empty() : Optional.of(TORN), passed);
        }
    }
}
