package org.ketwise.knowledge.model;

import java.util.List;
import org.ketwise.knowledge.model.Evidence.Consistency;
import org.ketwise.knowledge.model.Evidence.Directness;

/**
 * The highest certainty that a basis allows, by the method of {@code docs/methods/evidence.md}: the design gives points, distance, conflict and few people take
 * some away, and agreement of direct sources gives one back. Whoever writes a statement may be less certain than that, never more.
 */
public final class EvidenceGrade {
    /** From the least to the most certain. */
    public static final List<String> CERTAINTIES = List.of("very-low", "low", "moderate", "high");

    private static final int TRIAL = 4;
    private static final int AUTHORITY = 3;
    private static final int OBSERVATION = 2;
    private static final int LEAST = 1;

    private static final int FEW_IN_A_CROSSOVER = 10;
    private static final int FEW = 50;

    private EvidenceGrade() {}

    /** @throws IllegalArgumentException if nobody judged the basis */
    public static String highest(Evidence evidence) {
        Evidence.Basis basis = evidence.basis();
        if (basis == null) {
            throw new IllegalArgumentException("there is no basis to judge by");
        }
        int design = points(evidence.level());
        int points = design;
        if (basis.directness() == Directness.CLASS) {
            points = lowered(points, 1);
        } else if (basis.directness() == Directness.INDIRECT) {
            points = lowered(points, 2);
        }
        if (basis.consistency() == Consistency.CONFLICTING) {
            points = lowered(points, 1);
        }
        if (areFew(evidence.level(), basis)) {
            points = lowered(points, 1);
        }
        if (design < TRIAL
                && basis.consistency() == Consistency.CONSISTENT
                && basis.directness() == Directness.DIRECT) {
            points++;
        }
        return CERTAINTIES.get(points - 1);
    }

    /** Whether one certainty is more than another. */
    public static boolean isAbove(String certainty, String limit) {
        return CERTAINTIES.indexOf(certainty) > CERTAINTIES.indexOf(limit);
    }

    private static int points(String level) {
        return switch (level) {
            case "meta-analysis", "rct", "pk-rct" -> TRIAL;
            case "label", "regulator", "guideline" -> AUTHORITY;
            case "cohort", "review" -> OBSERVATION;
            default -> LEAST;
        };
    }

    private static int lowered(int points, int by) {
        return Math.max(LEAST, points - by);
    }

    /** People are counted in a study; a document of an authority does not say how many it rests on. */
    private static boolean areFew(String level, Evidence.Basis basis) {
        int enough = switch (level) {
            case "pk-rct" -> FEW_IN_A_CROSSOVER;
            case "rct", "meta-analysis", "cohort" -> FEW;
            default -> 0;
        };
        Integer subjects = basis.subjects();
        return enough > 0 && (subjects == null || subjects < enough);
    }
}
