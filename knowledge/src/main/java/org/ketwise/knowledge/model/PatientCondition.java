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
 * @param past what one that is over still says
 * @param hints words that point to the condition but do not prove it
 */
public record PatientCondition(
        int index,
        String id,
        String name,
        List<String> synonyms,
        List<Coding> codes,
        @Nullable Criterion when,
        Past past,
        List<String> hints,
        List<AxisRole> axes,
        List<Statement> statements,
        Review review) {
    /** What a condition that is over says of treatment. */
    public enum Past {
        /** As much as one that is there: once had, always of weight. */
        BEARS,
        /** It bears on treatment for a while; only a year long ago says that it is over, as of an infarction. */
        UNTIL_LONG_AGO,
        /** Nothing, as a past pregnancy. */
        IRRELEVANT
    }

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
