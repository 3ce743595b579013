package org.ketwise.screening;

import java.util.ArrayList;
import java.util.List;
import org.ketwise.kernel.Route;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.model.Criterion;
import org.ketwise.knowledge.model.Modifier;
import org.ketwise.knowledge.model.Persistence;
import org.ketwise.knowledge.model.RouteSeverities;

/** The severity of a rule for one patient: by route, the worst over the planned routes, and the context that changed it. */
record Severities(RouteSeverities byRoute, Severity worst, List<AppliedModifier> modifiers) {
    /** @param asking place of the ingredient that the rule is about, or -1 where there are several */
    static Severities of(RouteSeverities base, List<Modifier> modifiers, ScreeningContext context, int asking) {
        RouteSeverities byRoute = base;
        List<AppliedModifier> applied = List.of();
        for (Modifier modifier : modifiers) {
            Criterion when = modifier.when();
            if (!context.holds(when, asking) || !context.onPlannedRoute(when)) {
                continue;
            }
            Severity from = byRoute.worst(context.routes());
            for (Route route : Route.values()) {
                if (when.routes().isEmpty() || when.routes().contains(route)) {
                    byRoute = byRoute.with(route, modifier.apply(byRoute.on(route)));
                }
            }
            if (applied.isEmpty()) {
                applied = new ArrayList<>();
            }
            applied.add(new AppliedModifier(
                    context.factsOf(when, asking), modifier.effect(), from, byRoute.worst(context.routes())));
        }
        return new Severities(byRoute, byRoute.worst(context.routes()), applied);
    }

    /** The same with the note that a medicine was stopped but still acts. */
    Severities stillActing(MedicationUse use, Persistence persistence, int daysAgo) {
        List<AppliedModifier> with = new ArrayList<>(modifiers);
        if (daysAgo == MedicationUse.UNKNOWN_TIME) {
            with.add(new AppliedModifier(
                    use.ingredient().name() + " stopped, when is not known",
                    persistence.why() + " Counted as if it were less than " + persistence.days() + " days ago.",
                    worst,
                    worst));
            return new Severities(byRoute, worst, with);
        }
        int left = persistence.days() - daysAgo;
        with.add(new AppliedModifier(
                use.ingredient().name() + " stopped " + daysAgo + (daysAgo == 1 ? " day ago" : " days ago"),
                persistence.why() + " Counted as " + persistence.days() + " days, of which " + left
                        + (left == 1 ? " is" : " are") + " left.",
                worst,
                worst));
        return new Severities(byRoute, worst, with);
    }
}
