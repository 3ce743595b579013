package org.ketwise.screening;

import java.util.ArrayList;
import java.util.List;
import org.ketwise.knowledge.InteractionTable;
import org.ketwise.knowledge.model.Interaction;
import org.ketwise.knowledge.model.Persistence;

/** Rules about two medicines of the list. Sides are bit sets over the rules, so a list without such a pair costs a few words of memory to look at. */
final class PairRules {
    private PairRules() {}

    static void match(
            InteractionTable table, ActingUses uses, ScreeningContext context, List<InteractionFinding> findings) {
        int words = (table.pairRuleCount() + 63) >> 6;
        for (int word = 0; word < words; word++) {
            long asObject = 0;
            long asPrecipitant = 0;
            for (MedicationUse use : uses.list()) {
                asObject |= table.objectSides(use.ingredient().index())[word];
                asPrecipitant |= table.precipitantSides(use.ingredient().index())[word];
            }
            for (long left = asObject & asPrecipitant; left != 0; left &= left - 1) {
                match((word << 6) + Long.numberOfTrailingZeros(left), table, uses, context, findings);
            }
        }
    }

    private static void match(
            int pair,
            InteractionTable table,
            ActingUses uses,
            ScreeningContext context,
            List<InteractionFinding> findings) {
        List<MedicationUse> objects = new ArrayList<>();
        List<MedicationUse> precipitants = new ArrayList<>();
        for (int i = 0; i < uses.size(); i++) {
            MedicationUse precipitant = uses.get(i);
            if (!has(table.precipitantSides(precipitant.ingredient().index()), pair)
                    || !uses.stillDoes(table.pairRule(pair), i)) {
                continue;
            }
            for (int j = 0; j < uses.size(); j++) {
                MedicationUse object = uses.get(j);
                if (i != j
                        && !alternatives(precipitant, object)
                        && has(table.objectSides(object.ingredient().index()), pair)
                        && uses.stillDoesAsObject(table.pairRule(pair), j)
                        && !overridden(pair, table, object, precipitant)) {
                    addOnce(precipitants, precipitant);
                    addOnce(objects, object);
                }
            }
        }
        if (!precipitants.isEmpty()) {
            findings.add(finding(table.pairRule(pair), objects, precipitants, table, context));
        }
    }

    private static InteractionFinding finding(
            Interaction rule,
            List<MedicationUse> objects,
            List<MedicationUse> precipitants,
            InteractionTable table,
            ScreeningContext context) {
        Severities severities = Severities.of(rule.severity(), rule.modifiers(), context, -1);
        List<MedicationUse> all = new ArrayList<>(precipitants);
        objects.forEach(object -> addOnce(all, object));
        for (MedicationUse use : all) {
            Integer stopped = use.stoppedDaysAgo();
            Persistence persistence =
                    stopped == null ? null : table.persistence(use.ingredient().index());
            if (stopped != null && persistence != null) {
                severities = severities.stillActing(use, persistence, stopped);
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

    /** Whether a rule that replaces this one speaks for the same two medicines, whichever way round. */
    private static boolean overridden(
            int pair, InteractionTable table, MedicationUse object, MedicationUse precipitant) {
        int a = object.ingredient().index();
        int b = precipitant.ingredient().index();
        for (int other : table.overriders(pair)) {
            if ((has(table.objectSides(a), other) && has(table.precipitantSides(b), other))
                    || (has(table.objectSides(b), other) && has(table.precipitantSides(a), other))) {
                return true;
            }
        }
        return false;
    }

    /** Two readings of one mention are not taken together. */
    private static boolean alternatives(MedicationUse a, MedicationUse b) {
        return a.provisional() && b.provisional() && a.mention() == b.mention();
    }

    private static void addOnce(List<MedicationUse> list, MedicationUse use) {
        if (!list.contains(use)) {
            list.add(use);
        }
    }

    private static boolean has(long[] bits, int place) {
        return ((bits[place >> 6] >>> place) & 1L) != 0;
    }
}
