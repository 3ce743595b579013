package org.ketwise.knowledge.model;

import java.util.List;

/**
 * Above which a planned dose is taken for a slip of the pen.
 *
 * @param milligramsPerKilogram for a dose by body weight
 * @param milligrams for an absolute dose
 */
public record PlanLimits(double milligramsPerKilogram, double milligrams, String why, List<String> sources) {}
