package org.ketwise.knowledge.model;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a statement rests on.
 *
 * @param level design of the best evidence, for example {@code label}, {@code pk-rct}, {@code theory}
 * @param certainty high, moderate, low or very-low; never above what {@link EvidenceGrade} allows where there is a basis
 * @param basis what the certainty was judged by, or null where nobody judged it
 * @param verified whether every statement was read in the sources it names
 * @param open what nobody has read in a primary source yet
 * @param scope the product, country or label version for which it holds, where they differ
 * @param conflict positions that contradict each other, shown side by side; empty where there is no conflict
 */
public record Evidence(
        String level,
        String certainty,
        @Nullable Basis basis,
        boolean verified,
        List<String> open,
        @Nullable String scope,
        List<Position> conflict) {
    /** One side of a conflict, or one study. */
    public record Position(String says, List<String> sources) {}

    /**
     * What the certainty of a statement is judged by, beside the design.
     *
     * @param subjects people in the best study, or null where it is not one or nobody read the number
     */
    public record Basis(
            Directness directness,
            Consistency consistency,
            @Nullable Integer subjects) {}

    /** How near the source is to the statement. */
    public enum Directness {
        /** It speaks of these very medicines, or names the class that they belong to. */
        DIRECT,
        /** It speaks of a relative. */
        CLASS,
        /** Reasoned from other people, animals, the laboratory or the mechanism. */
        INDIRECT;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Directness of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** Whether the sources agree. */
    public enum Consistency {
        CONSISTENT,
        /** There is one source, or none. */
        SINGLE,
        /** They agree that it matters, and differ in degree, interval or wording. */
        DIFFERING,
        /** They disagree about the statement. */
        CONFLICTING;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Consistency of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
