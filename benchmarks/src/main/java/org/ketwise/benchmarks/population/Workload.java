package org.ketwise.benchmarks.population;

import java.util.List;
import org.hipparchus.ode.OrdinaryDifferentialEquation;

/** People, doses and times; calculated by this project, and as equations for any other. All results are kept: two analytes at all times. */
interface Workload {
    /** Hours from the start. */
    double[] hours();

    /**
     * Makes ready what is the same for every round.
     *
     * @return calculates everybody; the result by person, then analyte and time, in ng/mL
     */
    Calculation prepare(List<VirtualPerson> people);

    /** One round. */
    interface Calculation {
        double[][] run();
    }

    /** The equations of one person. */
    Equations equations(VirtualPerson person);

    /** Milligrams (and activities of enzymes), their derivatives, and when something is given. */
    interface Equations extends OrdinaryDifferentialEquation {
        double[] start();

        /** Hours at which something is given or stops, rising. */
        double[] changes();

        /** Gives what is due at one of them. */
        void change(int number, double[] state);

        /** Concentration of the first or the second analyte, ng/mL. */
        double concentration(int analyte, double[] state);
    }
}
