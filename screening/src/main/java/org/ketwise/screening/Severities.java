package org.ketwise.screening;

import java.util.ArrayList;
import java.util.List;
import org.ketwise.kernel.Route;
import org.ketwise.kernel.RouteSet;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.model.Criterion;
import org.ketwise.knowledge.model.Modifier;
import org.ketwise.knowledge.model.Persistence;
import org.ketwise.knowledge.model.RouteSeverities;

/** The severity of a rule for one patient: by route, the worst over the planned routes, and the context that changed it. */
record Severities(RouteSeverities byRoute, Severity worst, List<AppliedModifier> modifiers) {
    /** @param asking the medicine that the rule is about */
    static Severities of(RouteSeverities base, List<Modifier> modifiers, ScreeningContext context, Asking asking) {
        Severities severities = new Severities(base, base.worst(context.routes()), List.of());
        for (int i = 0; i < modifiers.size(); i++) {
            Criterion when = modifiers.get(i).when();
            if (context.holds(when, asking) && context.onPlannedRoute(when)) {
                severities = severities.with(modifiers.get(i), context.factsOf(when, asking), context.routes());
            }
        }
        return severities;
    }

    private Severities with(Modifier modifier, String fact, RouteSet planned) {
        RouteSet modified = modifier.when().routes();
        RouteSeverities changed = byRoute;
        for (Route route : Route.values()) {
            if (modified.isEmpty() || modified.contains(route)) {
                changed = changed.with(route, modifier.apply(changed.on(route)));
            }
        }
        Severity after = changed.worst(planned);
        List<AppliedModifier> applied = new ArrayList<>(modifiers);
        applied.add(new AppliedModifier(fact, modifier.effect(), worst, after));
        return new Severities(changed, after, applied);
    }

    /** The same with the note that a medicine was stopped but still acts. */
    Severities stillActing(MedicationUse use, Persistence persistence, int daysAgo) {
        List<AppliedModifier> with = new ArrayList<>(modifiers);
        if (daysAgo == MedicationUse.UNKNOWN_TIME) {
            with.add(new AppliedModifier(
                    use.ingredient().name() + " not taken now, since when is not known",
                    persistence.why() + " Counted as if it were less than " + persistence.time() + " ago.",
                    worst,
                    worst));
            return new Severities(byRoute, worst, with);
        }
        int left = persistence.days() - daysAgo;
        with.add(new AppliedModifier(
                use.ingredient().name() + " stopped " + daysAgo + (daysAgo == 1 ? " day ago" : " days ago"),
                persistence.why() + " Counted as " + persistence.time() + ", of which " + left
                        + (left == 1 ? " is" : " are") + " left.",
                worst,
                worst));
        return new Severities(byRoute, worst, with);
    }
}
