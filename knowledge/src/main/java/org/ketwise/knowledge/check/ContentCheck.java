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
        reportUnread(contentFolder, problems);
        Content content = contentFolder.read(problems::add);
        List<ContentDocument> documents = withKeys(content.documents(), problems);
        SchemaCheck schema = new SchemaCheck(contentFolder.schemas());
        documents.forEach(document -> schema.check(document, problems));
        new ReferenceCheck(documents).check(documents, problems);
        new NameCheck().check(documents, problems);
        new EvidenceCheck(documents).check(documents, problems);
        new PersistenceCheck(documents).check(documents, problems);
        ClaimCheck.check(documents, problems);
        new HandoutCheck(documents).check(problems);
        ValueCheck.check(documents, problems);
        SeverityCheck.check(documents, problems);
        YamlCheck.check(documents, contentFolder.files(), problems);
        if (vocabulary != null) {
            new VocabularyCheck(vocabulary).check(documents, problems);
        }
        checkRules(content, problems);
        return problems.inOrder();
    }

    private static void reportUnread(ContentFolder folder, Problems problems) {
        for (String path : folder.unread()) {
            problems.add(new Diagnostic(
                    path,
                    "It is not read: content is a plain file whose name ends in .yaml.",
                    "Make it such a file, or move it out of the content folder."));
        }
    }

    /** The documents that say anything. */
    private static List<ContentDocument> withKeys(List<ContentDocument> documents, Problems problems) {
        return documents.stream()
                .filter(document -> {
                    boolean keys = document.body().isObject();
                    if (!keys) {
                        problems.add(
                                document,
                                "",
                                document.body().isMissingNode()
                                        ? "The file is empty."
                                        : "The file does not hold keys and values.",
                                "Copy the shape of a file beside it, or delete it.");
                    }
                    return keys;
                })
                .toList();
    }

    /** Rules are looked at together only where each file can be used by itself. */
    private static void checkRules(Content content, Problems problems) {
        try {
            new RuleCheck(KnowledgeBase.of(content), content.documents(), problems).check();
        } catch (UserError | java.util.NoSuchElementException | tools.jackson.core.JacksonException e) {
            if (problems.none()) {
                String problem = e instanceof UserError mistake ? mistake.problem() : String.valueOf(e.getMessage());
                problems.add(new Diagnostic("content", problem, "Mend it, then check again."));
            }
        }
    }
}
