package org.ketwise.fhir;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.UserError;
import tools.jackson.databind.JsonNode;

/**
 * Reads the record of one patient from FHIR R4: a resource, a Bundle of any type or NDJSON, as a file or a folder, compressed with gzip or not.
 *
 * <p>Nothing vanishes: every medication resource of the patient comes back as one medication, left out with a reason where it is not taken on the day, and what
 * was not read is in the remarks. Shapes of other FHIR versions are read where their meaning is plain. What cannot be read at all is a {@link UserError}.
 */
public final class FhirReader {
    private static final String CHOICE = "Choose one with --patient ID.";

    private FhirReader() {}

    /**
     * @param patientId whose record, or null where the input holds only one
     * @param asOf the day that the record is looked at
     * @throws UserError if the input cannot be read, or it is not clear whose record is meant
     */
    public static FhirRecord read(Path fileOrFolder, @Nullable String patientId, LocalDate asOf) {
        return read(InputFiles.list(fileOrFolder), fileOrFolder.toString(), CHOICE, patientId, asOf);
    }

    /**
     * The same for a resource or Bundle that is in memory.
     *
     * @param name what to call it in a sentence
     */
    public static FhirRecord readJson(String json, String name, @Nullable String patientId, LocalDate asOf) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return read(
                List.of(new JsonFile(name, () -> new ByteArrayInputStream(bytes), true)),
                name,
                CHOICE,
                patientId,
                asOf);
    }

    /** The same for one that was parsed already, as a parameter of an operation. */
    public static FhirRecord readTree(JsonNode tree, String name, @Nullable String patientId, LocalDate asOf) {
        return read(List.of(JsonFile.ofTree(name, tree)), name, "Name one in the parameter patient.", patientId, asOf);
    }

    /**
     * Reads what an electronic record hands over of the patient whose chart is open.
     *
     * @param parts resources and Bundles of that patient by the names they are known by
     * @param drafts a Bundle of orders that are not signed yet, or null where there are none
     * @param patientId the logical id; what names nobody is this patient's, what names somebody else is not read, and that is said
     */
    public static Chart readChart(
            Map<String, JsonNode> parts, @Nullable JsonNode drafts, String patientId, LocalDate asOf) {
        List<ResourceFile> files = new ArrayList<>();
        parts.forEach((name, tree) -> files.add(JsonFile.ofTree(name, tree)));
        Remarks remarks = new Remarks();
        Person person = personOf(files, patientId);
        List<MedicationOrder> orders = drafts == null
                ? List.of()
                : RecordReader.readDrafts(
                        PatientResources.collect(
                                List.of(JsonFile.ofTree("draft orders", drafts)), files, person, remarks),
                        asOf,
                        remarks);
        PatientResources resources = PatientResources.collect(files, person, remarks);
        return new Chart(RecordReader.read(person, resources, asOf, remarks), orders);
    }

    private static Person personOf(List<ResourceFile> files, String patientId) {
        List<Resource> patients = new ArrayList<>();
        Remarks unsaid = new Remarks();
        for (ResourceFile file : files) {
            file.read(
                    Sought.EVERYTHING,
                    resource -> {
                        if (resource.type().equals("Patient") && patientId.equals(Person.keyOf(resource))) {
                            patients.add(resource);
                        }
                    },
                    unsaid);
        }
        return patients.isEmpty() ? Person.referredTo(patientId, true) : Person.of(patients.getFirst(), true);
    }

    /** The record of the one patient of a file. */
    static FhirRecord read(ResourceFile file, LocalDate asOf) {
        return read(List.of(file), file.name(), CHOICE, null, asOf);
    }

    private static FhirRecord read(
            List<ResourceFile> files, String input, String choice, @Nullable String patientId, LocalDate asOf) {
        PatientSearch search = new PatientSearch(files, input, choice);
        Person person = search.find(patientId);
        Remarks remarks = new Remarks();
        PatientResources resources = PatientResources.collect(files, person, remarks);
        if (patientId != null && person.resource() == null && resources.isEmpty()) {
            throw search.nobody(patientId);
        }
        return RecordReader.read(person, resources, asOf, remarks);
    }
}
