package org.ketwise.consult.exposure;

import java.util.List;
import org.ketwise.knowledge.model.PharmacokineticModel;
import org.ketwise.pharmacometrics.PopulationSimulation;
import org.ketwise.pharmacometrics.Regimen;
import org.ketwise.pharmacometrics.TimeCourse;

/**
 * What a plan is calculated to do.
 *
 * @param text the plan as it was written
 * @param warnings what must be known to read the numbers, a sentence each
 * @param typical of the typical person
 * @param areasOfDay ng·h/mL from the start to 24 hours, by analyte, of the typical person
 * @param wholeAreas ng·h/mL, by analyte, of the typical person
 * @param halfLives hours, by analyte, of the typical person
 * @param spread over the population
 */
public record SimulatedPlan(
        String text,
        PharmacokineticModel model,
        PharmacokineticModel.Entry entry,
        List<String> warnings,
        Regimen regimen,
        TimeCourse typical,
        double[] areasOfDay,
        double[] wholeAreas,
        double[] halfLives,
        PopulationSimulation.Spread spread) {}
