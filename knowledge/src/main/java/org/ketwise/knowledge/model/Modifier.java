package org.ketwise.knowledge.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.RouteSet;
import org.ketwise.kernel.Severity;

/** Context that makes a statement weigh more or less, and why. */
public record Modifier(
        Criterion when,
        @Nullable Severity raiseTo,
        @Nullable Severity lowerTo,
        String effect,
        List<String> sources) {
    /** The severity after this modifier has applied. */
    public Severity apply(Severity severity) {
        Severity raised = raiseTo == null ? severity : severity.max(raiseTo);
        return lowerTo == null ? raised : raised.min(lowerTo);
    }

    /** The severities after this modifier has applied to the routes it is for. */
    public RouteSeverities apply(RouteSeverities severities) {
        return severities.change(when.routes().isEmpty() ? RouteSet.ALL : when.routes(), this::apply);
    }
}
