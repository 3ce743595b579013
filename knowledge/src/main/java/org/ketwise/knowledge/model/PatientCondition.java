package org.ketwise.knowledge.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Coding;
import org.ketwise.kernel.RouteSet;
import org.ketwise.kernel.Severity;

/**
 * A fact about the patient that bears on treatment.
 *
 * @param index its place in the tables of the knowledge base that it belongs to
 * @param codes SNOMED CT codes match exactly, ICD-10 codes by prefix
 * @param when facts that bring the condition about without being named, or null
 * @param pastIrrelevant one that is over no longer bears on treatment, as a past pregnancy
 * @param hints words that point to the condition but do not prove it
 */
public record PatientCondition(
        int index,
        String id,
        String name,
        List<String> synonyms,
        List<Coding> codes,
        @Nullable Criterion when,
        boolean pastIrrelevant,
        List<String> hints,
        List<AxisRole> axes,
        List<Statement> statements,
        Review review) {
    /** What the condition means for a treatment; an empty set of treatments (places) or routes means all. */
    public record Statement(
            IndexSet treatments,
            RouteSet routes,
            Criterion when,
            Severity severity,
            String summary,
            String consequence,
            List<String> management,
            List<String> monitoring,
            Evidence evidence,
            List<String> sources) {}
}
