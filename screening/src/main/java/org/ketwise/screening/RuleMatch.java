package org.ketwise.screening;

import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.model.Interaction;
import org.ketwise.knowledge.model.Weight;

/**
 * That a rule speaks of an ingredient and the planned treatment. What is asked of it for every patient stands side by side in this one object, because fetching
 * it from several would cost more than all that is calculated with it.
 */
final class RuleMatch {
    private final Weighing weighing;
    private final OpenModifiers open;
    private final Severities unmodified;
    private final long unmodifiedKey;
    private final int rule;
    private final int axis;
    private final int nameRank;
    private final boolean afterStopping;
    private final boolean lowers;
    private final @Nullable Weight own;

    /**
     * @param nameRank place of the ingredient's name in the order of names
     * @param own how much the ingredient adds to the axis of the rule by its property, or null
     */
    RuleMatch(Weighing weighing, int nameRank, @Nullable Weight own) {
        this.weighing = weighing;
        this.nameRank = nameRank;
        this.own = own;
        open = weighing.open();
        unmodified = weighing.unmodified();
        axis = weighing.axis();
        Interaction interaction = weighing.rule();
        rule = interaction.index();
        afterStopping = interaction.afterStopping();
        lowers = interaction.direction() == Interaction.Direction.DECREASE;
        unmodifiedKey = axis < 0 ? 0 : key(unmodified.worst());
    }

    Weighing weighing() {
        return weighing;
    }

    /** Place of the rule in the content. */
    int rule() {
        return rule;
    }

    /** Place of the burden axis that the rule adds to, or -1. */
    int axis() {
        return axis;
    }

    /** Whether the rule works against its axis. */
    boolean lowers() {
        return lowers;
    }

    /** Whether it speaks of the medicine at a position: it is taken, or what the rule says outlasts it. */
    boolean speaksOf(ActingUses uses, int position) {
        return uses.isTaken(position) ? !afterStopping : uses.stillDoes(weighing.rule(), position);
    }

    /** The severities for one patient who takes the medicine. */
    Severities severities(ScreeningContext context, MedicationUse use) {
        return open.mayApply(context) ? open.apply(unmodified, context, Asking.only(use)) : unmodified;
    }

    /** How much the ingredient adds to the axis where the rule has a severity. */
    Weight weight(Severity severity) {
        if (own != null) {
            return own;
        }
        return severity.atLeast(Severity.MAJOR)
                ? Weight.STRONG
                : severity == Severity.MODERATE ? Weight.MODERATE : Weight.SLIGHT;
    }

    /** What orders the share in its axis. */
    @SuppressWarnings("ReferenceEquality") // severities that nothing modified are the very ones of the plan
    long key(Severities severities) {
        return severities == unmodified ? unmodifiedKey : key(severities.worst());
    }

    private long key(Severity severity) {
        return Shares.key(axis, lowers, severity, weight(severity), nameRank);
    }
}
