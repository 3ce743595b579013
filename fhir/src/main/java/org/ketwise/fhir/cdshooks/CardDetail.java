package org.ketwise.fhir.cdshooks;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ketwise.kernel.Route;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.model.Claim;
import org.ketwise.knowledge.model.Evidence;
import org.ketwise.knowledge.model.Source;
import org.ketwise.report.ClaimProse;
import org.ketwise.report.EvidenceProse;
import org.ketwise.report.FindingProse;
import org.ketwise.report.Share;
import org.ketwise.screening.AppliedModifier;

/** Writes a finding with the elements of the minimum information model for potential drug-drug interactions: who, how severe, how, with what consequence, what to do, and on what basis. */
final class CardDetail {
    private static final String OPTIONS = "Options for the clinician";

    private final Markdown page = new Markdown();
    private final ContentMarkdown content;

    CardDetail(ContentMarkdown content) {
        this.content = content;
    }

    CardDetail finding(FindingProse finding, List<FindingProse> toldWith, boolean underHeading) {
        if (underHeading) {
            page.heading(finding.headline());
        } else {
            page.paragraph(finding.headline());
        }
        page.labelled("Medicines involved", String.join(", ", finding.subjects()));
        page.labelled("Severity", severity(finding));
        page.rawLabelled("Consequence", content.of(finding.consequence()));
        page.rawLabelled("Mechanism", content.of(finding.mechanism()));
        for (Share share : finding.contributors()) {
            page.rawItem("What adds up", part(share));
        }
        for (Share share : finding.counteracting()) {
            page.rawItem("What works against it", part(share));
        }
        for (FindingProse pair : finding.pairs()) {
            page.rawItem(
                    "Together",
                    content.of(pair.title()) + " (" + pair.severity().code() + "): " + content.of(pair.consequence()));
        }
        for (FindingProse each : toldWith) {
            page.item("Conditions", each.headline() + " (" + each.severity().code() + ")");
        }
        page.list("Context", context(finding));
        list("Timing", finding.timing());
        page.labelled("Forecast, calculated and not measured", finding.forecastInWords());
        list(OPTIONS, management(finding, toldWith));
        list("Monitoring", finding.monitoring());
        for (FindingProse.Provisional reading : finding.provisional()) {
            page.item("To confirm", reading.sentence());
        }
        evidence(finding, toldWith);
        return this;
    }

    private static String severity(FindingProse finding) {
        StringBuilder words = new StringBuilder(finding.severity().code());
        for (Map.Entry<Route, Severity> each : finding.byRoute().entrySet()) {
            words.append(", ")
                    .append(each.getKey().code())
                    .append(' ')
                    .append(each.getValue().code());
        }
        return words.toString();
    }

    private String part(Share share) {
        return Markdown.escape(share.name()) + " (" + share.weight().code() + (share.toConfirm() ? ", to confirm" : "")
                + "): " + content.of(share.why());
    }

    private static Set<String> context(FindingProse finding) {
        Set<String> facts = new LinkedHashSet<>();
        for (AppliedModifier modifier : finding.modifiers()) {
            facts.add(modifier.fact() + ": " + modifier.effect());
        }
        return facts;
    }

    /** What holds for the whole, then the first option on each part that is major by itself; a card is read in a minute, and the report has them all. */
    private static Iterable<String> management(FindingProse finding, List<FindingProse> toldWith) {
        if (finding.contributors().isEmpty()) {
            return finding.management();
        }
        Set<String> options = new LinkedHashSet<>(finding.sharedManagement());
        for (FindingProse each : toldWith) {
            options.addAll(each.management());
        }
        for (Share share : finding.contributors()) {
            addFirstIfMajor(share.severity(), share.management(), options);
        }
        for (FindingProse pair : finding.pairs()) {
            addFirstIfMajor(pair.severity(), pair.management(), options);
        }
        return options;
    }

    private static void addFirstIfMajor(Severity severity, List<String> management, Set<String> options) {
        if (severity.interrupts() && !management.isEmpty()) {
            options.add(management.getFirst());
        }
    }

    private void evidence(FindingProse finding, List<FindingProse> toldWith) {
        page.labelled("Evidence", finding.evidence().inOneLine());
        for (EvidenceProse.Conflict conflict : finding.evidence().conflicts()) {
            for (Evidence.Position position : conflict.positions()) {
                page.rawItem("Conflicting evidence", content.of(position.says()));
            }
        }
        page.list("Open", finding.evidence().open());
        Set<String> named = new HashSet<>();
        sources(finding, named);
        finding.pairs().forEach(pair -> sources(pair, named));
        toldWith.forEach(each -> sources(each, named));
    }

    private void sources(FindingProse finding, Set<String> named) {
        for (Source source : finding.sources()) {
            if (named.add(source.id())) {
                page.rawItem("Sources", content.cite(source));
            }
        }
    }

    /** What is known where somebody may have read otherwise. */
    CardDetail corrections(List<Claim> claims) {
        for (Claim claim : claims) {
            page.rawItem(
                    "Where claims mislead or say too little",
                    content.of(ClaimProse.fact(claim) + " (claim " + claim.number() + ")"));
        }
        return this;
    }

    /** A finding in one line. */
    static String line(FindingProse finding) {
        return finding.summary() + " (" + finding.severity().code() + ")";
    }

    CardDetail lines(String label, List<FindingProse> findings) {
        for (FindingProse finding : findings) {
            page.item(label, line(finding));
        }
        return this;
    }

    /** What the clinician may weigh for some findings, each once. */
    CardDetail options(List<FindingProse> findings) {
        Set<String> options = new LinkedHashSet<>();
        findings.forEach(finding -> options.addAll(finding.management()));
        list(OPTIONS, options);
        return this;
    }

    private void list(String label, Iterable<String> texts) {
        for (String text : texts) {
            page.rawItem(label, content.of(text));
        }
    }

    /** The whole text of the card. */
    String endingWith(String markdown) {
        return page.raw(markdown).toString();
    }
}
