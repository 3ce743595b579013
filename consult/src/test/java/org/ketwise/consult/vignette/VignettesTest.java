package org.ketwise.consult.vignette;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ketwise.consult.Consult;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.content.Content;
import org.ketwise.knowledge.content.ContentFolder;
import org.ketwise.knowledge.content.VignetteReader;
import org.ketwise.knowledge.model.Vignette;

/** Every case of the content holds; a change of content that changes one shows here by its name. */
class VignettesTest {
    private static final Content CONTENT = new ContentFolder(Path.of("../content")).read();
    private static final VignetteRun RUN = new VignetteRun(new Consult(KnowledgeBase.of(CONTENT)));

    static Stream<Named<Vignette>> vignettes() {
        return VignetteReader.read(CONTENT).stream().map(vignette -> Named.of(vignette.id(), vignette));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vignettes")
    void holds(Vignette vignette) {
        assertThat(RUN.differences(vignette))
                .as("%s: %s", vignette.id(), vignette.title())
                .isEmpty();
    }

    @Test
    void thereAreEnoughOfThemAndSomeMustStayQuiet() {
        List<Vignette> vignettes = VignetteReader.read(CONTENT);
        assertThat(vignettes).hasSizeGreaterThanOrEqualTo(40);
        assertThat(vignettes)
                .filteredOn(vignette -> !vignette.expect().absent().isEmpty()
                        || vignette.expect().onlyUpTo() != null)
                .hasSizeGreaterThanOrEqualTo(10);
    }
}
