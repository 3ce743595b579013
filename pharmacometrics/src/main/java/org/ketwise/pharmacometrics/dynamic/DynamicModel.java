package org.ketwise.pharmacometrics.dynamic;

/**
 * Differential equations that are not linear or whose rates change with time, for many people at once. Each person has a lane, and all arrays are by quantity,
 * then lane: loops over the lanes with one index in every array are what the compiler turns into vector instructions. A lane never looks at another, so that
 * a person's numbers do not depend on who is calculated beside.
 *
 * <p>Immutable; one model serves all threads.
 */
public interface DynamicModel {
    /** How many quantities change with time. */
    int states();

    /** How many constants a person has. */
    int parameters();

    /** How many results there are for each time. */
    int outputs();

    /**
     * The states before the first dose.
     *
     * @param parameters of one person
     * @param into gets a value for each state
     */
    void start(double[] parameters, double[] into);

    /**
     * What the states change by in an hour, without what is infused.
     *
     * @param from the first lane
     * @param to after the last lane
     * @param hours time of each lane, hours from its start
     * @param parameters by parameter and lane
     * @param states by state and lane, in the units of the model
     * @param into gets the derivatives, in those units an hour, by state and lane
     */
    void derivatives(int from, int to, double[] hours, double[][] parameters, double[][] states, double[][] into);

    /**
     * One result.
     *
     * @param output its number
     * @return in the unit of the model
     */
    double output(int output, int lane, double[][] parameters, double[][] states);
}
