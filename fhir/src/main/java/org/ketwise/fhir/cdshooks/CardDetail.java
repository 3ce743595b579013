package org.ketwise.fhir.cdshooks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ketwise.knowledge.model.Source;
import org.ketwise.report.FindingProse;
import org.ketwise.report.Share;

/** Writes a finding with the elements of the minimum information model for potential drug-drug interactions: who, how severe, how, with what consequence, what to do, and on what basis. */
final class CardDetail {
    private static final String PUBMED = "https://pubmed.ncbi.nlm.nih.gov/";
    private static final String DOI = "https://doi.org/";

    private final Markdown page = new Markdown();

    CardDetail finding(FindingProse finding, List<FindingProse> toldWith, boolean underHeading) {
        if (underHeading) {
            page.heading(finding.headline());
        } else {
            page.paragraph(finding.headline());
        }
        page.labelled("Medicines involved", String.join(", ", finding.subjects()));
        page.labelled("Severity", severity(finding));
        page.labelled("Consequence", finding.consequence());
        page.labelled("Mechanism", finding.mechanism());
        page.list(
                "What adds up",
                finding.contributors().stream().map(CardDetail::part).toList());
        page.list(
                "What works against it",
                finding.counteracting().stream().map(CardDetail::part).toList());
        page.list(
                "Together",
                finding.pairs().stream()
                        .map(pair -> pair.title() + " (" + pair.severity().code() + "): " + pair.consequence())
                        .toList());
        page.list(
                "Conditions",
                toldWith.stream()
                        .map(each -> each.headline() + " (" + each.severity().code() + ")")
                        .toList());
        page.list(
                "Context",
                finding.modifiers().stream()
                        .map(each -> each.fact() + ": " + each.effect())
                        .distinct()
                        .toList());
        page.list("Timing", finding.timing());
        page.labelled("Forecast, calculated and not measured", finding.forecastInWords());
        page.list("Options for the clinician", management(finding, toldWith));
        page.list("Monitoring", finding.monitoring());
        page.list(
                "To confirm",
                finding.provisional().stream()
                        .map(FindingProse.Provisional::sentence)
                        .toList());
        evidence(finding, toldWith);
        return this;
    }

    private static String severity(FindingProse finding) {
        List<String> words = new ArrayList<>(List.of(finding.severity().code()));
        finding.byRoute().forEach((route, severity) -> words.add(route.code() + " " + severity.code()));
        return String.join(", ", words);
    }

    private static String part(Share share) {
        return share.name() + " (" + share.weight().code() + (share.toConfirm() ? ", to confirm" : "") + "): "
                + share.why();
    }

    /** What holds for the whole, then the first option on each part that is major by itself; a card is read in a minute, and the report has them all. */
    private static List<String> management(FindingProse finding, List<FindingProse> toldWith) {
        if (finding.contributors().isEmpty()) {
            return finding.management();
        }
        return Stream.of(
                        finding.sharedManagement().stream(),
                        toldWith.stream().flatMap(each -> each.management().stream()),
                        finding.contributors().stream()
                                .filter(share -> share.severity().interrupts())
                                .flatMap(share -> share.management().stream().limit(1)),
                        finding.pairs().stream()
                                .filter(pair -> pair.severity().interrupts())
                                .flatMap(pair -> pair.management().stream().limit(1)))
                .flatMap(each -> each)
                .distinct()
                .toList();
    }

    private void evidence(FindingProse finding, List<FindingProse> toldWith) {
        page.labelled("Evidence", finding.evidence().inOneLine());
        page.list(
                "Conflicting evidence",
                finding.evidence().conflicts().stream()
                        .flatMap(conflict -> conflict.positions().stream())
                        .map(position -> position.says())
                        .toList());
        page.list("Open", finding.evidence().open());
        page.rawList(
                "Sources",
                Stream.of(Stream.of(finding), finding.pairs().stream(), toldWith.stream())
                        .flatMap(each -> each)
                        .flatMap(each -> each.sources().stream())
                        .distinct()
                        .map(CardDetail::source)
                        .toList());
    }

    private static String source(Source source) {
        String citation = Markdown.escape(source.citation());
        if (source.pmid() != null && source.pmid().matches("\\d+")) {
            return citation + " [PMID " + source.pmid() + "](" + PUBMED + source.pmid() + "/)";
        }
        return source.doi() != null && source.doi().matches("[A-Za-z0-9./_-]+")
                ? citation + " [doi](" + DOI + source.doi() + ")"
                : citation;
    }

    /** A finding in one line. */
    static String line(FindingProse finding) {
        return finding.summary() + " (" + finding.severity().code() + ")";
    }

    CardDetail lines(String label, List<FindingProse> findings) {
        page.list(label, findings.stream().map(CardDetail::line).toList());
        return this;
    }

    CardDetail list(String label, List<String> items) {
        page.list(label, items);
        return this;
    }

    CardDetail labelled(String label, String words) {
        page.labelled(label, words);
        return this;
    }

    CardDetail emphasised(String words) {
        page.emphasised(words);
        return this;
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
