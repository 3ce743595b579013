package org.ketwise.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ketwise.consult.Consultation;
import org.ketwise.consult.handout.Handout;
import org.ketwise.knowledge.model.HandoutText;
import org.ketwise.knowledge.model.HandoutText.Telling;
import org.ketwise.knowledge.model.Source;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The handout for a patient: to print, as text, and for programs. All its words are content; no amount of a medicine is among them. */
public final class HandoutReport {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String STYLE = "handout.css";
    private static final int LONGEST_NAME = 80;

    private final Handout handout;
    private final Consultation consultation;
    private final String version;

    private HandoutReport(Handout handout, Consultation consultation, String version) {
        this.handout = handout;
        this.consultation = consultation;
        this.version = version;
    }

    /** One page that needs nothing else: no script, no request. */
    public static String html(Handout handout, Consultation consultation, String version) {
        return new HandoutReport(handout, consultation, version).html();
    }

    /** @param width in columns */
    public static String text(Handout handout, Consultation consultation, String version, int width) {
        return new HandoutReport(handout, consultation, version).text(width);
    }

    /** {@code docs/schema/handout.schema.json} says what each key means. */
    public static String json(Handout handout, Consultation consultation, String version) {
        return JsonReport.printed(new HandoutReport(handout, consultation, version).tree());
    }

    /** Everything that a patient reads but for the sources, in pieces that are at least a sentence each, for measuring how plain it is. */
    public static List<String> sentences(Handout handout) {
        List<String> pieces = new ArrayList<>();
        HandoutText.Words words = handout.text().words();
        pieces.addAll(List.of(words.title(), words.subtitle(), words.footer()));
        for (Handout.Section section : handout.sections()) {
            pieces.add(section.title());
            for (Handout.Line line : section.lines()) {
                Stream.ofNullable(line.question()).forEach(pieces::add);
                pieces.add(line.say());
            }
            for (Handout.Medicine medicine : section.medicines()) {
                for (Telling telling : medicine.tellings()) {
                    pieces.add(telling.tell());
                    Stream.ofNullable(telling.ask()).forEach(pieces::add);
                }
            }
        }
        return List.copyOf(pieces);
    }

    // To print

    private String html() {
        Html html = new Html();
        html.page(words().title(), handout.text().language(), stylesheet());
        body(html);
        html.close().close();
        return html + "\n";
    }

    /** The same without a page around it, to stand inside one in the language of the handout that has the {@link #stylesheet}. */
    public static String article(Handout handout, Consultation consultation, String version) {
        Html html = new Html();
        new HandoutReport(handout, consultation, version).body(html);
        return html + "\n";
    }

    /** The style of the page. */
    public static String stylesheet() {
        return Html.style(STYLE);
    }

    private void body(Html html) {
        html.open("header").element("h1", words().title()).element("p", words().subtitle(), "class", "subtitle");
        html.element("p", plan(), "class", "plan");
        html.open("p", "class", "phone").text(words().clinicPhone() + " ");
        html.element("span", "", "class", "blank").close();
        if (!handout.text().reviewed()) {
            html.element("p", words().notReviewed(), "class", "unsigned");
        }
        html.close().open("main");
        for (Handout.Section section : handout.sections()) {
            section(html, section);
        }
        html.close().open("footer").element("p", words().footer());
        html.element("p", Overview.footer(consultation, version) + ".", "lang", "en");
        html.element("h2", words().restsOn()).open("ol", "class", "sources", "lang", "en");
        sources().forEach(source -> html.element("li", Words.sentence(source.citation())));
        html.close().close();
    }

    private void section(Html html, Handout.Section section) {
        html.section(section.id(), section.title(), section.urgent() ? "urgent" : "section");
        boolean asks = section.lines().stream().anyMatch(line -> line.question() != null);
        if (asks) {
            for (Handout.Line line : section.lines()) {
                if (line.question() != null) {
                    html.element("h3", line.question());
                }
                html.element("p", line.say());
            }
        } else if (!section.lines().isEmpty()) {
            html.open("ul");
            section.lines().forEach(line -> html.element("li", line.say()));
            html.close();
        }
        for (Handout.Medicine medicine : section.medicines()) {
            html.open("div", "class", "medicine").element("h3", name(medicine));
            for (Telling telling : medicine.tellings()) {
                html.element("p", telling.tell());
                if (telling.ask() != null) {
                    html.open("p", "class", "ask")
                            .element("strong", words().ask())
                            .text(" " + telling.ask())
                            .close();
                }
            }
            html.close();
        }
        html.close();
    }

    // As text

    private String text(int width) {
        StringBuilder page = new StringBuilder();
        Wrap.paragraph(page, "", words().title(), width);
        Wrap.paragraph(page, "", words().subtitle(), width);
        Wrap.paragraph(page, "", plan(), width);
        Wrap.paragraph(page, "", words().clinicPhone() + " ____________________", width);
        if (!handout.text().reviewed()) {
            Wrap.paragraph(page, "", words().notReviewed(), width);
        }
        for (Handout.Section section : handout.sections()) {
            page.append('\n');
            Wrap.paragraph(page, "", section.title().toUpperCase(locale()), width);
            for (Handout.Line line : section.lines()) {
                if (line.question() != null) {
                    Wrap.paragraph(page, "", line.question(), width);
                }
                Wrap.paragraph(page, line.question() == null ? "- " : "  ", line.say(), width);
            }
            for (Handout.Medicine medicine : section.medicines()) {
                page.append('\n');
                Wrap.paragraph(page, "* ", name(medicine), width);
                for (Telling telling : medicine.tellings()) {
                    Wrap.paragraph(page, "  ", telling.tell(), width);
                    if (telling.ask() != null) {
                        Wrap.paragraph(page, "  ", words().ask() + " " + telling.ask(), width);
                    }
                }
            }
        }
        page.append('\n');
        Wrap.paragraph(page, "", words().footer(), width);
        Wrap.paragraph(page, "", Overview.footer(consultation, version) + ".", width);
        page.append('\n');
        Wrap.paragraph(page, "", words().restsOn(), width);
        sources().forEach(source -> Wrap.paragraph(page, "- ", Words.sentence(source.citation()), width));
        return page.toString();
    }

    private Locale locale() {
        return Locale.forLanguageTag(handout.text().language());
    }

    // For programs

    private ObjectNode tree() {
        HandoutText text = handout.text();
        ObjectNode json = NODES.objectNode();
        json.put("ketwise", version);
        json.set("content", JsonReport.content(consultation.version()));
        json.put("asOf", consultation.asOf().toString());
        json.put("language", text.language());
        json.put("reviewed", text.reviewed());
        json.put("title", text.words().title());
        json.put("plan", plan());
        ArrayNode sections = json.putArray("sections");
        for (Handout.Section section : handout.sections()) {
            ObjectNode each = sections.addObject();
            each.put("id", section.id());
            each.put("title", section.title());
            each.put("urgent", section.urgent());
            ArrayNode lines = each.putArray("lines");
            for (Handout.Line line : section.lines()) {
                ObjectNode one = lines.addObject();
                if (line.question() != null) {
                    one.put("question", line.question());
                }
                one.put("say", line.say());
                if (!line.corrects().isEmpty()) {
                    ArrayNode corrects = one.putArray("corrects");
                    line.corrects().forEach(corrects::add);
                }
            }
            if (!section.medicines().isEmpty()) {
                each.set("medicines", medicines(section.medicines()));
            }
        }
        ArrayNode cited = json.putArray("sources");
        sources().forEach(source -> cited.add(JsonReport.source(source)));
        return json;
    }

    private static ArrayNode medicines(List<Handout.Medicine> medicines) {
        ArrayNode list = NODES.arrayNode();
        for (Handout.Medicine medicine : medicines) {
            ObjectNode each = list.addObject();
            each.put("name", name(medicine));
            ArrayNode tellings = each.putArray("tellings");
            for (Telling telling : medicine.tellings()) {
                ObjectNode one = tellings.addObject();
                one.put("tell", telling.tell());
                if (telling.ask() != null) {
                    one.put("ask", telling.ask());
                }
            }
        }
        return list;
    }

    // What all of them say

    private HandoutText.Words words() {
        return handout.text().words();
    }

    /** The drug alone: how much of it is for the prescriber to say. */
    private String plan() {
        return handout.planned()
                ? words().plan() + " "
                        + handout.treatments().stream().collect(Collectors.joining(" " + words().and() + " "))
                : words().noPlan();
    }

    private static String name(Handout.Medicine medicine) {
        return Words.asWritten(medicine.name(), LONGEST_NAME);
    }

    private List<Source> sources() {
        return handout.sources().stream()
                .map(consultation.knowledge()::getSource)
                .toList();
    }
}
