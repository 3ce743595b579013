package org.ketwise.knowledge.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ketwise.kernel.Severity;

/** Every word of a content file is read as it is written. */
class WordsTest {
    @Test
    void wordsGoBothWays() {
        assertThat(Weight.values())
                .allSatisfy(each -> assertThat(Weight.of(each.code())).isSameAs(each));
        assertThat(Setting.values())
                .allSatisfy(each -> assertThat(Setting.of(each.code())).isSameAs(each));
        assertThat(Ingredient.Kind.values())
                .allSatisfy(each -> assertThat(Ingredient.Kind.of(each.code())).isSameAs(each));
        assertThat(EnzymeRole.Role.values())
                .allSatisfy(each -> assertThat(EnzymeRole.Role.of(each.code())).isSameAs(each));
        assertThat(EnzymeRole.Strength.values())
                .allSatisfy(
                        each -> assertThat(EnzymeRole.Strength.of(each.code())).isSameAs(each));
        assertThat(Source.Read.values())
                .allSatisfy(each -> assertThat(Source.Read.of(each.code())).isSameAs(each));
        assertThat(Interaction.Category.values())
                .allSatisfy(
                        each -> assertThat(Interaction.Category.of(each.code())).isSameAs(each));
        assertThat(Interaction.Direction.values())
                .allSatisfy(each ->
                        assertThat(Interaction.Direction.of(each.code())).isSameAs(each));
        assertThat(MonitoringRule.Phase.values())
                .allSatisfy(
                        each -> assertThat(MonitoringRule.Phase.of(each.code())).isSameAs(each));
    }

    @Test
    void wordsOfSeveralPartsAreJoinedByAHyphen() {
        assertThat(EnzymeRole.Strength.IN_VITRO.code()).isEqualTo("in-vitro");
        assertThat(Source.Read.NOT_READ.code()).isEqualTo("not-read");
        assertThat(MonitoringRule.Phase.BETWEEN_SESSIONS.code()).isEqualTo("between-sessions");
    }

    @Test
    void aTreatmentIsPreparedThenGivenThenFollowed() {
        assertThat(MonitoringRule.Phase.values())
                .extracting(MonitoringRule.Phase::code)
                .containsExactly(
                        "before-course",
                        "before-session",
                        "during-session",
                        "after-session",
                        "between-sessions",
                        "course");
    }

    @Test
    void aWeightIsOneTwoOrThreePointsAndAsSevereByItself() {
        assertThat(Arrays.stream(Weight.values()).map(Weight::points)).containsExactly(1, 2, 3);
        assertThat(Arrays.stream(Weight.values()).map(Weight::ownSeverity))
                .containsExactly(Severity.MINOR, Severity.MODERATE, Severity.MAJOR);
    }

    @Test
    void onlyWhatAddsEffectsAddsToAnAxis() {
        assertThat(List.of(
                        new Mechanism.Pharmacodynamic("sedation", "Adds."),
                        new Mechanism.Pharmacokinetic("Changes exposure."),
                        new Mechanism.NoneKnown("Nothing.")))
                .extracting(Mechanism::axis)
                .containsExactly("sedation", null, null);
        assertThat(new Mechanism.Pharmacodynamic(null, "Opposes.").axis()).isNull();
    }
}
