package org.ketwise.knowledge.check;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ketwise.knowledge.content.ContentDocument;
import org.ketwise.knowledge.content.ContentKind;
import org.ketwise.knowledge.model.Interaction;
import tools.jackson.databind.JsonNode;

/** Whether names that point to other files find them, whether file names tell the id, and whether every source is used. */
final class ReferenceCheck {
    /** What a line of a handout can cover besides axes. */
    private static final Set<String> CATEGORIES = Stream.of(Interaction.Category.values())
            .map(Interaction.Category::code)
            .collect(Collectors.toSet());

    private final Map<ContentKind, Set<String>> ids = new EnumMap<>(ContentKind.class);
    private final Set<String> usedSources = new HashSet<>();
    private final Set<String> treatments = new HashSet<>();

    ReferenceCheck(List<ContentDocument> documents) {
        for (ContentKind kind : ContentKind.values()) {
            ids.put(kind, new HashSet<>());
        }
        for (ContentDocument document : documents) {
            idsOf(document.kind()).add(id(document));
            if (document.kind() == ContentKind.MANIFEST) {
                treatments.addAll(Nodes.strings(document.body().path("treatments")));
            }
        }
    }

    private Set<String> idsOf(ContentKind kind) {
        return ids.computeIfAbsent(kind, k -> new HashSet<>());
    }

    private static String id(ContentDocument document) {
        return document.body()
                .path(document.kind() == ContentKind.INGREDIENT ? "name" : "id")
                .asString("");
    }

    void check(List<ContentDocument> documents, Problems problems) {
        for (ContentDocument document : documents) {
            checkFileName(document, problems);
            walk(document, "", document.body(), problems);
            treatmentsAreThoseOfTheManifest(document, problems);
            if (document.kind() == ContentKind.ATC) {
                document.body()
                        .path("codes")
                        .propertyNames()
                        .forEach(name -> follow(document, "/codes/" + name, name, ContentKind.INGREDIENT, problems));
            }
        }
        for (ContentDocument document : documents) {
            if (document.kind() == ContentKind.SOURCE && !usedSources.contains(id(document))) {
                problems.add(
                        document,
                        "",
                        "No statement rests on this source.",
                        "Cite it where it belongs, or delete the file.");
            }
        }
    }

    private static void checkFileName(ContentDocument document, Problems problems) {
        if (document.kind() == ContentKind.MANIFEST || document.kind() == ContentKind.ATC) {
            return;
        }
        String path = document.path();
        String fileName = path.substring(path.lastIndexOf('/') + 1, path.length() - ".yaml".length());
        String id = id(document);
        if (document.kind() == ContentKind.HANDOUT_LANGUAGE) {
            checkLanguage(document, id, problems);
            return;
        }
        String expected = document.kind() == ContentKind.INGREDIENT ? slug(id) : id;
        if (expected.isEmpty()) {
            return; // the schema says what is missing
        }
        if (!fileName.equals(expected)) {
            problems.add(
                    document,
                    "/id",
                    "The file is called " + fileName + " but states " + expected + ".",
                    "Rename the file to " + expected + ".yaml.");
        }
        boolean inFolders = document.kind() == ContentKind.INGREDIENT || document.kind() == ContentKind.HANDOUT_SECTION;
        if (!inFolders && path.indexOf('/') != path.lastIndexOf('/')) {
            String folder = path.substring(0, path.indexOf('/') + 1);
            problems.add(
                    document, "", "The file stands in a folder below " + folder + ".", "Move it to " + folder + ".");
        }
        if (document.kind() == ContentKind.INGREDIENT
                && !path.equals("ingredients/" + expected.charAt(0) + "/" + fileName + ".yaml")) {
            problems.add(
                    document,
                    "",
                    "The file stands in another letter's folder.",
                    "Move it to ingredients/" + expected.charAt(0) + "/.");
        }
    }

    private static void checkLanguage(ContentDocument document, String id, Problems problems) {
        if (!document.path().equals("handout/" + id + "/language.yaml")) {
            problems.add(
                    document,
                    "/id",
                    "The handout stands in another language's folder.",
                    "Call the folder below handout/ by the code of the language, " + id + ".");
        }
    }

    private static String slug(String name) {
        return java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFKD)
                .toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }

    private void treatmentsAreThoseOfTheManifest(ContentDocument document, Problems problems) {
        if (document.kind() == ContentKind.MANIFEST || treatments.isEmpty()) {
            return;
        }
        Nodes.forEachObject(document.body(), (pointer, node) -> {
            List<String> named = Nodes.strings(node.path("treatments"));
            for (int i = 0; i < named.size(); i++) {
                if (!treatments.contains(named.get(i))) {
                    problems.add(
                            document,
                            pointer + "/treatments/" + i,
                            "The manifest has no treatment \"" + named.get(i) + "\".",
                            "Correct the name, or add it to the treatments of manifest.yaml.");
                }
            }
        });
    }

    private void walk(ContentDocument document, String pointer, JsonNode node, Problems problems) {
        if (node.isObject()) {
            node.properties().forEach(entry -> {
                String at = pointer + "/" + entry.getKey();
                ContentKind target = target(document.kind(), entry.getKey());
                if (target == null) {
                    walk(document, at, entry.getValue(), problems);
                } else {
                    follow(document, at, entry.getValue(), target, problems);
                }
            });
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(document, pointer + "/" + i, node.get(i), problems);
            }
        }
    }

    /** The kind of file that a key of a file of this kind points to, or null where the key does not point. */
    private static @org.jspecify.annotations.Nullable ContentKind target(ContentKind kind, String key) {
        return switch (key) {
            case "sources" -> ContentKind.SOURCE;
            case "source" -> kind == ContentKind.CASE || kind == ContentKind.REFERENCE ? ContentKind.SOURCE : null;
            case "axis", "withAxis" -> ContentKind.AXIS;
            case "axes", "covers" -> kind == ContentKind.HANDOUT_LANGUAGE ? ContentKind.AXIS : null;
            case "supports", "contradicts", "corrects" -> ContentKind.CLAIM;
            case "class" -> kind == ContentKind.QUESTION ? ContentKind.CLASS : null;
            case "together", "also" -> ContentKind.INGREDIENT;
            case "classes" -> kind == ContentKind.METABOLISM ? null : ContentKind.CLASS;
            case "withClasses" -> ContentKind.CLASS;
            case "members", "ingredients", "except", "withIngredients" -> ContentKind.INGREDIENT;
            case "treatments" -> kind == ContentKind.MANIFEST ? ContentKind.INGREDIENT : null;
            case "drugs" ->
                switch (kind) {
                    case MODEL, METABOLISM, EFFECT -> ContentKind.INGREDIENT;
                    default -> null;
                };
            case "ingredient" -> kind == ContentKind.PERPETRATOR ? ContentKind.INGREDIENT : null;
            case "overrides" -> ContentKind.INTERACTION;
            case "conditions" -> kind == ContentKind.CASE ? null : ContentKind.CONDITION;
            case "allergyCondition" -> ContentKind.CONDITION;
            case "monitoring" -> kind == ContentKind.CASE ? ContentKind.MONITORING : null;
            case "rule" -> kind == ContentKind.CASE ? ContentKind.INTERACTION : null;
            case "rules" ->
                kind == ContentKind.CLAIM || kind == ContentKind.HANDOUT_LANGUAGE ? ContentKind.INTERACTION : null;
            default -> null;
        };
    }

    private void follow(
            ContentDocument document, String pointer, JsonNode value, ContentKind target, Problems problems) {
        if (value.isString()) {
            follow(document, pointer, value.asString(), target, problems);
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                follow(document, pointer + "/" + i, value.get(i).asString(""), target, problems);
            }
        }
    }

    private void follow(ContentDocument document, String pointer, String name, ContentKind target, Problems problems) {
        if (target == ContentKind.SOURCE) {
            usedSources.add(name);
        }
        boolean found = pointer.contains("/rules/")
                ? isIdOfAFinding(name)
                : idsOf(target).contains(name)
                        || (pointer.endsWith("/rule") && isRuleOfAnotherKind(name))
                        || (pointer.contains("/covers/") && CATEGORIES.contains(name));
        if (!found) {
            problems.add(
                    document,
                    pointer,
                    "There is no " + target.schema() + " \"" + name + "\".",
                    "Correct the name, or write the file that it points to.");
        }
    }

    /** Claims and handouts name what was found by the id that findings have, as {@code interaction:clarithromycin}. */
    private boolean isIdOfAFinding(String name) {
        int colon = name.indexOf(':');
        ContentKind kind = switch (name.substring(0, Math.max(0, colon))) {
            case "interaction" -> ContentKind.INTERACTION;
            case "burden" -> ContentKind.AXIS;
            case "condition" -> ContentKind.CONDITION;
            case "duplicate" -> ContentKind.CLASS;
            case "monitoring" -> ContentKind.MONITORING;
            default -> null;
        };
        return kind != null && idsOf(kind).contains(name.substring(colon + 1));
    }

    /** A vignette names any rule by its id: an interaction, a condition, an axis, or a class for duplicate therapy. */
    private boolean isRuleOfAnotherKind(String name) {
        return idsOf(ContentKind.CONDITION).contains(name)
                || idsOf(ContentKind.AXIS).contains(name)
                || idsOf(ContentKind.CLASS).contains(name);
    }
}
