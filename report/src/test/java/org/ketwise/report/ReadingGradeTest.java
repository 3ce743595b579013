package org.ketwise.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ketwise.knowledge.model.HandoutText.Formula;

class ReadingGradeTest {
    @Test
    void theFormulaOfFleschAndKincaid() {
        ReadingGrade grade = ReadingGrade.of(Formula.FLESCH_KINCAID, List.of("The cat sat on the mat. It was warm."));

        assertThat(grade.sentences()).isEqualTo(2);
        assertThat(grade.words()).isEqualTo(9);
        assertThat(grade.syllables()).isEqualTo(9);
        assertThat(grade.grade()).isCloseTo(0.39 * 4.5 + 11.8 - 15.59, within(1e-9));
    }

    @Test
    void theFormulaOfCrawford() {
        ReadingGrade grade = ReadingGrade.of(Formula.CRAWFORD, List.of("La casa es azul. El perro come pan."));

        assertThat(grade.sentences()).isEqualTo(2);
        assertThat(grade.words()).isEqualTo(8);
        assertThat(grade.syllables()).isEqualTo(1 + 2 + 1 + 2 + 1 + 2 + 2 + 1);
        assertThat(grade.grade()).isCloseTo(-0.205 * 25 + 0.049 * 150 - 3.407, within(1e-9));
    }

    @Test
    void aLineWithoutAPointIsASentence() {
        assertThat(ReadingGrade.of(Formula.FLESCH_KINCAID, List.of("Before a session", "You feel sick"))
                        .sentences())
                .isEqualTo(2);
    }

    @Test
    void longWordsAndLongSentencesAskForMoreSchool() {
        double plain = ReadingGrade.of(Formula.FLESCH_KINCAID, List.of("Ask the clinic first.", "You may feel sleepy."))
                .grade();
        double hard = ReadingGrade.of(
                        Formula.FLESCH_KINCAID,
                        List.of(
                                "Concomitant administration potentiates haemodynamic instability in predisposed individuals."))
                .grade();

        assertThat(plain).isLessThan(5);
        assertThat(hard).isGreaterThan(15);
    }

    @Test
    void nothingAsksForNoSchool() {
        assertThat(ReadingGrade.of(Formula.FLESCH_KINCAID, List.of("", "...")).grade())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "medicine, 3",
        "people, 2",
        "treatment, 2",
        "ketamine, 3",
        "esketamine, 4",
        "alcohol, 3",
        "session, 2",
        "emergency, 4",
        "clinic, 2",
        "asked, 1",
        "wanted, 2",
        "watches, 2",
        "takes, 1",
        "pressure, 2",
        "table, 2",
        "blood, 1",
        "the, 1",
        "you're, 1",
        "112, 1",
        "driving, 2",
        "being, 2",
        "anaesthesia, 5",
        "psychiatric, 4",
        "prescriber, 3",
        "idea, 2",
        "depression, 3",
        "drowsiness, 3",
        "nausea, 2"
    })
    void syllablesOfEnglishWords(String word, int syllables) {
        assertThat(ReadingGrade.syllables(Formula.FLESCH_KINCAID, word)).isEqualTo(syllables);
    }

    @ParameterizedTest
    @CsvSource({
        "medicina, 4",
        "tratamiento, 4",
        "presión, 2",
        "sangre, 2",
        "día, 2",
        "guía, 2",
        "que, 1",
        "aunque, 2",
        "ayuda, 3",
        "hoy, 1",
        "y, 1",
        "médico, 3",
        "clínica, 3",
        "alcohol, 3",
        "ciudad, 2",
        "después, 2",
        "sueño, 2"
    })
    void syllablesOfSpanishWords(String word, int syllables) {
        assertThat(ReadingGrade.syllables(Formula.CRAWFORD, word)).isEqualTo(syllables);
    }
}
