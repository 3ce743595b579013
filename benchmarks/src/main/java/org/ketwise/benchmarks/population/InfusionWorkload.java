package org.ketwise.benchmarks.population;

import java.util.ArrayList;
import java.util.List;
import org.ketwise.kernel.Route;
import org.ketwise.knowledge.model.PharmacokineticModel;
import org.ketwise.knowledge.model.PharmacokineticModel.Analyte;
import org.ketwise.knowledge.model.PharmacokineticModel.Domain;
import org.ketwise.knowledge.model.PharmacokineticModel.Entry;
import org.ketwise.knowledge.model.PharmacokineticModel.Flow;
import org.ketwise.knowledge.model.PharmacokineticModel.Parameter;
import org.ketwise.knowledge.model.PharmacokineticModel.Part;
import org.ketwise.knowledge.model.PharmacokineticModel.Read;
import org.ketwise.knowledge.model.PharmacokineticModel.Term;
import org.ketwise.knowledge.model.Review;
import org.ketwise.pharmacometrics.Covariates;
import org.ketwise.pharmacometrics.DoseEvent;
import org.ketwise.pharmacometrics.IndividualParameters;
import org.ketwise.pharmacometrics.PopulationModel;
import org.ketwise.pharmacometrics.PopulationSimulation;
import org.ketwise.pharmacometrics.Regimen;
import org.ketwise.pharmacometrics.Simulation;

/** Linear: a drug in three compartments, its metabolite in two; 0.5 mg/kg over 40 minutes at 0 and 72 hours of four weeks, every 15 minutes for 28 days. */
final class InfusionWorkload implements Workload {
    private static final List<String> PARAMETERS =
            List.of("CL", "V1", "Q2", "V2", "Q3", "V3", "FM", "CLM", "VM1", "QM", "VM2");
    private static final double INFUSED = 2.0 / 3; // hours
    private static final double WEEK = 168; // hours

    private final PopulationModel model = PopulationModel.of(new PharmacokineticModel(
            "benchmark.infusion",
            "A drug in three compartments, its metabolite in two",
            List.of("drug"),
            "plasma",
            new Domain(18, 100, 40, 130, "nobody"),
            PARAMETERS.stream()
                    .map(name -> new Parameter(name, "1", "", null, null, Read.ASSUMED, null))
                    .toList(),
            List.of(),
            List.of("central", "second", "third", "metabolite", "metaboliteOuter"),
            List.of(
                    new Flow("central", "second", "Q2 / V1"),
                    new Flow("second", "central", "Q2 / V2"),
                    new Flow("central", "third", "Q3 / V1"),
                    new Flow("third", "central", "Q3 / V3"),
                    new Flow("central", "metabolite", "FM * CL / V1"),
                    new Flow("central", null, "(1 - FM) * CL / V1"),
                    new Flow("metabolite", "metaboliteOuter", "QM / VM1"),
                    new Flow("metaboliteOuter", "metabolite", "QM / VM2"),
                    new Flow("metabolite", null, "CLM / VM1")),
            List.of(new Entry(
                    List.of(Route.INTRAVENOUS),
                    "an infusion",
                    null,
                    null,
                    List.of(new Part("central", "weight / 70", null)),
                    PharmacokineticModel.Confidence.ESTIMATED,
                    null)),
            List.of(
                    new Analyte("drug", List.of(new Term("central", "V1")), null, null),
                    new Analyte("metabolite", List.of(new Term("metabolite", "VM1")), null, null)),
            null,
            List.of(),
            List.of(),
            Review.NONE));

    @Override
    public double[] hours() {
        return Simulation.every(0.25, 4 * WEEK);
    }

    /** In somebody of 70 kg; the model makes it 0.5 mg/kg. */
    private static Regimen regimen() {
        DoseEvent first = new DoseEvent(0, 35, Route.INTRAVENOUS, INFUSED);
        Regimen regimen = Regimen.repeated(first, WEEK, 4);
        return regimen.and(regimen.shifted(72));
    }

    /** What a round does: parameters to people to concentrations, into memory that was used before. */
    @Override
    public Calculation prepare(List<VirtualPerson> people) {
        double[] hours = hours();
        Regimen regimen = regimen();
        double[][] parameters = people.stream()
                .map(person -> PARAMETERS.stream().mapToDouble(person::get).toArray())
                .toArray(double[][]::new);
        double[][] results = new double[people.size()][2 * hours.length];
        return () -> {
            List<IndividualParameters> known = new ArrayList<>(parameters.length);
            for (int i = 0; i < parameters.length; i++) {
                known.add(
                        model.known(Covariates.TYPICAL.withWeight(people.get(i).get("WT")), parameters[i]));
            }
            PopulationSimulation.courses(model, known, regimen, hours, results);
            return results;
        };
    }

    @Override
    public Equations equations(VirtualPerson person) {
        double rate = 0.5 * person.get("WT") / INFUSED;
        double k10 = person.get("CL") / person.get("V1");
        double k12 = person.get("Q2") / person.get("V1");
        double k21 = person.get("Q2") / person.get("V2");
        double k13 = person.get("Q3") / person.get("V1");
        double k31 = person.get("Q3") / person.get("V3");
        double formed = person.get("FM") * k10;
        double m10 = person.get("CLM") / person.get("VM1");
        double m12 = person.get("QM") / person.get("VM1");
        double m21 = person.get("QM") / person.get("VM2");
        double[] changes = regimen().doses().stream()
                .flatMapToDouble(dose -> java.util.stream.DoubleStream.of(dose.time(), dose.time() + INFUSED))
                .toArray();
        return new Equations() {
            private double infused;

            @Override
            public int getDimension() {
                return 5;
            }

            @Override
            public double[] start() {
                infused = 0;
                return new double[5];
            }

            @Override
            public double[] changes() {
                return changes;
            }

            @Override
            public void change(int number, double[] state) {
                infused = number % 2 == 0 ? rate : 0;
            }

            @Override
            public double[] computeDerivatives(double t, double[] x) {
                return new double[] {
                    infused - (k10 + k12 + k13) * x[0] + k21 * x[1] + k31 * x[2],
                    k12 * x[0] - k21 * x[1],
                    k13 * x[0] - k31 * x[2],
                    formed * x[0] - (m10 + m12) * x[3] + m21 * x[4],
                    m12 * x[3] - m21 * x[4]
                };
            }

            @Override
            public double concentration(int analyte, double[] x) {
                return 1000 * (analyte == 0 ? x[0] / person.get("V1") : x[3] / person.get("VM1"));
            }
        };
    }
}
