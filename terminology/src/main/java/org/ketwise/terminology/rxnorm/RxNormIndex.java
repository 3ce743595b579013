package org.ketwise.terminology.rxnorm;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.UserError;

/**
 * Answers what codes and names of an imported release of RxNorm hold. The file is mapped, not read: opening it costs no more than its head, whatever its size,
 * and a question a few dozen places of it. Safe to share between threads.
 *
 * <p>The file, all numbers with the highest byte first: the {@link Head}; then, at the places that it names, (1) sets of ingredients, (2) choices between sets,
 * (3) codes in order with choice, name and whether they are current, (4) package codes in order with the place of their code, (5) names in the order of their
 * bytes with choice and name as RxNorm writes it, (6) texts, each with its length. A checksum of all that is before it ends the file.
 */
public final class RxNormIndex {
    /** The usual name of the file. */
    public static final String FILE = "rxnorm.index";

    static final byte[] MAGIC = "KETWISE-RXNORM-1".getBytes(StandardCharsets.US_ASCII);
    static final int CODE_ROW = 16;
    static final int NDC_ROW = 12;
    static final int NAME_ROW = 12;
    static final int MOST_WORDS = 8;

    private static final int CHECKSUM = 8;
    private static final int BLOCK = 1 << 16;
    private static final String AGAIN = "Import the release again: ketwise vocabulary import-rxnorm DIR.";

    private final ByteBuffer file;
    private final Head head;

    /**
     * What stands at the beginning.
     *
     * @param release what the release calls itself, or the name of its folder
     */
    record Head(
            String release,
            String imported,
            int ingredients,
            int sets,
            int choices,
            int codes,
            int packages,
            int names,
            int setsAt,
            int choicesAt,
            int codesAt,
            int packagesAt,
            int namesAt,
            int textsAt,
            int length) {}

    /** An ingredient of RxNorm. */
    public record Substance(int rxcui, String name) {}

    /**
     * What RxNorm knows of a code or name.
     *
     * @param name as RxNorm writes it
     * @param choices what it holds; more than one where it stands for different products
     * @param current whether the release still has it as a product of today; a name always is
     */
    public record Found(String name, List<List<Substance>> choices, boolean current) {}

    /** @param words how many words of the text it takes */
    public record FoundName(Found found, int words) {}

    /** What an index is made of, for people. */
    public record Summary(String release, String imported, int ingredients, int codes, int packages, int names) {}

    private RxNormIndex(ByteBuffer file, Head head) {
        this.file = file;
        this.head = head;
    }

    /** The index where one was imported. */
    public static Optional<RxNormIndex> find(Path file) {
        return Files.exists(file) ? Optional.of(open(file)) : Optional.empty();
    }

    /** @throws UserError if the file is not there or not what it should be */
    public static RxNormIndex open(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() < MAGIC.length || channel.size() > Integer.MAX_VALUE) {
                throw notOurs(file);
            }
            MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            byte[] magic = new byte[MAGIC.length];
            mapped.get(0, magic);
            if (!Arrays.equals(magic, MAGIC)) {
                throw notOurs(file);
            }
            return new RxNormIndex(mapped, wholeHead(mapped, file));
        } catch (NoSuchFileException e) {
            throw new UserError("There is no file " + file + ".", AGAIN);
        } catch (IOException e) {
            throw new UserError(file + " cannot be read: " + e.getMessage() + ".", AGAIN);
        }
    }

    private static Head wholeHead(ByteBuffer mapped, Path file) {
        try {
            Head head = head(mapped);
            if (head.length() == mapped.capacity()) {
                return head;
            }
        } catch (BufferUnderflowException e) {
            // Then it is shorter than its head.
        }
        throw new UserError(file + " is not whole.", AGAIN);
    }

    /** An answer from the file, where its places lead somewhere. */
    private static <T> T answer(Supplier<T> asked) {
        try {
            return asked.get();
        } catch (IndexOutOfBoundsException | BufferUnderflowException | IllegalArgumentException e) {
            throw new UserError("The index of RxNorm has changed since it was written.", AGAIN);
        }
    }

    private static UserError notOurs(Path file) {
        return new UserError(file + " is no index of RxNorm that this version reads.", AGAIN);
    }

    private static Head head(ByteBuffer file) {
        ByteBuffer at = file.duplicate().position(MAGIC.length);
        return new Head(
                text(at),
                text(at),
                at.getInt(),
                at.getInt(),
                at.getInt(),
                at.getInt(),
                at.getInt(),
                at.getInt(),
                at.getInt(),
                at.getInt(),
                at.getInt(),
                at.getInt(),
                at.getInt(),
                at.getInt(),
                at.getInt());
    }

    private static String text(ByteBuffer at) {
        byte[] bytes = new byte[at.getShort() & 0xFFFF];
        at.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public Summary summary() {
        return new Summary(
                head.release(), head.imported(), head.ingredients(), head.codes(), head.packages(), head.names());
    }

    /** Whether the file is as it was written. Reads all of it. */
    public boolean isIntact() {
        CRC32 checksum = new CRC32();
        ByteBuffer all = file.duplicate().position(0).limit(head.length() - CHECKSUM);
        byte[] block = new byte[BLOCK];
        while (all.hasRemaining()) {
            int length = Math.min(block.length, all.remaining());
            all.get(block, 0, length);
            checksum.update(block, 0, length);
        }
        return checksum.getValue() == file.getLong(head.length() - CHECKSUM);
    }

    // ---- codes

    /** By concept identifier. */
    public Optional<Found> findCode(String rxcui) {
        int code = code(rxcui, 0, rxcui.length());
        return answer(() -> {
            int row = code == 0 ? -1 : rowOfCode(code);
            return row < 0 ? Optional.empty() : Optional.of(foundOfRow(row));
        });
    }

    /** By package code: the eleven digits of the National Drug Code, with or without hyphens. */
    public Optional<Found> findPackage(String ndc) {
        long digits = packageCode(ndc);
        return digits < 0 ? Optional.empty() : answer(() -> ofPackage(digits));
    }

    private Optional<Found> ofPackage(long digits) {
        int low = 0;
        int high = head.packages() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int at = head.packagesAt() + middle * NDC_ROW;
            int compared = Long.compare(file.getLong(at), digits);
            if (compared == 0) {
                return Optional.of(foundOfRow(file.getInt(at + Long.BYTES)));
            }
            low = compared < 0 ? middle + 1 : low;
            high = compared < 0 ? high : middle - 1;
        }
        return Optional.empty();
    }

    /** The digits of a package code, or -1 where it cannot be one; with hyphens it may have ten, and which part lacks a zero is seen from them. */
    static long packageCode(String written) {
        String ndc = written.strip();
        if (ndc.indexOf('-') > 0) {
            String[] parts = ndc.split("-", -1);
            if (parts.length != 3 || parts[0].length() > 5 || parts[1].length() > 4 || parts[2].length() > 2) {
                return -1;
            }
            ndc = "0".repeat(5 - parts[0].length())
                    + parts[0]
                    + "0".repeat(4 - parts[1].length())
                    + parts[1]
                    + "0".repeat(2 - parts[2].length())
                    + parts[2];
        }
        if (ndc.length() != 11) {
            return -1;
        }
        long digits = 0;
        for (int at = 0; at < ndc.length(); at++) {
            int digit = ndc.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            digits = digits * 10 + digit;
        }
        return digits;
    }

    /** The number that a part of a text is, or 0 where it is none that a concept may have. */
    static int code(String text, int from, int to) {
        if (to <= from || to - from > 8 || text.charAt(from) == '0') {
            return 0;
        }
        int code = 0;
        for (int at = from; at < to; at++) {
            int digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            code = code * 10 + digit;
        }
        return code;
    }

    private int rowOfCode(int code) {
        int low = 0;
        int high = head.codes() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int there = file.getInt(head.codesAt() + middle * CODE_ROW);
            if (there == code) {
                return middle;
            }
            low = there < code ? middle + 1 : low;
            high = there < code ? high : middle - 1;
        }
        return -1;
    }

    private Found foundOfRow(int row) {
        int at = head.codesAt() + row * CODE_ROW;
        return new Found(textAt(file.getInt(at + 8)), choices(file.getInt(at + 4)), file.getInt(at + 12) != 0);
    }

    private List<List<Substance>> choices(int choice) {
        List<List<Substance>> choices = new ArrayList<>();
        int from = head.choicesAt() + file.getInt(head.choicesAt() + choice * Integer.BYTES);
        int count = file.getInt(from);
        for (int each = 1; each <= count; each++) {
            choices.add(set(file.getInt(from + each * Integer.BYTES)));
        }
        return List.copyOf(choices);
    }

    private List<Substance> set(int set) {
        List<Substance> substances = new ArrayList<>();
        int from = head.setsAt() + file.getInt(head.setsAt() + set * Integer.BYTES);
        int count = file.getInt(from);
        for (int each = 1; each <= count; each++) {
            int code = file.getInt(from + each * Integer.BYTES);
            int row = rowOfCode(code);
            substances.add(new Substance(code, textAt(file.getInt(head.codesAt() + row * CODE_ROW + 8))));
        }
        return List.copyOf(substances);
    }

    private String textAt(int at) {
        return text(file.duplicate().position(head.textsAt() + at));
    }

    // ---- names

    /** The longest name that begins with the first word; they are folded as those of the import were. */
    public @Nullable FoundName longestName(List<String> words) {
        return answer(() -> Optional.ofNullable(longest(words))).orElse(null);
    }

    private @Nullable FoundName longest(List<String> words) {
        int most = Math.min(words.size(), MOST_WORDS);
        for (int count = most; count > 0; count--) {
            int row = rowOfName(String.join(" ", words.subList(0, count)).getBytes(StandardCharsets.UTF_8));
            if (row >= 0) {
                int at = head.namesAt() + row * NAME_ROW;
                Found found = new Found(textAt(file.getInt(at + 8)), choices(file.getInt(at + 4)), true);
                return new FoundName(found, count);
            }
        }
        return null;
    }

    private int rowOfName(byte[] name) {
        int low = 0;
        int high = head.names() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int compared = compare(head.textsAt() + file.getInt(head.namesAt() + middle * NAME_ROW), name);
            if (compared == 0) {
                return middle;
            }
            low = compared < 0 ? middle + 1 : low;
            high = compared < 0 ? high : middle - 1;
        }
        return -1;
    }

    /** Compares a text of the file with others bytes, each as a number without sign. */
    private int compare(int at, byte[] name) {
        int length = file.getShort(at) & 0xFFFF;
        for (int place = 0; place < Math.min(length, name.length); place++) {
            int compared = Byte.compareUnsigned(file.get(at + Short.BYTES + place), name[place]);
            if (compared != 0) {
                return compared;
            }
        }
        return Integer.compare(length, name.length);
    }
}
