package org.ketwise.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Coding;

/**
 * A CodeableConcept: what people read, and its codes.
 *
 * @param text the words of the concept, or else the first display, or else its first code with the name of the system
 */
record Concept(String text, List<Coding> codings) {
    private static final Map<String, String> SYSTEM_NAMES = Map.of(
            Coding.RXNORM,
            "RxNorm",
            Coding.ATC,
            "ATC",
            Coding.SNOMED,
            "SNOMED CT",
            Coding.ICD10,
            "ICD-10",
            Coding.ICD10_CM,
            "ICD-10-CM",
            Coding.LOINC,
            "LOINC",
            "http://hl7.org/fhir/sid/ndc",
            "NDC",
            "urn:oid:2.16.840.1.113883.6.88",
            "RxNorm",
            "urn:oid:2.16.840.1.113883.6.69",
            "NDC",
            "urn:oid:2.16.840.1.113883.6.96",
            "SNOMED CT");

    Concept {
        codings = List.copyOf(codings);
    }

    static Concept ofText(String text) {
        return new Concept(text, List.of());
    }

    /** @return null where the element says nothing */
    static @Nullable Concept of(Element element) {
        String word = element.text();
        if (word != null) {
            return ofText(word);
        }
        List<Coding> codings = new ArrayList<>();
        for (Element coding : element.list("coding")) {
            String system = coding.text("system");
            String code = coding.text("code");
            String display = coding.text("display");
            if (code != null || display != null) {
                codings.add(new Coding(system == null ? "" : system, code == null ? "" : code, display));
            }
        }
        String text = element.text("text");
        if (text == null) {
            text = firstDisplay(codings);
        }
        if (text == null && codings.isEmpty()) {
            return null;
        }
        return new Concept(text == null ? label(codings.getFirst()) : text, codings);
    }

    private static @Nullable String firstDisplay(List<Coding> codings) {
        for (Coding coding : codings) {
            if (coding.display() != null) {
                return coding.display();
            }
        }
        return null;
    }

    private static String label(Coding coding) {
        if (coding.system().isEmpty()) {
            return "code " + coding.code();
        }
        String name = SYSTEM_NAMES.get(coding.system());
        return name == null ? "code " + coding.code() + " of " + coding.system() : name + " " + coding.code();
    }

    boolean hasCode(String system, String code) {
        return codings.stream()
                .anyMatch(
                        coding -> coding.code().equals(code) && coding.system().equals(system));
    }
}
