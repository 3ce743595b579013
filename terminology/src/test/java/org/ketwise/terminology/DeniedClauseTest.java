package org.ketwise.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ketwise.terminology.TestContent.CONDITIONS;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is denied or somebody else's is quoted by the words that say so, not by all that stands around them. */
class DeniedClauseTest {
    @Test
    void aDenialInAListIsQuotedAlone() {
        assertThat(clauses("hypertension, no h/o stroke, mania; sleep apnoea")).containsExactly("no h/o stroke, mania");
    }

    @Test
    void anAnswerIsQuotedWithItsQuestion() {
        assertThat(clauses("hypertension; psychosis: none")).containsExactly("psychosis: none");
    }

    @Test
    void severalDenialsAreQuotedOneAfterAnother() {
        assertThat(clauses("no stroke, hypertension, no mania")).containsExactly("no stroke; no mania");
    }

    @Test
    void aDenialIsQuotedUpToWhatThePatientHas() {
        assertThat(clauses("no h/o hypertension, pregnant, mania")).containsExactly("no h/o hypertension");
    }

    @Test
    void whatIsAskedAboutInsideADenialIsNotQuoted() {
        assertThat(clauses("denies mania, untreated sleep apnoea, psychosis or stroke"))
                .containsExactly("denies mania … psychosis or stroke");
    }

    @Test
    void whatIsSomebodyElsesIsQuotedAlone() {
        assertThat(clauses("father had stroke; hypertension")).containsExactly("father had stroke");
    }

    private static List<String> clauses(String text) {
        return CONDITIONS.readAll(text).stream()
                .flatMap(mention -> switch (mention) {
                    case ConditionMention.Negated negated -> List.of(negated.clause()).stream();
                    case ConditionMention.OtherPerson other -> List.of(other.clause()).stream();
                    case ConditionMention.Recognised _,
                            ConditionMention.Hinted _,
                            ConditionMention.Suggested _,
                            ConditionMention.Unrecognised _ -> List.<String>of().stream();
                })
                .toList();
    }
}
