package org.ketwise.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ketwise.knowledge.CrossReferences;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.report.Dossier;
import org.ketwise.search.EvidenceSearch.Hit;

class EvidenceSearchTest {
    private static final KnowledgeBase KNOWLEDGE = KnowledgeBase.builtIn();
    private static final EvidenceSearch BUILT_IN = EvidenceSearch.over(KNOWLEDGE.version(), () -> {
        throw new AssertionError("the build has packed the index of other content");
    });

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            clarithromycin                        | rule       | interaction:clarithromycin
            Clarithromycin oral ketamine          | rule       | interaction:clarithromycin
            clarithro                             | ingredient | clarithromycin
            clarithromycine                       | ingredient | clarithromycin
            klonopin                              | ingredient | clonazepam
            hagelberg                             | source     | hagelberg-2010
            driving tolerated                     | claim      | driving-once-tolerance-is-known
            benzodiazepines antidepressant effect | rule       | interaction:benzodiazepine-response
            Xanax prescribed ADHD                 | claim      | xanax-prescribed-for-adhd
            sleep apnoea                          | rule       | condition:sleep-apnoea
            stimulants day of session             | question   | stimulant-on-the-day
            """)
    void findsAmongTheFirst(String words, String kind, String id) {
        assertThat(BUILT_IN.search(words, 5)).extracting(Hit::kind, Hit::id).contains(tuple(kind, id));
    }

    @Test
    void showsTheLineThatSpeaksOfTheWords() {
        assertThat(BUILT_IN.search("hagelberg", 3))
                .anySatisfy(hit -> assertThat(hit.line()).containsIgnoringCase("hagelberg"));
    }

    @Test
    void whereNothingSpeaksOfAllWordsThoseThatSpeakOfSomeAreFound() {
        assertThat(BUILT_IN.search("clarithromycin xyzzy", 5)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "the", "!?", "xyzzyplugh", "*:*", "\u0000", "a AND OR NOT (", "日本"})
    void nonsenseFindsNothingAndBreaksNothing(String words) {
        assertThat(BUILT_IN.search(words, 5)).isEmpty();
    }

    @Test
    void noMoreThanAskedFor() {
        assertThat(BUILT_IN.search("ketamine", 3)).hasSize(3);
        assertThat(BUILT_IN.search("ketamine", 0)).isEmpty();
        assertThat(BUILT_IN.search("ketamine ".repeat(5_000), 3)).hasSize(3);
    }

    /** The index of the build is that of its content. */
    @Test
    void theIndexOfTheBuildAnswersAsOneThatIsMadeNow() {
        EvidenceSearch now = EvidenceSearch.of(new Dossier.Maker(KNOWLEDGE, new CrossReferences(KNOWLEDGE)).all());

        for (String words : new String[] {"driving", "clarithromycin", "ADHD", "bladder pain"}) {
            assertThat(BUILT_IN.search(words, 50)).as(words).containsExactlyInAnyOrderElementsOf(now.search(words, 50));
        }
    }
}
