package org.ketwise.fhir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.ketwise.kernel.UserError;

/** The lines of a stream of bytes, in one buffer that grows to the longest of them. */
final class Lines {
    /** A resource of more bytes is no honest one. */
    private static final int MAX_LINE = 32 << 20;

    private final InputStream in;
    private final String name;
    private byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;
    private int filled;
    private int number;

    /** @param name of the file, for the words of a failure */
    Lines(InputStream in, String name) {
        this.in = in;
        this.name = name;
    }

    /** Moves on to the next line; false at the end. */
    boolean next() throws IOException {
        int start = number == 0 ? 0 : to + 1;
        if (number > 0 && to >= filled) {
            return false;
        }
        int scanned = start;
        while (true) {
            for (int i = scanned; i < filled; i++) {
                if (buffer[i] == '\n') {
                    return line(start, i);
                }
            }
            scanned = filled;
            if (start > 0) {
                System.arraycopy(buffer, start, buffer, 0, filled - start);
                filled -= start;
                scanned -= start;
                start = 0;
            }
            if (filled == buffer.length) {
                grow();
            }
            int read = in.read(buffer, filled, buffer.length - filled);
            if (read < 0) {
                return filled > start && line(start, filled);
            }
            filled += read;
        }
    }

    private boolean line(int start, int end) {
        from = start;
        to = end;
        number++;
        if (number == 1
                && end - start >= 3
                && (buffer[start] & 0xff) == 0xef
                && (buffer[start + 1] & 0xff) == 0xbb
                && (buffer[start + 2] & 0xff) == 0xbf) {
            from += 3;
        }
        return true;
    }

    private void grow() {
        if (buffer.length >= MAX_LINE) {
            throw new UserError(
                    name + ", line " + (number + 1) + ": this line is longer than " + (MAX_LINE >> 20) + " MB.",
                    "In NDJSON every line is one resource; check that the file is one.");
        }
        buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }

    int number() {
        return number;
    }

    byte[] buffer() {
        return buffer;
    }

    int from() {
        return from;
    }

    int length() {
        return to - from;
    }

    String text(Charset charset) {
        return new String(buffer, from, length(), charset);
    }
}
