package org.ketwise.screening;

import java.util.Comparator;

/** The order in which a busy clinician should read findings. */
final class FindingOrder {
    static final Comparator<Finding> MOST_IMPORTANT_FIRST = (a, b) -> {
        int order = b.severity().compareTo(a.severity());
        if (order == 0) {
            order = rank(a) - rank(b);
        }
        return order == 0 ? a.id().compareTo(b.id()) : order;
    };

    private FindingOrder() {}

    /** Danger before concentration before loss of effect; what is about a person's list before what is about the person. */
    private static int rank(Finding finding) {
        int category =
                switch (finding.category()) {
                    case SAFETY -> 0;
                    case EXPOSURE -> 10;
                    case EFFICACY -> 20;
                };
        int kind =
                switch (finding) {
                    case InteractionFinding i -> 0;
                    case BurdenFinding b -> 1;
                    case ConditionFinding c -> 2;
                    case DuplicateTherapy d -> 3;
                };
        return category + kind;
    }
}
