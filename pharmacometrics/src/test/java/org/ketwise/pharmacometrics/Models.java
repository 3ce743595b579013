package org.ketwise.pharmacometrics;

import org.ketwise.knowledge.KnowledgeBase;

/** The models of the content. */
final class Models {
    private static final KnowledgeBase KNOWLEDGE = KnowledgeBase.builtIn();

    private Models() {}

    static PopulationModel model(String id) {
        return KNOWLEDGE.models().stream()
                .filter(model -> model.id().equals(id))
                .map(PopulationModel::of)
                .findFirst()
                .orElseThrow();
    }

    static KnowledgeBase knowledge() {
        return KNOWLEDGE;
    }
}
