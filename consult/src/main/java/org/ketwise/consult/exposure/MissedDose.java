package org.ketwise.consult.exposure;

/**
 * A dose of a plan that is not given.
 *
 * @param number among all doses of the plan, from 1
 * @param day of the plan, from 1
 */
public record MissedDose(int number, int day) {}
