package org.ketwise.report;

import java.util.ArrayList;
import java.util.List;
import org.ketwise.consult.Consultation;
import org.ketwise.consult.ConsultedMedication;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.model.Claim;
import org.ketwise.knowledge.model.Evidence;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Interaction.Category;
import org.ketwise.knowledge.model.MonitoringRule;
import org.ketwise.knowledge.model.Source;
import org.ketwise.screening.AppliedModifier;

/**
 * The report as one page that needs nothing else: no script, no request. On the screen each finding unfolds to what it rests on; on paper the findings come
 * first and what they rest on follows as an appendix, since paper cannot unfold.
 */
public final class HtmlReport {
    private static final int LONGEST_INPUT = 160;

    private final Consultation consultation;
    private final Overview overview;
    private final Html html = new Html();
    private final CitedSources cited = new CitedSources();
    private final EvidenceLinks links;

    private HtmlReport(Consultation consultation, String version, EvidenceLinks links) {
        this.consultation = consultation;
        this.overview = Overview.of(consultation, version);
        this.links = links;
    }

    /** @param version of the product */
    public static String of(Consultation consultation, String version) {
        return new HtmlReport(consultation, version, EvidenceLinks.NONE).write();
    }

    /** The same without a page around it, to stand inside one that has {@code report.css}: an article whose heading is of the second level. */
    public static String article(Consultation consultation, String version, EvidenceLinks links) {
        HtmlReport report = new HtmlReport(consultation, version, links);
        report.html.open("article", "class", "report", "aria-labelledby", "report-plan");
        report.head("h2");
        report.body();
        report.html
                .element("p", report.overview.footer() + ".", "class", "quiet")
                .close();
        return report.html + "\n";
    }

    /** The style that an {@link #article} needs. */
    public static String stylesheet() {
        return Html.style();
    }

    private String write() {
        html.page("Ketwise: " + overview.plan());
        html.open("header").element("p", "Ketwise screening report", "class", "product");
        head("h1");
        html.close().open("main");
        body();
        html.close();
        html.open("footer").element("p", overview.footer() + ".").close();
        html.close().close();
        return html + "\n";
    }

    private void body() {
        List<Overview.Section> sections = overview.sections();
        numberSources(sections);
        toConfirm();
        burdens(sections);
        findings(sections);
        checked();
        notAssessed();
        monitoring();
        corrections();
        medications();
        appendix(sections);
        cited.section(html, consultation.knowledge(), links);
    }

    // Head of the page

    private void head(String heading) {
        html.element(heading, overview.plan(), "id", "report-plan");
        if (overview.planNote() != null) {
            html.element("p", overview.planNote(), "class", "plan-note");
        }
        html.open("dl", "class", "facts");
        fact("Patient", overview.patient());
        fact("List", overview.list());
        fact("As of", consultation.asOf().toString());
        fact("Found", overview.counts().isEmpty() ? "no finding for what was assessed" : overview.counts());
        html.close();
        html.open("p", "class", consultation.version().fullyReviewed() ? "review" : "review unsigned");
        html.element("strong", Words.capitalised(overview.review()) + ".");
        html.text(" Options for the clinician to weigh, not orders.").close();
    }

    private void fact(String name, String value) {
        html.open("div").element("dt", name).element("dd", value).close();
    }

    private void toConfirm() {
        if (overview.toConfirm().isEmpty()) {
            return;
        }
        section("confirm", "To confirm first");
        html.open("ul", "class", "confirm");
        for (Overview.ToConfirm each : overview.toConfirm()) {
            html.open("li");
            String between = "";
            for (String input : each.inputs()) {
                html.text(between).element("q", shown(input));
                between = ", ";
            }
            if (each.reading().isEmpty()) {
                html.text(": ");
            } else {
                html.text(" read as ").element("strong", each.reading()).text(". ");
            }
            html.element("span", each.reason(), "class", "quiet").close();
        }
        html.close().close();
    }

    private void section(String id, String title) {
        html.section(id, title);
    }

    // Burdens

    private void burdens(List<Overview.Section> sections) {
        List<FindingProse> burdens = sections.stream()
                .flatMap(section -> section.findings().stream())
                .filter(finding -> finding.kind() == FindingProse.Kind.BURDEN)
                .toList();
        if (burdens.isEmpty()) {
            return;
        }
        section("burdens", "What adds up over the whole list");
        BurdenPicture.write(html, burdens);
        html.close();
    }

    // Findings

    private void findings(List<Overview.Section> sections) {
        if (sections.isEmpty()) {
            section("findings", "Findings");
            html.element("p", "No finding for what was assessed. What was not assessed stands below.")
                    .close();
        }
        for (Overview.Section section : sections) {
            section("findings-" + section.id(), section.title());
            section.findings().forEach(this::card);
            if (section.together() != null) {
                labelled(
                        "Forecast of " + ForecastProse.perpetrators(section.together()) + " together",
                        ForecastProse.full(section.together()));
            }
            html.close();
        }
    }

    private void card(FindingProse finding) {
        html.open("article", "class", "card " + tone(finding), "id", anchor(finding));
        html.open("h3");
        tag(finding);
        html.text(" " + Words.sentence(title(finding))).close();
        finding.provisional().forEach(each -> html.element("p", each.sentence(), "class", "provisional"));
        parts(finding);
        if (!finding.furtherDecisiveFacts().isEmpty()) {
            labelled(
                    Words.capitalised(finding.severity().code()) + " because of",
                    String.join("; ", finding.furtherDecisiveFacts()));
        }
        if (!finding.byRoute().isEmpty()) {
            labelled("By route", FindingProse.routeWords(finding.byRoute()));
        }
        if (finding.forecast() != null) {
            labelled("Forecast", ForecastProse.full(finding.forecast()));
        }
        finding.observed().forEach(ratio -> labelled("Trial", TextReport.observed(ratio)));
        options(finding);
        for (FindingProse condition : overview.toldWith(finding)) {
            html.open("p", "id", anchor(condition), "class", "told-with");
            html.element("strong", Words.sentence(condition.headline())).close();
            options(condition);
        }
        unfolding(finding);
        overview.toldWith(finding).forEach(this::unfolding);
        html.close();
    }

    /** The parts of a burden stand under it with their weights, so its title needs none. */
    private static String title(FindingProse finding) {
        return finding.kind() == FindingProse.Kind.BURDEN ? finding.summary() : finding.headline();
    }

    private void options(FindingProse finding) {
        List<String> shown = finding.management()
                .subList(
                        0,
                        Math.min(
                                optionsShown(finding.severity()),
                                finding.management().size()));
        if (shown.isEmpty()) {
            html.element("p", finding.consequence());
        } else {
            html.open("ul", "class", "options");
            shown.forEach(option -> html.element("li", Words.opening(option)));
            html.close();
        }
    }

    private void unfolding(FindingProse finding) {
        String about = finding.kind() == FindingProse.Kind.CONDITION ? finding.title() + ", basis: " : "Basis: ";
        html.open("details").element("summary", about + summaryOfBasis(finding));
        basis(finding);
        html.close();
    }

    private static int optionsShown(Severity severity) {
        return switch (severity) {
            case CONTRAINDICATED, MAJOR -> 3;
            case MODERATE -> 2;
            case MINOR, NONE -> 1;
        };
    }

    private static String summaryOfBasis(FindingProse finding) {
        EvidenceProse evidence = finding.evidence();
        return evidence.level() + ", certainty " + evidence.certainty()
                + (evidence.conflicting() ? ", sources conflict" : "")
                + (evidence.verified() ? "" : ", not wholly verified");
    }

    private void tag(FindingProse finding) {
        String word = finding.severity() == Severity.NONE
                ? "checked"
                : finding.severity().code();
        html.element("span", word, "class", "tag " + tone(finding));
    }

    /** Loss of effect has a tone of its own, so that it never looks like danger. */
    private static String tone(FindingProse finding) {
        return finding.category() == Category.EFFICACY && finding.severity() != Severity.NONE
                ? "efficacy"
                : finding.severity().code();
    }

    private static String anchor(FindingProse finding) {
        return "finding-" + finding.id().replaceAll("[^a-z0-9-]", "-");
    }

    private void parts(FindingProse finding) {
        if (finding.contributors().isEmpty()) {
            return;
        }
        html.open("ul", "class", "parts", "aria-label", "What adds up");
        for (Share share : finding.contributors()) {
            html.open("li", "class", share.kind().code());
            html.element("span", FindingProse.inSentence(share.name()), "class", "name");
            html.element(
                            "span",
                            " " + share.weight().code() + (share.toConfirm() ? ", to confirm" : ""),
                            "class",
                            "quiet")
                    .close();
        }
        for (FindingProse pair : finding.pairs()) {
            html.open("li", "class", "pair").element("span", pair.title(), "class", "name");
            html.element("span", " together, " + pair.severity().code(), "class", "quiet")
                    .close();
        }
        for (Share share : finding.counteracting()) {
            html.open("li", "class", "against").element("span", FindingProse.inSentence(share.name()), "class", "name");
            html.element("span", " works against it", "class", "quiet").close();
        }
        html.close();
    }

    private void labelled(String label, String text) {
        html.open("p").element("b", label + ": ").text(text).close();
    }

    /** Everything that a finding rests on. */
    private void basis(FindingProse finding) {
        html.open("dl", "class", "basis");
        entry("Mechanism", finding.mechanism());
        entry("Consequence", finding.consequence());
        for (FindingProse.Part part : finding.parts()) {
            Share share = part.first();
            html.element("dt", part.heading());
            html.open("dd").text(share.why() + " ");
            references(share.sources());
            if (share.basis() != null) {
                html.text(" Taken from: " + share.basis() + ".");
            }
            list(share.management());
            html.close();
        }
        for (FindingProse pair : finding.pairs()) {
            html.element("dt", pair.title() + " (" + pair.severity().code() + ")");
            html.open("dd").text(pair.consequence() + " " + pair.mechanism() + " ");
            references(pair.sources().stream().map(Source::id).toList());
            list(pair.management());
            html.close();
        }
        entries("Options", finding.sharedManagement());
        entries("Monitor", finding.monitoring());
        entries("Timing", finding.timing());
        entries("Context", finding.modifiers().stream().map(HtmlReport::context).toList());
        evidence(finding.evidence());
        html.element("dt", "Sources").open("dd");
        references(finding.sources().stream().map(Source::id).toList());
        html.close();
        String rule = links.rule(finding.id());
        if (rule != null) {
            html.element("dt", "Rule")
                    .open("dd")
                    .element("a", finding.title(), "href", rule)
                    .close();
        }
        html.close();
    }

    private static String context(AppliedModifier modifier) {
        String change = modifier.from() == modifier.to()
                ? ""
                : " (" + modifier.from().code() + " becomes " + modifier.to().code() + ")";
        return modifier.fact() + change + ". " + modifier.effect();
    }

    private void evidence(EvidenceProse evidence) {
        entry("Evidence", evidence.inOneLine());
        for (EvidenceProse.Conflict conflict : evidence.conflicts()) {
            html.element("dt", conflict.about().isEmpty() ? "Conflict" : "Conflict on " + conflict.about());
            html.open("dd").open("ul", "class", "positions");
            for (Evidence.Position position : conflict.positions()) {
                html.open("li").text(position.says() + " ");
                references(position.sources());
                html.close();
            }
            html.close().close();
        }
        entries("Holds for", evidence.scope());
        entries("Not yet read", evidence.open());
    }

    private void entry(String name, String text) {
        if (!text.isEmpty()) {
            html.element("dt", name).element("dd", text);
        }
    }

    private void entries(String name, List<String> texts) {
        if (texts.size() == 1) {
            entry(name, texts.getFirst());
        } else if (!texts.isEmpty()) {
            html.element("dt", name).open("dd");
            list(texts);
            html.close();
        }
    }

    private void list(List<String> texts) {
        if (!texts.isEmpty()) {
            html.open("ul");
            texts.forEach(text -> html.element("li", text));
            html.close();
        }
    }

    // After the findings

    private void checked() {
        if (overview.checked().isEmpty()) {
            return;
        }
        section("checked", "Checked, no relevant interaction found");
        html.open("ul", "class", "checked");
        for (FindingProse finding : overview.checked()) {
            html.open("li").open("details").open("summary");
            html.text(Words.sentence(finding.headline())).close();
            basis(finding);
            html.close();
            finding.provisional().forEach(each -> html.element("p", each.sentence(), "class", "provisional"));
            html.close();
        }
        html.close().close();
    }

    private void monitoring() {
        if (overview.monitoring().isEmpty()) {
            return;
        }
        section("monitoring", "Monitoring");
        html.open("ol", "class", "timeline");
        overview.monitoring().forEach((phase, rules) -> {
            html.open("li").element("h3", Overview.title(phase)).open("ul");
            for (MonitoringRule rule : rules) {
                html.open("li").open("details").element("summary", rule.title());
                html.open("p").text(monitoringText(rule) + " ");
                references(rule.sources());
                html.close().close().close();
            }
            html.close().close();
        });
        html.close().close();
    }

    private static String monitoringText(MonitoringRule rule) {
        return rule.text() + (rule.threshold() == null ? "" : " Threshold: " + Words.sentence(rule.threshold()));
    }

    private void notAssessed() {
        section("not-assessed", "Not assessed");
        html.open("ul");
        for (Overview.Unassessed each : overview.notAssessed()) {
            String inputs = String.join(
                    "; ", each.inputs().stream().map(HtmlReport::shown).toList());
            html.open("li")
                    .element("strong", inputs)
                    .text(": " + String.join(" ", each.reasons()))
                    .close();
        }
        if (consultation.notAssessed().isEmpty()) {
            html.element("li", "Nothing of the input was left out. What the content does not know is not assessed.");
        }
        html.close().close();
    }

    private void corrections() {
        if (consultation.corrections().isEmpty()) {
            return;
        }
        section("corrections", "Where claims mislead or say too little");
        long ofMedicines = consultation.corrections().stream()
                .filter(ClaimProse::isAboutMedicines)
                .count();
        if (ofMedicines > 0) {
            html.element(
                    "p",
                    "On paper without " + ofMedicines + " about medicines of the list, of which the findings speak.",
                    "class",
                    "paper quiet");
        }
        html.open("ul", "class", "corrections");
        for (Claim claim : consultation.corrections()) {
            html.open("li", "class", ClaimProse.isAboutMedicines(claim) ? "of-medicines" : "of-treatment")
                    .text(ClaimProse.fact(claim) + " ");
            cited.references(html, claim.sources());
            html.open("p", "class", "quiet").text("The claim: " + ClaimProse.asClaimed(claim));
            String address = links.claim(claim.id());
            if (address != null) {
                html.text(" ").element("a", "What it rests on", "href", address);
            }
            html.close().close();
        }
        html.close().close();
    }

    private void medications() {
        if (consultation.medications().isEmpty()) {
            return;
        }
        section("list", "The list as it was read");
        html.open("ul", "class", "entries");
        for (ConsultedMedication medication : consultation.medications()) {
            html.open("li", "class", "status-" + medication.status().code());
            html.element("span", shown(medication.input()), "class", "name");
            html.text(medication.count() > 1 ? " (" + medication.count() + " times)" : "")
                    .text(": " + reading(medication));
            if (medication.reason() != null) {
                html.element("span", ". " + medication.reason(), "class", "quiet");
            }
            html.close();
        }
        html.close().close();
    }

    private static String reading(ConsultedMedication medication) {
        String names = String.join(
                ", ", medication.ingredients().stream().map(Ingredient::name).toList());
        return switch (medication.status()) {
            case RESOLVED -> names;
            case SUGGESTED, AMBIGUOUS -> "to confirm, " + (names.isEmpty() ? "no reading" : names);
            case UNRESOLVED -> "not known";
            case LEFT_OUT -> "left out" + (names.isEmpty() ? "" : ", " + names);
        };
    }

    // Sources

    private void numberSources(List<Overview.Section> sections) {
        List<FindingProse> all = new ArrayList<>();
        sections.forEach(section -> section.findings().forEach(finding -> {
            all.add(finding);
            all.addAll(overview.toldWith(finding));
        }));
        all.addAll(overview.checked());
        all.forEach(finding -> finding.sources().forEach(source -> cited.number(source.id())));
        consultation.monitoring().forEach(rule -> rule.sources().forEach(cited::number));
    }

    private void references(List<String> sources) {
        cited.references(html, sources);
    }

    /** On paper only: what unfolds on the screen. */
    private void appendix(List<Overview.Section> sections) {
        html.open("section", "class", "appendix", "aria-hidden", "true");
        html.element("h2", "Appendix: what the findings rest on");
        sections.forEach(section -> section.findings().forEach(finding -> {
            appendixEntry(finding);
            overview.toldWith(finding).forEach(this::appendixEntry);
        }));
        overview.checked().forEach(this::appendixEntry);
        overview.monitoring()
                .forEach((phase, rules) -> rules.forEach(rule -> {
                    html.open("p")
                            .element("b", Overview.title(phase) + ", " + FindingProse.inSentence(rule.title()) + ": ");
                    html.text(monitoringText(rule) + " ");
                    references(rule.sources());
                    html.close();
                }));
        html.close();
    }

    private void appendixEntry(FindingProse finding) {
        html.open("div", "class", "entry").open("h3");
        tag(finding);
        html.text(" " + title(finding)).close();
        basis(finding);
        html.close();
    }

    private static String shown(String input) {
        return Words.asWritten(input, LONGEST_INPUT);
    }
}
