package org.ketwise.fhir;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.MedicationInput;
import org.ketwise.consult.MedicationInput.LeftOut;

/** Makes exactly one {@link MedicationInput} of each medication resource. */
final class Medicines {
    private static final String ONLY_REFERRED_TO = "a medication that is only referred to (";

    private final Directory medications;
    private final LocalDate asOf;
    private final Remarks remarks;
    private final Set<Resource> referredTo = new HashSet<>();

    Medicines(Directory medications, LocalDate asOf, Remarks remarks) {
        this.medications = medications;
        this.asOf = asOf;
        this.remarks = remarks;
    }

    /** A medication of the record. */
    MedicationOrder read(MedicationKind kind, Resource resource) {
        return read(resource, Standing.of(kind, resource, asOf, remarks));
    }

    /** An order that somebody is about to sign. */
    MedicationOrder readDraft(Resource resource) {
        return read(resource, Standing.ofDraft(resource, asOf, remarks));
    }

    private MedicationOrder read(Resource resource, @Nullable LeftOut standing) {
        Concept concept = concept(resource);
        LeftOut leftOut = standing != null && isAsNeeded(resource) ? standing.ofOneTakenAsNeeded() : standing;
        MedicationInput input = new MedicationInput(concept.text(), concept.codings(), leftOut, place(resource), null);
        return new MedicationOrder(resource.name(), input, isNameless(concept), Dosing.of(instructions(resource)));
    }

    /** A draft without any medicine is one that somebody has not filled in yet; one that refers to a medicine may be of any. */
    private static boolean isNameless(Concept concept) {
        return concept.codings().isEmpty() && concept.text().startsWith(ONLY_REFERRED_TO);
    }

    /** Whether all instructions are for use when needed; one that is not makes it a regular medicine. */
    private static boolean isAsNeeded(Resource resource) {
        List<Element> instructions = instructions(resource);
        return !instructions.isEmpty()
                && instructions.stream()
                        .allMatch(instruction -> instruction.isTrue("asNeededBoolean")
                                || instruction.isTrue("asNeeded")
                                || !instruction.at("asNeededCodeableConcept").isEmpty()
                                || !instruction.list("asNeededFor").isEmpty());
    }

    private static List<Element> instructions(Resource resource) {
        List<Element> all = new ArrayList<>();
        for (String field : new String[] {"dosageInstruction", "dosage"}) {
            List<Element> several = resource.body().list(field);
            if (!several.isEmpty()) {
                all.addAll(several);
            } else if (!resource.body().at(field).isEmpty()) {
                all.add(resource.body().at(field));
            }
        }
        return all;
    }

    /** What the record says of the route and the form, and of how the product is put where; null where it says nothing. */
    private @Nullable String place(Resource resource) {
        Set<String> words = new LinkedHashSet<>();
        for (Element instruction : instructions(resource)) {
            addConcept(instruction.at("route"), words);
            addConcept(instruction.at("site"), words);
            addConcept(instruction.at("siteCodeableConcept"), words);
            String text = instruction.text("text");
            if (text != null) {
                words.add(text);
            }
        }
        Element reference = findReference(resource);
        Element medication = reference == null ? null : find(resource, Reference.of(reference, "Medication"));
        if (medication != null) {
            addConcept(medication.at("form"), words);
            addConcept(medication.at("doseForm"), words);
            addConcept(medication.at("product").at("form"), words);
        }
        return words.isEmpty() ? null : String.join("; ", words);
    }

    private static void addConcept(Element element, Set<String> words) {
        Concept concept = Concept.of(element);
        if (concept != null) {
            words.add(concept.text());
            concept.codings().forEach(coding -> words.add(coding.code()));
        }
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
        return Concept.ofText(ONLY_REFERRED_TO + (target == null ? resource.name() : target) + ")");
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
