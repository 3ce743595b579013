package org.ketwise.report;

import java.util.List;
import org.ketwise.consult.exposure.SimulatedPlan;
import org.ketwise.pharmacometrics.PopulationSimulation;

/**
 * Simulated concentrations as a tidy table: one line for each plan, analyte and time, units in the header. The people with other medicines have columns where
 * there are such people. Percentiles are left empty where the people do not differ or are too few.
 */
public final class SimulationCsv {
    private SimulationCsv() {}

    public static String of(List<SimulatedPlan> plans) {
        StringBuilder csv = new StringBuilder("plan,model,analyte,matrix,time_h,typical_ng_per_ml");
        PopulationSimulation.PERCENTILES.forEach(
                percent -> csv.append(",p").append(percent).append("_ng_per_ml"));
        csv.append(",typical_with_others_ng_per_ml");
        PopulationSimulation.MEASURED_PERCENTILES.forEach(
                percent -> csv.append(",measured_p").append(percent).append("_ng_per_ml"));
        boolean changedPeople = plans.stream().anyMatch(plan -> plan.changedPeople() != null);
        if (changedPeople) {
            PopulationSimulation.PERCENTILES.forEach(
                    percent -> csv.append(",p").append(percent).append("_with_others_ng_per_ml"));
        }
        csv.append('\n');
        for (SimulatedPlan plan : plans) {
            for (int analyte = 0; analyte < plan.model().analytes().size(); analyte++) {
                String head = quoted(plan.text())
                        + ','
                        + plan.model().id()
                        + ','
                        + plan.model().analytes().get(analyte).name()
                        + ','
                        + plan.model().matrix()
                        + ',';
                double[] hours = plan.typical().course().hours();
                for (int at = 0; at < hours.length; at++) {
                    csv.append(head)
                            .append(SimulationJson.rounded(hours[at]))
                            .append(',')
                            .append(SimulationJson.concentration(
                                    plan.typical().course().concentrations()[analyte][at]));
                    for (double value : plan.spread().concentrations()[analyte][at]) {
                        csv.append(',');
                        if (plan.ranged()) {
                            csv.append(SimulationJson.concentration(value));
                        }
                    }
                    csv.append(',');
                    if (plan.changed() != null
                            && plan.isChanged(plan.model().analytes().get(analyte))) {
                        csv.append(SimulationJson.concentration(
                                plan.changed().course().concentrations()[analyte][at]));
                    }
                    PopulationSimulation.Measured measured = plan.spread()
                            .measured()
                            .get(plan.model().analytes().get(analyte).name());
                    for (int i = 0; i < PopulationSimulation.MEASURED_PERCENTILES.size(); i++) {
                        csv.append(',');
                        if (measured != null && plan.ranged()) {
                            csv.append(SimulationJson.concentration(measured.concentrations()[at][i]));
                        }
                    }
                    if (changedPeople) {
                        withOthers(plan, analyte, at, csv);
                    }
                    csv.append('\n');
                }
            }
        }
        return csv.toString();
    }

    private static void withOthers(SimulatedPlan plan, int analyte, int at, StringBuilder csv) {
        SimulatedPlan.ChangedPeople people = plan.changedPeople();
        boolean known = people != null && plan.isChanged(plan.model().analytes().get(analyte));
        for (int i = 0; i < PopulationSimulation.PERCENTILES.size(); i++) {
            csv.append(',');
            if (people != null && known && plan.ranged()) {
                csv.append(SimulationJson.concentration(people.spread().concentrations()[analyte][at][i]));
            }
        }
    }

    /** A spreadsheet takes what begins like a formula for one; the space keeps it text. */
    private static String quoted(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? " " + text : text;
        return '"' + safe.replace("\"", "\"\"").replace("\n", " ") + '"';
    }
}
