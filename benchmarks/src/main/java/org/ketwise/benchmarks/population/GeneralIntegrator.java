package org.ketwise.benchmarks.population;

import java.util.Arrays;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/** Hipparchus's integrator of order 8, stopped exactly at every time and every dose: what its dense output would say between two steps may be wrong. */
final class GeneralIntegrator {
    private GeneralIntegrator() {}

    /** Concentrations in ng/mL, by analyte, then time. */
    static double[] solve(Workload workload, VirtualPerson person, double tolerance) {
        Workload.Equations equations = workload.equations(person);
        double[] hours = workload.hours();
        double[] changes = equations.changes();
        double[] state = equations.start();
        double[] absolute = new double[state.length];
        Arrays.fill(absolute, 1e-3 * tolerance);
        double[] relative = new double[state.length];
        Arrays.fill(relative, tolerance);
        double[] results = new double[2 * hours.length];
        DormandPrince853Integrator integrator = new DormandPrince853Integrator(1e-12, 100, absolute, relative);
        double now = 0;
        int change = 0;
        for (int at = 0; at < hours.length; ) {
            if (change < changes.length && changes[change] <= now) {
                equations.change(change++, state);
                continue;
            }
            if (hours[at] <= now) {
                results[at] = equations.concentration(0, state);
                results[hours.length + at++] = equations.concentration(1, state);
                continue;
            }
            double stop = change < changes.length ? Math.min(changes[change], hours[at]) : hours[at];
            state = integrator
                    .integrate(equations, new ODEState(now, state), stop)
                    .getPrimaryState();
            now = stop;
        }
        return results;
    }
}
