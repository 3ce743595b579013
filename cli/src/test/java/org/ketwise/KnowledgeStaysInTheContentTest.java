package org.ketwise;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Brand;

/**
 * Clinical knowledge is content: the engine's Java names no drug and cites nothing. What is looked at are the string constants of the compiled main classes, so
 * comments may explain with an example.
 */
class KnowledgeStaysInTheContentTest {
    private static final List<String> ENGINE =
            List.of("kernel", "knowledge", "terminology", "screening", "consult", "report");

    /** Fewer constants than this, and nothing was looked at. */
    private static final int CONSTANTS_AT_LEAST = 1_000;

    /** Shorter names are too often parts of ordinary text. */
    private static final int SHORTEST_NAME = 5;

    /** More than the words of the longest name. */
    private static final int MOST_WORDS = 8;

    /** A DOI, a PMID or PMCID, a bare number as long as one, or authors. */
    private static final Pattern CITATION = Pattern.compile(
            "10\\.\\d{4,9}/\\S|(?i)\\bpmid\\b\\W*\\d|\\bdoi:|\\bPMC\\d{4,}|(?<!\\d)\\d{7,8}(?!\\d)|\\bet al\\b");

    /** Names that the constants of one source file may hold, and why. */
    private record Allowed(String source, Set<String> names, String why) {}

    private static final List<Allowed> ALLOWED = List.of(new Allowed(
            "PlanReader",
            Set.of("ketamine", "esketamine"),
            "the example of how to write a plan, for a plan that cannot be read"));

    private record Constant(String source, String text) {}

    private static final List<Constant> CONSTANTS =
            ENGINE.stream().flatMap(module -> constants(module).stream()).toList();

    private static List<Constant> constants(String module) {
        Path classes = Path.of("..", module, "target", "classes");
        try (Stream<Path> files = Files.walk(classes)) {
            List<Constant> constants = new ArrayList<>();
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                ClassModel type = ClassFile.of().parse(file);
                for (PoolEntry entry : type.constantPool()) {
                    if (entry instanceof StringEntry string) {
                        constants.add(new Constant(sourceOf(file), string.stringValue()));
                    }
                }
            }
            assertThat(constants).as("constants of %s", module).isNotEmpty();
            return constants;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sourceOf(Path classFile) {
        return classFile.getFileName().toString().replaceFirst("(\\$.*)?\\.class$", "");
    }

    @Test
    void theEngineNamesNoDrug() {
        Set<String> names = namesOfTheContent();
        assertThat(names).hasSizeGreaterThan(1_000).contains("ketamine");
        Set<String> found = new TreeSet<>();
        for (Constant constant : CONSTANTS) {
            namesIn(constant.text(), names)
                    .filter(name -> ALLOWED.stream().noneMatch(each -> allows(each, constant, name)))
                    .forEach(name -> found.add(constant.source() + ": " + name + " in \"" + constant.text() + "\""));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void noExceptionIsLeftOver() {
        Set<String> names = namesOfTheContent();
        assertThat(ALLOWED)
                .allSatisfy(allowed -> assertThat(allowed.names())
                        .allSatisfy(name -> assertThat(CONSTANTS)
                                .as(allowed.source() + " for " + allowed.why())
                                .anyMatch(constant -> allows(allowed, constant, name)
                                        && namesIn(constant.text(), names).anyMatch(name::equals))));
    }

    @Test
    void aNameIsFoundAmongOtherWords() {
        Set<String> names = Set.of("st john s wort", "ketamine");
        assertThat(namesIn("Not with\u0001St. John's wort!", names)).containsExactly("st john s wort");
        assertThat(namesIn("esketamine", names)).isEmpty();
    }

    private static boolean allows(Allowed allowed, Constant constant, String name) {
        return allowed.source().equals(constant.source()) && allowed.names().contains(name);
    }

    /** The names in a text, each as whole words. */
    private static Stream<String> namesIn(String text, Set<String> names) {
        List<String> words = List.of(words(text).split(" "));
        return IntStream.range(0, words.size())
                .boxed()
                .flatMap(from -> IntStream.rangeClosed(from + 1, Math.min(words.size(), from + MOST_WORDS))
                        .mapToObj(to -> String.join(" ", words.subList(from, to))))
                .filter(names::contains);
    }

    /** Letters and digits in lower case, with one blank for everything between them. */
    private static String words(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    private static Set<String> namesOfTheContent() {
        KnowledgeBase knowledge = KnowledgeBase.builtIn();
        Set<String> names = new TreeSet<>();
        knowledge.ingredients().forEach(each -> {
            names.add(each.name());
            names.addAll(each.synonyms());
            names.addAll(each.salts());
            names.addAll(each.streetNames());
            each.brands().stream().map(Brand::name).forEach(names::add);
        });
        knowledge.combinations().forEach(each -> {
            names.addAll(each.synonyms());
            each.brands().stream().map(Brand::name).forEach(names::add);
        });
        return names.stream()
                .map(KnowledgeStaysInTheContentTest::words)
                .filter(name -> name.length() >= SHORTEST_NAME)
                .collect(toSet());
    }

    @Test
    void theEngineCitesNothing() {
        assertThat(CONSTANTS).hasSizeGreaterThan(CONSTANTS_AT_LEAST);
        assertThat(CONSTANTS)
                .filteredOn(constant -> CITATION.matcher(constant.text()).find())
                .isEmpty();
    }
}
