package org.ketwise.fhir;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Substance;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.Consultation;
import org.ketwise.consult.NotAssessed;
import org.ketwise.kernel.AtcCode;
import org.ketwise.kernel.Coding;
import org.ketwise.kernel.RxCui;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.KnowledgeVersion;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Ingredient.Kind;
import org.ketwise.report.FindingProse;
import org.ketwise.report.Printable;

/**
 * Writes a consultation as a FHIR R4 Bundle of type {@code collection}: a DetectedIssue for each finding, the substances and the software that they refer to, and
 * one OperationOutcome.
 *
 * <p>A finding of severity {@code none} says that there is no issue, so it is no DetectedIssue: it stands in the OperationOutcome, as does everything that was not
 * assessed and which content all of it rests on. The same consultation gives the same bytes.
 */
public final class FhirWriter {
    private static final String NAME = "Ketwise";

    private final Consultation consultation;
    private final String version;
    private final @Nullable String patientId;
    private final Bundle bundle = new Bundle();
    private final Map<String, Reference> substances = new LinkedHashMap<>();
    private final Set<String> addresses = new HashSet<>();

    private FhirWriter(Consultation consultation, String version, @Nullable String patientId) {
        this.consultation = consultation;
        this.version = version;
        this.patientId = patientId;
    }

    /**
     * @param version of the product
     * @param patientId logical id of the patient that the findings are about, or null where it is not known
     */
    public static String write(Consultation consultation, String version, @Nullable String patientId) {
        Bundle bundle = new FhirWriter(consultation, version, patientId).bundle();
        String json = Hapi.r4().newJsonParser().setPrettyPrint(true).encodeResourceToString(bundle);
        return Printable.escape(json.replace("\r\n", "\n")) + "\n";
    }

    private Bundle bundle() {
        bundle.setType(Bundle.BundleType.COLLECTION);
        KnowledgeVersion content = consultation.version();
        List<FindingProse> findings = FindingProse.listOf(consultation);
        List<FindingProse> negatives = findings.stream()
                .filter(each -> each.severity() == Severity.NONE)
                .toList();
        List<FindingProse> issues = findings.stream()
                .filter(each -> each.severity() != Severity.NONE)
                .toList();

        Device software = software();
        Reference author = address(software, "device", version, content.hash()).setDisplay(NAME + " " + version);
        DetectedIssues writer = new DetectedIssues(consultation, patientId, author);
        for (FindingProse finding : issues) {
            List<Ingredient> subjects = finding.subjects().stream()
                    .map(consultation.knowledge()::getIngredient)
                    .toList();
            add(writer.issue(finding, subjects.stream().map(this::reference).toList()));
        }
        consultation.knowledge().ingredients().stream()
                .filter(ingredient -> substances.containsKey(ingredient.name()))
                .forEach(ingredient -> add(resource(ingredient)));
        add(software);
        add(outcome(negatives));
        return bundle;
    }

    /** Two findings that are alike in every word get two addresses all the same. */
    private void add(DomainResource resource) {
        while (!addresses.add(resource.getIdPart())) {
            address(resource, resource.getIdPart());
        }
        bundle.addEntry().setFullUrl("urn:uuid:" + resource.getIdPart()).setResource(resource);
    }

    /** Gives a resource the address that its content makes. */
    private static Reference address(DomainResource resource, String... names) {
        resource.setId(NameUuid.of(names).toString());
        return new Reference("urn:uuid:" + resource.getIdPart());
    }

    private Reference reference(Ingredient ingredient) {
        return substances.computeIfAbsent(
                ingredient.name(),
                name -> new Reference("urn:uuid:" + resource(ingredient).getIdPart()).setDisplay(name));
    }

    /** A food or a substance of abuse is no Medication. */
    private DomainResource resource(Ingredient ingredient) {
        CodeableConcept code = new CodeableConcept().setText(ingredient.name());
        ingredient
                .findRxcui()
                .map(RxCui::value)
                .ifPresent(rxcui ->
                        code.addCoding().setSystem(Coding.RXNORM).setCode(rxcui).setDisplay(ingredient.name()));
        for (AtcCode atc : ingredient.atc()) {
            code.addCoding().setSystem(Coding.ATC).setCode(atc.value());
        }
        DomainResource resource = ingredient.kind() == Kind.FOOD || ingredient.kind() == Kind.SUBSTANCE
                ? new Substance(code)
                : new Medication().setCode(code);
        address(resource, "substance", ingredient.name(), consultation.version().hash());
        return resource;
    }

    private Device software() {
        KnowledgeVersion content = consultation.version();
        Device device = new Device();
        device.setStatus(Device.FHIRDeviceStatus.ACTIVE);
        device.addDeviceName().setName(NAME).setType(Device.DeviceNameType.OTHER);
        device.getType().setText("Clinical decision support software");
        device.addVersion().setType(new CodeableConcept().setText("software")).setValue(version);
        device.addVersion().setType(new CodeableConcept().setText("content")).setValue(content.version());
        device.addVersion()
                .setType(new CodeableConcept().setText("content hash"))
                .setValue(content.hash());
        return device;
    }

    private OperationOutcome outcome(List<FindingProse> negatives) {
        OperationOutcome outcome = new OperationOutcome();
        KnowledgeVersion content = consultation.version();
        String review = content.fullyReviewed()
                ? "content signed off by a clinician"
                : "content not yet signed off by a clinician";
        String plan = consultation.plan().text();
        String basis = NAME + " " + version + ", content " + content.version() + " of " + content.date() + " ("
                + content.hash() + "), " + review + ". Looked at on " + consultation.asOf()
                + (plan.isEmpty() ? ", without a plan." : " for the plan \"" + plan + "\".");
        say(outcome, IssueSeverity.INFORMATION, IssueType.INFORMATIONAL, basis);
        for (FindingProse negative : negatives) {
            say(
                    outcome,
                    IssueSeverity.INFORMATION,
                    IssueType.INFORMATIONAL,
                    String.join("\n", DetectedIssues.detail(negative)));
        }
        for (NotAssessed each : consultation.notAssessed()) {
            say(
                    outcome,
                    IssueSeverity.WARNING,
                    IssueType.INCOMPLETE,
                    "Not assessed: " + (each.input().isBlank() ? "(empty)" : each.input()) + ": " + each.reason());
        }
        address(outcome, texts(outcome));
        return outcome;
    }

    private static void say(OperationOutcome outcome, IssueSeverity severity, IssueType type, String text) {
        outcome.addIssue().setSeverity(severity).setCode(type).setDetails(new CodeableConcept().setText(text));
    }

    private static String[] texts(OperationOutcome outcome) {
        return outcome.getIssue().stream()
                .map(issue -> issue.getDetails().getText())
                .toArray(String[]::new);
    }
}
