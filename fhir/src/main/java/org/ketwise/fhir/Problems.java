package org.ketwise.fhir;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.ConditionInput;
import org.ketwise.consult.MedicationInput;

/** Reads conditions and allergies. */
final class Problems {
    /** How SNOMED CT ends its full names, for example {@code (disorder)}. */
    private static final Pattern SEMANTIC_TAG =
            Pattern.compile("\\s*\\((?:disorder|finding|situation|event|morphologic abnormality)\\)$");

    private final LocalDate asOf;
    private final Remarks remarks;

    Problems(LocalDate asOf, Remarks remarks) {
        this.asOf = asOf;
        this.remarks = remarks;
    }

    /**
     * A condition that is present with its codes; a past one as {@code history of …} and without them, because a code
     * would be read as present. What counts as history is the content's decision. One in remission may return, so it
     * counts as present, with a remark.
     *
     * @return null where the record takes it back
     */
    @Nullable
    ConditionInput condition(Resource resource) {
        Concept concept = Concept.of(resource.body().at("code"));
        if (concept == null) {
            remarks.say(resource.name(), "It has no code and no text; it was not read.");
            return null;
        }
        if (isTakenBack(resource, concept)) {
            return null;
        }
        String verification = resource.body().code("verificationStatus");
        if (verification != null && !verification.equals("confirmed")) {
            remarks.say(concept.text(), "The record calls it " + verification + "; it was taken as present.");
        }
        FhirDate onset = FhirDate.of(resource, "onsetDateTime", remarks);
        if (onset != null && onset.after(asOf)) {
            remarks.say(concept.text(), "The record dates it " + onset + ", after " + asOf + "; it was left out.");
            return null;
        }
        return isPast(resource, concept)
                ? ConditionInput.ofText(asHistory(concept.text()))
                : new ConditionInput(concept.text(), concept.codings());
    }

    private static String asHistory(String text) {
        String plain = SEMANTIC_TAG.matcher(text).replaceFirst("");
        return plain.toLowerCase(Locale.ROOT).startsWith("history of") ? plain : "history of " + plain;
    }

    private boolean isPast(Resource resource, Concept concept) {
        String status = resource.body().code("clinicalStatus");
        if (status != null) {
            switch (status) {
                case "inactive", "resolved" -> {
                    return true;
                }
                case "active", "recurrence", "relapse" -> {
                    return false;
                }
                case "remission" -> {
                    remarks.say(concept.text(), "The record calls it in remission; it was taken as present.");
                    return false;
                }
                case "unknown" -> {}
                default ->
                    remarks.say(
                            resource.name(),
                            "Its clinicalStatus \"" + status + "\" is no word of FHIR; it was taken as present.");
            }
        }
        FhirDate abatement = FhirDate.of(resource, "abatementDateTime", remarks);
        return resource.body().isTrue("abatementBoolean")
                || (abatement != null && !abatement.last().isAfter(asOf));
    }

    /** @return null where the allergy is not active, is taken back, or names no substance */
    @Nullable
    MedicationInput allergy(Resource resource) {
        Concept concept = Concept.of(resource.body().at("code"));
        if (concept == null) {
            // DSTU2 called it so; later versions name it by the reaction.
            concept = Concept.of(resource.body().at("substance"));
        }
        if (concept == null) {
            concept = Concept.of(resource.body().at("reaction").at("substance"));
        }
        if (concept == null) {
            remarks.say(resource.name(), "It names no substance; it was not read.");
            return null;
        }
        if (isTakenBack(resource, concept)) {
            return null;
        }
        String status = resource.body().code("clinicalStatus");
        if ("inactive".equals(status) || "resolved".equals(status)) {
            remarks.say("allergy: " + concept.text(), "The record calls it " + status + "; it was left out.");
            return null;
        }
        return new MedicationInput(concept.text(), concept.codings(), null);
    }

    /** Before FHIR R4 an allergy had one status for everything. */
    private boolean isTakenBack(Resource resource, Concept concept) {
        for (String field : new String[] {"verificationStatus", "status", "clinicalStatus"}) {
            String word = resource.body().code(field);
            if ("refuted".equals(word) || "entered-in-error".equals(word)) {
                remarks.say(concept.text(), "The record marks it as " + word + "; it was left out.");
                return true;
            }
        }
        if (resource.deleted()) {
            remarks.say(concept.text(), "It was deleted from the record; it was left out.");
        }
        return resource.deleted();
    }
}
