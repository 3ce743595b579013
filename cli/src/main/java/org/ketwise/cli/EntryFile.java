package org.ketwise.cli;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ketwise.consult.MedicationInput;
import org.ketwise.kernel.UserError;

/**
 * A text file with one entry or list a line. Blank lines and comments are passed over. A comment begins with {@code #} and a blank or another {@code #}; {@code #2 Nardil} is an entry of a numbered list. It is read as a stream, so a file of
 * any size takes no more memory than the limits allow.
 *
 * @param entries of a line longer than {@value #LONGEST_LINE} characters the beginning, which says so
 * @param comments how many comments were passed over
 */
record EntryFile(List<MedicationInput> entries, int comments) {
    static final int LONGEST_LINE = 10_000;
    static final int MOST_LINES = 100_000;
    /** Characters kept of one file, so that many long lines cannot exhaust memory either. */
    static final int MOST_CHARACTERS = 20_000_000;

    private static final int LOOKED_AT = 8_192;

    static EntryFile read(String name, InputStream standardInput) {
        if (name.equals("-")) {
            return read("standard input", standardInput, true);
        }
        Path file = InputPaths.existing(name, "--file", "file");
        if (Files.isDirectory(file)) {
            throw new UserError(
                    name + " is a folder.", "Name a text file with one entry a line; for FHIR files use --fhir.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(name, in, false);
        } catch (IOException e) {
            throw InputPaths.unreadable(name, e);
        }
    }

    private static EntryFile read(String name, InputStream in, boolean standardInput) {
        try {
            BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
            Charset charset = charset(name, buffered);
            return read(
                    name,
                    new BufferedReader(new InputStreamReader(
                            buffered,
                            charset.newDecoder()
                                    .onMalformedInput(CodingErrorAction.REPORT)
                                    .onUnmappableCharacter(CodingErrorAction.REPORT))));
        } catch (IOException e) {
            throw InputPaths.unreadable(standardInput ? "Standard input" : name, e);
        }
    }

    /** UTF-8, or UTF-16 where the file says so by its first two bytes, as some editors write it. */
    private static Charset charset(String name, BufferedInputStream in) throws IOException {
        in.mark(LOOKED_AT);
        byte[] start = in.readNBytes(LOOKED_AT);
        in.reset();
        if (start.length >= 2
                && ((start[0] == (byte) 0xFE && start[1] == (byte) 0xFF)
                        || (start[0] == (byte) 0xFF && start[1] == (byte) 0xFE))) {
            return StandardCharsets.UTF_16;
        }
        for (byte each : start) {
            if (each == 0) {
                throw binary(name);
            }
        }
        return StandardCharsets.UTF_8;
    }

    private static UserError binary(String name) {
        return new UserError(
                name + " is a binary file, not text.",
                "Give a plain text file with one entry a line; for FHIR files use --fhir.");
    }

    private static EntryFile read(String name, BufferedReader reader) throws IOException {
        List<MedicationInput> entries = new ArrayList<>();
        int number = 0;
        int comments = 0;
        long characters = 0;
        boolean more = true;
        boolean apart = true;
        while (more) {
            Line line;
            number++;
            try {
                line = Line.next(reader);
            } catch (CharacterCodingException e) {
                throw new UserError(
                        name + " is not UTF-8 text (at or after line " + number + ").",
                        "Save it as UTF-8, with one entry a line; for FHIR files use --fhir.");
            }
            more = !line.last();
            String text = number == 1 && line.text().startsWith("\uFEFF")
                    ? line.text().substring(1)
                    : line.text();
            if (text.indexOf('\0') >= 0) {
                throw binary(name);
            }
            String entry = text.strip();
            if (isComment(entry)) {
                comments++;
                continue;
            }
            entry = entry.replaceFirst("^#+\\s*", "");
            if (entry.isEmpty() && !line.cut()) {
                apart = true;
                continue;
            }
            MedicationInput input = line.cut()
                    ? MedicationInput.ofBeginning(
                            entry.isEmpty() ? "…" : entry,
                            "Line " + number + " of " + name + " is longer than " + LONGEST_LINE
                                    + " characters; nothing beyond them was read.")
                    : MedicationInput.ofText(entry);
            entries.add(input.standing(apart ? MedicationInput.Standing.APART : MedicationInput.Standing.BELOW));
            apart = false;
            characters += entry.length();
            if (entries.size() > MOST_LINES || characters > MOST_CHARACTERS) {
                throw new UserError(
                        name + " holds more than "
                                + (entries.size() > MOST_LINES
                                        ? MOST_LINES + " entries."
                                        : MOST_CHARACTERS + " characters."),
                        "Give the list of one patient.");
            }
        }
        return new EntryFile(List.copyOf(entries), comments);
    }

    /** A {@code #} with nothing or a blank after it, or on a line without any word; {@code ##} is a heading. */
    private static boolean isComment(String entry) {
        if (!entry.startsWith("#")) {
            return false;
        }
        String rest = entry.substring(1);
        return rest.isEmpty()
                || Character.isWhitespace(rest.charAt(0))
                || Character.isSpaceChar(rest.charAt(0))
                || rest.codePoints().noneMatch(Character::isLetterOrDigit);
    }

    /** One line without leading blanks, of which {@value #LONGEST_LINE} characters are kept, and one more that shows the reader of entries that it goes on. */
    private record Line(String text, boolean cut, boolean last) {
        static Line next(BufferedReader reader) throws IOException {
            StringBuilder text = new StringBuilder();
            boolean cut = false;
            int c = reader.read();
            for (; c >= 0 && c != '\n' && c != '\r'; c = reader.read()) {
                if (text.isEmpty() && Character.isWhitespace(c)) {
                    continue;
                }
                if (text.length() <= LONGEST_LINE) {
                    text.append((char) c);
                } else {
                    cut = true;
                }
            }
            if (cut && Character.isHighSurrogate(text.charAt(text.length() - 1))) {
                text.setLength(text.length() - 1);
            }
            return new Line(text.toString(), cut, c < 0);
        }
    }
}
