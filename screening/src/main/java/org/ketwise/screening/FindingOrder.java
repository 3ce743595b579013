package org.ketwise.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The order in which a busy clinician should read findings: the most severe first, danger before concentration before loss of effect, and equal ones in the
 * order of the content. Each finding's place is computed once, since comparing is what sorting does most.
 */
final class FindingOrder {
    private static final int BITS_FOR_POSITION = 20;
    private static final long MOST_OF_A_KIND = 1L << 24;
    private static final long POSITION = (1L << BITS_FOR_POSITION) - 1;

    private FindingOrder() {}

    static List<Finding> mostImportantFirst(List<Finding> findings) {
        long[] keys = new long[findings.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (key(findings.get(i)) << BITS_FOR_POSITION) | i;
        }
        Arrays.sort(keys);
        List<Finding> ordered = new ArrayList<>(keys.length);
        for (long key : keys) {
            ordered.add(findings.get((int) (key & POSITION)));
        }
        return ordered;
    }

    private static long key(Finding finding) {
        int severity = switch (finding.severity()) {
            case CONTRAINDICATED -> 0;
            case MAJOR -> 1;
            case MODERATE -> 2;
            case MINOR -> 3;
            case NONE -> 4;
        };
        int category = switch (finding.category()) {
            case SAFETY -> 0;
            case EXPOSURE -> 1;
            case EFFICACY -> 2;
        };
        return (severity * 3L + category) * 4 * MOST_OF_A_KIND + kindAndPlace(finding);
    }

    /** What is about a person's list stands before what is about the person; within a kind the order of the content. */
    private static long kindAndPlace(Finding finding) {
        return switch (finding) {
            case InteractionFinding interaction -> interaction.rule().index();
            case BurdenFinding burden -> MOST_OF_A_KIND + burden.axis().index();
            case ConditionFinding condition ->
                2 * MOST_OF_A_KIND + 100L * condition.known().condition().index() + condition.number();
            case DuplicateTherapy duplicate -> 3 * MOST_OF_A_KIND; // found in the order of the list
        };
    }
}
