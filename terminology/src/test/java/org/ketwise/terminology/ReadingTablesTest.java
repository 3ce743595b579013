package org.ketwise.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ketwise.terminology.TestContent.AS_OF;
import static org.ketwise.terminology.TestContent.CONDITIONS;
import static org.ketwise.terminology.TestContent.MEDICATIONS;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people and systems write, and what it is read as: the tables under {@code readings/} say it in words. */
class ReadingTablesTest {
    static Stream<Arguments> names() {
        return Tables.of("/readings/names.tsv");
    }

    static Stream<Arguments> misspellings() {
        return Tables.of("/readings/misspellings.tsv");
    }

    static Stream<Arguments> use() {
        return Tables.of("/readings/use.tsv");
    }

    static Stream<Arguments> lists() {
        return Tables.of("/readings/lists.tsv");
    }

    static Stream<Arguments> other() {
        return Tables.of("/readings/other.tsv");
    }

    static Stream<Arguments> codes() {
        return Tables.of("/readings/codes.tsv");
    }

    static Stream<Arguments> conditions() {
        return Tables.of("/readings/conditions.tsv");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"names", "misspellings", "use", "lists", "other", "codes"})
    void medication(String entry, String reading) {
        assertThat(InWords.of(MEDICATIONS.read(entry, AS_OF))).isEqualTo(reading);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("conditions")
    void condition(String entry, String reading) {
        assertThat(CONDITIONS.readAll(entry).stream().map(InWords::of).collect(Collectors.joining("; ")))
                .isEqualTo(reading);
    }
}
