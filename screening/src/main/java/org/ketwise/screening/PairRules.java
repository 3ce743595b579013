package org.ketwise.screening;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.knowledge.InteractionTable;
import org.ketwise.knowledge.model.Interaction;

/**
 * Rules about two medicines of the list. Sides are bit sets over the rules: one pass over the list tells for which rules both sides are there, and only those
 * are looked at closely.
 */
final class PairRules {
    private static final boolean[] NOBODY = new boolean[0];

    private final InteractionTable table;
    private final ActingUses uses;
    private final PlanTable plan;
    private final ScreeningContext context;
    private final long[][] objectSides; // by position in the list
    private final long[][] precipitantSides;

    private PairRules(InteractionTable table, ActingUses uses, PlanTable plan, ScreeningContext context) {
        this.table = table;
        this.uses = uses;
        this.plan = plan;
        this.context = context;
        objectSides = new long[uses.size()][];
        precipitantSides = new long[uses.size()][];
        for (int i = 0; i < uses.size(); i++) {
            objectSides[i] = table.objectSides(uses.ingredient(i));
            precipitantSides[i] = table.precipitantSides(uses.ingredient(i));
        }
    }

    /** A finding for each rule that speaks of two medicines of the list, in the order of the content. */
    static List<InteractionFinding> match(
            InteractionTable table, ActingUses uses, PlanTable plan, ScreeningContext context) {
        return new PairRules(table, uses, plan, context).match();
    }

    private List<InteractionFinding> match() {
        List<InteractionFinding> findings = new ArrayList<>(4);
        for (int word = 0; word < table.pairRuleWords(); word++) {
            long objects = 0;
            long precipitants = 0;
            for (int i = 0; i < objectSides.length; i++) {
                objects |= objectSides[i][word];
                precipitants |= precipitantSides[i][word];
            }
            for (long left = objects & precipitants; left != 0; left &= left - 1) {
                InteractionFinding finding = find((word << 6) + Long.numberOfTrailingZeros(left));
                if (finding != null) {
                    findings.add(finding);
                }
            }
        }
        return findings;
    }

    private @Nullable InteractionFinding find(int pair) {
        Interaction rule = table.pairRule(pair);
        List<MedicationUse> precipitants = List.of();
        boolean[] asObject = NOBODY;
        for (int i = 0; i < objectSides.length; i++) {
            if (!has(precipitantSides[i], pair) || !uses.stillDoes(rule, i)) {
                continue;
            }
            boolean meets = false;
            for (int j = 0; j < objectSides.length; j++) {
                if (has(objectSides[j], pair) && meet(rule, pair, i, j)) {
                    meets = true;
                    asObject = asObject.length == 0 ? new boolean[objectSides.length] : asObject;
                    asObject[j] = true;
                }
            }
            if (meets) {
                precipitants = ActingUses.with(precipitants, uses.get(i));
            }
        }
        return precipitants.isEmpty() ? null : finding(rule, precipitants, objects(asObject));
    }

    private boolean meet(Interaction rule, int pair, int precipitant, int object) {
        return precipitant != object
                && !alternatives(uses.get(precipitant), uses.get(object))
                && uses.stillDoesAsObject(rule, object)
                && !overridden(pair, precipitant, object);
    }

    private List<MedicationUse> objects(boolean[] asObject) {
        List<MedicationUse> objects = List.of();
        for (int j = 0; j < asObject.length; j++) {
            if (asObject[j]) {
                objects = ActingUses.with(objects, uses.get(j));
            }
        }
        return objects;
    }

    private InteractionFinding finding(
            Interaction rule, List<MedicationUse> precipitants, List<MedicationUse> objects) {
        Weighing weighing = plan.weighing(rule);
        Severities severities = weighing.severities(context, Asking.pair(precipitants, objects));
        return weighing.finding(precipitants, objects, uses.noting(severities, rule, precipitants, objects));
    }

    /** Whether a rule that replaces this one speaks for the same two medicines, whichever way round. */
    private boolean overridden(int pair, int a, int b) {
        for (int other : table.overriders(pair)) {
            if ((has(objectSides[a], other) && has(precipitantSides[b], other))
                    || (has(objectSides[b], other) && has(precipitantSides[a], other))) {
                return true;
            }
        }
        return false;
    }

    /** Two readings of one mention are not taken together. */
    private static boolean alternatives(MedicationUse a, MedicationUse b) {
        return a.provisional() && b.provisional() && a.mention() == b.mention();
    }

    private static boolean has(long[] bits, int place) {
        return ((bits[place >> 6] >>> place) & 1L) != 0;
    }
}
