/**
 * Systems that are not linear or whose rates change with time, calculated for blocks of people. A {@link org.ketwise.pharmacometrics.dynamic.DynamicModel} gives
 * derivatives, {@link org.ketwise.pharmacometrics.dynamic.Doses} what enters when, and the {@link org.ketwise.pharmacometrics.dynamic.Integrator} steps each
 * person with a step of that person's own to exactly every dose and every time asked for; between two of those nothing is interpolated.
 * {@link org.ketwise.pharmacometrics.dynamic.EnzymeInteraction} is such a model: a drug that is cleared by enzymes of liver and gut wall which other drugs
 * inactivate, inhibit or induce.
 *
 * <p>The method is the pair of orders 6 and 5 in nine stages that J. H. Verner calls most efficient (Numerical Algorithms 53, 2010, 383-396).
 */
@NullMarked
package org.ketwise.pharmacometrics.dynamic;

import org.jspecify.annotations.NullMarked;
