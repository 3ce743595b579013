package org.ketwise.report;

import org.ketwise.consult.Consultation;

/**
 * What every report says of itself and of the plan, for faces that lay out the findings in their own way.
 *
 * @param plan the plan as it was understood
 * @param review whether a clinician signed the content
 * @param versions of product and content, and the day that was looked at
 */
public record Imprint(String plan, String review, String versions) {
    /** How many findings there are by severity, as every report says it: {@code 2 major, 1 on loss of effect}; empty where there are none. */
    public static String found(Consultation consultation) {
        return Overview.of(consultation, "").counts();
    }

    public static Imprint of(Consultation consultation, String version) {
        return new Imprint(
                Overview.plan(consultation.plan()),
                Overview.review(consultation.version()),
                Overview.footer(consultation, version));
    }
}
