package org.ketwise.screening;

import java.util.ArrayList;
import java.util.List;
import org.ketwise.kernel.RouteSet;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.model.Modifier;
import org.ketwise.knowledge.model.Persistence;
import org.ketwise.knowledge.model.RouteSeverities;

/** The severity of a rule for one patient: by route, the worst over the planned routes, and the context that changed it. */
record Severities(RouteSeverities byRoute, Severity worst, List<AppliedModifier> modifiers) {
    static Severities of(RouteSeverities byRoute, RouteSet planned) {
        return new Severities(byRoute, byRoute.worst(planned), List.of());
    }

    /** The same after a modifier whose criterion holds; the fact says why. */
    Severities with(Modifier modifier, String fact, RouteSet planned) {
        RouteSeverities changed = modifier.apply(byRoute);
        Severity after = changed.worst(planned);
        return new Severities(changed, after, noting(new AppliedModifier(fact, modifier.effect(), worst, after)));
    }

    private List<AppliedModifier> noting(AppliedModifier another) {
        if (modifiers.isEmpty()) {
            return List.of(another);
        }
        List<AppliedModifier> applied = new ArrayList<>(modifiers);
        applied.add(another);
        return applied;
    }

    /** The same with the note that a medicine was stopped but still acts. */
    Severities stillActing(MedicationUse use, Persistence persistence, int daysAgo) {
        if (daysAgo == MedicationUse.UNKNOWN_TIME) {
            return noted(
                    use.ingredient().name() + " not taken now, since when is not known",
                    persistence.why() + " Counted as if it were less than " + persistence.time() + " ago.");
        }
        int left = persistence.days() - daysAgo;
        return noted(
                use.ingredient().name() + " stopped " + daysAgo + (daysAgo == 1 ? " day ago" : " days ago"),
                persistence.why() + " Counted as " + persistence.time() + ", of which " + left
                        + (left == 1 ? " is" : " are") + " left.");
    }

    private Severities noted(String fact, String effect) {
        return new Severities(byRoute, worst, noting(new AppliedModifier(fact, effect, worst, worst)));
    }
}
