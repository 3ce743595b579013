package org.ketwise.knowledge.content;

import java.util.Optional;

/** The kinds of content files; the folder tells the kind. */
public enum ContentKind {
    MANIFEST("manifest"),
    SOURCE("source"),
    AXIS("axis"),
    INGREDIENT("ingredient"),
    CLASS("class"),
    COMBINATION("combination"),
    INTERACTION("interaction"),
    CONDITION("condition"),
    MONITORING("monitoring"),
    LEXICON("lexicon"),
    MODEL("model"),
    METABOLISM("metabolism"),
    PERPETRATOR("perpetrator"),
    EFFECT("effect"),
    CLAIM("claim"),
    REFERENCE("reference"),
    QUESTION("question"),
    HANDOUT_LANGUAGE("handout-language"),
    HANDOUT_SECTION("handout-section"),
    CASE("case"),
    ATC("atc");

    private final String schema;

    ContentKind(String schema) {
        this.schema = schema;
    }

    /** The name of its JSON Schema, {@code <name>.schema.json}. */
    public String schema() {
        return schema;
    }

    /** The kind of a file by its path inside the content folder, with {@code /} between the parts; empty where no kind lives there. */
    public static Optional<ContentKind> ofPath(String path) {
        if (path.equals("manifest.yaml")) {
            return Optional.of(MANIFEST);
        }
        if (path.equals("codes/atc.yaml")) {
            return Optional.of(ATC);
        }
        int slash = path.indexOf('/');
        return switch (slash < 0 ? "" : path.substring(0, slash)) {
            case "sources" -> Optional.of(SOURCE);
            case "axes" -> Optional.of(AXIS);
            case "ingredients" -> Optional.of(INGREDIENT);
            case "classes" -> Optional.of(CLASS);
            case "combinations" -> Optional.of(COMBINATION);
            case "interactions" -> Optional.of(INTERACTION);
            case "conditions" -> Optional.of(CONDITION);
            case "monitoring" -> Optional.of(MONITORING);
            case "lexicon" -> Optional.of(LEXICON);
            case "models" -> Optional.of(MODEL);
            case "metabolism" -> Optional.of(METABOLISM);
            case "perpetrators" -> Optional.of(PERPETRATOR);
            case "effects" -> Optional.of(EFFECT);
            case "claims" -> Optional.of(CLAIM);
            case "references" -> Optional.of(REFERENCE);
            case "questions" -> Optional.of(QUESTION);
            case "handout" -> Optional.of(path.endsWith("/language.yaml") ? HANDOUT_LANGUAGE : HANDOUT_SECTION);
            case "cases" -> Optional.of(CASE);
            default -> Optional.empty();
        };
    }
}
