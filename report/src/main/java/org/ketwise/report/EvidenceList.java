package org.ketwise.report;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ketwise.knowledge.CrossReferences;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.KnowledgeVersion;
import org.ketwise.knowledge.model.Claim;
import org.ketwise.knowledge.model.Evidence;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the content has of one kind, or what was found: in short, each with the id that leads to its {@link Dossier}. */
public record EvidenceList(String title, List<Item> items) {
    public EvidenceList {
        items = List.copyOf(items);
    }

    /** @param more said less loudly after the title, or empty */
    public record Item(String kind, String id, String title, String more) {}

    public static EvidenceList ofClaims(KnowledgeBase knowledge, Predicate<Claim> which) {
        return new EvidenceList(
                "Claims of the essay",
                knowledge.claims().stream()
                        .filter(which)
                        .map(claim ->
                                new Item("claim", claim.id(), claim.number() + ". " + claim.says(), judged(claim)))
                        .toList());
    }

    private static String judged(Claim claim) {
        return ClaimProse.verdict(claim.verdict()) + ", danger "
                + claim.danger().code() + ", certainty "
                + claim.evidence().certainty().replace('-', ' ');
    }

    public static EvidenceList ofReferences(KnowledgeBase knowledge) {
        return new EvidenceList(
                "References of the essay",
                knowledge.references().stream()
                        .map(each -> {
                            String paper = each.paper();
                            return new Item(
                                    "reference",
                                    each.id(),
                                    each.number() + ". " + (paper == null ? each.printed() : paper),
                                    each.match().code() + " match");
                        })
                        .toList());
    }

    public static EvidenceList ofQuestions(KnowledgeBase knowledge) {
        return new EvidenceList(
                "Questions",
                knowledge.questions().stream()
                        .map(each -> new Item(
                                "question", each.id(), each.asks(), each.group().replace('-', ' ')))
                        .toList());
    }

    /** Each rule and claim whose sources disagree or differ, with all positions beside each other. */
    public static EvidenceList ofConflicts(KnowledgeBase knowledge) {
        Stream<Item> rules = knowledge.interactions().stream()
                .filter(rule -> !rule.evidence().conflict().isEmpty())
                .map(rule -> new Item("rule", "interaction:" + rule.id(), rule.title(), positions(rule.evidence())));
        Stream<Item> claims = knowledge.claims().stream()
                .filter(claim -> !claim.evidence().conflict().isEmpty())
                .map(claim -> new Item("claim", claim.id(), claim.says(), positions(claim.evidence())));
        return new EvidenceList(
                "Where sources conflict or differ", Stream.concat(rules, claims).toList());
    }

    private static String positions(Evidence evidence) {
        return evidence.conflict().stream()
                .map(position -> Words.sentence(position.says()) + " [" + String.join(", ", position.sources()) + "]")
                .collect(Collectors.joining(" / "));
    }

    public static EvidenceList ofRules(KnowledgeBase knowledge) {
        return new EvidenceList(
                "Rules",
                new CrossReferences(knowledge)
                        .rules().stream()
                                .map(rule -> new Item("rule", rule.id(), rule.title(), ""))
                                .toList());
    }

    public static EvidenceList ofIngredients(KnowledgeBase knowledge) {
        return new EvidenceList(
                "Ingredients",
                knowledge.ingredients().stream()
                        .map(each -> new Item(
                                "ingredient",
                                each.name(),
                                each.name(),
                                each.kind().code()))
                        .toList());
    }

    public static EvidenceList ofSources(KnowledgeBase knowledge) {
        return new EvidenceList(
                "Sources",
                knowledge.sources().stream()
                        .map(each -> new Item("source", each.id(), each.citation(), TextReport.read(each)))
                        .toList());
    }

    /** @param width in columns */
    public String text(int width) {
        StringBuilder page = new StringBuilder();
        page.append(Printable.line(title)).append(": ").append(items.size()).append('\n');
        for (Item item : items) {
            page.append('\n');
            Wrap.paragraph(page, "", item.title(), width);
            Wrap.paragraph(page, "    ", item.kind() + " " + item.id(), width);
            if (!item.more().isEmpty()) {
                Wrap.paragraph(page, "    ", item.more(), width);
            }
        }
        return page.toString();
    }

    public String json(KnowledgeVersion content, String version) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("ketwise", version);
        json.set("content", JsonReport.content(content));
        json.put("title", title);
        json.put("count", items.size());
        ArrayNode list = json.putArray("items");
        for (Item item : items) {
            ObjectNode each = list.addObject();
            each.put("kind", item.kind());
            each.put("id", item.id());
            each.put("title", item.title());
            if (!item.more().isEmpty()) {
                each.put("more", item.more());
            }
        }
        return JsonReport.printed(json);
    }

    /** One page that needs nothing else. */
    public String html(KnowledgeVersion content, String version) {
        Html html = new Html();
        html.page("Ketwise: " + title);
        html.open("header")
                .element("p", "Ketwise evidence", "class", "product")
                .element("h1", title + ": " + items.size())
                .close();
        html.open("main").open("ul");
        for (Item item : items) {
            html.open("li").element("strong", item.title());
            html.element("p", item.kind() + " " + item.id(), "class", "quiet");
            if (!item.more().isEmpty()) {
                html.element("p", item.more());
            }
            html.close();
        }
        html.close().close();
        html.open("footer")
                .element("p", "Ketwise " + version + ", content " + content.version() + ".")
                .close();
        html.close().close();
        return html + "\n";
    }
}
