package org.ketwise.knowledge.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ketwise.knowledge.content.ContentDocument;
import org.ketwise.knowledge.content.ContentKind;
import org.ketwise.knowledge.model.Interaction;
import tools.jackson.databind.JsonNode;

/** Whether what is said to outlast the last dose exists, and whether each rule about stopping is said to by some drug. */
final class PersistenceCheck {
    private final Set<String> effects = new HashSet<>();
    private final Map<String, ContentDocument> rulesAfterStopping = new HashMap<>();
    private final Set<String> forms = new HashSet<>();

    PersistenceCheck(List<ContentDocument> documents) {
        Arrays.stream(Interaction.Category.values()).forEach(category -> effects.add(category.code()));
        for (ContentDocument document : documents) {
            String id = document.body().path("id").asString("");
            if (document.kind() == ContentKind.AXIS) {
                effects.add(id);
            } else if (document.kind() == ContentKind.INTERACTION
                    && document.body().path("afterStopping").asBoolean(false)) {
                rulesAfterStopping.put(id, document);
            } else if (document.kind() == ContentKind.LEXICON && id.equals("lasting-forms")) {
                forms.addAll(document.body().path("groups").propertyNames());
            }
        }
    }

    void check(List<ContentDocument> documents, Problems problems) {
        Set<String> covered = new HashSet<>();
        for (ContentDocument document : documents) {
            for (String pointer : persistences(document)) {
                String form = document.body().at(pointer + "/form").asString("");
                if (!form.isEmpty() && !forms.contains(form)) {
                    problems.add(
                            document,
                            pointer + "/form",
                            "The lexicon lasting-forms has no group \"" + form + "\".",
                            "Name one of its groups, or add the group with the words that tell the form.");
                }
                JsonNode covers = document.body().at(pointer + "/covers");
                for (int i = 0; i < covers.size(); i++) {
                    String name = covers.get(i).asString("");
                    covered.add(name);
                    if (!effects.contains(name) && !rulesAfterStopping.containsKey(name)) {
                        problems.add(
                                document,
                                pointer + "/covers/" + i,
                                "Nothing that can outlast the last dose is called \"" + name + "\".",
                                "Name an axis, safety, efficacy, exposure, or a rule with afterStopping.");
                    }
                }
            }
        }
        rulesAfterStopping.forEach((id, document) -> {
            if (!covered.contains(id)) {
                problems.add(
                        document,
                        "/afterStopping",
                        "The rule speaks only after stopping, but no drug's persistence covers it.",
                        "Name it under persistence.covers of its drugs or of a class.");
            }
        });
    }

    /** Where a file says how long something lasts: once, or in a list for effects that last differently. */
    private static List<String> persistences(ContentDocument document) {
        JsonNode persistence = document.body().path("persistence");
        List<String> pointers = new ArrayList<>();
        if (persistence.isObject()) {
            pointers.add("/persistence");
        }
        for (int i = 0; persistence.isArray() && i < persistence.size(); i++) {
            pointers.add("/persistence/" + i);
        }
        return pointers;
    }
}
