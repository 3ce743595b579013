package org.ketwise.knowledge.model;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ketwise.kernel.Route;
import org.ketwise.kernel.RouteSet;
import org.ketwise.kernel.Severity;

/** The severity of a statement for each route, packed into three bits a route. */
@SuppressWarnings("EnumOrdinal") // three bits a route are what makes screening a profile a matter of microseconds
public record RouteSeverities(int packed) {
    private static final Severity[] SEVERITIES = Severity.values();
    private static final Route[] ROUTES = Route.values();
    private static final int BITS = 3;
    private static final RouteSeverities[] SAME =
            Stream.of(SEVERITIES).map(RouteSeverities::everywhere).toArray(RouteSeverities[]::new);

    private static RouteSeverities everywhere(Severity severity) {
        int packed = 0;
        for (Route route : ROUTES) {
            packed |= severity.ordinal() << shift(route);
        }
        return new RouteSeverities(packed);
    }

    public static RouteSeverities same(Severity severity) {
        return SAME[severity.ordinal()];
    }

    /** @param byRoute a severity for every route */
    public static RouteSeverities of(Map<Route, Severity> byRoute) {
        int packed = 0;
        for (Route route : ROUTES) {
            Severity severity = byRoute.get(route);
            if (severity == null) {
                throw new IllegalArgumentException("no severity for " + route.code());
            }
            packed |= severity.ordinal() << shift(route);
        }
        return new RouteSeverities(packed);
    }

    public Severity on(Route route) {
        return SEVERITIES[(packed >> shift(route)) & 7];
    }

    /** The worst over some routes; none for no route. */
    public Severity worst(RouteSet routes) {
        int worst = 0;
        for (int left = routes.bits(); left != 0; left &= left - 1) {
            worst = Math.max(worst, (packed >> (BITS * Integer.numberOfTrailingZeros(left))) & 7);
        }
        return SEVERITIES[worst];
    }

    /** The worst over all routes. */
    public Severity worst() {
        return worst(RouteSet.ALL);
    }

    /** Whether it is the same for each route. */
    public boolean isSame() {
        return packed == same(on(ROUTES[0])).packed;
    }

    public Severity worst(Set<Route> routes) {
        return worst(RouteSet.of(routes));
    }

    public RouteSeverities with(Route route, Severity severity) {
        return new RouteSeverities((packed & ~(7 << shift(route))) | (severity.ordinal() << shift(route)));
    }

    /** The same with the severities of some routes changed. */
    public RouteSeverities change(RouteSet routes, UnaryOperator<Severity> change) {
        int result = packed;
        for (int left = routes.bits(); left != 0; left &= left - 1) {
            int shift = BITS * Integer.numberOfTrailingZeros(left);
            int changed = change.apply(SEVERITIES[(packed >> shift) & 7]).ordinal();
            result = (result & ~(7 << shift)) | (changed << shift);
        }
        return new RouteSeverities(result);
    }

    public RouteSeverities max(RouteSeverities other) {
        int result = 0;
        for (Route route : ROUTES) {
            result |= on(route).max(other.on(route)).ordinal() << shift(route);
        }
        return new RouteSeverities(result);
    }

    public Map<Route, Severity> asMap() {
        Map<Route, Severity> map = new EnumMap<>(Route.class);
        for (Route route : ROUTES) {
            map.put(route, on(route));
        }
        return map;
    }

    private static int shift(Route route) {
        return BITS * route.ordinal();
    }
}
