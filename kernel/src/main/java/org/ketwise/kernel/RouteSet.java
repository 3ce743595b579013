package org.ketwise.kernel;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** A set of routes, one bit each, so that asking it costs nothing where profiles are screened by the million. */
@SuppressWarnings("EnumOrdinal") // the bit of a route is its place in the declaration; nothing outside stores it
public record RouteSet(int bits) {
    public static final RouteSet EMPTY = new RouteSet(0);
    private static final Route[] ROUTES = Route.values();
    public static final RouteSet ALL = of(EnumSet.allOf(Route.class));

    public static RouteSet of(Collection<Route> routes) {
        int bits = 0;
        for (Route route : routes) {
            bits |= 1 << route.ordinal();
        }
        return new RouteSet(bits);
    }

    public boolean contains(Route route) {
        return ((bits >>> route.ordinal()) & 1) != 0;
    }

    public boolean isEmpty() {
        return bits == 0;
    }

    public boolean intersects(RouteSet other) {
        return (bits & other.bits) != 0;
    }

    public Set<Route> asSet() {
        EnumSet<Route> set = EnumSet.noneOf(Route.class);
        for (Route route : ROUTES) {
            if (contains(route)) {
                set.add(route);
            }
        }
        return set;
    }
}
