package org.ketwise.cli;

import java.util.ArrayList;
import java.util.List;
import org.ketwise.kernel.Diagnostic;
import org.ketwise.kernel.Route;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.PharmacokineticModel;
import org.ketwise.pharmacometrics.Covariates;
import org.ketwise.pharmacometrics.PopulationModel;
import org.ketwise.pharmacometrics.Regimen;
import org.ketwise.pharmacometrics.Simulation;

/** Whether the pharmacokinetic models of the content can be calculated: their formulas are read, and a dose by each route is followed for a person. */
final class ModelCheck {
    private ModelCheck() {}

    static List<Diagnostic> problems(KnowledgeBase knowledge) {
        List<Diagnostic> problems = new ArrayList<>();
        for (PharmacokineticModel file : knowledge.models()) {
            try {
                PopulationModel model = PopulationModel.of(file);
                for (PharmacokineticModel.Entry entry : file.entries()) {
                    for (Route route : entry.routes()) {
                        for (Covariates.Ancestry ancestry : Covariates.Ancestry.values()) {
                            check(model, route, ancestry);
                        }
                    }
                }
            } catch (IllegalArgumentException e) {
                problems.add(new Diagnostic(
                        "models/" + file.id() + ".yaml:1",
                        e.getMessage() + ".",
                        "Correct the formula, the name or the flow."));
            }
        }
        return problems;
    }

    /** Enough milligrams for several devices. */
    private static void check(PopulationModel model, Route route, Covariates.Ancestry ancestry) {
        Covariates person = Covariates.TYPICAL.withAncestry(ancestry);
        double[] areas = new Simulation(model.typical(person), Regimen.single(84, route, 0.5)).wholeAreas();
        for (int analyte = 0; analyte < areas.length; analyte++) {
            if (!(areas[analyte] > 0) || Double.isInfinite(areas[analyte])) {
                throw new IllegalArgumentException("after a dose by the " + route.code() + " route the area of "
                        + model.file().analytes().get(analyte).name() + " is " + areas[analyte]);
            }
        }
    }
}
