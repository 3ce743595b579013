package org.ketwise.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A failure of the user's names the problem and the remedy; what is collected stands in the order of its place. */
class FailuresTest {
    @Test
    void theUsersErrorSaysProblemAndRemedyAndCarriesNoTrace() {
        UserError error = new UserError("The plan is empty.", "Write one.");
        assertThat(error).hasMessage("The plan is empty. Write one.").hasNoCause();
        assertThat(error.problem()).isEqualTo("The plan is empty.");
        assertThat(error.remedy()).isEqualTo("Write one.");
        assertThat(error.getStackTrace()).isEmpty();
    }

    @Test
    void diagnosticsStandByPlaceThenByProblem() {
        Diagnostic first = new Diagnostic("axes/a.yaml:1", "B is wrong.", "Mend it.");
        Diagnostic second = new Diagnostic("axes/a.yaml:1", "C is wrong.", "Mend it.");
        Diagnostic third = new Diagnostic("axes/b.yaml:1", "A is wrong.", "Mend it.");
        assertThat(List.of(third, second, first).stream().sorted()).containsExactly(first, second, third);
        assertThat(first).hasToString("axes/a.yaml:1: B is wrong. Mend it.");
    }
}
