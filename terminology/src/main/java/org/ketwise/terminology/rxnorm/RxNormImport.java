package org.ketwise.terminology.rxnorm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.ketwise.kernel.UserError;

/** Reads a release of RxNorm, full or Current Prescribable Content, and writes the index of it. */
public final class RxNormImport {
    private static final String NAMES = "RXNCONSO.RRF";
    private static final String RELATIONS = "RXNREL.RRF";
    private static final String ATTRIBUTES = "RXNSAT.RRF";
    private static final String HISTORY = "RXNCUI.RRF";
    private static final String ARCHIVE = "RXNATOMARCHIVE.RRF";
    private static final String OWN = "RXNORM";

    /** Other names of a concept: synonyms, tall-man spellings, names for prescribing. */
    private static final List<String> SYNONYMS = List.of("SY", "TMSY", "PSN", "ET");

    /** The concepts whose names somebody would write; names of whole products are read by their parts. */
    private static final List<String> NAMED = List.of("IN", "PIN", "MIN", "BN");

    private static final int DISPUTED = 0;

    private final Path folder;
    private final Function<String, List<String>> words;

    /** What came of an import. */
    public record Done(RxNormIndex.Summary summary, long rowsTooShort) {}

    /**
     * @param folder of a release: the files lie in it, or in {@code rrf} below it
     * @param words cuts a name into words and folds them, as the words of a list are
     */
    public RxNormImport(Path folder, Function<String, List<String>> words) {
        this.folder = Files.isRegularFile(folder.resolve(NAMES)) ? folder : folder.resolve("rrf");
        this.words = words;
    }

    /**
     * Reads the release and puts the index in its place, where the one before stays until the new one is whole.
     *
     * @param told how many bytes were read since it was told last
     * @throws UserError if the folder holds no release that can be read
     */
    public Done into(Path target, LocalDate day, LongConsumer told) {
        require(NAMES);
        require(RELATIONS);
        Reading reading = new Reading(told);
        reading.file(NAMES, 17, row -> {
            if (row.is(11, OWN)) {
                reading.name(row);
            }
        });
        reading.file(RELATIONS, 15, row -> {
            if (row.is(10, OWN)) {
                reading.concepts.relate(row.code(4), row.text(7), row.code(0));
            }
        });
        reading.file(ATTRIBUTES, 12, row -> {
            if (row.is(8, "NDC") && row.is(9, OWN)) {
                reading.ofPackage(RxNormIndex.packageCode(row.text(10)), row.code(0), row.is(11, "N"));
            }
        });
        reading.file(HISTORY, 5, row -> reading.concepts.replace(row.code(0), row.code(4)));
        reading.file(ARCHIVE, 16, row -> {
            if (row.code(15) > 0 && row.code(12) > 0) {
                reading.concepts.replace(row.code(12), row.code(15));
            }
        });
        if (!reading.concepts.anyRelated()) {
            throw new UserError(
                    folder.resolve(RELATIONS) + " holds no relation of RxNorm itself (SAB RXNORM).",
                    "Name the folder of a release as it was unpacked, whole.");
        }
        if (reading.names.isEmpty()) {
            throw new UserError(
                    folder.resolve(NAMES) + " holds no name of RxNorm itself (SAB RXNORM).",
                    "Name the folder of a release as it was unpacked.");
        }
        try {
            return new Done(
                    new IndexWriter(reading.concepts)
                            .write(target, release(), day.toString(), reading.names, reading.packages()),
                    reading.tooShort);
        } catch (IOException e) {
            throw new UserError(
                    target + " cannot be written: " + e.getMessage() + ".",
                    "Free some space there, or name another folder for data.");
        }
    }

    /** How many bytes there are to read. */
    public long bytes() {
        return Stream.of(NAMES, RELATIONS, ATTRIBUTES, HISTORY, ARCHIVE)
                .mapToLong(name -> folder.resolve(name).toFile().length())
                .sum();
    }

    private void require(String name) {
        if (!Files.isRegularFile(folder.resolve(name))) {
            throw new UserError(
                    "There is no " + name + " in " + folder + ".",
                    "Name the folder that a release of RxNorm was unpacked into (full, or Current Prescribable Content).");
        }
    }

    /** What the release calls itself: the date in the name of its read-me file, or else the name of its folder. */
    private String release() {
        Path above = Optional.ofNullable(folder.toAbsolutePath().normalize().getParent())
                .orElse(folder);
        for (Path place : folder.endsWith("rrf") ? List.of(above, folder) : List.of(folder)) {
            try (Stream<Path> files = Files.list(place)) {
                Optional<String> named = files.map(file -> file.getFileName().toString())
                        .filter(name -> name.toLowerCase(Locale.ROOT).matches("readme_.*\\d{8}\\.txt"))
                        .map(name -> name.replaceFirst(".*?(\\d{2})(\\d{2})(\\d{4})\\.[tT][xX][tT]$", "$3-$1-$2"))
                        .sorted()
                        .findFirst();
                if (named.isPresent()) {
                    return named.get();
                }
            } catch (IOException e) {
                // then it goes by its folder
            }
        }
        Path named = folder.endsWith("rrf") ? above : folder.toAbsolutePath().normalize();
        return String.valueOf(named.getFileName());
    }

    /** What was read so far. */
    private final class Reading {
        private final Concepts concepts = new Concepts();
        private final Map<String, TreeSet<Integer>> names = new HashMap<>();
        private final TreeMap<Long, Integer> packages = new TreeMap<>();
        private final Map<Long, Integer> formerPackages = new HashMap<>();
        private final Map<Integer, String> types = new HashMap<>();
        private final Map<Integer, List<String>> otherNames = new HashMap<>();
        private final LongConsumer told;
        private long tooShort;

        Reading(LongConsumer told) {
            this.told = told;
        }

        /** Reads a file of the release; those that it need not have may be missing. */
        void file(String name, int columns, Consumer<RrfFile.Row> taken) {
            Path path = folder.resolve(name);
            if (Files.isRegularFile(path)) {
                tooShort += new RrfFile(path, columns).read(taken, told);
            }
        }

        void name(RrfFile.Row row) {
            int code = row.code(0);
            String type = row.text(12);
            String name = row.text(14).strip();
            if (code == 0 || name.isEmpty()) {
                return;
            }
            if (Concepts.isKept(type)) {
                concepts.add(code, type, name, row.is(16, "N"));
                if (NAMED.contains(type)) {
                    types.put(code, type);
                    addName(name, code);
                    otherNames.getOrDefault(code, List.of()).forEach(other -> addName(other, code));
                }
            } else if (SYNONYMS.contains(type)) {
                if (types.containsKey(code)) {
                    addName(name, code);
                } else {
                    otherNames.computeIfAbsent(code, _ -> new ArrayList<>(1)).add(name);
                }
            }
        }

        /** A package that two products claim is left out, unless only one of the claims is current. */
        void ofPackage(long ndc, int code, boolean current) {
            if (ndc < 0 || code == 0) {
                return;
            }
            Map<Long, Integer> claims = current ? packages : formerPackages;
            Integer before = claims.put(ndc, code);
            if (before != null && before != code) {
                claims.put(ndc, DISPUTED);
            }
        }

        /** Each package once, of products that it is in for certain. */
        TreeMap<Long, Integer> packages() {
            formerPackages.forEach(packages::putIfAbsent);
            packages.values().removeIf(code -> code == DISPUTED);
            return packages;
        }

        private void addName(String name, int code) {
            List<String> folded = words.apply(name);
            if (!folded.isEmpty() && folded.size() <= RxNormIndex.MOST_WORDS) {
                names.computeIfAbsent(String.join(" ", folded), _ -> new TreeSet<>())
                        .add(code);
            }
        }
    }
}
