package org.ketwise.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ketwise.knowledge.GapMap.Answer;
import org.ketwise.knowledge.content.ContentFolder;
import org.ketwise.knowledge.model.Question.Outcome;

class GapMapTest {
    private static final KnowledgeBase SMALL = KnowledgeBase.of(new ContentFolder(ContentCopy.SMALL).read());

    @TempDir
    Path folder = Path.of("");

    @Test
    void asksOfEachMemberOfAClassAndOfEachOutcome() {
        GapMap.Table table = GapMap.of(SMALL).tables().getFirst();

        assertThat(table.outcomes())
                .containsExactly(Outcome.PHARMACOKINETICS, Outcome.BLOOD_PRESSURE, Outcome.EFFICACY);
        assertThat(table.rows())
                .extracting(GapMap.Row::ingredient)
                .contains("clogazole")
                .doesNotHaveDuplicates();
        assertThat(table.rows()).allSatisfy(row -> assertThat(row.cells()).hasSize(3));
    }

    @Test
    void aTrialOfThisVeryMedicineIsAStudyAndNothingElseIs() {
        assertThat(cell(SMALL, "clogazole", Outcome.PHARMACOKINETICS))
                .extracting(GapMap.Cell::answer, GapMap.Cell::rules)
                .first()
                .isEqualTo(Answer.STUDIED);
        assertThat(cell(SMALL, "clogazole", Outcome.PHARMACOKINETICS).rules()).startsWith("interaction:clogazole");
        assertThat(cell(SMALL, "clogazole", Outcome.EFFICACY).answer()).isEqualTo(Answer.NOTHING);
    }

    @Test
    void aRuleAboutSeveralMedicinesDoesNotMakeEachOfThemStudied() {
        KnowledgeBase several = ContentCopy.in(folder)
                .change(
                        "interactions/clogazole.yaml",
                        "precipitant: {ingredients: [clogazole]}",
                        "precipitant: {ingredients: [clogazole, plainol]}")
                .knowledge();

        assertThat(cell(several, "clogazole", Outcome.PHARMACOKINETICS).answer())
                .isEqualTo(Answer.NEAR);
    }

    @Test
    void aRelativeIsNotTheMedicine() {
        KnowledgeBase relative = ContentCopy.in(folder)
                .change("interactions/clogazole.yaml", "directness: direct", "directness: class")
                .knowledge();

        assertThat(cell(relative, "clogazole", Outcome.PHARMACOKINETICS).answer())
                .isEqualTo(Answer.NEAR);
    }

    @Test
    void aLabelIsNoStudy() {
        KnowledgeBase label = ContentCopy.in(folder)
                .change("interactions/clogazole.yaml", "level: pk-rct", "level: label")
                .knowledge();

        assertThat(cell(label, "clogazole", Outcome.PHARMACOKINETICS).answer()).isEqualTo(Answer.STATED);
    }

    @Test
    void aQuestionIsAnsweredByItsStudiesAndNotByThoseNearIt() {
        assertThat(GapMap.of(SMALL).entries())
                .extracting(entry -> entry.question().id(), GapMap.Entry::answer)
                .containsExactly(tuple("noise", Answer.NEAR));
        assertThat(Answer.NEAR.isGap()).isTrue();
        assertThat(Answer.CASES.isGap()).isFalse();
    }

    private static GapMap.Cell cell(KnowledgeBase knowledge, String ingredient, Outcome outcome) {
        return GapMap.of(knowledge).tables().getFirst().rows().stream()
                .filter(row -> row.ingredient().equals(ingredient))
                .flatMap(row -> row.cells().stream())
                .filter(each -> each.outcome() == outcome)
                .findFirst()
                .orElseThrow();
    }
}
