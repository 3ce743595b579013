package org.ketwise.benchmarks.population;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.ketwise.pharmacometrics.Simulation;
import org.ketwise.pharmacometrics.dynamic.Doses;
import org.ketwise.pharmacometrics.dynamic.DynamicPopulation;
import org.ketwise.pharmacometrics.dynamic.EnzymeInteraction;
import org.ketwise.pharmacometrics.dynamic.Integrator;
import org.ketwise.pharmacometrics.dynamic.Tolerance;

/**
 * Not linear: a drug swallowed daily for 14 days (50 mg), cleared by a well-stirred liver and the gut wall; from 72 hours on 500 mg twice a day of another that
 * inactivates the enzyme. Ten states, every 15 minutes.
 */
final class InteractionWorkload implements Workload {
    private static final double GUT_RATIO = 0.25; // four fifths pass the gut wall
    private static final double DAY = 24; // hours
    private static final int DAYS = 14;
    private static final double BEGIN = 72; // hours
    private static final int TWICE_DAILY = 22;

    private final EnzymeInteraction model = new EnzymeInteraction(
            1, 1, List.of(new EnzymeInteraction.Link(0, 0, EnzymeInteraction.Effect.INACTIVATION)));

    @Override
    public double[] hours() {
        return Simulation.every(0.25, DAYS * DAY);
    }

    private double[] parameters(VirtualPerson person) {
        return model.parameters(
                new EnzymeInteraction.Victim(
                        person.get("KA"),
                        person.get("V1"),
                        person.get("Q2"),
                        person.get("V2"),
                        person.get("Q3"),
                        person.get("V3"),
                        person.liverFlow(),
                        person.get("CLI"),
                        person.get("FM"),
                        person.get("CLM"),
                        person.get("VM1"),
                        person.get("QM"),
                        person.get("VM2")),
                List.of(new EnzymeInteraction.Perpetrator(person.get("KACL"), person.get("VC"), person.get("CLC"))),
                List.of(new EnzymeInteraction.Enzyme(
                        person.get("CL3A"), GUT_RATIO, person.get("KDH"), person.get("KDG"))),
                List.of(new EnzymeInteraction.Potency(person.get("KINACT"), person.get("KI"))));
    }

    /** As tight as it takes to stay below 5e-8 of the peak and 1e-6 of each concentration above a millionth of the peak. */
    private Tolerance tolerance() {
        double[] absolute = new double[model.states()];
        Arrays.fill(absolute, 1e-11);
        absolute[EnzymeInteraction.DEPOT] = 3e-10;
        absolute[model.perpetratorDepot(0)] = 1e-6;
        absolute[model.perpetratorDepot(0) + 1] = 1e-6;
        Arrays.fill(absolute, 8, 10, 1e-9);
        return new Tolerance(7e-8, absolute);
    }

    @Override
    public Calculation prepare(List<VirtualPerson> people) {
        double[] hours = hours();
        Doses doses = Doses.builder()
                .repeated(0, DAY, DAYS, EnzymeInteraction.DEPOT, 50)
                .repeated(BEGIN, DAY / 2, TWICE_DAILY, model.perpetratorDepot(0), 500)
                .build();
        double[][] parameters = people.stream().map(this::parameters).toArray(double[][]::new);
        DynamicPopulation population = new DynamicPopulation() {
            @Override
            public int size() {
                return parameters.length;
            }

            @Override
            public void parameters(int person, double[] into) {
                System.arraycopy(parameters[person], 0, into, 0, into.length);
            }

            @Override
            public Doses doses(int person) {
                return doses;
            }
        };
        Integrator integrator = new Integrator(model, tolerance());
        double[][] results = new double[people.size()][2 * hours.length];
        return () -> {
            integrator.solve(
                    population,
                    hours,
                    results,
                    EnzymeInteraction.VICTIM_CONCENTRATION,
                    EnzymeInteraction.METABOLITE_CONCENTRATION);
            return results;
        };
    }

    @Override
    public Equations equations(VirtualPerson person) {
        double absorption = person.get("KA");
        double flow = person.liverFlow();
        double passing = flow / person.get("V1");
        double k12 = person.get("Q2") / person.get("V1");
        double k21 = person.get("Q2") / person.get("V2");
        double k13 = person.get("Q3") / person.get("V1");
        double k31 = person.get("Q3") / person.get("V3");
        double m10 = person.get("CLM") / person.get("VM1");
        double m12 = person.get("QM") / person.get("VM1");
        double m21 = person.get("QM") / person.get("VM2");
        double other = person.get("CLI");
        double own = person.get("CL3A");
        double toMetabolite = person.get("FM");
        double absorbed = person.get("KACL");
        double cleared = person.get("CLC") / person.get("VC");
        double volume = person.get("VC");
        double inLiver = person.get("KDH");
        double inGut = person.get("KDG");
        double most = person.get("KINACT");
        double half = person.get("KI");
        double[] changes = DoubleStream.concat(
                        DoubleStream.iterate(0, time -> time + DAY).limit(DAYS),
                        DoubleStream.iterate(BEGIN, time -> time + DAY / 2).limit(TWICE_DAILY))
                .sorted()
                .distinct()
                .toArray();
        return new Equations() {
            @Override
            public int getDimension() {
                return 10;
            }

            @Override
            public double[] start() {
                double[] start = new double[10];
                start[8] = 1;
                start[9] = 1;
                return start;
            }

            @Override
            public double[] changes() {
                return changes;
            }

            @Override
            public void change(int number, double[] state) {
                if (changes[number] % DAY == 0) {
                    state[0] += 50;
                }
                if (changes[number] >= BEGIN) {
                    state[6] += 500;
                }
            }

            @Override
            public double[] computeDerivatives(double t, double[] x) {
                double intrinsic = other + own * x[8];
                double arriving = absorption * x[0] / (1 + GUT_RATIO * x[9]);
                double extracted = intrinsic / (flow + intrinsic) * (arriving + passing * x[1]);
                double inhibitor = x[7] / volume;
                double lost = most * inhibitor / (half + inhibitor);
                return new double[] {
                    -absorption * x[0],
                    arriving - extracted - (k12 + k13) * x[1] + k21 * x[2] + k31 * x[3],
                    k12 * x[1] - k21 * x[2],
                    k13 * x[1] - k31 * x[3],
                    toMetabolite * extracted - (m10 + m12) * x[4] + m21 * x[5],
                    m12 * x[4] - m21 * x[5],
                    -absorbed * x[6],
                    absorbed * x[6] - cleared * x[7],
                    inLiver * (1 - x[8]) - lost * x[8],
                    inGut * (1 - x[9]) - lost * x[9]
                };
            }

            @Override
            public double concentration(int analyte, double[] x) {
                return 1000 * (analyte == 0 ? x[1] / person.get("V1") : x[4] / person.get("VM1"));
            }
        };
    }
}
