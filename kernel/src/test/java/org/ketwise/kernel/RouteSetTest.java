package org.ketwise.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** All 64 sets of routes behave as plain sets do. */
class RouteSetTest {
    private static Set<Route> set(int number) {
        Set<Route> routes = EnumSet.noneOf(Route.class);
        for (Route route : Route.values()) {
            if ((number >> route.ordinal() & 1) != 0) {
                routes.add(route);
            }
        }
        return routes;
    }

    @Test
    void holdsWhatAPlainSetHolds() {
        for (int number = 0; number < 64; number++) {
            Set<Route> plain = set(number);
            RouteSet routes = RouteSet.of(plain);
            assertThat(routes.asSet()).isEqualTo(plain);
            assertThat(routes.isEmpty()).isEqualTo(plain.isEmpty());
            for (Route route : Route.values()) {
                assertThat(routes.contains(route)).isEqualTo(plain.contains(route));
            }
        }
        assertThat(RouteSet.of(Set.of())).isEqualTo(RouteSet.EMPTY);
    }

    @Test
    void meetsAnotherWhereAPlainSetDoes() {
        for (int a = 0; a < 64; a++) {
            for (int b = 0; b < 64; b++) {
                boolean meet = set(a).stream().anyMatch(set(b)::contains);
                assertThat(RouteSet.of(set(a)).intersects(RouteSet.of(set(b)))).isEqualTo(meet);
            }
        }
    }
}
