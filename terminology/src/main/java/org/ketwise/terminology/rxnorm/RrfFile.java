package org.ketwise.terminology.rxnorm;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.ketwise.kernel.UserError;

/** A file of the Rich Release Format: one row a line, each column ended by a bar, UTF-8. */
final class RrfFile {
    /** A release with more rows that are too short than one of a hundred is none. */
    private static final int MOST_SHORT_OF_100 = 1;

    private static final int BUFFER = 1 << 16;
    private static final int ROWS_BETWEEN_TELLING = 10_000;

    private final Path path;
    private final int columns;

    /** @param columns so many a row has at least */
    RrfFile(Path path, int columns) {
        this.path = path;
        this.columns = columns;
    }

    /** A row; only good until the next one is read. */
    static final class Row {
        private final int[] ends;
        private String line = "";

        Row(int columns) {
            ends = new int[columns];
        }

        /** Whether the line has all columns; the bar after the last one may be missing. */
        private boolean read(String text) {
            line = text;
            int at = -1;
            for (int column = 0; column < ends.length; column++) {
                int end = text.indexOf('|', at + 1);
                if (end < 0 && (column < ends.length - 1 || at + 1 >= text.length())) {
                    return false;
                }
                ends[column] = end < 0 ? text.length() : end;
                at = ends[column];
            }
            return true;
        }

        String text(int column) {
            return line.substring(start(column), ends[column]);
        }

        boolean is(int column, String value) {
            int start = start(column);
            return ends[column] - start == value.length() && line.startsWith(value, start);
        }

        /** A concept identifier, or 0 where the column holds none. */
        int code(int column) {
            return RxNormIndex.code(line, start(column), ends[column]);
        }

        private int start(int column) {
            return column == 0 ? 0 : ends[column - 1] + 1;
        }
    }

    /**
     * Hands over row by row.
     *
     * @param told how many bytes were read since it was told last
     * @return how many rows were too short to be read
     * @throws UserError if the file cannot be read as what it should be
     */
    long read(Consumer<Row> taken, LongConsumer told) {
        Row row = new Row(columns);
        long rows = 0;
        long tooShort = 0;
        boolean cutOff = false;
        try (Counted bytes = new Counted(Files.newInputStream(path));
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(
                                bytes,
                                StandardCharsets.UTF_8
                                        .newDecoder()
                                        .onMalformedInput(CodingErrorAction.REPORT)
                                        .onUnmappableCharacter(CodingErrorAction.REPORT)),
                        BUFFER)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank()) {
                    continue;
                }
                rows++;
                boolean whole = row.read(rows == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line);
                if (whole) {
                    taken.accept(row);
                } else {
                    tooShort++;
                }
                cutOff = !whole;
                if (rows % ROWS_BETWEEN_TELLING == 0) {
                    told.accept(bytes.takeCount());
                }
            }
            told.accept(bytes.takeCount());
        } catch (CharacterCodingException e) {
            throw new UserError(
                    path + " is not UTF-8 after row " + rows + ".",
                    "Unpack the release again, without changing its text; see that no program has opened and saved it.");
        } catch (IOException e) {
            throw new UserError(path + " cannot be read: " + e.getMessage() + ".", "See that the file is whole.");
        }
        if (tooShort * 100 > rows * MOST_SHORT_OF_100) {
            throw new UserError(
                    path + ": " + tooShort + " of " + rows + " rows have fewer than " + columns + " columns.",
                    "Name the folder of an RxNorm release as it was unpacked.");
        }
        if (cutOff) {
            throw new UserError(
                    path + " breaks off in its last row.", "Copy or unpack the release again; it is not whole.");
        }
        return tooShort;
    }

    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        long takeCount() {
            long taken = count;
            count = 0;
            return taken;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = super.read(into, from, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
