package org.ketwise.knowledge.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.ketwise.knowledge.ContentCopy;

/** What a pharmacist edits is without fault. */
class RealContentTest {
    /** Tables of RxCUIs and names, where a developer has them beside the project. */
    private static final Path VOCABULARY = Path.of("../../shared/vocabulary");

    @Test
    void nothingIsWrongWithTheContent() {
        assertThat(ContentCheck.check(ContentCopy.REAL, Files.isDirectory(VOCABULARY) ? VOCABULARY : null))
                .isEmpty();
    }
}
