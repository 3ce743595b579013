package org.ketwise.knowledge.check;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Diagnostic;
import org.ketwise.kernel.UserError;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.content.Content;
import org.ketwise.knowledge.content.ContentDocument;
import org.ketwise.knowledge.content.ContentFolder;

/** Everything that is checked of a content folder without running its vignettes. */
public final class ContentCheck {
    private ContentCheck() {}

    /**
     * What is wrong, by file and line; empty where nothing is.
     *
     * @param vocabulary a folder of tables to check RxCUIs against, or null
     */
    public static List<Diagnostic> check(Path folder, @Nullable Path vocabulary) {
        ContentFolder contentFolder = new ContentFolder(folder);
        Problems problems = new Problems(contentFolder.files());
        Content content = contentFolder.read(problems::add);
        List<ContentDocument> documents = content.documents();
        SchemaCheck schema = new SchemaCheck(contentFolder.schemas());
        documents.forEach(document -> schema.check(document, problems));
        new ReferenceCheck(documents).check(documents, problems);
        new NameCheck().check(documents, problems);
        if (vocabulary != null) {
            new VocabularyCheck(vocabulary).check(documents, problems);
        }
        checkRules(content, problems);
        return problems.inOrder();
    }

    /** Rules are looked at together only where each file can be used by itself. */
    private static void checkRules(Content content, Problems problems) {
        try {
            new RuleCheck(KnowledgeBase.of(content), content.documents(), problems).check();
        } catch (UserError | java.util.NoSuchElementException | tools.jackson.core.JacksonException e) {
            if (problems.none()) {
                problems.add(new Diagnostic("content", String.valueOf(e.getMessage()), "Mend it, then check again."));
            }
        }
    }
}
