package org.ketwise.knowledge.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ketwise.knowledge.content.ContentDocument;
import org.ketwise.knowledge.content.ContentKind;

/** Whether each number of the ledger, and of the list of references, is given once. */
final class ClaimCheck {
    private ClaimCheck() {}

    static void check(List<ContentDocument> documents, Problems problems) {
        for (ContentKind kind : List.of(ContentKind.CLAIM, ContentKind.REFERENCE)) {
            Map<Integer, String> numbered = new HashMap<>();
            for (ContentDocument document : documents) {
                if (document.kind() == kind && document.body().path("number").isInt()) {
                    int number = document.body().path("number").asInt(0);
                    String before = numbered.putIfAbsent(number, document.path());
                    if (before != null) {
                        problems.add(
                                document,
                                "/number",
                                "The number " + number + " is that of " + before + ".",
                                "Give each its own number.");
                    }
                }
            }
        }
    }
}
