package org.ketwise.screening;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.BodyWeight;
import org.ketwise.kernel.Route;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.PhaseCriterion;
import org.ketwise.knowledge.model.Setting;

/**
 * The treatment that the profile is screened for.
 *
 * @param text the plan as it was written; empty where none was given and every treatment of the content is looked at
 * @param drugs the treatment drugs; more than one only where the plan does not tell which
 * @param treatmentMask their places among the treatments of the content, one bit each
 * @param routes the planned route, or every route where it is not known
 * @param product the product named, for example a brand, or null
 * @param setting where it takes place, or null where the plan does not say
 * @param phases at least one
 */
public record PlannedTreatment(
        String text,
        List<Ingredient> drugs,
        int treatmentMask,
        Set<Route> routes,
        @Nullable String product,
        @Nullable Setting setting,
        List<DosePhase> phases) {
    /** Doses less than this many days apart count as daily or nearly so. */
    private static final double NEARLY_DAILY = 1.5;

    /** A treatment of which only the drugs are known. */
    public static PlannedTreatment unspecified(List<Ingredient> drugs, int treatmentMask) {
        return new PlannedTreatment(
                "",
                drugs,
                treatmentMask,
                EnumSet.allOf(Route.class),
                null,
                null,
                List.of(new DosePhase(null, null, null, null, false, false)));
    }

    public boolean routeKnown() {
        return routes.size() == 1;
    }

    /** Whether more than one dose is to be expected; a plan that does not say otherwise is taken for a course. */
    public boolean repeated() {
        return phases.size() > 1 || !phases.getFirst().single();
    }

    /** Whether one phase meets all that is asked; a dose that hangs on a body weight nobody gave does not. */
    public boolean hasPhase(PhaseCriterion asked, @Nullable BodyWeight weight) {
        for (DosePhase phase : phases) {
            if (phase.meetsTimes(asked) && phase.meetsDose(asked, weight)) {
                return true;
            }
        }
        return false;
    }

    /** Whether one phase could meet it, whatever the body weight. */
    public boolean mayHavePhase(PhaseCriterion asked) {
        for (DosePhase phase : phases) {
            if (phase.meetsTimes(asked) && phase.mayMeetDose(asked)) {
                return true;
            }
        }
        return false;
    }

    public boolean daily() {
        for (DosePhase phase : phases) {
            if (phase.everyDays() != null && phase.everyDays() < NEARLY_DAILY) {
                return true;
            }
        }
        return false;
    }
}
