package org.ketwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private static final long MILLISECOND = 1_000_000;

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final AtomicLong clock = new AtomicLong(-5);

    private void run(int columns, int milliseconds) {
        try (ProgressBar bar = new ProgressBar(terminal, columns, 1000, "1000 people", clock::get)) {
            for (int done = 0; done < 1000; done += 10) {
                clock.addAndGet(milliseconds * MILLISECOND / 100);
                bar.done(10);
            }
        }
    }

    private String written() {
        return terminal.toString(StandardCharsets.US_ASCII);
    }

    @Test
    void aLongRunIsDrawnAndWiped() {
        run(80, 5000);
        assertThat(written()).contains("\r[####################--------------------] 50 % of 1000 people");
        assertThat(written())
                .endsWith("\r" + " ".repeat(62) + "\r")
                .doesNotContain("\n")
                .doesNotContain("100 %");
        assertThat(written().split("\r", -1)).hasSizeBetween(20, 60);
    }

    @Test
    void aShortRunDrawsNothing() {
        run(80, 900);
        assertThat(written()).isEmpty();
    }

    @Test
    void whereNobodyLooksNothingIsDrawn() {
        run(0, 60_000);
        assertThat(written()).isEmpty();
    }

    @Test
    void itFitsTheTerminal() {
        run(33, 5000);
        assertThat(written()).isNotEmpty();
        assertThat(written().split("\r", -1))
                .allSatisfy(line -> assertThat(line.length()).isLessThan(33));
    }
}
