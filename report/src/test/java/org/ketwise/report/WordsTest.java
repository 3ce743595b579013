package org.ketwise.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void aListThatDoesNotFitSaysHowManyAreMissing() {
        List<String> names = List.of("methylphenidate", "pseudoephedrine", "bupropion");

        assertThat(Words.andWithin(names, 100)).isEqualTo("methylphenidate, pseudoephedrine and bupropion");
        assertThat(Words.andWithin(names, 45)).isEqualTo("methylphenidate, pseudoephedrine and 1 more");
        assertThat(Words.andWithin(names, 5)).isEqualTo("methylphenidate and 2 more");
    }

    @Test
    void aNameInsideAnotherIsNotMeant() {
        assertThat(Words.mentions("Pseudoephedrine raises blood pressure", "ephedrine"))
                .isFalse();
        assertThat(Words.mentions("Pseudoephedrine, ephedrine and more", "ephedrine"))
                .isTrue();
        assertThat(Words.mentions("St. John's wort takes away", "st. john's wort"))
                .isTrue();
    }

    @Test
    void whiteSpaceOfAnyKindIsOneBlank() {
        assertThat(Printable.line("  Ritalin\t 10\r\n mg ")).isEqualTo("Ritalin 10 mg");
        assertThat(Printable.line("Ritalin 10 mg")).isEqualTo("Ritalin 10 mg");
        assertThat(Printable.line(" ")).isEmpty();
    }

    @Test
    void halfACharacterIsShownAsItsCode() {
        assertThat(Printable.line("Ritalin \uD83D 10")).isEqualTo("Ritalin \\uD83D 10");
        assertThat(Printable.line("\uDC8A Ritalin \uD83D")).isEqualTo("\\uDC8A Ritalin \\uD83D");
        assertThat(Printable.line("\uDC8A\uD83D")).isEqualTo("\\uDC8A\\uD83D");
        assertThat(Printable.line("\uD83D\uD83D\uDC8A")).isEqualTo("\\uD83D\uD83D\uDC8A");
        assertThat(Printable.line("Ritalin \uD83D\uDC8A 10")).isEqualTo("Ritalin \uD83D\uDC8A 10");
    }

    @Test
    void aLongSentenceIsCutAtAClause() {
        assertThat(Words.within("Sleep apnoea narrows the margin: breathing may slow while sedated", 50))
                .isEqualTo("Sleep apnoea narrows the margin…");
        assertThat(Words.within("short", 50)).isEqualTo("short");
        assertThat(Words.within("x".repeat(80), 50))
                .hasSizeLessThanOrEqualTo(50)
                .endsWith("…");
    }

    @Test
    void adviceIsNeverCutInsideASentence() {
        String advice =
                "Usually continued. It is not to be stopped for a session, because abrupt stopping can bring seizures. "
                        + "And more. ".repeat(30);

        assertThat(Words.opening(advice))
                .startsWith("Usually continued. It is not to be stopped")
                .endsWith(".")
                .hasSizeLessThan(200);
    }

    @Test
    void textWrapsByColumnsAndNotByCharacters() {
        assertThat(Wrap.lines("日本語の薬", 4, 4)).containsExactly("日本", "語の", "薬");
        assertThat(Wrap.lines("one two three", 7, 9)).containsExactly("one two", "three");
        assertThat(Wrap.lines("", 7, 9)).containsExactly("");
    }
}
