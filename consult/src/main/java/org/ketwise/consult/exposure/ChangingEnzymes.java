package org.ketwise.consult.exposure;

import java.util.ArrayList;
import java.util.List;
import org.ketwise.consult.forecast.ExposureForecast;
import org.ketwise.consult.forecast.ExposureForecaster;
import org.ketwise.knowledge.model.Metabolism;
import org.ketwise.knowledge.model.PharmacokineticModel;
import org.ketwise.pharmacometrics.Covariates;
import org.ketwise.pharmacometrics.DoseEvent;
import org.ketwise.pharmacometrics.ExposureMetrics;
import org.ketwise.pharmacometrics.FirstPass;
import org.ketwise.pharmacometrics.PopulationModel;
import org.ketwise.pharmacometrics.Regimen;
import org.ketwise.pharmacometrics.Simulation;
import org.ketwise.pharmacometrics.TimeCourse;

/**
 * The concentrations while enzymes change over days. Each dose is calculated by itself with the enzymes that it meets: on its way in
 * those of the hours in which it is absorbed, afterwards those of the time for which it stays. The doses are added up.
 */
final class ChangingEnzymes {
    private static final double DAY = 24;

    private ChangingEnzymes() {}

    /** The model of each dose, or none where the model does not say which of its parameters follow the enzymes. */
    static List<PopulationModel> models(
            InteractionCourse enzymes,
            ExposureForecast forecast,
            PopulationModel model,
            Regimen regimen,
            ExposureForecaster forecaster) {
        FirstPass firstPass = forecaster.findFirstPass(forecast.treatment()).orElseThrow();
        List<PopulationModel> models = new ArrayList<>();
        for (int i = 0; i < regimen.doses().size(); i++) {
            DoseEvent dose = regimen.doses().get(i);
            InteractionCourse.Met met = enzymes.met().get(i);
            Metabolism.Passage passage = ExposureForecaster.findPassage(
                            firstPass.metabolism(), forecast.treatment(), dose.route(), dose.milligrams())
                    .orElseThrow();
            ExposureForecaster.under(met.entering(), met.staying(), passage, firstPass, model)
                    .ifPresent(models::add);
        }
        return List.copyOf(models);
    }

    /**
     * The course of a typical person.
     *
     * @param models one for each dose
     */
    static SimulatedPlan.Course course(
            List<PopulationModel> models, Covariates person, Regimen regimen, double[] times) {
        List<PharmacokineticModel.Analyte> measured = models.getFirst().file().analytes();
        int analytes = measured.size();
        double[][] concentrations = new double[analytes][times.length];
        double[][] areas = new double[analytes][times.length];
        double[] ofDay = new double[analytes];
        double[] whole = new double[analytes];
        double[] halfLives = new double[analytes];
        for (int dose = 0; dose < models.size(); dose++) {
            Simulation simulation = new Simulation(
                    models.get(dose).typical(person),
                    new Regimen(List.of(regimen.doses().get(dose))));
            TimeCourse own = simulation.at(times);
            double[][] day = simulation.at(DAY).areas();
            for (int analyte = 0; analyte < analytes; analyte++) {
                for (int at = 0; at < times.length; at++) {
                    concentrations[analyte][at] += own.concentrations()[analyte][at];
                    areas[analyte][at] += own.areas()[analyte][at];
                }
                ofDay[analyte] += day[analyte][0];
                whole[analyte] += simulation.wholeAreas()[analyte];
                halfLives[analyte] = simulation.terminalHalfLives()[analyte];
            }
        }
        List<String> names =
                measured.stream().map(PharmacokineticModel.Analyte::name).toList();
        TimeCourse course = new TimeCourse(names, times.clone(), concentrations, areas);
        return new SimulatedPlan.Course(course, ExposureMetrics.ofAll(course), ofDay, whole, halfLives);
    }
}
