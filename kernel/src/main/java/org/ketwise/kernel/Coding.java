package org.ketwise.kernel;

import org.jspecify.annotations.Nullable;

/**
 * A code in a code system, as FHIR has it.
 *
 * @param system canonical address of the code system, for example {@code http://snomed.info/sct}; empty where the input named none
 * @param code the code; empty where the input had only a display
 * @param display what people read, where the input had one
 */
public record Coding(String system, String code, @Nullable String display) {
    public static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    public static final String ATC = "http://www.whocc.no/atc";
    public static final String NDC = "http://hl7.org/fhir/sid/ndc";
    public static final String SNOMED = "http://snomed.info/sct";
    public static final String ICD10 = "http://hl7.org/fhir/sid/icd-10";
    public static final String ICD10_CM = "http://hl7.org/fhir/sid/icd-10-cm";
    public static final String LOINC = "http://loinc.org";
}
