package org.ketwise.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueEvidenceComponent;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueSeverity;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.Consultation;
import org.ketwise.knowledge.model.Interaction.Category;
import org.ketwise.knowledge.model.ObservedRatio;
import org.ketwise.knowledge.model.Source;
import org.ketwise.report.EvidenceProse;
import org.ketwise.report.FindingProse;
import org.ketwise.report.Share;

/** Makes a DetectedIssue of a finding. */
final class DetectedIssues {
    /** Our severity, which has one step more than FHIR's. */
    static final String SEVERITY = "https://ketwise.org/fhir/StructureDefinition/severity";
    /** Of the finding, stable over runs. */
    static final String FINDING = "https://ketwise.org/fhir/finding";

    private static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    private static final String PUBMED = "https://pubmed.ncbi.nlm.nih.gov";
    private static final String DOI = "https://doi.org";
    private static final Pattern LOGICAL_ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

    private final Consultation consultation;
    private final @Nullable String patientId;
    private final Reference author;

    DetectedIssues(Consultation consultation, @Nullable String patientId, Reference author) {
        this.consultation = consultation;
        this.patientId = patientId;
        this.author = author;
    }

    /** @param implicated the subjects of the finding, in their order */
    DetectedIssue issue(FindingProse finding, List<Reference> implicated) {
        List<String> detail = detail(finding);
        String text = String.join("\n", detail);
        DetectedIssue issue = new DetectedIssue();
        issue.setId(NameUuid.of(
                        "finding",
                        finding.id(),
                        consultation.version().hash(),
                        consultation.asOf().toString(),
                        patientId == null ? "" : patientId,
                        consultation.plan().text(),
                        text)
                .toString());
        issue.setText(narrative(detail));
        issue.addIdentifier().setSystem(FINDING).setValue(finding.id());
        issue.setStatus(
                consultation.version().fullyReviewed() && finding.provisional().isEmpty()
                        ? DetectedIssueStatus.FINAL
                        : DetectedIssueStatus.PRELIMINARY);
        issue.setCode(code(finding));
        issue.setSeverity(severity(finding));
        issue.getSeverityElement()
                .addExtension(SEVERITY, new CodeType(finding.severity().code()));
        if (patientId != null) {
            issue.setPatient(patient(patientId));
        }
        issue.setIdentified(new DateTimeType(consultation.asOf().toString()));
        issue.setAuthor(author);
        implicated.forEach(issue::addImplicated);
        issue.addEvidence(evidence(finding));
        issue.setDetail(text);
        finding.sources().stream()
                .flatMap(DetectedIssues::publication)
                .findFirst()
                .ifPresent(issue::setReference);
        finding.management()
                .forEach(option -> issue.addMitigation().getAction().setText("Option for the clinician: " + option));
        finding.monitoring().forEach(what -> issue.addMitigation().getAction().setText("Monitoring: " + what));
        return issue;
    }

    private static Reference patient(String id) {
        return LOGICAL_ID.matcher(id).matches() ? new Reference("Patient/" + id) : new Reference().setDisplay(id);
    }

    private CodeableConcept code(FindingProse finding) {
        CodeableConcept code = new CodeableConcept();
        switch (finding.kind()) {
            case INTERACTION, BURDEN ->
                code.addCoding().setSystem(ACT_CODE).setCode("DRG").setDisplay("Drug Interaction Alert");
            case CONDITION ->
                code.addCoding().setSystem(ACT_CODE).setCode("COND").setDisplay("Condition Alert");
            case DUPLICATE ->
                code.addCoding().setSystem(ACT_CODE).setCode("DUPTHPY").setDisplay("Duplicate Therapy Alert");
        }
        return code.setText(kind(finding) + ", " + category(finding.category()));
    }

    private static String kind(FindingProse finding) {
        return finding.axis() == null ? finding.kind().code() : finding.kind().code() + " (" + finding.axis() + ")";
    }

    /** Loss of an effect is never shown as danger. */
    private static String category(Category category) {
        return switch (category) {
            case SAFETY -> "safety";
            case EFFICACY -> "loss of the wanted effect, no danger by itself";
            case EXPOSURE -> "change of exposure";
        };
    }

    /** What FHIR calls high may threaten life, which a loss of effect does not. */
    private static @Nullable DetectedIssueSeverity severity(FindingProse finding) {
        return switch (finding.severity()) {
            case NONE -> null;
            case MINOR -> DetectedIssueSeverity.LOW;
            case MODERATE -> DetectedIssueSeverity.MODERATE;
            case MAJOR, CONTRAINDICATED ->
                finding.category() == Category.EFFICACY ? DetectedIssueSeverity.MODERATE : DetectedIssueSeverity.HIGH;
        };
    }

    /** The finding in plain lines. */
    static List<String> detail(FindingProse finding) {
        List<String> lines = new ArrayList<>();
        lines.add(finding.summary());
        lines.add("Severity: " + finding.severity().code() + ".");
        finding.byRoute()
                .forEach((route, severity) -> lines.add("By the " + route.code() + " route: " + severity.code() + "."));
        add(lines, "Consequence: ", finding.consequence());
        add(lines, "Mechanism: ", finding.mechanism());
        for (Share part : finding.contributors()) {
            lines.add("Adds (" + part.weight().code() + "): " + part.name() + ". " + part.why());
        }
        for (Share part : finding.counteracting()) {
            lines.add("Works against it: " + part.name() + ". " + part.why());
        }
        for (FindingProse pair : finding.pairs()) {
            lines.add("Together (" + pair.severity().code() + "): " + sentence(pair.title()) + pair.consequence());
        }
        finding.modifiers().forEach(modifier -> lines.add("Context: " + modifier.fact() + ". " + modifier.effect()));
        finding.timing().forEach(timing -> lines.add("Timing: " + timing));
        if (finding.forecast() != null) {
            lines.add("Forecast, calculated and not measured: " + finding.forecastInWords());
        }
        finding.observed().forEach(ratio -> lines.add(observed(ratio)));
        finding.provisional().forEach(reading -> lines.add("To confirm: " + reading.sentence()));
        return lines;
    }

    private static String sentence(String title) {
        return title.endsWith(".") ? title + " " : title + ". ";
    }

    private static void add(List<String> lines, String label, String text) {
        if (!text.isBlank()) {
            lines.add(label + text);
        }
    }

    private static String observed(ObservedRatio ratio) {
        List<String> values = new ArrayList<>();
        if (ratio.auc() != null) {
            values.add(String.format(Locale.ROOT, "AUC × %s", ratio.auc()));
        }
        if (ratio.cmax() != null) {
            values.add(String.format(Locale.ROOT, "Cmax × %s", ratio.cmax()));
        }
        return "Observed with " + ratio.route().code() + " " + ratio.treatment() + ": " + String.join(", ", values)
                + (ratio.subjects() == null ? "" : " (" + ratio.subjects() + " people)") + ".";
    }

    private DetectedIssueEvidenceComponent evidence(FindingProse finding) {
        EvidenceProse prose = finding.evidence();
        DetectedIssueEvidenceComponent evidence = new DetectedIssueEvidenceComponent();
        evidence.addCode()
                .setText("Evidence: " + prose.level() + "; certainty: " + String.join(", ", prose.certainties()));
        evidence.addCode()
                .setText(
                        prose.verified()
                                ? "Every statement was read in the sources it names"
                                : "Not every statement was read in the sources it names");
        prose.scope().forEach(scope -> evidence.addCode().setText("Holds for: " + scope));
        prose.open().forEach(open -> evidence.addCode().setText("Open: " + open));
        prose.conflicts()
                .forEach(conflict -> conflict.positions()
                        .forEach(position -> evidence.addCode().setText("Conflicting evidence: " + position.says())));
        Stream.concat(finding.sources().stream(), finding.pairs().stream().flatMap(pair -> pair.sources().stream()))
                .distinct()
                .forEach(source -> evidence.addDetail(source(source)));
        return evidence;
    }

    private static Reference source(Source source) {
        Reference reference = new Reference().setDisplay(source.citation());
        if (source.pmid() != null) {
            reference.setIdentifier(new Identifier().setSystem(PUBMED).setValue(source.pmid()));
        } else if (source.doi() != null) {
            reference.setIdentifier(new Identifier().setSystem(DOI).setValue(source.doi()));
        }
        return reference;
    }

    /** Only a publication is an authority; a web page may be anything. */
    private static Stream<String> publication(Source source) {
        if (source.doi() != null) {
            return Stream.of(DOI + "/" + source.doi());
        }
        return source.pmid() == null ? Stream.empty() : Stream.of(PUBMED + "/" + source.pmid() + "/");
    }

    private static Narrative narrative(List<String> lines) {
        XhtmlNode div = new XhtmlNode(NodeType.Element, "div");
        lines.forEach(line -> div.addTag("p").addText(line));
        Narrative narrative = new Narrative();
        narrative.setStatus(NarrativeStatus.GENERATED);
        narrative.setDiv(div);
        return narrative;
    }
}
