package org.ketwise.knowledge.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ketwise.knowledge.content.ContentDocument;
import org.ketwise.knowledge.content.ContentKind;
import tools.jackson.databind.JsonNode;

/**
 * Whether what a patient reads is safe to hand out: no amounts, none of the words that lead somebody to leave a medicine out, and the same statements in each
 * language.
 */
final class HandoutCheck {
    private static final Pattern AMOUNT = Pattern.compile(
            "\\d\\s*(mg|mcg|µg|g|ml|cc|iu|milligrams?|micrograms?|grams?|millilit(er|re)s?|units?|drops?|puffs?|sprays?|tablets?|pills?|capsules?|doses?"
                    + "|miligramos?|microgramos?|gramos?|mililitros?|unidad(es)?|gotas?|comprimidos?|pastillas?|cápsulas?|dosis)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*\\}?");

    private static final List<String> PLACEHOLDERS = List.of("{candidates}", "{name}", "{others}");
    private static final List<String> COPIED =
            List.of("when", "sources", "corrects", "on", "covers", "calming", "order", "urgent");
    private static final List<String> IN_EACH_LANGUAGE =
            List.of("id", "name", "neverWords", "readability", "reviewedByNativeClinician");

    private final Map<String, List<ContentDocument>> byLanguage = new TreeMap<>();
    private final Map<String, List<Pattern>> never = new HashMap<>();

    HandoutCheck(List<ContentDocument> documents) {
        for (ContentDocument document : documents) {
            if (document.kind() == ContentKind.HANDOUT_LANGUAGE || document.kind() == ContentKind.HANDOUT_SECTION) {
                byLanguage
                        .computeIfAbsent(language(document), _ -> new ArrayList<>())
                        .add(document);
            }
            if (document.kind() == ContentKind.HANDOUT_LANGUAGE) {
                never.put(
                        language(document),
                        Nodes.strings(document.body().path("neverWords")).stream()
                                .map(HandoutCheck::word)
                                .toList());
            }
        }
    }

    private static String language(ContentDocument document) {
        String[] parts = document.path().split("/", -1);
        return parts.length < 2 ? "" : parts[1];
    }

    private static Pattern word(String word) {
        return Pattern.compile(
                "(?<![\\p{L}])" + Pattern.quote(word) + "(?![\\p{L}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    void check(Problems problems) {
        byLanguage.forEach((language, documents) -> {
            if (!never.containsKey(language)) {
                problems.add(
                        documents.getFirst(),
                        "",
                        "The handout in \"" + language + "\" has no language.yaml.",
                        "Copy that of another language and translate its words.");
            }
            documents.forEach(document -> texts(document, "", document.body(), problems));
        });
        if (byLanguage.containsKey("en")) {
            byLanguage.keySet().stream()
                    .filter(language -> !language.equals("en"))
                    .forEach(language -> saysTheSame(language, problems));
        }
    }

    private void texts(ContentDocument document, String pointer, JsonNode node, Problems problems) {
        if (node.isObject()) {
            node.properties().forEach(entry -> {
                if (!entry.getKey().equals("neverWords")) {
                    texts(document, pointer + "/" + entry.getKey(), entry.getValue(), problems);
                }
            });
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                texts(document, pointer + "/" + i, node.get(i), problems);
            }
        } else if (node.isString()) {
            text(document, pointer, node.asString(), problems);
        }
    }

    private void text(ContentDocument document, String pointer, String text, Problems problems) {
        Matcher amount = AMOUNT.matcher(text);
        if (amount.find()) {
            problems.add(
                    document,
                    pointer,
                    "A handout names no amount of a medicine (\"" + amount.group() + "\").",
                    "Leave it to the prescriber.");
        }
        placeholders(text).stream()
                .filter(each -> !PLACEHOLDERS.contains(each))
                .forEach(unknown -> problems.add(
                        document,
                        pointer,
                        "Nothing is put in the place of \"" + unknown + "\".",
                        "Write {name}, {candidates} or {others}."));
        for (Pattern word : never.getOrDefault(language(document), List.of())) {
            Matcher found = word.matcher(text);
            if (found.find()) {
                problems.add(
                        document,
                        pointer,
                        "\"" + found.group() + "\" does not belong into a handout.",
                        "Say whom to ask; nothing tells a patient to leave a medicine out or to change it.");
            }
        }
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .sorted()
                .toList();
    }

    /** The same sections, lines, conditions and sources as in English; only the words differ. */
    private void saysTheSame(String language, Problems problems) {
        Map<String, JsonNode> english = new HashMap<>();
        byLanguage.getOrDefault("en", List.of()).forEach(document -> english.put(fileName(document), document.body()));
        List<ContentDocument> own = byLanguage.getOrDefault(language, List.of());
        for (ContentDocument document : own) {
            JsonNode model = english.remove(fileName(document));
            if (model == null) {
                problems.add(
                        document,
                        "",
                        "The handout in English has no such section.",
                        "Add it there, or delete this one.");
            } else {
                sameShape(document, "", model, document.body(), problems);
            }
        }
        for (String missing : english.keySet()) {
            problems.add(
                    own.getFirst(),
                    "",
                    "The handout in \"" + language + "\" has no " + missing + ".",
                    "Translate it from handout/en/" + missing + ".");
        }
    }

    private static String fileName(ContentDocument document) {
        return document.path().substring(document.path().lastIndexOf('/') + 1);
    }

    private static void sameShape(
            ContentDocument document, String pointer, JsonNode english, JsonNode own, Problems problems) {
        if (english.isObject() && own.isObject()) {
            Set<String> keys = new LinkedHashSet<>(english.propertyNames());
            keys.addAll(own.propertyNames());
            for (String key : keys) {
                String at = own.has(key) ? pointer + "/" + key : pointer;
                if (COPIED.contains(key) && !own.path(key).equals(english.path(key))) {
                    problems.add(
                            document, at, key + " is not what it is in English.", "Copy it from the English file.");
                } else if (!COPIED.contains(key) && !IN_EACH_LANGUAGE.contains(key)) {
                    sameShape(document, at, english.path(key), own.path(key), problems);
                }
            }
        } else if (english.isString() && own.isString()) {
            if (!placeholders(english.asString()).equals(placeholders(own.asString()))) {
                problems.add(
                        document,
                        pointer,
                        "The English text has " + String.join(" and ", placeholders(english.asString())) + ", this one "
                                + String.join(" and ", placeholders(own.asString())) + ".",
                        "Use the same ones in both.");
            }
        } else if (english.isArray() && own.isArray() && english.size() == own.size()) {
            for (int i = 0; i < english.size(); i++) {
                sameShape(document, pointer + "/" + i, english.get(i), own.get(i), problems);
            }
        } else if (english.getNodeType() != own.getNodeType() || english.size() != own.size()) {
            problems.add(
                    document,
                    pointer,
                    "This does not say the same as the English file.",
                    "Translate each line of it, in its order, and add none.");
        }
    }
}
