package org.ketwise.screening;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ketwise.knowledge.InteractionTable;
import org.ketwise.knowledge.model.DrugClass;

/** Two medicines of a class in which one is meant to be enough. The ingredients of one product are no duplicates of each other. */
final class Duplicates {
    private Duplicates() {}

    static void find(InteractionTable table, List<MedicationUse> all, List<Finding> findings) {
        Set<String> seen = new HashSet<>();
        Set<List<Integer>> reported = new HashSet<>();
        for (MedicationUse use : all) {
            for (DrugClass drugClass : table.duplicateClasses(use.ingredient().index())) {
                DrugClass.Duplicate duplicate = drugClass.duplicate();
                if (duplicate == null || !seen.add(drugClass.id())) {
                    continue;
                }
                List<MedicationUse> members = takenMembers(table, drugClass, all);
                long mentions = members.stream().mapToInt(MedicationUse::mention).distinct().count();
                if (mentions > 1 && reported.add(members.stream().map(MedicationUse::mention).toList())) {
                    findings.add(new DuplicateTherapy(drugClass, duplicate, members));
                }
            }
        }
    }

    private static List<MedicationUse> takenMembers(InteractionTable table, DrugClass drugClass, List<MedicationUse> all) {
        List<MedicationUse> members = new ArrayList<>();
        for (MedicationUse use : all) {
            if (use.stoppedDaysAgo() == null) {
                for (DrugClass each : table.duplicateClasses(use.ingredient().index())) {
                    if (each.id().equals(drugClass.id())) {
                        members.add(use);
                    }
                }
            }
        }
        return members;
    }
}
