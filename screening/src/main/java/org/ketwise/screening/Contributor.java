package org.ketwise.screening;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.model.Axis;
import org.ketwise.knowledge.model.AxisRole;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Interaction;
import org.ketwise.knowledge.model.RouteSeverities;
import org.ketwise.knowledge.model.Weight;

/** What adds to a burden axis, how much, and why. */
public sealed interface Contributor {
    Weight weight();

    /** The medicine of the list behind this share, or null where it is a condition or the treatment. */
    @Nullable
    MedicationUse medicine();

    /** The severity of this share by itself; none for the treatment's own. */
    Severity ownSeverity();

    /** Ids of the sources that this share rests on. */
    List<String> sources();

    /**
     * A medicine of the list, spoken for by an interaction rule.
     *
     * @param severity by itself, context included, at the worst planned route
     */
    record ByRule(
            MedicationUse use,
            Weight weight,
            Interaction rule,
            RouteSeverities byRoute,
            Severity severity,
            List<AppliedModifier> modifiers)
            implements Contributor {
        @Override
        public MedicationUse medicine() {
            return use;
        }

        @Override
        public Severity ownSeverity() {
            return severity;
        }

        @Override
        public List<String> sources() {
            return rule.sources();
        }
    }

    /** A medicine of the list, by the property that its ingredient file states. */
    record ByProperty(MedicationUse use, AxisRole role) implements Contributor {
        @Override
        public MedicationUse medicine() {
            return use;
        }

        @Override
        public Severity ownSeverity() {
            return role.weight().ownSeverity();
        }

        @Override
        public Weight weight() {
            return role.weight();
        }

        @Override
        public List<String> sources() {
            return role.sources();
        }
    }

    /** A condition of the patient. */
    record ByCondition(KnownCondition known, AxisRole role) implements Contributor {
        @Override
        public @Nullable MedicationUse medicine() {
            return null;
        }

        @Override
        public Severity ownSeverity() {
            return role.weight().ownSeverity();
        }

        @Override
        public Weight weight() {
            return role.weight();
        }

        @Override
        public List<String> sources() {
            return role.sources();
        }
    }

    /** The treatment itself. */
    record ByTreatment(Ingredient drug, Axis.TreatmentShare share) implements Contributor {
        @Override
        public @Nullable MedicationUse medicine() {
            return null;
        }

        @Override
        public Severity ownSeverity() {
            return Severity.NONE;
        }

        @Override
        public Weight weight() {
            return share.weight();
        }

        @Override
        public List<String> sources() {
            return share.sources();
        }
    }
}
