package org.ketwise.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * How far a long calculation is, in one line of a terminal that is drawn over and wiped at the end. What takes less than about a second draws nothing. Told by
 * several threads.
 */
final class ProgressBar implements AutoCloseable {
    private static final long PATIENCE = 1_000_000_000; // nanoseconds before it appears
    private static final long PAUSE = 100_000_000; // nanoseconds from one drawing to the next
    private static final int WIDEST = 40;
    private static final int WORDS = 26; // characters beside the bar
    private static final int NARROWEST = WORDS + 5;

    private final OutputStream terminal;
    private final int columns;
    private final LongSupplier clock;
    private final long all;
    private final String whole;
    private long done;
    private long nextDrawing;
    private int drawn;

    /**
     * @param columns width of the terminal, or 0 where none reads what is written
     * @param all how many there are to do
     * @param whole all of them in words
     * @param clock in nanoseconds
     */
    ProgressBar(OutputStream terminal, int columns, long all, String whole, LongSupplier clock) {
        this.terminal = terminal;
        this.columns = columns;
        this.all = all;
        this.whole = whole;
        this.clock = clock;
        nextDrawing = clock.getAsLong() + PATIENCE;
    }

    /** @param more how many were done since it was told last */
    synchronized void done(long more) {
        done += more;
        if (columns < NARROWEST || done >= all || clock.getAsLong() - nextDrawing < 0) {
            return;
        }
        nextDrawing = clock.getAsLong() + PAUSE;
        int width = Math.min(WIDEST, columns - WORDS);
        int full = (int) (width * done / all);
        String line = String.format(
                Locale.ROOT,
                "[%s%s] %2d %% of %s",
                "#".repeat(full),
                "-".repeat(width - full),
                100 * done / all,
                whole);
        String shown = line.substring(0, Math.min(line.length(), columns - 1));
        draw("\r" + shown);
        drawn = Math.max(drawn, shown.length());
    }

    /** Wipes the line. */
    @Override
    public synchronized void close() {
        if (drawn > 0) {
            draw("\r" + " ".repeat(drawn) + "\r");
            drawn = 0;
        }
    }

    private void draw(String text) {
        try {
            terminal.write(text.getBytes(StandardCharsets.US_ASCII));
            terminal.flush();
        } catch (IOException nobodySees) {
            // The calculation goes on without its bar.
        }
    }
}
