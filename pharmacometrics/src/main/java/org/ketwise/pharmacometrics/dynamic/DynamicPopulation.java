package org.ketwise.pharmacometrics.dynamic;

/** The people to be calculated, numbered from zero. Asked by several threads at once. */
public interface DynamicPopulation {
    int size();

    /**
     * The constants of a person.
     *
     * @param into gets a value for each parameter of the model
     */
    void parameters(int person, double[] into);

    /** What a person is given. */
    Doses doses(int person);
}
