package org.ketwise.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.ketwise.knowledge.GapMap;
import org.ketwise.knowledge.GapMap.Answer;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.KnowledgeVersion;
import org.ketwise.knowledge.model.Evidence;
import org.ketwise.knowledge.model.Question;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Which questions nobody has studied: as text, as a page, for programs, and as a picture. */
public final class GapReport {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int ROW = 20;
    private static final int NAMES = 190;
    private static final int CELL = 130;
    private static final int MARGIN = 12;
    private static final int HEAD = 46;
    private static final int LEGEND = 22;

    private GapReport() {}

    /** What an answer means, in a few words. */
    static String meaning(Answer answer) {
        return switch (answer) {
            case STUDIED -> "studied in people";
            case CASES -> "reports of single people";
            case NEAR -> "only near it: relatives, a group, or another question";
            case STATED -> "stated by a label or an authority, no study named";
            case REASONED -> "reasoned only";
            case NOTHING -> "nothing";
        };
    }

    /** So that nobody needs colours to tell them apart. */
    private static String mark(Answer answer) {
        return switch (answer) {
            case STUDIED -> "S";
            case CASES -> "C";
            case NEAR -> "N";
            case STATED -> "L";
            case REASONED -> "R";
            case NOTHING -> "–";
        };
    }

    /** How many cells and questions there are, and how many of them nobody has studied. */
    static String counts(GapMap gaps) {
        long cells = cells(gaps).count();
        long open = cells(gaps).filter(cell -> cell.answer().isGap()).count();
        long questions = gaps.entries().size();
        long unanswered =
                gaps.entries().stream().filter(entry -> entry.answer().isGap()).count();
        return "Of " + cells + " pairs of a medicine and an outcome " + open + " have no study of that very pair; of "
                + questions + " other questions " + unanswered + " have none.";
    }

    private static Stream<GapMap.Cell> cells(GapMap gaps) {
        return gaps.tables().stream().flatMap(table -> table.rows().stream()).flatMap(row -> row.cells().stream());
    }

    private static String name(Question.Outcome outcome) {
        return Words.capitalised(outcome.code().replace('-', ' '));
    }

    // As text

    /** @param width in columns */
    public static String text(GapMap gaps, int width) {
        StringBuilder page = new StringBuilder();
        Wrap.paragraph(page, "", counts(gaps), width);
        for (GapMap.Table table : gaps.tables()) {
            page.append('\n');
            Wrap.paragraph(page, "", table.question().asks(), width);
            page.append('\n');
            table(page, table);
            page.append('\n');
            for (Answer answer : Answer.values()) {
                Wrap.paragraph(page, "  " + mark(answer) + "  ", meaning(answer), width);
            }
            table.question().near().forEach(study -> Wrap.paragraph(page, "    - near: ", study.says(), width));
            searched(page, table.question(), width);
        }
        String group = "";
        for (GapMap.Entry entry : gaps.entries()) {
            if (!entry.question().group().equals(group)) {
                group = entry.question().group();
                page.append('\n').append(title(group).toUpperCase(Locale.ROOT)).append('\n');
            }
            Wrap.paragraph(page, mark(entry.answer()) + " ", entry.question().asks(), width);
            Wrap.paragraph(page, "    ", Words.capitalised(meaning(entry.answer())) + ".", width);
            entry.question().studies().forEach(study -> Wrap.paragraph(page, "    - ", study.says(), width));
            entry.question().near().forEach(study -> Wrap.paragraph(page, "    - near: ", study.says(), width));
            searched(page, entry.question(), width);
        }
        return page.toString();
    }

    private static String title(String group) {
        return Words.capitalised(group.replace('-', ' ')).replace("Adhd", "ADHD");
    }

    private static void table(StringBuilder page, GapMap.Table table) {
        int longest = table.rows().stream()
                .mapToInt(row -> row.ingredient().length())
                .max()
                .orElse(0);
        page.append(" ".repeat(longest));
        table.outcomes().forEach(outcome -> page.append("  ").append(name(outcome)));
        page.append('\n');
        for (GapMap.Row row : table.rows()) {
            page.append(row.ingredient())
                    .append(" ".repeat(longest - row.ingredient().length()));
            for (GapMap.Cell cell : row.cells()) {
                String mark = mark(cell.answer());
                page.append("  ")
                        .append(mark)
                        .append(" ".repeat(name(cell.outcome()).length() - mark.length()));
            }
            page.append('\n');
        }
    }

    private static void searched(StringBuilder page, Question question, int width) {
        Wrap.paragraph(page, "    ", searched(question), width);
    }

    private static String searched(Question question) {
        return "Searched on " + question.searched().on() + ": "
                + Words.sentence(question.searched().how());
    }

    // For programs

    /** {@code docs/schema/gaps.schema.json} says what each key means. */
    public static String json(GapMap gaps, KnowledgeVersion content, String version) {
        ObjectNode json = NODES.objectNode();
        json.put("ketwise", version);
        json.set("content", JsonReport.content(content));
        ObjectNode answers = json.putObject("answers");
        for (Answer answer : Answer.values()) {
            answers.put(answer.code(), meaning(answer));
        }
        ArrayNode tables = json.putArray("tables");
        for (GapMap.Table table : gaps.tables()) {
            ObjectNode each = tables.addObject();
            question(each, table.question());
            studies(each.putArray("near"), table.question().near());
            ArrayNode rows = each.putArray("rows");
            for (GapMap.Row row : table.rows()) {
                ObjectNode one = rows.addObject();
                one.put("ingredient", row.ingredient());
                ObjectNode cells = one.putObject("outcomes");
                for (GapMap.Cell cell : row.cells()) {
                    ObjectNode answer = cells.putObject(cell.outcome().code());
                    answer.put("answer", cell.answer().code());
                    answer.put("gap", cell.answer().isGap());
                    ArrayNode rules = answer.putArray("rules");
                    cell.rules().forEach(rules::add);
                }
            }
        }
        ArrayNode questions = json.putArray("questions");
        for (GapMap.Entry entry : gaps.entries()) {
            ObjectNode each = questions.addObject();
            question(each, entry.question());
            each.put("answer", entry.answer().code());
            each.put("gap", entry.answer().isGap());
            studies(each.putArray("studies"), entry.question().studies());
            studies(each.putArray("near"), entry.question().near());
        }
        return JsonReport.printed(json);
    }

    private static void question(ObjectNode json, Question question) {
        json.put("id", question.id());
        json.put("asks", question.asks());
        json.put("group", question.group());
        ObjectNode searched = json.putObject("searched");
        searched.put("on", question.searched().on().toString());
        searched.put("how", question.searched().how());
    }

    private static void studies(ArrayNode list, List<Evidence.Position> studies) {
        for (Evidence.Position study : studies) {
            ObjectNode each = list.addObject();
            each.put("says", study.says());
            ArrayNode sources = each.putArray("sources");
            study.sources().forEach(sources::add);
        }
    }

    // As a page and a picture

    /** One page that needs nothing else. */
    public static String html(GapMap gaps, KnowledgeBase knowledge, String version) {
        Html html = new Html();
        html.page("Ketwise: what nobody has studied");
        html.open("header")
                .element("p", "Ketwise evidence", "class", "product")
                .element("h1", "What nobody has studied")
                .close();
        html.open("main").raw(article(gaps)).close();
        html.open("footer")
                .element(
                        "p",
                        "Ketwise " + version + ", content "
                                + knowledge.version().version() + ".")
                .close();
        html.close().close();
        return html + "\n";
    }

    /** The same without a page around it. */
    public static String article(GapMap gaps) {
        Html html = new Html();
        html.element("p", counts(gaps));
        for (GapMap.Table table : gaps.tables()) {
            html.section(table.question().id(), table.question().asks());
            html.open("div", "class", "picture").raw(svg(table)).close();
            html.element("h3", "Near these questions").open("ul");
            table.question().near().forEach(study -> html.element("li", "Near it: " + study.says()));
            html.element("li", searched(table.question()), "class", "quiet").close();
            html.close();
        }
        String group = "";
        for (GapMap.Entry entry : gaps.entries()) {
            if (!entry.question().group().equals(group)) {
                if (!group.isEmpty()) {
                    html.close();
                }
                group = entry.question().group();
                html.section(group, title(group));
            }
            html.element("h3", entry.question().asks());
            html.element("p", Words.capitalised(meaning(entry.answer())) + ".");
            html.open("ul");
            entry.question().studies().forEach(study -> html.element("li", study.says()));
            entry.question().near().forEach(study -> html.element("li", "Near it: " + study.says()));
            html.element("li", searched(entry.question()), "class", "quiet").close();
        }
        if (!group.isEmpty()) {
            html.close();
        }
        return html.toString();
    }

    /** The first table as a picture by itself. */
    public static String picture(GapMap gaps) {
        return gaps.tables().isEmpty() ? "" : svg(gaps.tables().getFirst()) + "\n";
    }

    private static String svg(GapMap.Table table) {
        List<Question.Outcome> outcomes = table.outcomes();
        int width = NAMES + outcomes.size() * CELL + 2 * MARGIN;
        int bottom = HEAD + table.rows().size() * ROW;
        int height = bottom + MARGIN + Answer.values().length * LEGEND + MARGIN;
        Html svg = new Html();
        svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + width + " " + height,
                "role",
                "img",
                "aria-label",
                table.question().asks(),
                "font-family",
                "Arial, sans-serif",
                "font-size",
                "12");
        svg.empty("rect", "width", String.valueOf(width), "height", String.valueOf(height), "fill", "#ffffff");
        for (int column = 0; column < outcomes.size(); column++) {
            text(svg, NAMES + MARGIN + column * CELL + CELL / 2, HEAD - MARGIN, "middle", name(outcomes.get(column)));
        }
        for (int at = 0; at < table.rows().size(); at++) {
            GapMap.Row row = table.rows().get(at);
            int top = HEAD + at * ROW;
            text(svg, NAMES, top + ROW - 6, "end", row.ingredient());
            for (int column = 0; column < row.cells().size(); column++) {
                Answer answer = row.cells().get(column).answer();
                int left = NAMES + MARGIN + column * CELL;
                box(svg, left + 1, top + 1, CELL - 2, ROW - 2, answer);
                text(svg, left + CELL / 2, top + ROW - 6, "middle", mark(answer));
            }
        }
        int line = bottom + MARGIN;
        for (Answer answer : Answer.values()) {
            box(svg, MARGIN, line, LEGEND, LEGEND - 6, answer);
            text(svg, MARGIN + LEGEND / 2, line + 12, "middle", mark(answer));
            text(svg, MARGIN + LEGEND + 8, line + 12, "start", meaning(answer));
            line += LEGEND;
        }
        return svg.close().toString();
    }

    private static void box(Html svg, int x, int y, int width, int height, Answer answer) {
        svg.empty(
                "rect",
                "x",
                String.valueOf(x),
                "y",
                String.valueOf(y),
                "width",
                String.valueOf(width),
                "height",
                String.valueOf(height),
                "rx",
                "2",
                "fill",
                switch (answer) {
                    case STUDIED -> "#7fbf8f";
                    case CASES -> "#c7e3cd";
                    case NEAR -> "#f2e3b3";
                    case STATED -> "#d6e4ef";
                    case REASONED -> "#e6e6e6";
                    case NOTHING -> "#ffffff";
                },
                "stroke",
                "#8a949c");
    }

    private static void text(Html svg, int x, int y, String anchor, String words) {
        svg.element(
                "text",
                words,
                "x",
                String.valueOf(x),
                "y",
                String.valueOf(y),
                "text-anchor",
                anchor,
                "fill",
                "#1c2733");
    }
}
