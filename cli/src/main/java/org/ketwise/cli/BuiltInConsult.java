package org.ketwise.cli;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.ketwise.consult.Consult;
import org.ketwise.knowledge.KnowledgeBase;

/**
 * The consult over the content of this build. Reading it takes as long as reading the command line and the input, so it may begin before those; a command that
 * ends without it does not wait for it.
 */
final class BuiltInConsult {
    /** A hospital orders out of a catalogue, so a server reads the same entries again and again; for one list it does not matter. */
    static final int ENTRIES_REMEMBERED = 8192;

    private static final FutureTask<Consult> CONSULT =
            new FutureTask<>(() -> new Consult(KnowledgeBase.builtIn(), ENTRIES_REMEMBERED));

    private BuiltInConsult() {}

    /** Begins to read, on a thread of its own. */
    static void begin() {
        Thread.ofPlatform().daemon().name("content").start(CONSULT);
    }

    /** The consult, read now where nothing has begun. */
    static Consult get() {
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
