package org.ketwise.knowledge.check;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ketwise.knowledge.content.ContentDocument;
import org.ketwise.knowledge.content.ContentKind;
import tools.jackson.databind.JsonNode;

/** Whether a name or a code means one thing only. */
final class NameCheck {
    private final Map<String, ContentDocument> owners = new HashMap<>();

    void check(List<ContentDocument> documents, Problems problems) {
        for (ContentDocument document : documents) {
            if (document.kind() != ContentKind.INGREDIENT && document.kind() != ContentKind.COMBINATION) {
                continue;
            }
            JsonNode body = document.body();
            if (document.kind() == ContentKind.INGREDIENT) {
                own(document, "/name", "name ", body.path("name").asString(""), problems);
            }
            own(document, "/rxcui", "RxCUI ", body.path("rxcui").asString(""), problems);
            for (String key : List.of("synonyms", "salts", "streetNames")) {
                for (int i = 0; i < body.path(key).size(); i++) {
                    own(
                            document,
                            "/" + key + "/" + i,
                            "name ",
                            body.path(key).get(i).asString(""),
                            problems);
                }
            }
            for (int i = 0; i < body.path("brands").size(); i++) {
                own(
                        document,
                        "/brands/" + i,
                        "name ",
                        body.path("brands").get(i).path("name").asString(""),
                        problems);
            }
            for (int i = 0; i < body.path("otherRxcuis").size(); i++) {
                own(
                        document,
                        "/otherRxcuis/" + i,
                        "RxCUI ",
                        body.path("otherRxcuis").get(i).path("rxcui").asString(""),
                        problems);
            }
        }
    }

    /** As people type it: without case and accents. */
    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    private void own(ContentDocument document, String pointer, String what, String name, Problems problems) {
        if (name.isEmpty()) {
            return;
        }
        ContentDocument owner = owners.putIfAbsent(what + folded(name), document);
        if (owner != null && !owner.path().equals(document.path())) {
            problems.add(
                    document,
                    pointer,
                    "The " + what + "\"" + name + "\" also stands in " + owner.path() + ".",
                    "Keep it where it belongs; one name means one thing.");
        }
    }
}
