package org.ketwise.fhir;

import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.OperationDefinition.OperationDefinitionParameterComponent;
import org.hl7.fhir.r4.model.OperationDefinition.OperationKind;
import org.hl7.fhir.r4.model.OperationDefinition.OperationParameterUse;
import org.ketwise.knowledge.KnowledgeVersion;

/** What the server says of itself in FHIR. The same versions give the same bytes. */
public final class Conformance {
    private static final String OPERATION = "https://ketwise.org/fhir/OperationDefinition/screen";

    private Conformance() {}

    /** The CapabilityStatement of this server. */
    public static String capabilities(String version, KnowledgeVersion content) {
        CapabilityStatement statement = new CapabilityStatement();
        statement.setId("ketwise");
        statement.setUrl("https://ketwise.org/fhir/CapabilityStatement/ketwise");
        statement.setName("Ketwise");
        statement.setTitle("Ketwise");
        statement.setVersion(version);
        statement.setStatus(PublicationStatus.ACTIVE);
        statement.setDateElement(new DateTimeType(content.date().toString()));
        statement.setPublisher("Ketwise");
        statement.setDescription(
                "Screens a medication list for a planned ketamine or esketamine treatment. Stores no resources: it has the operation $screen and nothing else.");
        statement.setKind(CapabilityStatementKind.INSTANCE);
        statement.getSoftware().setName("Ketwise").setVersion(version);
        statement.getImplementation().setDescription("Ketwise " + version + ", content " + content.version());
        statement.setFhirVersion(FHIRVersion._4_0_1);
        statement.addFormat("application/fhir+json");
        CapabilityStatement.CapabilityStatementRestComponent rest = statement.addRest();
        rest.setMode(RestfulCapabilityMode.SERVER);
        rest.addOperation().setName("screen").setDefinition(OPERATION);
        return json(statement);
    }

    /** The definition of {@code $screen}. */
    public static String screenOperation(String version, KnowledgeVersion content) {
        OperationDefinition operation = new OperationDefinition();
        operation.setId("screen");
        operation.setUrl(OPERATION);
        operation.setName("Screen");
        operation.setTitle("Screen a record for a planned treatment");
        operation.setVersion(version);
        operation.setStatus(PublicationStatus.ACTIVE);
        operation.setKind(OperationKind.OPERATION);
        operation.setDateElement(new DateTimeType(content.date().toString()));
        operation.setPublisher("Ketwise");
        operation.setDescription(
                "Reads the record of one patient and answers with a Bundle: a DetectedIssue for each finding, and an OperationOutcome that says what was looked at, what was found to be without an issue, and what was not assessed. A Bundle may also be the body itself, with the other parameters in the query.");
        operation.setAffectsState(false);
        operation.setCode("screen");
        operation.setSystem(true);
        operation.setType(false);
        operation.setInstance(false);
        in(operation, "record", 1, "Bundle", "Patient, medications, conditions, allergies and observations.");
        in(
                operation,
                "plan",
                0,
                "string",
                "The planned treatment in words. Without it, the treatment that the record names.");
        in(operation, "asOf", 0, "date", "The day that the record is looked at; today unless given.");
        in(operation, "patient", 0, "id", "Whose record, where it holds those of several patients.");
        parameter(operation, "return", OperationParameterUse.OUT, 1, "Bundle", "What was found.");
        return json(operation);
    }

    private static void in(OperationDefinition operation, String name, int min, String type, String documentation) {
        parameter(operation, name, OperationParameterUse.IN, min, type, documentation);
    }

    private static void parameter(
            OperationDefinition operation,
            String name,
            OperationParameterUse use,
            int min,
            String type,
            String documentation) {
        OperationDefinitionParameterComponent parameter = operation.addParameter();
        parameter.setName(name);
        parameter.setUse(use);
        parameter.setMin(min);
        parameter.setMax("1");
        parameter.setType(type);
        parameter.setDocumentation(documentation);
    }

    private static String json(DomainResource resource) {
        return Hapi.r4().newJsonParser().setPrettyPrint(true).encodeResourceToString(resource) + "\n";
    }
}
