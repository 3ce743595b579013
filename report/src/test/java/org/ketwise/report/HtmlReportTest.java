package org.ketwise.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ketwise.report.Case.patient;

import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.ketwise.consult.Consultation;
import org.ketwise.kernel.Route;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class HtmlReportTest {
    @Test
    void markupInADrugNameStaysText() throws Exception {
        String evil = "<script>alert(1)</script><img src=x onerror=\"alert('2')\">&lt; \u202Egnp";
        String html = HtmlReport.of(
                patient().writing(evil).maybeTaking("<b>\"'", "clonidine").planned("ketamine", Route.ORAL), "0.1.0");

        assertThat(html)
                .doesNotContain("<script")
                .doesNotContain("<img")
                .doesNotContain("<b>\"")
                .doesNotContain("\u202E");
        assertThat(parse(html).getElementsByTagName("section").getLength()).isPositive();
        assertThat(parse(html).getDocumentElement().getTextContent()).contains("<script>alert(1)</script>");
    }

    @Test
    void everyPageIsWellFormedAndEveryReferenceLeadsSomewhere() throws Exception {
        for (Consultation consultation : Sweep.consultations()) {
            String html = HtmlReport.of(consultation, "0.1.0");
            parse(html);
            List<String> ids = values(html, " id=\"([^\"]+)\"");
            Set<String> known = new HashSet<>(ids);
            assertThat(known).hasSameSizeAs(ids);
            assertThat(known).containsAll(values(html, " href=\"#([^\"]+)\""));
        }
    }

    @Test
    void thePageAsksForNothingElse() {
        String html = HtmlReport.of(
                patient().taking("methylphenidate", "clonazepam").planned("esketamine", Route.NASAL), "0.1.0");

        assertThat(html)
                .doesNotContain("<script")
                .doesNotContain("<link")
                .doesNotContain(" src=")
                .doesNotContain("url(")
                .doesNotContain("@import");
        assertThat(values(html, " href=\"([^\"]+)\"")).allMatch(target -> target.startsWith("#"));
        assertThat(html).contains("default-src &#39;none&#39;".replace("&#39;", "'"));
    }

    @Test
    void theSeverityIsAWordOnEveryCard() throws Exception {
        Document page = parse(HtmlReport.of(
                patient()
                        .taking("methylphenidate", "clonazepam")
                        .withBloodPressure("150/95")
                        .planned("esketamine", Route.NASAL),
                "0.1.0"));

        var cards = page.getElementsByTagName("article");
        assertThat(cards.getLength()).isPositive();
        for (int i = 0; i < cards.getLength(); i++) {
            assertThat(cards.item(i).getTextContent()).matches("(?s)(contraindicated|major|moderate|minor) .*");
        }
    }

    @Test
    void theSameConsultationGivesTheSameBytes() {
        assertThat(HtmlReport.of(patient().taking("methylphenidate").planned("esketamine", Route.NASAL), "0.1.0"))
                .isEqualTo(
                        HtmlReport.of(patient().taking("methylphenidate").planned("esketamine", Route.NASAL), "0.1.0"));
    }

    private static Document parse(String html) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }

    private static List<String> values(String html, String pattern) {
        return Pattern.compile(pattern)
                .matcher(html)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
