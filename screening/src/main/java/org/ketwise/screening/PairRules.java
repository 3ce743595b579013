package org.ketwise.screening;

import java.util.ArrayList;
import java.util.List;
import org.ketwise.knowledge.InteractionTable;
import org.ketwise.knowledge.model.Interaction;

/**
 * Rules about two medicines of the list. Sides are bit sets over the rules: one pass over the list tells for which rules both sides are there, and only those
 * are looked at closely.
 */
final class PairRules {
    private final InteractionTable table;
    private final ActingUses uses;
    private final ScreeningContext context;
    private final long[][] objectSides; // by position in the list
    private final long[][] precipitantSides;

    private PairRules(InteractionTable table, ActingUses uses, ScreeningContext context) {
        this.table = table;
        this.uses = uses;
        this.context = context;
        objectSides = new long[uses.size()][];
        precipitantSides = new long[uses.size()][];
        for (int i = 0; i < uses.size(); i++) {
            objectSides[i] = table.objectSides(uses.ingredient(i));
            precipitantSides[i] = table.precipitantSides(uses.ingredient(i));
        }
    }

    /** A finding for each rule that speaks of two medicines of the list, in the order of the content. */
    static List<InteractionFinding> match(InteractionTable table, ActingUses uses, ScreeningContext context) {
        return new PairRules(table, uses, context).match();
    }

    private List<InteractionFinding> match() {
        long[] objects = new long[table.pairRuleWords()];
        long[] precipitants = new long[objects.length];
        for (int i = 0; i < objectSides.length; i++) {
            for (int word = 0; word < objects.length; word++) {
                objects[word] |= objectSides[i][word];
                precipitants[word] |= precipitantSides[i][word];
            }
        }
        List<InteractionFinding> findings = new ArrayList<>();
        for (int word = 0; word < objects.length; word++) {
            for (long left = objects[word] & precipitants[word]; left != 0; left &= left - 1) {
                match((word << 6) + Long.numberOfTrailingZeros(left), findings);
            }
        }
        return findings;
    }

    private void match(int pair, List<InteractionFinding> findings) {
        Interaction rule = table.pairRule(pair);
        int count = objectSides.length;
        boolean[] precipitants = new boolean[count];
        boolean[] objects = new boolean[count];
        boolean any = false;
        for (int i = 0; i < count; i++) {
            if (!has(precipitantSides[i], pair) || !uses.stillDoes(rule, i)) {
                continue;
            }
            for (int j = 0; j < count; j++) {
                if (has(objectSides[j], pair)
                        && i != j
                        && !alternatives(uses.get(i), uses.get(j))
                        && uses.stillDoesAsObject(rule, j)
                        && !overridden(pair, i, j)) {
                    precipitants[i] = true;
                    objects[j] = true;
                    any = true;
                }
            }
        }
        if (any) {
            findings.add(finding(rule, precipitants, objects));
        }
    }

    private InteractionFinding finding(Interaction rule, boolean[] asPrecipitant, boolean[] asObject) {
        List<MedicationUse> precipitants = listed(asPrecipitant);
        List<MedicationUse> objects = listed(asObject);
        Severities severities =
                Severities.of(rule.severity(), rule.modifiers(), context, Asking.pair(precipitants, objects));
        for (int i = 0; i < uses.size(); i++) {
            if (asPrecipitant[i] || asObject[i]) {
                severities = uses.noting(severities, rule, uses.get(i));
            }
        }
        return new InteractionFinding(
                rule,
                precipitants,
                objects,
                List.of(),
                severities.byRoute(),
                severities.worst(),
                severities.modifiers());
    }

    private List<MedicationUse> listed(boolean[] meant) {
        List<MedicationUse> listed = new ArrayList<>(2);
        for (int i = 0; i < meant.length; i++) {
            if (meant[i]) {
                listed.add(uses.get(i));
            }
        }
        return listed;
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
