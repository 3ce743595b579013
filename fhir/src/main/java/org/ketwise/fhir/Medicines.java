package org.ketwise.fhir;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.MedicationInput;

/** Makes exactly one {@link MedicationInput} of each medication resource. */
final class Medicines {
    private final Directory medications;
    private final LocalDate asOf;
    private final Remarks remarks;
    private final Set<Resource> referredTo = new HashSet<>();

    Medicines(Directory medications, LocalDate asOf, Remarks remarks) {
        this.medications = medications;
        this.asOf = asOf;
        this.remarks = remarks;
    }

    MedicationInput read(MedicationKind kind, Resource resource) {
        Concept concept = concept(resource);
        return new MedicationInput(concept.text(), concept.codings(), Standing.of(kind, resource, asOf, remarks));
    }

    private Concept concept(Resource resource) {
        Element body = resource.body();
        Concept named = Concept.of(body.at("medicationCodeableConcept"));
        if (named == null) {
            named = Concept.of(body.at("medication").at("concept"));
        }
        if (named == null) {
            named = Concept.of(body.at("medication"));
        }
        if (named != null) {
            return named;
        }
        Element reference = findReference(resource);
        return reference == null
                ? Concept.ofText("a medication without a name (" + resource.name() + ")")
                : referred(resource, reference);
    }

    /** The reference to a Medication, or null: R4 writes {@code medicationReference}, R5 {@code medication.reference}. */
    static @Nullable Element findReference(Resource resource) {
        Element reference = resource.body().at("medicationReference");
        if (reference.isEmpty()) {
            reference = resource.body().at("medication").at("reference");
        }
        return reference.isEmpty() ? null : reference;
    }

    private Concept referred(Resource resource, Element element) {
        Reference reference = Reference.of(element, "Medication");
        Element medication = find(resource, reference);
        Concept concept = medication == null ? null : ofMedication(medication);
        if (concept != null) {
            return concept;
        }
        String display = element.text("display");
        if (display != null) {
            return Concept.ofText(display);
        }
        String target = element.text() == null ? element.text("reference") : element.text();
        return Concept.ofText(
                "a medication that is only referred to (" + (target == null ? resource.name() : target) + ")");
    }

    private @Nullable Element find(Resource resource, Reference reference) {
        if (reference instanceof Reference.Contained(String local)) {
            return resource.findContained(local);
        }
        Resource medication = medications.find(reference).orElse(null);
        if (medication == null) {
            return null;
        }
        referredTo.add(medication);
        return medication.body();
    }

    /** A Medication by itself says of nobody that he takes it. */
    void sayWhichWereNotReferredTo() {
        for (Resource medication : medications.all()) {
            if (!referredTo.contains(medication)) {
                Concept concept = ofMedication(medication.body());
                remarks.say(
                        concept == null ? medication.name() : concept.text(),
                        medication.name()
                                + " describes a medicine that no order, statement, administration or dispense of the patient refers to; it was not screened.");
            }
        }
    }

    /** The code of a Medication, or else its active ingredients. Codes of several ingredients are not several codes of one thing, so only their names are kept. */
    private static @Nullable Concept ofMedication(Element medication) {
        Concept code = Concept.of(medication.at("code"));
        if (code != null) {
            return code;
        }
        List<Concept> ingredients = new ArrayList<>();
        for (Element ingredient : medication.list("ingredient")) {
            Concept item = ingredient(ingredient);
            if (item != null && !"false".equals(ingredient.text("isActive"))) {
                ingredients.add(item);
            }
        }
        if (ingredients.size() == 1) {
            return ingredients.getFirst();
        }
        return ingredients.isEmpty()
                ? null
                : Concept.ofText(String.join(
                        " / ", ingredients.stream().map(Concept::text).toList()));
    }

    private static @Nullable Concept ingredient(Element ingredient) {
        Concept item = Concept.of(ingredient.at("itemCodeableConcept"));
        if (item == null) {
            item = Concept.of(ingredient.at("item").at("concept"));
        }
        if (item != null) {
            return item;
        }
        String display = ingredient.at("itemReference").text("display");
        return display == null ? null : Concept.ofText(display);
    }
}
