package org.ketwise.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueSeverity;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueStatus;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ketwise.consult.Consult;
import org.ketwise.consult.ConsultRequest;
import org.ketwise.consult.Consultation;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Source;
import org.ketwise.report.FindingProse;
import org.ketwise.screening.Finding;

/** What stands in the Bundle of a consultation. Strict parsing knows every element and code of R4. */
class FhirWriterTest {
    private static final List<String> LIST = List.of(
            "clarithromycin 500 mg",
            "diazepam 5 mg",
            "lorazepam 1 mg",
            "methylphenidate 36 mg",
            "lamotrigine 200 mg",
            "zzyzxamab <b>10</b> mg \u202e");

    private static Consultation consultation;
    private static String json;
    private static Bundle bundle;

    @BeforeAll
    static void write() {
        Consult consult = new Consult(KnowledgeBase.builtIn());
        consultation = consult.consult(ConsultRequest.of(LIST, "ketamine 100 mg oral daily", Fhir.TODAY));
        json = FhirWriter.write(consultation, "0.1.0", "anna");
        IParser strict = Hapi.r4().newJsonParser();
        strict.setParserErrorHandler(new StrictErrorHandler());
        bundle = strict.parseResource(Bundle.class, json);
    }

    private static <T> List<T> resources(Class<T> type) {
        return bundle.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static List<Finding> findings(boolean negative) {
        return consultation.findings().stream()
                .filter(finding -> (finding.severity() == Severity.NONE) == negative)
                .toList();
    }

    private static List<String> said() {
        return resources(OperationOutcome.class).getFirst().getIssue().stream()
                .map(issue -> issue.getDetails().getText())
                .toList();
    }

    @Test
    void aDetectedIssueForEachFindingThatIsOne() {
        List<DetectedIssue> issues = resources(DetectedIssue.class);

        assertThat(issues).isNotEmpty();
        assertThat(issues)
                .extracting(issue -> issue.getIdentifierFirstRep().getValue())
                .isEqualTo(findings(false).stream().map(Finding::id).toList());
        for (DetectedIssue issue : issues) {
            assertThat(issue.getStatus()).isEqualTo(DetectedIssueStatus.PRELIMINARY);
            assertThat(issue.getCode().getCodingFirstRep().getSystem())
                    .isEqualTo("http://terminology.hl7.org/CodeSystem/v3-ActCode");
            assertThat(issue.getPatient().getReference()).isEqualTo("Patient/anna");
            assertThat(issue.getIdentifiedDateTimeType().getValueAsString()).isEqualTo("2026-11-23");
            assertThat(issue.getDetail()).isNotBlank();
            assertThat(issue.getEvidenceFirstRep().getDetail())
                    .allMatch(Reference::hasDisplay)
                    .isNotEmpty();
            assertThat(issue.getMitigation())
                    .allMatch(mitigation -> mitigation.getAction().hasText());
        }
    }

    @Test
    void pairsOfABurdenAreSaidWithTheirSources() {
        Consultation pairs = new Consult(KnowledgeBase.builtIn())
                .consult(ConsultRequest.of(
                        List.of(
                                "oxycodone",
                                "diazepam",
                                "clozapine",
                                "sodium oxybate",
                                "phenelzine",
                                "methylphenidate",
                                "tramadol",
                                "bupropion"),
                        "esketamine 84 mg nasal",
                        Fhir.TODAY));
        List<FindingProse> burdens = FindingProse.listOf(pairs).stream()
                .filter(prose -> !prose.pairs().isEmpty())
                .toList();

        assertThat(burdens).isNotEmpty();
        DetectedIssues issues = new DetectedIssues(pairs, "anna", new Reference("Device/x"));
        for (FindingProse burden : burdens) {
            DetectedIssue issue = issues.issue(burden, List.of());
            for (FindingProse pair : burden.pairs()) {
                assertThat(issue.getDetail().lines())
                        .anyMatch(line ->
                                line.startsWith("Together (" + pair.severity().code() + "): " + pair.title())
                                        && line.endsWith(pair.consequence()));
                assertThat(issue.getEvidenceFirstRep().getDetail())
                        .extracting(Reference::getDisplay)
                        .doesNotHaveDuplicates()
                        .containsAll(
                                pair.sources().stream().map(Source::citation).toList());
            }
        }
    }

    @Test
    void ourSeverityStandsBesideThatOfFhir() {
        List<Finding> findings = findings(false);
        List<DetectedIssue> issues = resources(DetectedIssue.class);
        for (int i = 0; i < findings.size(); i++) {
            Severity severity = findings.get(i).severity();

            assertThat(issues.get(i).getSeverityElement().getExtensionString(DetectedIssues.SEVERITY))
                    .isEqualTo(severity.code());
            if (severity == Severity.MINOR) {
                assertThat(issues.get(i).getSeverity()).isEqualTo(DetectedIssueSeverity.LOW);
            }
        }
    }

    @Test
    void negativesAndWhatWasNotAssessedAreInTheOutcome() {
        assertThat(said())
                .hasSize(1 + findings(true).size() + consultation.notAssessed().size());
        assertThat(said().getFirst())
                .contains(
                        "Ketwise 0.1.0",
                        consultation.version().hash(),
                        "not yet signed off by a clinician",
                        "2026-11-23");
        assertThat(said()).anyMatch(text -> text.startsWith("Not assessed: ") && text.contains("zzyzxamab"));
    }

    @Test
    void everyReferenceWithinTheBundleIsResolved() {
        List<String> addresses =
                bundle.getEntry().stream().map(BundleEntryComponent::getFullUrl).toList();

        assertThat(addresses)
                .doesNotHaveDuplicates()
                .allMatch(address -> address.matches(
                        "urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
        assertThat(bundle.getEntry())
                .allMatch(
                        entry -> entry.getFullUrl().endsWith(entry.getResource().getIdPart()));
        for (DetectedIssue issue : resources(DetectedIssue.class)) {
            assertThat(issue.getImplicated()).isNotEmpty();
            assertThat(Stream.concat(issue.getImplicated().stream(), Stream.of(issue.getAuthor())))
                    .extracting(Reference::getReference)
                    .allMatch(addresses::contains);
        }
    }

    @Test
    void theSameConsultationGivesTheSameBytes() {
        assertThat(FhirWriter.write(consultation, "0.1.0", "anna")).isEqualTo(json);
    }

    @Test
    void anotherPatientGivesOtherAddresses() {
        assertThat(FhirWriter.write(consultation, "0.1.0", "ben"))
                .doesNotContain(resources(DetectedIssue.class).getFirst().getIdPart());
    }

    @Test
    void marksOfDirectionAreNotWrittenAsTheyAre() {
        assertThat(json).doesNotContain("\u202e").endsWith("}\n");
    }

    @Test
    void withoutFindingsThereIsTheOutcome() {
        Consultation empty = new Consult(KnowledgeBase.builtIn())
                .consult(ConsultRequest.of(List.of(), "ketamine 0.5 mg/kg iv over 40 min", Fhir.TODAY));

        assertThat(FhirWriter.write(empty, "0.1.0", null))
                .contains("OperationOutcome")
                .doesNotContain("\"patient\"");
    }

    @Test
    void aPatientWithoutALogicalIdIsNamedOnly() {
        assertThat(FhirWriter.write(consultation, "0.1.0", "a b"))
                .contains("\"display\": \"a b\"")
                .doesNotContain("Patient/a b");
    }
}
