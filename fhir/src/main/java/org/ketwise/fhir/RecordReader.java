package org.ketwise.fhir;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.ConditionInput;
import org.ketwise.consult.MedicationInput;
import org.ketwise.kernel.Age;
import org.ketwise.kernel.Sex;

/** From the resources of one patient to what they say. */
final class RecordReader {
    private RecordReader() {}

    static FhirRecord read(Person person, PatientResources resources, LocalDate asOf, Remarks remarks) {
        Medicines medicines = new Medicines(resources.medications(), asOf, remarks);
        Problems problems = new Problems(asOf, remarks);
        Vitals vitals = new Vitals(asOf, remarks);

        List<MedicationOrder> orders = new ArrayList<>();
        List<MedicationInput> allergies = new ArrayList<>();
        Set<ConditionInput> conditions = new LinkedHashSet<>();
        for (Resource resource : resources.all()) {
            MedicationKind kind = MedicationKind.find(resource.type());
            if (kind != null) {
                orders.add(medicines.read(kind, resource));
                continue;
            }
            switch (resource.type()) {
                case "AllergyIntolerance" -> addIfAny(allergies, problems.allergy(resource));
                case "Condition" -> addIfAny(conditions, problems.condition(resource));
                case "Observation" -> vitals.add(resource);
                default ->
                    throw new IllegalStateException("a resource was collected that nothing reads: " + resource.type());
            }
        }
        if (person.only()) {
            medicines.sayWhichWereNotReferredTo();
        }
        vitals.sayWhatWasNotRead();

        Age age = null;
        Sex sex = null;
        if (person.resource() != null) {
            Demographics demographics = new Demographics(person.resource(), asOf, remarks);
            age = demographics.age();
            sex = demographics.sex();
            demographics.sayWhetherDeceased();
        }
        return new FhirRecord(
                person.key(),
                orders,
                allergies,
                List.copyOf(conditions),
                age,
                sex,
                vitals.bloodPressure(),
                vitals.weight(),
                vitals.pregnant(),
                asOf,
                remarks.all());
    }

    /** Of orders that are not signed yet only the medicines matter. */
    static List<MedicationOrder> readDrafts(PatientResources resources, LocalDate asOf, Remarks remarks) {
        Medicines medicines = new Medicines(resources.medications(), asOf, remarks);
        return resources.all().stream()
                .filter(resource -> MedicationKind.find(resource.type()) != null)
                .map(medicines::readDraft)
                .toList();
    }

    private static <T> void addIfAny(Collection<T> all, @Nullable T one) {
        if (one != null) {
            all.add(one);
        }
    }
}
