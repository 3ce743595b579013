package org.ketwise.terminology.rxnorm;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/** Writes an index, beside its place first, so that there is always a whole one. */
final class IndexWriter {
    private static final int LONGEST_TEXT = 4_000; // bytes; the longest names of clinical drugs

    private final Concepts concepts;
    private final Map<String, Integer> texts = new HashMap<>();
    private final ByteArrayOutputStream textBytes = new ByteArrayOutputStream(1 << 22);
    private final Numbered<Set<Integer>> sets = new Numbered<>();
    private final Numbered<List<Integer>> choices = new Numbered<>();

    /** Each value once, by the order in which it came. */
    private static final class Numbered<T> {
        private final Map<T, Integer> numbers = new HashMap<>();
        private final List<T> values = new ArrayList<>();

        int of(T value) {
            return numbers.computeIfAbsent(value, each -> {
                values.add(each);
                return values.size() - 1;
            });
        }
    }

    IndexWriter(Concepts concepts) {
        this.concepts = concepts;
    }

    /**
     * @param names folded names with the codes that bear them
     * @param packages package codes with the code of the product
     */
    RxNormIndex.Summary write(
            Path target,
            String release,
            String imported,
            Map<String, TreeSet<Integer>> names,
            TreeMap<Long, Integer> packages)
            throws IOException {
        Table codeRows = new Table();
        Map<Integer, Integer> rowOfCode = new HashMap<>();
        int ingredients = 0;
        for (int code : concepts.codes()) {
            List<Set<Integer>> holds = concepts.holds(code);
            String name = concepts.name(code);
            if (!holds.isEmpty() && name != null) {
                rowOfCode.put(code, codeRows.rows());
                codeRows.row(code, choice(holds), text(name), concepts.isCurrent(code) ? 1 : 0);
                ingredients += holds.size() == 1 && holds.getFirst().equals(Set.of(code)) ? 1 : 0;
            }
        }
        Table packageRows = new Table();
        packages.forEach((ndc, code) -> {
            Integer row = rowOfCode.get(code);
            if (row != null) {
                packageRows.row((int) (ndc >>> 32), ndc.intValue(), row);
            }
        });
        Table nameRows = new Table();
        for (Map.Entry<byte[], String> each : inOrderOfBytes(names.keySet()).entrySet()) {
            Set<Integer> bearers = names.getOrDefault(each.getValue(), new TreeSet<>());
            Set<Set<Integer>> held = new LinkedHashSet<>();
            for (int code : concepts.mostPlain(bearers)) {
                List<Set<Integer>> holds = concepts.holds(code);
                if (holds.isEmpty()) {
                    held.clear(); // what one of its bearers holds is not known, so neither is what the name means
                    break;
                }
                held.addAll(holds);
            }
            if (!held.isEmpty()) {
                String shown = concepts.name(bearers.iterator().next());
                nameRows.row(
                        text(each.getValue()),
                        choice(List.copyOf(held)),
                        text(shown == null ? each.getValue() : shown));
            }
        }
        byte[] setBytes = lists(sets.values.stream().map(List::copyOf).toList());
        byte[] choiceBytes = lists(choices.values);
        return write(
                target,
                new RxNormIndex.Summary(
                        release, imported, ingredients, codeRows.rows(), packageRows.rows(), nameRows.rows()),
                setBytes,
                choiceBytes,
                codeRows.bytes(),
                packageRows.bytes(),
                nameRows.bytes());
    }

    private RxNormIndex.Summary write(Path target, RxNormIndex.Summary summary, byte[]... parts) throws IOException {
        int headLength = RxNormIndex.MAGIC.length
                + 2
                + summary.release().getBytes(StandardCharsets.UTF_8).length
                + 2
                + summary.imported().getBytes(StandardCharsets.UTF_8).length
                + 13 * Integer.BYTES;
        int[] places = new int[parts.length + 1];
        places[0] = headLength;
        for (int part = 0; part < parts.length; part++) {
            places[part + 1] = Math.addExact(places[part], parts[part].length);
        }
        int length = Math.addExact(Math.addExact(places[parts.length], textBytes.size()), Long.BYTES);
        Path folder = target.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path beside = Files.createTempFile(folder, target.getFileName() + ".", ".part");
        try {
            CheckedOutputStream checked = new CheckedOutputStream(Files.newOutputStream(beside), new CRC32());
            try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(checked, 1 << 16))) {
                out.write(RxNormIndex.MAGIC);
                writeText(summary.release(), out);
                writeText(summary.imported(), out);
                out.writeInt(summary.ingredients());
                out.writeInt(sets.values.size());
                out.writeInt(choices.values.size());
                out.writeInt(summary.codes());
                out.writeInt(summary.packages());
                out.writeInt(summary.names());
                for (int place : places) {
                    out.writeInt(place);
                }
                out.writeInt(length);
                for (byte[] part : parts) {
                    out.write(part);
                }
                textBytes.writeTo(out);
                out.flush();
                out.writeLong(checked.getChecksum().getValue());
            }
            move(beside, target);
        } finally {
            Files.deleteIfExists(beside);
        }
        return summary;
    }

    private static void writeText(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeShort(bytes.length);
        out.write(bytes);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static TreeMap<byte[], String> inOrderOfBytes(Set<String> names) {
        TreeMap<byte[], String> sorted = new TreeMap<>(Arrays::compareUnsigned);
        names.forEach(name -> sorted.put(name.getBytes(StandardCharsets.UTF_8), name));
        return sorted;
    }

    private int choice(List<Set<Integer>> holds) {
        return choices.of(holds.stream().map(sets::of).toList());
    }

    private int text(String text) {
        return texts.computeIfAbsent(text, each -> {
            int at = textBytes.size();
            byte[] bytes = each.getBytes(StandardCharsets.UTF_8);
            int length = Math.min(bytes.length, LONGEST_TEXT);
            textBytes.write(length >>> 8);
            textBytes.write(length);
            textBytes.write(bytes, 0, length);
            return at;
        });
    }

    /** For each list its place, then the lists, each with its length first. */
    private static byte[] lists(List<List<Integer>> lists) {
        Table places = new Table();
        Table values = new Table();
        int at = lists.size() * Integer.BYTES;
        for (List<Integer> list : lists) {
            places.row(at);
            values.row(list.size());
            list.forEach(values::row);
            at += (1 + list.size()) * Integer.BYTES;
        }
        byte[] first = places.bytes();
        byte[] both = Arrays.copyOf(first, first.length + values.bytes().length);
        System.arraycopy(values.bytes(), 0, both, first.length, values.bytes().length);
        return both;
    }

    /** Rows of numbers. */
    private static final class Table {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream out = new DataOutputStream(bytes);
        private int rows;

        void row(int... numbers) {
            try {
                for (int number : numbers) {
                    out.writeInt(number);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e); // never, in memory
            }
            rows++;
        }

        int rows() {
            return rows;
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }
    }
}
