package org.ketwise.terminology;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.content.ContentFolder;

/** The small content that these tests read with, and the day on which they look. */
final class TestContent {
    static final LocalDate AS_OF = LocalDate.of(2026, 11, 23);
    static final KnowledgeBase KNOWLEDGE = KnowledgeBase.of(new ContentFolder(resource("/content")).read());
    static final MedicationReader MEDICATIONS = new MedicationReader(KNOWLEDGE);
    static final ConditionReader CONDITIONS = new ConditionReader(KNOWLEDGE);

    private TestContent() {}

    static Path resource(String name) {
        URL url = Objects.requireNonNull(TestContent.class.getResource(name), name);
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
