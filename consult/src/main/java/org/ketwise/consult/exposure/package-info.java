/**
 * From plans as somebody wrote them to concentrations: {@link org.ketwise.consult.exposure.SimulationRequest} → each plan is read → a model of the content that
 * holds for its drug and route → a regimen → the typical person and a population → {@link org.ketwise.consult.exposure.SimulatedPlan}. {@link
 * org.ketwise.consult.exposure.ExposureSimulation} is that path in one file.
 */
@NullMarked
package org.ketwise.consult.exposure;

import org.jspecify.annotations.NullMarked;
