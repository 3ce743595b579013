package org.ketwise.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.Consult;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.terminology.rxnorm.RxNormIndex;

/**
 * The consult over the content of this build. Reading it takes as long as reading the command line and the input, so it may begin before those; a command that
 * ends without it does not wait for it.
 */
final class BuiltInConsult {
    /** A hospital orders out of a catalogue, so a server reads the same entries again and again; for one list it does not matter. */
    static final int ENTRIES_REMEMBERED = 8192;

    private static final Path USUAL_VOCABULARY = VocabularyCommand.file(StateFolder.of(Surroundings.ofProcess()));

    private static final FutureTask<Consult> CONSULT = new FutureTask<>(
            () -> new Consult(KnowledgeBase.builtIn(), vocabulary(USUAL_VOCABULARY), ENTRIES_REMEMBERED));

    private BuiltInConsult() {}

    /** Begins to read, on a thread of its own. */
    static void begin() {
        Thread.ofPlatform().daemon().name("content").start(CONSULT);
    }

    /**
     * The consult over the built-in content or over a folder.
     *
     * @param folder of content, or null for the built-in one, which may have been begun to read
     * @param data where an imported vocabulary is, if there is one
     */
    static Consult get(@Nullable String folder, Path data) {
        Path vocabulary = VocabularyCommand.file(data);
        if (folder != null) {
            return new Consult(KnowledgeSource.load(folder), vocabulary(vocabulary), ENTRIES_REMEMBERED);
        }
        boolean same =
                vocabulary.equals(USUAL_VOCABULARY) || (!Files.exists(vocabulary) && !Files.exists(USUAL_VOCABULARY));
        return same ? begun() : new Consult(KnowledgeBase.builtIn(), vocabulary(vocabulary), ENTRIES_REMEMBERED);
    }

    private static @Nullable RxNormIndex vocabulary(Path file) {
        return RxNormIndex.find(file).orElse(null);
    }

    /** The one that was begun, read now where nothing has begun. */
    private static Consult begun() {
        CONSULT.run(); // does nothing where it runs or is done
        try {
            return CONSULT.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException ours) {
                throw ours;
            }
            throw new IllegalStateException("cannot read the built-in content", failure.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the built-in content", e);
        }
    }
}
