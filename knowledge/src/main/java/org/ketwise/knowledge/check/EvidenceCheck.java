package org.ketwise.knowledge.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ketwise.knowledge.content.ContentDocument;
import org.ketwise.knowledge.content.ContentKind;
import org.ketwise.knowledge.model.Evidence;
import org.ketwise.knowledge.model.EvidenceGrade;
import tools.jackson.databind.JsonNode;

/** Whether what is called verified rests on something that somebody read, wherever it stands: a rule, a statement, a property, a ratio. */
final class EvidenceCheck {
    private final Set<String> unread = new HashSet<>();

    EvidenceCheck(List<ContentDocument> documents) {
        for (ContentDocument document : documents) {
            JsonNode source = document.body();
            if (document.kind() == ContentKind.SOURCE
                    && source.path("read").asString("").equals("not-read")) {
                unread.add(source.path("id").asString(""));
            }
        }
    }

    void check(List<ContentDocument> documents, Problems problems) {
        for (ContentDocument document : documents) {
            Nodes.forEachObject(document.body(), (pointer, node) -> {
                restsOnWhatWasRead(document, pointer, node, problems);
                isNotOpen(document, pointer, node, problems);
                isNotAboveItsGrade(document, pointer, node, problems);
                conflictIsShown(document, pointer, node, problems);
            });
        }
    }

    /** A statement carries {@code verified} itself or in its evidence, and its sources beside that. */
    private void restsOnWhatWasRead(ContentDocument document, String pointer, JsonNode node, Problems problems) {
        boolean byItself = isTrue(node.path("verified"));
        List<String> sources = Nodes.strings(node.path("sources"));
        if ((byItself || isTrue(node.path("evidence").path("verified")))
                && !sources.isEmpty()
                && unread.containsAll(sources)) {
            problems.add(
                    document,
                    pointer + (byItself ? "/verified" : "/evidence"),
                    "It is called verified, but nobody read a source of it.",
                    "Read one, or say verified: false and what is open.");
        }
    }

    private static void isNotOpen(ContentDocument document, String pointer, JsonNode node, Problems problems) {
        if (isTrue(node.path("verified")) && node.has("open")) {
            problems.add(
                    document,
                    pointer + "/open",
                    "It is called verified, and yet something is open.",
                    "Read what is open and take it out, or say verified: false.");
        }
    }

    /** A basis allows a certainty at most; see the method of evidence. */
    private static void isNotAboveItsGrade(ContentDocument document, String pointer, JsonNode node, Problems problems) {
        if (!node.has("directness") || !node.has("consistency")) {
            return;
        }
        String highest;
        try {
            highest = EvidenceGrade.highest(evidence(node));
        } catch (IllegalArgumentException e) {
            return; // the schema says which word is wrong
        }
        String certainty = node.path("certainty").asString("");
        if (EvidenceGrade.isAbove(certainty, highest)) {
            problems.add(
                    document,
                    pointer + "/certainty",
                    "The certainty is " + certainty + ", and its basis allows " + highest + " at most.",
                    "Lower it, or correct level, directness, consistency or subjects; docs/methods/evidence.md says how they count.");
        }
    }

    private static Evidence evidence(JsonNode node) {
        JsonNode subjects = node.path("subjects");
        return new Evidence(
                node.path("level").asString(""),
                node.path("certainty").asString(""),
                new Evidence.Basis(
                        Evidence.Directness.of(node.path("directness").asString("")),
                        Evidence.Consistency.of(node.path("consistency").asString("")),
                        subjects.isInt() ? subjects.asInt() : null),
                isTrue(node.path("verified")),
                List.of(),
                null,
                List.of());
    }

    private static void conflictIsShown(ContentDocument document, String pointer, JsonNode node, Problems problems) {
        String consistency = node.path("consistency").asString("");
        boolean conflicting = consistency.equals("conflicting") || consistency.equals("differing");
        if (node.has("consistency") && conflicting != node.has("conflict")) {
            problems.add(
                    document,
                    pointer + "/consistency",
                    conflicting
                            ? "The sources are called " + consistency + ", and no conflict is shown."
                            : "A conflict is shown, and the sources are called neither differing nor conflicting.",
                    "Write the positions side by side under conflict, or say consistent or single.");
        }
    }

    private static boolean isTrue(JsonNode node) {
        return node.isBoolean() && node.booleanValue();
    }
}
