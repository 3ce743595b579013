package org.ketwise.knowledge.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ketwise.kernel.Route;
import org.ketwise.knowledge.ContentCopy;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.PharmacokineticModel;
import org.ketwise.knowledge.model.PharmacokineticModel.Flow;
import org.ketwise.knowledge.model.PharmacokineticModel.Read;
import org.ketwise.knowledge.model.PharmacokineticModel.Variability;

class ModelReaderTest {
    private final PharmacokineticModel model = KnowledgeBase.of(new ContentFolder(ContentCopy.SMALL).read())
            .models()
            .getFirst();

    @Test
    void readsWhoItHoldsForAndWhatIsMeasured() {
        assertThat(model.drugs()).containsExactly("ketamine");
        assertThat(model.domain().includesAge(18)).isTrue();
        assertThat(model.domain().includesAge(17.9)).isFalse();
        assertThat(model.domain().includesWeight(151)).isFalse();
        assertThat(model.analytes().getFirst().terms().getFirst().volume()).isEqualTo("V");
    }

    @Test
    void readsParametersWithHowWellTheyAreKnown() {
        assertThat(model.parameters())
                .extracting(PharmacokineticModel.Parameter::name, PharmacokineticModel.Parameter::read)
                .containsExactly(
                        tuple("ka", Read.SOURCE),
                        tuple("F", Read.TRANSCRIPTION),
                        tuple("V", Read.SOURCE),
                        tuple("CL", Read.ASSUMED));
        assertThat(model.parameters().get(1).variability()).isEqualTo(new Variability(Variability.Scale.LOGIT, 0.5));
        assertThat(model.parameters().get(2).variability()).isNull();
        assertThat(model.parameters().get(3).sharesVariabilityWith()).isEqualTo("ka");
    }

    @Test
    void aFlowWithoutGoalLeavesTheBody() {
        assertThat(model.flows()).containsExactly(new Flow("gut", "blood", "ka"), new Flow("blood", null, "CL / V"));
    }

    @Test
    void readsHowADoseEnters() {
        PharmacokineticModel.Entry entry = model.entries().getFirst();
        assertThat(entry.routes()).isEqualTo(List.of(Route.ORAL));
        assertThat(entry.device()).isNull();
        assertThat(entry.parts().getFirst().over()).isNull();
    }
}
