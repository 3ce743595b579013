package org.ketwise.cli;

import java.util.ArrayList;
import java.util.List;
import org.ketwise.kernel.Diagnostic;
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
                    Regimen dose = Regimen.single(1, entry.routes().getFirst(), 0.5);
                    double[] areas = new Simulation(model.typical(Covariates.TYPICAL), dose).wholeAreas();
                    for (int analyte = 0; analyte < areas.length; analyte++) {
                        if (!(areas[analyte] > 0) || Double.isInfinite(areas[analyte])) {
                            throw new IllegalArgumentException("after a dose by the "
                                    + entry.routes().getFirst().code() + " route the area of "
                                    + file.analytes().get(analyte).name() + " is " + areas[analyte]);
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
}
