package org.ketwise.knowledge.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ketwise.kernel.Route;
import org.ketwise.kernel.RouteSet;
import org.ketwise.kernel.Severity;

/** Six severities in one number lose nothing: every one of the 5^6 combinations comes back as it went in. */
class RouteSeveritiesTest {
    private static final int COMBINATIONS = 15_625;

    private static Map<Route, Severity> combination(int number) {
        Map<Route, Severity> byRoute = new EnumMap<>(Route.class);
        int rest = number;
        for (Route route : Route.values()) {
            byRoute.put(route, Severity.values()[rest % 5]);
            rest /= 5;
        }
        return byRoute;
    }

    @Test
    void everyCombinationComesBackAsItWentIn() {
        Set<Integer> packed = new HashSet<>();
        for (int number = 0; number < COMBINATIONS; number++) {
            Map<Route, Severity> byRoute = combination(number);
            RouteSeverities severities = RouteSeverities.of(byRoute);
            assertThat(severities.asMap()).isEqualTo(byRoute);
            for (Route route : Route.values()) {
                assertThat(severities.on(route)).isSameAs(byRoute.get(route));
            }
            packed.add(severities.packed());
        }
        assertThat(packed).hasSize(COMBINATIONS);
    }

    @ParameterizedTest
    @EnumSource
    void theSameForAllRoutes(Severity severity) {
        assertThat(RouteSeverities.same(severity).asMap().values()).containsOnly(severity);
    }

    @Test
    void oneRouteChangesAndTheOthersStay() {
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            Map<Route, Severity> byRoute = combination(random.nextInt(COMBINATIONS));
            Route route = Route.values()[random.nextInt(6)];
            Severity severity = Severity.values()[random.nextInt(5)];
            RouteSeverities changed = RouteSeverities.of(byRoute).with(route, severity);
            byRoute.put(route, severity);
            assertThat(changed.asMap()).isEqualTo(byRoute);
        }
    }

    @Test
    void theWorstOverRoutes() {
        Random random = new Random(2);
        for (int i = 0; i < 2000; i++) {
            Map<Route, Severity> byRoute = combination(random.nextInt(COMBINATIONS));
            Set<Route> routes = EnumSet.noneOf(Route.class);
            Severity worst = Severity.NONE;
            for (Route route : Route.values()) {
                if (random.nextBoolean()) {
                    routes.add(route);
                    worst = byRoute.get(route).compareTo(worst) > 0 ? byRoute.get(route) : worst;
                }
            }
            assertThat(RouteSeverities.of(byRoute).worst(routes)).isSameAs(worst);
            assertThat(RouteSeverities.of(byRoute).worst(RouteSet.of(routes))).isSameAs(worst);
        }
        assertThat(RouteSeverities.same(Severity.CONTRAINDICATED).worst(Set.of()))
                .isSameAs(Severity.NONE);
    }

    @Test
    void theWorseOfTwoByRoute() {
        Random random = new Random(3);
        for (int i = 0; i < 2000; i++) {
            RouteSeverities a = RouteSeverities.of(combination(random.nextInt(COMBINATIONS)));
            RouteSeverities b = RouteSeverities.of(combination(random.nextInt(COMBINATIONS)));
            RouteSeverities worse = a.max(b);
            for (Route route : Route.values()) {
                assertThat(worse.on(route)).isSameAs(a.on(route).max(b.on(route)));
            }
            assertThat(b.max(a)).isEqualTo(worse);
        }
    }

    @Test
    void noRouteMayBeLeftOut() {
        Map<Route, Severity> byRoute = combination(0);
        byRoute.remove(Route.NASAL);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RouteSeverities.of(byRoute))
                .withMessage("no severity for nasal");
    }
}
