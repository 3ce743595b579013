/**
 * How fast populations are simulated, beside an integrator of general use. The people are made up ({@link org.ketwise.benchmarks.population.VirtualPerson});
 * their parameters have the size of published ones, and nothing is to be concluded from what is calculated.
 */
@NullMarked
package org.ketwise.benchmarks.population;

import org.jspecify.annotations.NullMarked;
