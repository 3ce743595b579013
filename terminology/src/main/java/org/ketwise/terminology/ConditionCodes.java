package org.ketwise.terminology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.ketwise.kernel.Coding;
import org.ketwise.knowledge.model.PatientCondition;

/** Conditions by their codes. */
final class ConditionCodes {
    private static final Set<String> SNOMED_SYSTEMS =
            Set.of(Coding.SNOMED, "https://snomed.info/sct", "urn:oid:2.16.840.1.113883.6.96");
    private static final Set<String> ICD_10_SYSTEMS = Set.of(
            Coding.ICD10,
            Coding.ICD10_CM,
            "http://hl7.org/fhir/sid/icd-10-de",
            "http://fhir.de/CodeSystem/bfarm/icd-10-gm",
            "http://fhir.de/CodeSystem/dimdi/icd-10-gm",
            "http://hl7.org/fhir/sid/icd-10-gm",
            "urn:oid:2.16.840.1.113883.6.3",
            "urn:oid:2.16.840.1.113883.6.90");
    private static final Pattern TYPED_ICD_10 = Pattern.compile("[A-Za-z]\\d[0-9A-Za-z](\\.?[0-9A-Za-z]{1,4})?");
    private static final Pattern TYPED_SNOMED = Pattern.compile("\\d{6,18}");
    private static final int LONGEST_TYPED = 20;
    /** The category of a code, "F31": shorter prefixes are whole chapters. */
    private static final int CATEGORY = 3;

    private final Map<String, List<PatientCondition>> snomed = new HashMap<>();
    private final Map<String, List<PatientCondition>> icd10 = new HashMap<>();

    ConditionCodes(List<PatientCondition> conditions) {
        for (PatientCondition condition : conditions) {
            for (Coding code : condition.codes()) {
                if (SNOMED_SYSTEMS.contains(code.system())) {
                    snomed.computeIfAbsent(code.code(), _ -> new ArrayList<>(1)).add(condition);
                } else {
                    icd10.computeIfAbsent(withoutDot(code.code()), _ -> new ArrayList<>(1))
                            .add(condition);
                }
            }
        }
    }

    private static String withoutDot(String code) {
        return code.strip().replace(".", "").toUpperCase(Locale.ROOT);
    }

    List<PatientCondition> find(List<Coding> codings) {
        List<PatientCondition> found = new ArrayList<>();
        for (Coding coding : codings) {
            if (SNOMED_SYSTEMS.contains(coding.system())) {
                addOnce(snomed.getOrDefault(coding.code().strip(), List.of()), found);
            } else if (ICD_10_SYSTEMS.contains(coding.system())) {
                addOnce(byIcd10(coding.code()), found);
            }
        }
        return found;
    }

    /** The conditions of an entry that is a code and nothing else. */
    List<PatientCondition> typed(String entry) {
        if (entry.length() > LONGEST_TYPED) {
            return List.of();
        }
        String code = entry.strip();
        if (TYPED_ICD_10.matcher(code).matches()) {
            return byIcd10(code);
        }
        return TYPED_SNOMED.matcher(code).matches() ? snomed.getOrDefault(code, List.of()) : List.of();
    }

    private List<PatientCondition> byIcd10(String code) {
        String plain = withoutDot(code);
        List<PatientCondition> found = new ArrayList<>();
        for (int length = Math.min(plain.length(), 8); length >= CATEGORY; length--) {
            addOnce(icd10.getOrDefault(plain.substring(0, length), List.of()), found);
        }
        return found;
    }

    private static void addOnce(List<PatientCondition> conditions, List<PatientCondition> found) {
        for (PatientCondition condition : conditions) {
            if (found.stream().noneMatch(other -> other.index() == condition.index())) {
                found.add(condition);
            }
        }
    }
}
