package org.ketwise.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.ketwise.consult.Consultation;
import org.ketwise.consult.ConsultedMedication;
import org.ketwise.consult.forecast.ExposureForecast;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.model.Claim;
import org.ketwise.knowledge.model.Evidence;
import org.ketwise.knowledge.model.Interaction.Category;
import org.ketwise.knowledge.model.MonitoringRule;
import org.ketwise.knowledge.model.ObservedRatio;
import org.ketwise.knowledge.model.Source;
import org.ketwise.screening.AppliedModifier;

/** The report for a terminal: what matters in twenty seconds, the rest behind {@code --detail}. */
public final class TextReport {
    private static final int LONGEST_INPUT = 160;

    private final Overview overview;
    private final Consultation consultation;
    private final TextStyle style;
    private final Page page;
    private final Map<String, Source> cited = new LinkedHashMap<>();

    private TextReport(Consultation consultation, String version, TextStyle style) {
        this.overview = Overview.of(consultation, version);
        this.consultation = consultation;
        this.style = style;
        this.page = new Page(style);
    }

    /** @param version of the product */
    public static String of(Consultation consultation, String version, TextStyle style) {
        return new TextReport(consultation, version, style).write();
    }

    private String write() {
        header();
        toConfirm();
        List<Overview.Section> sections = overview.sections();
        sections.forEach(section -> {
            page.heading(section.title());
            section.findings().forEach(finding -> finding(finding));
            if (section.together() != null) {
                together(section.together());
            }
        });
        if (sections.isEmpty()) {
            page.heading("Findings");
            page.item("", "No finding for what was assessed. See below for what was not.");
        }
        checked();
        if (style.detail()) {
            medications();
        }
        notAssessed();
        monitoring();
        corrections();
        sources();
        page.blank();
        page.plain(overview.footer() + ".", Page.Ink.FAINT);
        return page.toString();
    }

    private void header() {
        page.field("Plan", overview.plan());
        if (overview.planNote() != null) {
            page.field("", overview.planNote());
        }
        page.field("Patient", overview.patient());
        page.field("List", overview.list());
        if (!overview.screened().isEmpty()) {
            page.field("Screened", String.join(", ", overview.screened()));
        }
        String counts = overview.counts();
        if (!counts.isEmpty()) {
            page.field("Findings", counts);
        }
        page.blank();
        page.plain(
                Words.capitalised(overview.review()) + ". Options for the clinician to weigh, not orders.",
                Page.Ink.STRONG);
    }

    private void toConfirm() {
        if (overview.toConfirm().isEmpty()) {
            return;
        }
        page.heading("To confirm first");
        for (Overview.ToConfirm each : overview.toConfirm()) {
            page.item(
                    "?",
                    quoted(each.inputs())
                            + (each.reading().isEmpty() ? ": " : " read as " + each.reading() + ". ")
                            + each.reason());
        }
    }

    private void finding(FindingProse finding) {
        page.tagged(finding.severity(), finding.category(), Words.sentence(finding.headline()));
        provisional(finding);
        boolean brief = !style.detail() && finding.severity() == Severity.MINOR;
        if (brief) {
            trials(finding);
        } else {
            parts(finding);
            explained(finding);
        }
        for (FindingProse condition : overview.toldWith(finding)) {
            page.labelled("With it", Words.sentence(condition.headline()));
            explained(condition);
        }
    }

    private void explained(FindingProse finding) {
        if (style.detail()) {
            details(finding);
        } else if (!finding.management().isEmpty()) {
            page.labelled("Option", Words.opening(finding.management().getFirst()));
        } else if (!finding.consequence().isEmpty()) {
            page.labelled("Means", Words.opening(finding.consequence()));
        }
    }

    private void provisional(FindingProse finding) {
        if (style.detail()) {
            finding.provisional().forEach(each -> page.labelled("To confirm", each.sentence()));
        } else if (!finding.provisional().isEmpty()) {
            page.labelled(
                    "Rests on what is to confirm",
                    Words.and(finding.provisional().stream()
                            .map(each -> "\"" + shown(each.input()) + "\"")
                            .toList()));
        }
    }

    private void parts(FindingProse finding) {
        if (style.detail() && !finding.contributors().isEmpty()) {
            page.labelled("Adds up", addsUp(finding));
        }
        if (!finding.counteracting().isEmpty()) {
            page.labelled(
                    "Works against it",
                    Words.and(finding.counteracting().stream()
                                    .map(Share::name)
                                    .distinct()
                                    .toList()) + " (does not lower the severity)");
        }
        if (!finding.pairs().isEmpty()) {
            page.labelled(
                    "Among them",
                    String.join(
                            "; ",
                            finding.pairs().stream()
                                    .map(pair -> FindingProse.inSentence(pair.title()) + " ("
                                            + pair.severity().code() + ")")
                                    .toList()));
        }
        if (style.detail()) {
            finding.modifiers().forEach(modifier -> page.labelled("Because", because(modifier)));
        } else if (!finding.furtherDecisiveFacts().isEmpty()) {
            page.labelled(
                    Words.capitalised(finding.severity().code()) + " because of",
                    String.join("; ", finding.furtherDecisiveFacts()));
        }
        trials(finding);
    }

    private void together(ExposureForecast together) {
        page.item(
                "",
                "Together, " + ForecastProse.perpetrators(together) + ": "
                        + (style.detail() ? ForecastProse.full(together) : ForecastProse.ratios(together) + "."));
    }

    private void trials(FindingProse finding) {
        if (finding.forecast() != null) {
            page.labelled(
                    "Forecast",
                    style.detail() ? ForecastProse.full(finding.forecast()) : ForecastProse.brief(finding.forecast()));
        }
        finding.observed().forEach(ratio -> page.labelled("Trial", style.detail() ? observed(ratio) : measured(ratio)));
    }

    private static String addsUp(FindingProse finding) {
        String parts = String.join(
                ", ", finding.contributors().stream().map(TextReport::share).toList());
        String once = finding.someCountedOnce() ? "; ingredients or readings of one product count once" : "";
        return finding.points() == null
                ? parts
                : parts + "; " + Words.count(finding.points(), "point") + ", the treatment not counted" + once;
    }

    private static String share(Share share) {
        return FindingProse.inSentence(share.name()) + " (" + share.weight().code()
                + (share.toConfirm() ? ", to confirm" : "") + ")";
    }

    private static String because(AppliedModifier modifier) {
        String change = modifier.from() == modifier.to()
                ? ""
                : " (" + modifier.from().code() + " becomes " + modifier.to().code() + ")";
        return modifier.fact() + change + ". " + modifier.effect();
    }

    static String observed(ObservedRatio ratio) {
        String regimen = ratio.regimen() == null ? "" : ", " + ratio.regimen();
        return measured(ratio) + regimen + " [" + String.join(", ", ratio.sources()) + "]"
                + (ratio.verified() ? "" : ", not verified");
    }

    /** Only what was measured, and in how many. */
    private static String measured(ObservedRatio ratio) {
        List<String> numbers = new ArrayList<>();
        if (ratio.auc() != null) {
            numbers.add("exposure (AUC) " + Overview.number(ratio.auc()) + " times");
        }
        if (ratio.cmax() != null) {
            numbers.add("peak " + Overview.number(ratio.cmax()) + " times");
        }
        if (numbers.isEmpty()) {
            numbers.add("the size of what it saw was not read");
        }
        String people = ratio.subjects() == null ? "" : ", " + ratio.subjects() + " people";
        return ratio.route().code() + " " + ratio.treatment() + ": " + String.join(", ", numbers) + people;
    }

    private void details(FindingProse finding) {
        page.labelled("Mechanism", finding.mechanism());
        page.labelled("Means", finding.consequence());
        for (FindingProse.Part part : finding.parts()) {
            Share share = part.first();
            page.labelled(
                    part.heading(),
                    share.why() + " [" + String.join(", ", share.sources()) + "]"
                            + (share.verified() ? "" : ", not verified"));
            share.management().forEach(page::nested);
        }
        for (FindingProse pair : finding.pairs()) {
            page.labelled(
                    pair.title(),
                    pair.consequence() + " " + pair.mechanism() + " "
                            + pair.sources().stream().map(Source::id).collect(Collectors.joining(", ", "[", "]")));
            pair.management().forEach(page::nested);
        }
        finding.sharedManagement().forEach(option -> page.labelled("Option", option));
        finding.monitoring().forEach(what -> page.labelled("Monitor", what));
        finding.timing().forEach(when -> page.labelled("Timing", when));
        if (!finding.byRoute().isEmpty()) {
            page.labelled("By route", FindingProse.routeWords(finding.byRoute()));
        }
        evidence(finding.evidence());
        page.labelled(
                "Sources",
                String.join(", ", finding.sources().stream().map(Source::id).toList()));
        finding.sources().forEach(source -> cited.putIfAbsent(source.id(), source));
    }

    private void evidence(EvidenceProse evidence) {
        page.labelled("Evidence", evidence.inOneLine());
        for (EvidenceProse.Conflict conflict : evidence.conflicts()) {
            String about = conflict.about().isEmpty() ? "Conflict" : "Conflict on " + conflict.about();
            int number = 1;
            for (Evidence.Position position : conflict.positions()) {
                page.labelled(
                        about + " " + number++, position.says() + " [" + String.join(", ", position.sources()) + "]");
            }
        }
        evidence.scope().forEach(scope -> page.labelled("Holds for", scope));
        evidence.open().forEach(open -> page.labelled("Open", open));
    }

    private void checked() {
        if (overview.checked().isEmpty()) {
            return;
        }
        page.heading("Checked, no relevant interaction found");
        for (FindingProse finding : overview.checked()) {
            page.item("-", Words.sentence(finding.headline()));
            provisional(finding);
            if (style.detail()) {
                details(finding);
            }
        }
    }

    private void medications() {
        page.heading("The list");
        for (ConsultedMedication medication : consultation.medications()) {
            String names = String.join(
                    ", ",
                    medication.ingredients().stream().map(each -> each.name()).toList());
            page.item(
                    "-",
                    shown(medication.input()) + (medication.count() > 1 ? " (" + medication.count() + " times)" : "")
                            + ": "
                            + medication.status().code().replace('-', ' ') + (names.isEmpty() ? "" : ", " + names)
                            + (medication.reason() == null ? "" : ". " + medication.reason()));
        }
    }

    private void monitoring() {
        if (overview.monitoring().isEmpty()) {
            return;
        }
        page.heading("Monitoring");
        overview.monitoring().forEach((phase, rules) -> {
            if (style.detail()) {
                rules.forEach(rule -> {
                    page.labelled(
                            Overview.title(phase),
                            rule.title() + ". " + rule.text()
                                    + (rule.threshold() == null
                                            ? ""
                                            : " Threshold: " + Words.sentence(rule.threshold()))
                                    + " [" + String.join(", ", rule.sources()) + "]");
                    rule.sources()
                            .forEach(id -> cited.putIfAbsent(
                                    id, consultation.knowledge().getSource(id)));
                });
            } else {
                page.subheading(Overview.title(phase));
                page.boxes(rules.stream().map(MonitoringRule::title).toList());
            }
        });
    }

    private void notAssessed() {
        page.heading("Not assessed");
        for (Overview.Unassessed each : overview.notAssessed()) {
            String inputs = String.join(
                    "; ", each.inputs().stream().map(TextReport::shown).toList());
            page.item("-", inputs + ": " + String.join(" ", each.reasons()));
        }
        if (consultation.notAssessed().isEmpty()) {
            page.item("-", "Nothing of the input was left out. What the content does not know is not assessed.");
        }
    }

    /** What is known where somebody may have read otherwise. */
    private void corrections() {
        if (consultation.corrections().isEmpty()) {
            return;
        }
        page.heading("Where claims mislead or say too little");
        for (Claim claim : consultation.corrections()) {
            page.item("-", ClaimProse.fact(claim));
            page.labelled("Claimed", ClaimProse.asClaimed(claim));
            if (style.detail()) {
                claim.sources()
                        .forEach(id ->
                                cited.putIfAbsent(id, consultation.knowledge().getSource(id)));
            }
        }
    }

    private void sources() {
        if (!style.detail()) {
            page.blank();
            page.plain(
                    "--detail shows the list as it was read, mechanisms, all options, evidence, conflicts and sources.",
                    Page.Ink.FAINT);
            return;
        }
        page.heading("Sources");
        for (Source source : cited.values()) {
            page.item(
                    "-",
                    "[" + source.id() + "] " + Words.sentence(source.citation())
                            + (source.pmid() == null ? "" : " PMID " + source.pmid() + ".")
                            + (source.doi() == null ? "" : " doi " + source.doi() + ".")
                            + " Looked up " + source.lookedUp() + ", " + read(source) + ".");
        }
    }

    static String read(Source source) {
        return switch (source.read()) {
            case FULL_TEXT -> "full text read";
            case ABSTRACT -> "abstract read";
            case LABEL_TEXT -> "label text read";
            case SECONDARY -> "known from a secondary source";
            case NOT_READ -> "not read";
        };
    }

    private static String quoted(List<String> inputs) {
        return Words.and(
                inputs.stream().map(input -> "\"" + shown(input) + "\"").toList());
    }

    private static String shown(String input) {
        return Words.asWritten(input, LONGEST_INPUT);
    }

    /** Lines of a width, with ink where the terminal has it. */
    private static final class Page {
        private static final int FIELD = 10;
        private static final int LEAST_ROOM = 16;
        private static final int BOX_INDENT = 4;
        private static final int TWO_COLUMNS = 72;
        private static final String RESET = "\u001B[0m";

        private final TextStyle style;
        private final StringBuilder text = new StringBuilder();

        /** What ink means; a page without colour reads the same. */
        enum Ink {
            PLAIN(""),
            STRONG("\u001B[1m"),
            FAINT("\u001B[2m"),
            DANGER("\u001B[1;97;41m"),
            MAJOR("\u001B[1;31m"),
            MODERATE("\u001B[1;33m"),
            MINOR("\u001B[36m"),
            NONE("\u001B[32m");

            private final String code;

            Ink(String code) {
                this.code = code;
            }
        }

        Page(TextStyle style) {
            this.style = style;
        }

        void blank() {
            text.append('\n');
        }

        void heading(String title) {
            blank();
            plain(title.toUpperCase(Locale.ROOT), Ink.STRONG);
        }

        void subheading(String title) {
            text.append("  ").append(inked(title, Ink.FAINT)).append('\n');
        }

        void plain(String line, Ink ink) {
            for (String each : Wrap.lines(Printable.line(line), style.width(), style.width())) {
                text.append(inked(each, ink)).append('\n');
            }
        }

        void field(String name, String value) {
            hanging(name + " ".repeat(FIELD - name.length()), FIELD, Ink.FAINT, Printable.line(value));
        }

        void item(String mark, String value) {
            hanging(mark.isEmpty() ? "  " : mark + " ", 2, Ink.STRONG, Printable.line(value));
        }

        void labelled(String label, String value) {
            hanging("  " + Printable.line(label) + ": ", 4, Ink.FAINT, Printable.line(value));
        }

        /** Boxes to tick, two beside each other where both fit. */
        void boxes(List<String> values) {
            int half = (style.width() - BOX_INDENT) / 2;
            boolean beside = style.width() >= TWO_COLUMNS;
            String left = "";
            for (String each : values) {
                String box = "[ ] " + Printable.line(each);
                boolean fits = beside && Wrap.columns(box) < half;
                if (!left.isEmpty() && fits) {
                    text.append(" ".repeat(BOX_INDENT))
                            .append(left)
                            .append(" ".repeat(half - Wrap.columns(left)))
                            .append(box)
                            .append('\n');
                    left = "";
                    continue;
                }
                if (!left.isEmpty()) {
                    hanging(" ".repeat(BOX_INDENT) + "[ ] ", BOX_INDENT + 4, Ink.PLAIN, left.substring(4));
                }
                left = fits ? box : "";
                if (!fits) {
                    hanging(" ".repeat(BOX_INDENT) + "[ ] ", BOX_INDENT + 4, Ink.PLAIN, box.substring(4));
                }
            }
            if (!left.isEmpty()) {
                hanging(" ".repeat(BOX_INDENT) + "[ ] ", BOX_INDENT + 4, Ink.PLAIN, left.substring(4));
            }
        }

        void nested(String value) {
            hanging("    - ", 6, Ink.FAINT, Printable.line(value));
        }

        void tagged(Severity severity, Category category, String value) {
            boolean danger = category != Category.EFFICACY;
            String tag = danger ? severity.code().toUpperCase(Locale.ROOT) : "effect, " + severity.code();
            hanging(tag + "  ", 2, danger ? ink(severity) : Ink.PLAIN, Printable.line(value));
        }

        private static Ink ink(Severity severity) {
            return switch (severity) {
                case CONTRAINDICATED -> Ink.DANGER;
                case MAJOR -> Ink.MAJOR;
                case MODERATE -> Ink.MODERATE;
                case MINOR -> Ink.MINOR;
                case NONE -> Ink.NONE;
            };
        }

        /** The head stands on the first line, or above it where it leaves no room; every further line is indented. */
        private void hanging(String head, int indent, Ink ink, String value) {
            String shown = head.strip();
            String before = head.isBlank()
                    ? ""
                    : " ".repeat(head.length() - head.stripLeading().length());
            String further = " ".repeat(indent);
            int room = style.width() - Wrap.columns(head);
            if (room < LEAST_ROOM) {
                String start = before;
                for (String line : Wrap.lines(shown, style.width() - before.length(), style.width() - indent)) {
                    text.append(start).append(inked(line, ink)).append('\n');
                    start = further;
                }
                Wrap.lines(value, style.width() - indent, style.width() - indent)
                        .forEach(line -> text.append(further).append(line).append('\n'));
                return;
            }
            List<String> lines = Wrap.lines(value, room, style.width() - indent);
            String after = " ".repeat(head.length() - head.stripTrailing().length());
            text.append(before)
                    .append(inked(shown, ink))
                    .append(after)
                    .append(lines.getFirst())
                    .append('\n');
            lines.subList(1, lines.size())
                    .forEach(line -> text.append(further).append(line).append('\n'));
        }

        private String inked(String value, Ink ink) {
            return style.colour() && ink != Ink.PLAIN && !value.isEmpty() ? ink.code + value + RESET : value;
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
