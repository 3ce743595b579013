package org.ketwise.report;

import java.util.List;
import org.ketwise.knowledge.CrossReferences.Rule;
import org.ketwise.knowledge.model.Claim;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Question;
import org.ketwise.knowledge.model.Reference;
import org.ketwise.knowledge.model.Source;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Ingredients, rules, sources, claims, references and questions of the content for programs: lists of them in short, and one of them as the rows of its {@link Dossier}. */
public final class KnowledgeJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private KnowledgeJson() {}

    public static ArrayNode ingredients(List<Ingredient> ingredients) {
        ArrayNode list = NODES.arrayNode();
        for (Ingredient ingredient : ingredients) {
            ObjectNode json = list.addObject();
            json.put("name", ingredient.name());
            json.put("kind", ingredient.kind().code());
            json.put("rxcui", ingredient.findRxcui().map(code -> code.value()).orElse(null));
            ArrayNode atc = json.putArray("atc");
            ingredient.atc().forEach(code -> atc.add(code.value()));
        }
        return list;
    }

    public static ArrayNode rules(List<Rule> rules) {
        ArrayNode list = NODES.arrayNode();
        for (Rule rule : rules) {
            ObjectNode json = list.addObject();
            json.put("id", rule.id());
            json.put("title", rule.title());
        }
        return list;
    }

    public static ArrayNode claims(List<Claim> claims) {
        ArrayNode list = NODES.arrayNode();
        for (Claim claim : claims) {
            ObjectNode json = list.addObject();
            json.put("id", claim.id());
            json.put("number", claim.number());
            json.put("says", claim.says());
            json.put("verdict", claim.verdict().code());
            json.put("danger", claim.danger().code());
        }
        return list;
    }

    public static ArrayNode references(List<Reference> references) {
        ArrayNode list = NODES.arrayNode();
        for (Reference reference : references) {
            ObjectNode json = list.addObject();
            json.put("id", reference.id());
            json.put("number", reference.number());
            json.put("printed", reference.printed());
            json.put("match", reference.match().code());
        }
        return list;
    }

    public static ArrayNode questions(List<Question> questions) {
        ArrayNode list = NODES.arrayNode();
        for (Question question : questions) {
            ObjectNode json = list.addObject();
            json.put("id", question.id());
            json.put("asks", question.asks());
            json.put("group", question.group());
        }
        return list;
    }

    public static ArrayNode sources(List<Source> sources) {
        ArrayNode list = NODES.arrayNode();
        sources.forEach(source -> list.add(JsonReport.source(source)));
        return list;
    }

    /** The rows in their order; the same label can come again, as what belongs together stays together. */
    public static ObjectNode dossier(Dossier dossier) {
        ObjectNode json = NODES.objectNode();
        json.put("kind", dossier.kind());
        json.put("id", dossier.id());
        json.put("title", dossier.title());
        ArrayNode rows = json.putArray("rows");
        for (Dossier.Row row : dossier.rows()) {
            ObjectNode each = rows.addObject();
            each.put("label", row.label());
            ArrayNode lines = each.putArray("lines");
            for (Dossier.Line line : row.lines()) {
                ObjectNode one = lines.addObject();
                one.put("text", line.text());
                if (!line.more().isEmpty()) {
                    one.put("more", line.more());
                }
                if (line.leadsTo() != null) {
                    ObjectNode target = one.putObject("leadsTo");
                    target.put("kind", line.leadsTo().kind());
                    target.put("id", line.leadsTo().id());
                }
            }
        }
        return json;
    }
}
