package org.ketwise.knowledge.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.content.ContentDocument;
import org.ketwise.knowledge.content.ContentKind;
import tools.jackson.databind.JsonNode;

/**
 * Whether RxCUIs that are called verified stand beside their name in a vocabulary: a folder of tables (.csv with semicolons, .tsv) with a column {@code
 * rxcui} and a column {@code name} or {@code drugname}.
 */
final class VocabularyCheck {
    private final Map<String, Set<String>> namesByCode = new HashMap<>();

    VocabularyCheck(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file ->
                            file.toString().endsWith(".csv") || file.toString().endsWith(".tsv"))
                    .forEach(this::readTable);
        } catch (IOException e) {
            throw new UserError(
                    "The vocabulary folder " + folder + " cannot be read.",
                    "Name a folder with tables of RxCUIs and names.");
        }
    }

    private void readTable(Path file) {
        String separator = file.toString().endsWith(".tsv") ? "\t" : ";";
        try (Stream<String> lines = Files.lines(file)) {
            int[] columns = {-1, -1};
            lines.forEach(line -> {
                List<String> cells = List.of(line.strip().split(separator, -1));
                if (columns[0] < 0) {
                    columns[0] = cells.indexOf("rxcui");
                    columns[1] = Math.max(cells.indexOf("name"), cells.indexOf("drugname"));
                } else if (cells.size() > Math.max(columns[0], columns[1]) && columns[1] >= 0) {
                    String name = cells.get(columns[1]).toLowerCase(Locale.ROOT).replace(" [chemical/ingredient]", "");
                    namesByCode
                            .computeIfAbsent(cells.get(columns[0]), code -> new HashSet<>())
                            .add(name);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void check(List<ContentDocument> documents, Problems problems) {
        for (ContentDocument document : documents) {
            if (document.kind() == ContentKind.INGREDIENT
                    && "verified".equals(document.body().path("rxcuiStatus").asString(""))) {
                check(document, problems);
            }
        }
    }

    private void check(ContentDocument document, Problems problems) {
        JsonNode body = document.body();
        String code = body.path("rxcui").asString("");
        Set<String> vocabulary = namesByCode.get(code);
        if (vocabulary == null) {
            problems.add(
                    document,
                    "/rxcui",
                    "The RxCUI " + code + " is in no table of the vocabulary.",
                    "Mark it unverified, or correct it.");
            return;
        }
        Set<String> names = new HashSet<>();
        names.add(body.path("name").asString("").toLowerCase(Locale.ROOT));
        for (String key : List.of("synonyms", "salts")) {
            body.path(key).forEach(name -> names.add(name.asString("").toLowerCase(Locale.ROOT)));
        }
        if (vocabulary.stream().noneMatch(names::contains)) {
            problems.add(
                    document,
                    "/rxcui",
                    "The vocabulary calls the RxCUI " + code + " "
                            + vocabulary.stream().sorted().limit(3).toList() + ".",
                    "Add that name as a synonym if it means the same, or correct the code.");
        }
    }
}
