package org.ketwise.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ketwise.terminology.TestContent.AS_OF;
import static org.ketwise.terminology.TestContent.MEDICATIONS;

import org.junit.jupiter.api.Test;

/** What is asked about a reading, in words that name what was written. */
class ReasonsTest {
    @Test
    void whatIsTakenFromSomebodyElseIsToBeConfirmed() {
        assertThat(reason("takes mother's Xanax")).contains("\"mother's\"", "taken by the patient");
    }

    @Test
    void whatIsPutOnTheSkinIsSaidToBeScreenedAsIfSwallowed() {
        assertThat(reason("terbinafine 1% shampoo")).contains("put on the skin", "as if it were swallowed");
    }

    @Test
    void whatIsSetAgainstAnotherAndLeftOpenIsToBeConfirmed() {
        assertThat(reason("not lithium alone but with Prozac")).contains("\"not\"", "perhaps still taken");
        assertThat(reason("no lithium refills")).contains("something else");
    }

    @Test
    void wordsWithoutNameAreRepeated() {
        assertThat(reason("d-AMP 10")).contains("d-AMP");
        assertThat(reason("tablets daily")).contains("\"tablets daily\"");
    }

    private static String reason(String line) {
        return switch (MEDICATIONS.read(line, AS_OF).mentions().getFirst()) {
            case MedicationMention.Suggested suggested -> suggested.reason();
            case MedicationMention.Unresolved unresolved -> unresolved.text() + " " + unresolved.reason();
            case MedicationMention.Resolved _, MedicationMention.Ambiguous _ -> "";
        };
    }
}
