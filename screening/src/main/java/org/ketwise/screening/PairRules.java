package org.ketwise.screening;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.knowledge.InteractionTable;
import org.ketwise.knowledge.model.Interaction;

/**
 * Rules about two medicines of the list. Sides are bit sets over the rules: one pass over the list tells for which rules both sides are there, and only those
 * are looked at closely.
 */
final class PairRules {
    private final InteractionTable table;
    private final ActingUses uses;
    private final PlanTable plan;
    private final ScreeningContext context;
    private final long[] objects; // by position, of the word of rules that is looked at
    private final long[] precipitants;

    PairRules(InteractionTable table, ActingUses uses, PlanTable plan, ScreeningContext context) {
        this.table = table;
        this.uses = uses;
        this.plan = plan;
        this.context = context;
        objects = new long[uses.size()];
        precipitants = new long[uses.size()];
    }

    /** Adds a finding for each rule that speaks of two medicines of the list, in the order of the content: to the burdens where it belongs to an axis. */
    void match(Burdens burdens, Findings findings) {
        for (int word = 0; word < table.pairRuleWords(); word++) {
            long anyObject = 0;
            long anyPrecipitant = 0;
            for (int i = 0; i < objects.length; i++) {
                int ingredient = uses.ingredient(i);
                objects[i] = table.objectSides(ingredient)[word];
                precipitants[i] = table.precipitantSides(ingredient)[word];
                anyObject |= objects[i];
                anyPrecipitant |= precipitants[i];
            }
            for (long left = anyObject & anyPrecipitant; left != 0; left &= left - 1) {
                InteractionFinding finding = find((word << 6) + Long.numberOfTrailingZeros(left), findings);
                if (finding != null && !burdens.take(finding)) {
                    findings.add(finding);
                }
            }
        }
    }

    /** What a rule of the word that is looked at says. */
    private @Nullable InteractionFinding find(int pair, Findings findings) {
        Interaction rule = table.pairRule(pair);
        long bit = 1L << pair;
        List<MedicationUse> precipitating = List.of();
        long[] meeting = new long[(objects.length + 63) >> 6]; // objects by position, one bit each
        for (int i = 0; i < precipitants.length; i++) {
            if ((precipitants[i] & bit) == 0 || !uses.stillDoes(rule, i)) {
                continue;
            }
            boolean meets = false;
            for (int j = 0; j < objects.length; j++) {
                if ((objects[j] & bit) != 0 && meet(rule, pair, i, j)) {
                    meets = true;
                    meeting[j >> 6] |= 1L << j;
                    findings.speakOf(j);
                }
            }
            if (meets) {
                findings.speakOf(i);
                precipitating = ActingUses.with(precipitating, uses.get(i));
            }
        }
        return precipitating.isEmpty() ? null : finding(rule, precipitating, uses(meeting));
    }

    private boolean meet(Interaction rule, int pair, int precipitant, int object) {
        return precipitant != object
                && !alternatives(uses.get(precipitant), uses.get(object))
                && uses.stillDoesAsObject(rule, object)
                && !overridden(pair, precipitant, object);
    }

    private List<MedicationUse> uses(long[] positions) {
        List<MedicationUse> found = List.of();
        for (int word = 0; word < positions.length; word++) {
            for (long left = positions[word]; left != 0; left &= left - 1) {
                found = ActingUses.with(found, uses.get((word << 6) + Long.numberOfTrailingZeros(left)));
            }
        }
        return found;
    }

    private InteractionFinding finding(
            Interaction rule, List<MedicationUse> precipitating, List<MedicationUse> affected) {
        Weighing weighing = plan.weighing(rule);
        Severities severities = weighing.severities(context, precipitating, affected);
        return weighing.finding(precipitating, affected, uses.noting(severities, rule, precipitating, affected));
    }

    /** Whether a rule that replaces this one speaks for the same two medicines, whichever way round. */
    private boolean overridden(int pair, int a, int b) {
        for (int other : table.overriders(pair)) {
            if ((isObject(a, other) && isPrecipitant(b, other)) || (isObject(b, other) && isPrecipitant(a, other))) {
                return true;
            }
        }
        return false;
    }

    private boolean isObject(int position, int pair) {
        return has(table.objectSides(uses.ingredient(position)), pair);
    }

    private boolean isPrecipitant(int position, int pair) {
        return has(table.precipitantSides(uses.ingredient(position)), pair);
    }

    private static boolean has(long[] bits, int place) {
        return ((bits[place >> 6] >>> place) & 1L) != 0;
    }

    /** Two readings of one mention are not taken together. */
    private static boolean alternatives(MedicationUse a, MedicationUse b) {
        return a.provisional() && b.provisional() && a.mention() == b.mention();
    }
}
