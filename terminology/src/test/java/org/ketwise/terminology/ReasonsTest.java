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
        assertThat(reason("instead of Nardil")).contains("\"instead of Nardil\"", "perhaps still taken");
        assertThat(reason("Prozac 20 mg → Zoloft 50 mg")).contains("\"Prozac 20 mg → Zoloft\"", "perhaps still taken");
    }

    @Test
    void whatWordsMayDenyInsteadOfTakingItIsQuotedAsItIsWritten() {
        assertThat(reason("not lithium alone but with Prozac"))
                .contains("\"not lithium alone but with Prozac\"", "something else");
        assertThat(reason("not Xanax 1 mg but 2 mg"))
                .contains("\"not Xanax 1 mg but 2 mg\"", "something else")
                .doesNotContain("another medicine");
        assertThat(reason("no lithium refills")).contains("something else");
        assertThat(reason("not taking Xanax with food")).contains("something else");
    }

    @Test
    void whatIsAboutToBeginIsSaidToBeScreenedAsIfTaken() {
        assertThat(reason("will start Nardil")).contains("\"will start\"", "as if it were taken");
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
