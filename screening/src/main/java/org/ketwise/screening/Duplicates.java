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
        int[] members = new int[table.duplicateClassCount()];
        boolean any = false;
        for (MedicationUse use : all) {
            if (use.stoppedDaysAgo() == null) {
                for (int place : table.duplicateClasses(use.ingredient().index())) {
                    any |= ++members[place] > 1;
                }
            }
        }
        if (any) {
            report(table, members, all, findings);
        }
    }

    private static void report(InteractionTable table, int[] members, List<MedicationUse> all, List<Finding> findings) {
        Set<List<MedicationUse>> reported = new HashSet<>();
        for (int place = 0; place < members.length; place++) {
            DrugClass drugClass = table.duplicateClass(place);
            DrugClass.Duplicate duplicate = drugClass.duplicate();
            if (members[place] < 2 || duplicate == null) {
                continue;
            }
            List<MedicationUse> taken = takenMembers(table, place, all);
            List<Integer> mentions =
                    taken.stream().map(MedicationUse::mention).distinct().toList();
            if (mentions.size() > 1 && reported.add(taken)) {
                findings.add(new DuplicateTherapy(drugClass, duplicate, taken));
            }
        }
    }

    private static List<MedicationUse> takenMembers(InteractionTable table, int drugClass, List<MedicationUse> all) {
        List<MedicationUse> members = new ArrayList<>();
        for (MedicationUse use : all) {
            if (use.stoppedDaysAgo() == null) {
                for (int place : table.duplicateClasses(use.ingredient().index())) {
                    if (place == drugClass) {
                        members.add(use);
                    }
                }
            }
        }
        return members;
    }
}
