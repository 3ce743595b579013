package org.ketwise.consult.exposure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.forecast.ExposureForecast;
import org.ketwise.consult.forecast.ExposureForecaster;
import org.ketwise.knowledge.model.Metabolism;
import org.ketwise.pharmacometrics.Covariates;
import org.ketwise.pharmacometrics.DoseEvent;
import org.ketwise.pharmacometrics.EnzymeActivity;
import org.ketwise.pharmacometrics.FirstPass;
import org.ketwise.pharmacometrics.PopulationModel;
import org.ketwise.pharmacometrics.Regimen;
import org.ketwise.pharmacometrics.Simulation;
import org.ketwise.pharmacometrics.TimeCourse;

/**
 * The concentrations of a typical person while enzymes change over days. Each dose is calculated by itself with the enzymes as they are on average in the
 * hours after it, and the doses are added up: a dose is mostly gone before the enzymes have moved.
 */
final class ChangingEnzymes {
    private static final double HOURS_OF_A_DOSE = 8;
    private static final double DAY = 24;

    private ChangingEnzymes() {}

    /** Null where the model does not say which of its parameters follow the enzymes. */
    static SimulatedPlan.@Nullable Course course(
            InteractionCourse enzymes,
            ExposureForecast forecast,
            PopulationModel model,
            Covariates person,
            Regimen regimen,
            double[] times,
            ExposureForecaster forecaster) {
        FirstPass firstPass = forecaster.findFirstPass(forecast.treatment()).orElseThrow();
        int analytes = model.file().analytes().size();
        double[][] concentrations = new double[analytes][times.length];
        double[][] areas = new double[analytes][times.length];
        double[] ofDay = new double[analytes];
        double[] whole = new double[analytes];
        double[] halfLives = new double[analytes];
        for (DoseEvent dose : regimen.doses()) {
            EnzymeActivity activity = enzymes.activity(dose.time(), dose.time() + HOURS_OF_A_DOSE);
            Metabolism.Passage passage = ExposureForecaster.findPassage(
                            firstPass.metabolism(), forecast.treatment(), dose.route(), dose.milligrams())
                    .orElseThrow();
            double available = firstPass
                    .ratio(activity, passage.bypass(), passage.escape())
                    .cmax();
            PopulationModel changed = ExposureForecaster.under(activity, available, firstPass, model)
                    .orElse(null);
            if (changed == null) {
                return null;
            }
            Simulation simulation = new Simulation(changed.typical(person), new Regimen(List.of(dose)));
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
                model.file().analytes().stream().map(analyte -> analyte.name()).toList();
        return new SimulatedPlan.Course(
                new TimeCourse(names, times.clone(), concentrations, areas), ofDay, whole, halfLives);
    }
}
