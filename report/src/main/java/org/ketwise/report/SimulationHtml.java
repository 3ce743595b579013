package org.ketwise.report;

import java.util.ArrayList;
import java.util.List;
import org.ketwise.consult.exposure.SimulatedPlan;
import org.ketwise.consult.exposure.SimulationRequest;
import org.ketwise.knowledge.KnowledgeBase;

/** Simulated plans as one page that needs nothing else: no script, no request. The picture first, then the figures and all that must be known to read them. */
public final class SimulationHtml {
    private final List<SimulatedPlan> plans;
    private final SimulationRequest request;
    private final KnowledgeBase knowledge;
    private final String version;
    private final Html html = new Html();
    private final CitedSources cited = new CitedSources();

    private SimulationHtml(
            List<SimulatedPlan> plans, SimulationRequest request, KnowledgeBase knowledge, String version) {
        this.plans = plans;
        this.request = request;
        this.knowledge = knowledge;
        this.version = version;
    }

    /** @param version of the product */
    public static String of(
            List<SimulatedPlan> plans, SimulationRequest request, KnowledgeBase knowledge, String version) {
        return new SimulationHtml(plans, request, knowledge, version).write();
    }

    /** The same without a page around it and without the picture, to stand below one in a page that has {@code report.css}. */
    public static String article(
            List<SimulatedPlan> plans, SimulationRequest request, KnowledgeBase knowledge, String version) {
        SimulationHtml report = new SimulationHtml(plans, request, knowledge, version);
        report.html.open("article", "class", "report", "aria-label", "Simulation");
        report.html.element("p", SimulationProse.intro(request));
        report.review();
        report.plansAndSources();
        report.html
                .element("p", SimulationProse.SCOPE, "class", "quiet")
                .element("p", SimulationProse.footer(knowledge.version(), version) + ".", "class", "quiet")
                .close();
        return report.html + "\n";
    }

    private String write() {
        String title = Words.and(
                plans.stream().map(plan -> Printable.line(plan.text())).toList());
        html.page("Ketwise: " + title);
        html.open("header");
        html.element("p", "Ketwise simulation", "class", "product").element("h1", title);
        html.element("p", SimulationProse.intro(request));
        review();
        html.close();
        html.open("main").section("courses", "Concentrations over time");
        html.open("div", "class", "picture")
                .raw(SimulationSvg.of(plans))
                .close()
                .close();
        plansAndSources();
        html.close();
        html.open("footer")
                .element("p", SimulationProse.SCOPE)
                .element("p", SimulationProse.footer(knowledge.version(), version) + ".")
                .close();
        html.close().close();
        return html + "\n";
    }

    private void review() {
        boolean signed = knowledge.version().fullyReviewed();
        html.open("p", "class", signed ? "review" : "review unsigned");
        html.element("strong", Words.capitalised(Overview.review(knowledge.version())) + ".");
        html.text(" Predictions for the clinician to weigh, not orders.").close();
    }

    private void plansAndSources() {
        int number = 1;
        for (SimulatedPlan plan : plans) {
            plan(SimulationProse.of(plan), "plan-" + number++);
        }
        cited.section(html, knowledge, EvidenceLinks.NONE);
    }

    private void plan(SimulationProse plan, String id) {
        html.section(id, Printable.line(plan.plan()), "simulated");
        html.open("p").text("Model " + plan.model() + " ");
        cited.references(html, plan.sources());
        html.close();
        if (plan.doses() != null) {
            html.element("p", plan.doses() + ".");
        }
        table(plan);
        above(plan.above());
        warnings(plan.warnings());
        effects(plan.effects());
        interactions(plan.interactions());
        html.close();
    }

    private void table(SimulationProse plan) {
        html.open("table", "class", "figures").open("thead").open("tr");
        for (String head : List.of("", "Cmax ng/mL", "Tmax h", "AUC 0\u201324 h", "AUC to infinity", "Half-life h")) {
            html.element("th", head, "scope", "col");
        }
        html.close().close().open("tbody");
        for (SimulationProse.Row row : plan.rows()) {
            html.open("tr", "class", row.withOthers() ? "with-others" : "alone");
            html.element("th", row.label(), "scope", "row");
            html.element("td", row.range().isEmpty() ? row.cmax() : row.cmax() + " " + row.range());
            for (String figure : List.of(row.tmax(), row.areaOfDay(), row.wholeArea(), row.halfLife())) {
                html.element("td", figure);
            }
            html.close();
            if (!row.measured().isEmpty()) {
                html.open("tr", "class", "measured");
                html.element("th", SimulationProse.MEASURED, "scope", "row");
                html.element("td", row.measured());
                html.element("td", "", "colspan", "4").close();
            }
        }
        html.close().close();
        html.element("p", SimulationProse.UNITS + ".", "class", "quiet");
        if (plan.rows().stream().anyMatch(row -> !row.measured().isEmpty())) {
            html.element("p", SimulationProse.MEASURED_MEANS + ".", "class", "quiet");
        }
        if (plan.people() != null) {
            html.element("p", plan.people(), "class", "quiet");
        }
    }

    private void above(List<String> sentences) {
        if (sentences.isEmpty()) {
            return;
        }
        html.element("h3", "Time above a concentration").open("ul", "class", "above");
        sentences.forEach(sentence -> html.element("li", sentence));
        html.close();
    }

    private void warnings(List<String> warnings) {
        if (warnings.isEmpty()) {
            return;
        }
        html.element("h3", "To know before reading the figures").open("ul", "class", "warnings");
        warnings.forEach(warning -> html.element("li", warning));
        html.close();
    }

    private void effects(List<SimulationProse.EffectWords> effects) {
        if (effects.isEmpty()) {
            return;
        }
        html.element("h3", "Effects of the first session").open("ul", "class", "effects");
        for (SimulationProse.EffectWords effect : effects) {
            List<String> below = new ArrayList<>(effect.seen());
            below.add(effect.caveat());
            html.open("li").text(effect.text());
            list(below);
            html.close();
        }
        html.close();
    }

    private void interactions(List<SimulationProse.InteractionWords> interactions) {
        if (interactions.isEmpty()) {
            return;
        }
        html.element("h3", "Other medicines").open("ul", "class", "interactions");
        for (SimulationProse.InteractionWords interaction : interactions) {
            List<String> below = new ArrayList<>();
            if (interaction.forecast() != null) {
                below.add(interaction.forecast());
            }
            if (interaction.overTime() != null) {
                below.add(interaction.overTime());
            }
            below.addAll(interaction.trials());
            below.addAll(interaction.remarks());
            html.open("li").element("strong", interaction.title());
            list(below);
            html.close();
        }
        html.close();
    }

    private void list(List<String> sentences) {
        html.open("ul");
        sentences.forEach(sentence -> html.element("li", sentence));
        html.close();
    }
}
