package org.ketwise.screening;

import java.util.ArrayList;
import java.util.List;
import org.ketwise.knowledge.InteractionTable;
import org.ketwise.knowledge.model.DrugClass;

/** Two medicines of a class in which one is meant to be enough. The ingredients of one product are no duplicates of each other. */
final class Duplicates {
    private Duplicates() {}

    static void find(InteractionTable table, List<MedicationUse> all, Findings findings) {
        long[] once = new long[(table.duplicateClassCount() + 63) >> 6]; // by class, one bit each
        long[] again = new long[once.length];
        boolean any = false;
        for (MedicationUse use : all) {
            if (use.stoppedDaysAgo() == null) {
                for (int place : table.duplicateClasses(use.ingredient().index())) {
                    long bit = 1L << place;
                    again[place >> 6] |= once[place >> 6] & bit;
                    any |= (once[place >> 6] & bit) != 0;
                    once[place >> 6] |= bit;
                }
            }
        }
        if (any) {
            duplicates(table, again, all).forEach(findings::add);
        }
    }

    private static List<DuplicateTherapy> duplicates(InteractionTable table, long[] again, List<MedicationUse> all) {
        List<DuplicateTherapy> duplicates = new ArrayList<>();
        for (int place = 0; place < table.duplicateClassCount(); place++) {
            DrugClass drugClass = table.duplicateClass(place);
            DrugClass.Duplicate duplicate = drugClass.duplicate();
            if ((again[place >> 6] & (1L << place)) == 0 || duplicate == null) {
                continue;
            }
            List<MedicationUse> taken = takenMembers(table, place, all);
            if (fromSeveralMentions(taken) && !saidBefore(duplicates, taken)) {
                duplicates.add(new DuplicateTherapy(drugClass, duplicate, taken));
            }
        }
        return duplicates;
    }

    private static boolean fromSeveralMentions(List<MedicationUse> uses) {
        for (MedicationUse use : uses) {
            if (use.mention() != uses.getFirst().mention()) {
                return true;
            }
        }
        return false;
    }

    /** Whether another class has the very same members in this list. */
    private static boolean saidBefore(List<DuplicateTherapy> duplicates, List<MedicationUse> taken) {
        for (DuplicateTherapy said : duplicates) {
            if (sameUses(said.medicines(), taken)) {
                return true;
            }
        }
        return false;
    }

    /** By identity: both lists are picked from one list of uses, and comparing records all the way down costs more than the whole screening. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean sameUses(List<MedicationUse> a, List<MedicationUse> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (a.get(i) != b.get(i)) {
                return false;
            }
        }
        return true;
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
