package org.ketwise.fhir;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.UserError;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The records of all patients of a folder: NDJSON of a bulk export, read once and put together by patient in memory, or files of which each holds the record of
 * one patient.
 */
public final class Population {
    private Population() {}

    /**
     * Hands over one record after the other.
     *
     * @param asOf the day that the records are looked at
     * @return how many resources that would have been read name no patient by id, and so are in no record
     * @throws UserError if the input cannot be read
     */
    public static int read(Path fileOrFolder, LocalDate asOf, Consumer<FhirRecord> sink) {
        Export export = new Export();
        for (ResourceFile file : InputFiles.list(fileOrFolder)) {
            switch (file) {
                case NdjsonFile lines -> lines.read(Sought.EVERYTHING, export::add, new Remarks());
                case JsonFile document -> sink.accept(FhirReader.read(document, asOf));
            }
        }
        export.bundles().forEach((id, bundle) -> sink.accept(FhirReader.readTree(bundle, id, id, asOf)));
        return export.nobodys;
    }

    /** What a bulk export holds, by patient. */
    private static final class Export {
        private final Map<String, List<Resource>> byPatient = new LinkedHashMap<>();
        private final Map<String, Resource> medications = new LinkedHashMap<>();
        private int nobodys;

        void add(Resource resource) {
            if (resource.type().equals("Medication") && resource.id() != null) {
                medications.put(resource.id(), resource);
                return;
            }
            if (!resource.isRead()) {
                return;
            }
            String patient = patientOf(resource);
            if (patient == null) {
                nobodys++;
            } else {
                byPatient.computeIfAbsent(patient, _ -> new ArrayList<>()).add(resource);
            }
        }

        private static @Nullable String patientOf(Resource resource) {
            if (resource.type().equals("Patient")) {
                return resource.id();
            }
            return Reference.of(resource.subject(), "Patient") instanceof Reference.ById named
                            && named.type().equals("Patient")
                    ? named.id()
                    : null;
        }

        Map<String, ObjectNode> bundles() {
            Map<String, ObjectNode> bundles = new LinkedHashMap<>();
            byPatient.forEach((id, resources) -> bundles.put(id, bundle(resources)));
            return bundles;
        }

        private ObjectNode bundle(List<Resource> resources) {
            ObjectNode bundle = FhirJson.MAPPER.createObjectNode();
            bundle.put("resourceType", "Bundle").put("type", "collection");
            ArrayNode entries = bundle.putArray("entry");
            for (Resource resource : resources) {
                entries.addObject().set("resource", resource.body().node());
                Resource medication = medicationOf(resource);
                if (medication != null) {
                    entries.addObject().set("resource", medication.body().node());
                }
            }
            return bundle;
        }

        private @Nullable Resource medicationOf(Resource order) {
            Element reference = Medicines.findReference(order);
            return reference != null && Reference.of(reference, "Medication") instanceof Reference.ById named
                    ? medications.get(named.id())
                    : null;
        }
    }
}
