package org.ketwise.screening;

import java.util.List;

/**
 * The medicines that a statement is about while its criteria are looked at: they are no company to themselves. Where several medicines stand on one side of a
 * rule they are company to each other.
 *
 * @param one place of an ingredient, or -1
 * @param other place of a second one, or -1
 */
record Asking(int one, int other) {
    static final Asking NOBODY = new Asking(-1, -1);

    static Asking only(MedicationUse use) {
        return new Asking(use.ingredient().index(), -1);
    }

    /** The medicine of a list of one. */
    static Asking ofOne(List<MedicationUse> uses) {
        return uses.size() == 1 ? only(uses.getFirst()) : NOBODY;
    }

    /** The two of a rule about two medicines. */
    static Asking pair(List<MedicationUse> precipitants, List<MedicationUse> objects) {
        return new Asking(ofOne(precipitants).one(), ofOne(objects).one());
    }

    boolean includes(int ingredient) {
        return ingredient == one || ingredient == other;
    }
}
