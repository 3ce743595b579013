package org.ketwise.knowledge.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.ketwise.knowledge.ContentCopy;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.content.ContentFolder;

/** How much there is, how much of it was read in its sources, and what is open. */
class ContentStatusTest {
    @Test
    void countsTheSmallContent() {
        ContentStatus status = ContentStatus.of(KnowledgeBase.of(new ContentFolder(ContentCopy.SMALL).read()));
        assertThat(status.ingredients()).isEqualTo(37);
        assertThat(status.verifiedRxcuis()).as("ketamine, esketamine, dormalin").isEqualTo(3);
        assertThat(status.combinations()).isEqualTo(2);
        assertThat(status.classes()).isEqualTo(3);
        assertThat(status.sources()).isEqualTo(3);
        assertThat(status.references()).isEqualTo(1);
        assertThat(status.questions()).isEqualTo(2);
        assertThat(status.handouts()).containsExactly("en", "es");
        assertThat(status.certainties().values().stream().mapToInt(each -> each).sum())
                .isEqualTo(22);
        assertThat(status.kinds())
                .extracting(
                        ContentStatus.KindStatus::kind,
                        ContentStatus.KindStatus::total,
                        ContentStatus.KindStatus::verified,
                        ContentStatus.KindStatus::reviewed)
                .containsExactly(
                        tuple("interactions", 22, 19, 1),
                        tuple("burden axes", 3, 1, 0),
                        tuple("condition statements", 9, 8, 1),
                        tuple("monitoring rules", 5, 4, 0),
                        tuple("claims", 2, 2, 0),
                        tuple("model figures", 4, 2, 0));
        assertThat(status.kinds().getFirst().open())
                .containsExactly(
                        "chamelex: Everything.", "hushex: The report has not been read.", "lowerex: Everything.");
        assertThat(status.kinds().get(1).open())
                .containsExactly("dryness: The evidence was not graded.", "sedation: Nobody read the second chapter.");
        assertThat(status.kinds().getLast().open())
                .containsExactly("ketamine.small2026 F: transcription", "ketamine.small2026 CL: assumed");
    }

    @Test
    void theRealContentAddsUp() {
        KnowledgeBase knowledge = KnowledgeBase.of(new ContentFolder(ContentCopy.REAL).read());
        ContentStatus status = ContentStatus.of(knowledge);
        assertThat(status.ingredients()).isEqualTo(knowledge.ingredients().size());
        assertThat(status.verifiedRxcuis()).isBetween(1, status.ingredients());
        assertThat(status.kinds()).allSatisfy(kind -> {
            assertThat(kind.total()).isPositive();
            assertThat(kind.verified() + kind.open().size()).isEqualTo(kind.total());
            assertThat(kind.reviewed()).isBetween(0, kind.total());
        });
        assertThat(status.kinds().getFirst().total())
                .isEqualTo(knowledge.interactions().size());
    }
}
