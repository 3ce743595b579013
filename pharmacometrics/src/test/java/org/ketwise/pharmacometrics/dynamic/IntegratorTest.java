package org.ketwise.pharmacometrics.dynamic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;
import org.ketwise.pharmacometrics.dynamic.EnzymeInteraction.Effect;
import org.ketwise.pharmacometrics.dynamic.EnzymeInteraction.Enzyme;
import org.ketwise.pharmacometrics.dynamic.EnzymeInteraction.Link;
import org.ketwise.pharmacometrics.dynamic.EnzymeInteraction.Perpetrator;
import org.ketwise.pharmacometrics.dynamic.EnzymeInteraction.Potency;
import org.ketwise.pharmacometrics.dynamic.EnzymeInteraction.Victim;

/** The integrator against closed forms, and the interaction of enzymes against another integrator and against what is known of it without one. */
class IntegratorTest {
    /** One compartment that is emptied at a rate that swings with the time of day: {@code x' = -k (1 + cos t) x + infusion}. */
    private record Swinging() implements DynamicModel {
        @Override
        public int states() {
            return 1;
        }

        @Override
        public int parameters() {
            return 1;
        }

        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public void start(double[] parameters, double[] into) {
            into[0] = 0;
        }

        @Override
        public void derivatives(int from, int to, double[] hours, double[][] p, double[][] x, double[][] into) {
            for (int i = from; i < to; i++) {
                into[0][i] = -p[0][i] * (1 + Math.cos(hours[i])) * x[0][i];
            }
        }

        @Override
        public double output(int output, int lane, double[][] parameters, double[][] states) {
            return states[0][lane];
        }
    }

    private static DynamicPopulation people(double[][] parameters, Doses doses) {
        return new DynamicPopulation() {
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
    }

    private static final double[] HOURS = {0, 0.5, 1, 3, 3.0, 7.25, 30};

    @Test
    void aRateThatChangesWithTimeMeetsTheClosedForm() {
        double[][] k = IntStream.range(0, 300)
                .mapToObj(i -> new double[] {0.01 * (i + 1)})
                .toArray(double[][]::new);
        double[][] found = new Integrator(new Swinging(), new Tolerance(1e-10, new double[] {1e-14}))
                .solve(people(k, Doses.builder().bolus(3, 0, 5).bolus(0, 0, 100).build()), HOURS, 0);
        for (int person = 0; person < k.length; person++) {
            for (int at = 0; at < HOURS.length; at++) {
                double t = HOURS[at];
                double expected = 100 * Math.exp(-k[person][0] * (t + Math.sin(t)))
                        + (t < 3 ? 0 : 5 * Math.exp(-k[person][0] * (t - 3 + Math.sin(t) - Math.sin(3))));
                assertThat(found[person][at]).isCloseTo(expected, within(1e-8 * expected + 1e-11));
            }
        }
    }

    /** The error of the whole is of the size of what a step may err. */
    @Test
    void theErrorFallsWithTheTolerance() {
        double[][] k = {{0.3}};
        Doses doses = Doses.builder().bolus(0, 0, 100).build();
        double expected = 100 * Math.exp(-0.3 * (30 + Math.sin(30)));
        double last = Double.POSITIVE_INFINITY;
        for (double tolerance : new double[] {1e-4, 1e-7, 1e-10}) {
            double found = new Integrator(new Swinging(), new Tolerance(tolerance, new double[] {1e-15}))
                    .solve(people(k, doses), new double[] {30}, 0)[0][0];
            double error = Math.abs(found / expected - 1);
            assertThat(error).isLessThan(last / 20).isLessThan(20 * tolerance);
            last = error;
        }
    }

    @Test
    void anInfusionBeginsAndEndsWhenItShould() {
        double[][] k = {{0}, {0}};
        double[][] found = new Integrator(new Swinging(), new Tolerance(1e-10, new double[] {1e-12}))
                .solve(
                        people(
                                k,
                                Doses.builder()
                                        .infusion(1, 0, 10, 4)
                                        .infusion(2, 0, 6, 0)
                                        .build()),
                        new double[] {1, 2, 3, 5, 9},
                        0);
        double[] expected = {0, 8.5, 11, 16, 16};
        for (int at = 0; at < expected.length; at++) {
            assertThat(found[1][at]).isCloseTo(expected[at], within(1e-9));
        }
    }

    @Test
    void whatCannotBeCalculatedIsRefused() {
        assertThatThrownBy(() -> Doses.builder().bolus(-1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Doses.builder().infusion(0, 0, 1, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tolerance(0, new double[] {1})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Integrator(new Swinging(), new Tolerance(1e-6, new double[2])))
                .isInstanceOf(IllegalArgumentException.class);
        Integrator integrator = new Integrator(new Swinging(), new Tolerance(1e-6, new double[] {1e-9}));
        assertThatThrownBy(() -> integrator.solve(people(new double[][] {{1}}, Doses.NONE), new double[] {2, 1}, 0))
                .isInstanceOf(IllegalArgumentException.class);
        Doses dose = Doses.builder().bolus(0, 0, 1).build();
        assertThatThrownBy(() -> integrator.solve(people(new double[][] {{Double.NaN}}, dose), new double[] {1}, 0))
                .isInstanceOf(ArithmeticException.class);
    }

    private static final EnzymeInteraction MODEL = new EnzymeInteraction(
            2,
            2,
            List.of(
                    new Link(0, 0, Effect.INACTIVATION),
                    new Link(1, 0, Effect.INHIBITION),
                    new Link(1, 1, Effect.INDUCTION)));

    /** People who differ in all constants by some tens of per cent. */
    private static double[][] persons(int count) {
        Random random = new Random(6);
        double[][] persons = new double[count][];
        for (int i = 0; i < count; i++) {
            double[] f = random.doubles(40).map(x -> 0.7 + 0.6 * x).toArray();
            persons[i] = MODEL.parameters(
                    new Victim(
                            1.5 * f[0],
                            40 * f[1],
                            150 * f[2],
                            60 * f[3],
                            60 * f[4],
                            150 * f[5],
                            90 * f[6],
                            200 * f[7],
                            0.6 * f[8],
                            55 * f[9],
                            60 * f[10],
                            80 * f[11],
                            110 * f[12]),
                    List.of(new Perpetrator(f[13], 170 * f[14], 25 * f[15]), new Perpetrator(2 * f[16], 50, 3 * f[17])),
                    List.of(new Enzyme(300 * f[18], 0.3 * f[19], 0.02, 0.03), new Enzyme(90 * f[20], 0.1, 0.015, 0.03)),
                    List.of(
                            new Potency(0.3 * f[21], 2 * f[22]),
                            new Potency(Double.NaN, 1.5 * f[23]),
                            new Potency(4 * f[24], 0.8 * f[25])));
        }
        return persons;
    }

    private static final Doses REGIMEN = Doses.builder()
            .repeated(0, 24, 4, EnzymeInteraction.DEPOT, 50)
            .infusion(12, EnzymeInteraction.CENTRAL, 35, 2.0 / 3)
            .repeated(24, 12, 6, MODEL.perpetratorDepot(0), 500)
            .repeated(36, 24, 2, MODEL.perpetratorDepot(1), 200)
            .build();
    private static final double[] EVERY_HALF =
            IntStream.range(0, 193).mapToDouble(i -> 0.5 * i).toArray();

    private static Tolerance tolerance(double relative) {
        double[] absolute = new double[MODEL.states()];
        Arrays.fill(absolute, 1e-11);
        return new Tolerance(relative, absolute);
    }

    private static int[] everything() {
        return IntStream.range(0, MODEL.outputs()).toArray();
    }

    /** The equations as the documentation of the model has them, written down a second time, in another integrator that stops at every dose and every time. */
    @Test
    void theInteractionAgreesWithAnotherIntegrator() {
        double[][] persons = persons(3);
        double[][] found =
                new Integrator(MODEL, tolerance(1e-9)).solve(people(persons, REGIMEN), EVERY_HALF, everything());
        double[] stops =
                IntStream.range(0, 6 * 96 + 1).mapToDouble(i -> i / 6.0).toArray();
        for (int person = 0; person < persons.length; person++) {
            double[] p = persons[person];
            double[] x = new double[MODEL.states()];
            Arrays.fill(x, 10, 14, 1);
            for (int stop = 0; stop < stops.length; stop++) {
                double now = stops[stop];
                if (stop % 144 == 0 && stop < 576) {
                    x[0] += 50;
                }
                if (stop >= 144 && stop % 72 == 0 && stop < 576) {
                    x[6] += 500;
                }
                if (stop == 216 || stop == 360) {
                    x[8] += 200;
                }
                if (stop % 3 == 0) {
                    double[] expected = {
                        p[12] * x[1], p[13] * x[4], p[16] * x[7], p[19] * x[9], x[10], x[11], x[12], x[13]
                    };
                    for (int output = 0; output < expected.length; output++) {
                        assertThat(found[person][output * EVERY_HALF.length + stop / 3])
                                .as("output %s at %s h", output, now)
                                .isCloseTo(expected[output], within(1e-7 * expected[output] + 1e-9));
                    }
                }
                if (stop + 1 < stops.length) {
                    double infused = stop >= 72 && stop < 76 ? 35 * 1.5 : 0;
                    x = new DormandPrince853Integrator(1e-13, 1, 1e-15, 1e-13)
                            .integrate(equations(p, infused), new ODEState(now, x), stops[stop + 1])
                            .getPrimaryState();
                }
            }
        }
    }

    private static OrdinaryDifferentialEquation equations(double[] p, double infused) {
        return new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return 14;
            }

            @Override
            public double[] computeDerivatives(double t, double[] x) {
                double free = 1 / (1 + x[9] / p[31]);
                double intrinsic = p[7] + p[20] * x[10] * free + p[24] * x[12];
                double extraction = intrinsic / (p[5] + intrinsic);
                double arriving = p[0] * x[0] / (1 + p[21] * x[11] * free + p[25] * x[13]);
                double extracted = extraction * (arriving + p[6] * x[1]);
                double lost = p[28] * x[7] / (p[29] + x[7]);
                double induced = 1 + p[32] * x[9] / (p[33] + x[9]);
                return new double[] {
                    -p[0] * x[0],
                    infused + arriving - extracted - (p[1] + p[3]) * x[1] + p[2] * x[2] + p[4] * x[3],
                    p[1] * x[1] - p[2] * x[2],
                    p[3] * x[1] - p[4] * x[3],
                    p[8] * extracted - (p[9] + p[10]) * x[4] + p[11] * x[5],
                    p[10] * x[4] - p[11] * x[5],
                    -p[14] * x[6],
                    p[14] * x[6] - p[15] * x[7],
                    -p[17] * x[8],
                    p[17] * x[8] - p[18] * x[9],
                    p[22] * (1 - x[10]) - lost * x[10],
                    p[23] * (1 - x[11]) - lost * x[11],
                    p[26] * (induced - x[12]),
                    p[27] * (induced - x[13])
                };
            }
        };
    }

    /** Bytes, not nearly: whoever is calculated beside, in however many threads. */
    @Test
    void aPersonIsTheSameInAnyCompanyAndAnyNumberOfThreads() throws Exception {
        double[][] persons = persons(200);
        Integrator integrator = new Integrator(MODEL, tolerance(1e-7));
        double[][] together = integrator.solve(people(persons, REGIMEN), EVERY_HALF, 0, 4);
        double[][] alone = integrator.solve(people(new double[][] {persons[150]}, REGIMEN), EVERY_HALF, 0, 4);
        assertThat(together[150]).containsExactly(alone[0]);
        for (int threads : new int[] {1, 3}) {
            try (ForkJoinPool pool = new ForkJoinPool(threads)) {
                double[][] again = pool.submit(() -> integrator.solve(people(persons, REGIMEN), EVERY_HALF, 0, 4))
                        .get();
                assertThat(again).isDeepEqualTo(together);
            }
        }
    }

    /** Under a constant concentration an inactivated enzyme settles at turnover / (turnover + kinact I / (KI + I)). */
    @Test
    void anInactivatedEnzymeSettlesWhereMakingAndLosingAreEqual() {
        EnzymeInteraction model = new EnzymeInteraction(1, 1, List.of(new Link(0, 0, Effect.INACTIVATION)));
        double[] person = model.parameters(
                new Victim(1, 40, 150, 60, 60, 150, 90, 200, 0.6, 55, 60, 80, 110),
                List.of(new Perpetrator(1, 100, 10)),
                List.of(new Enzyme(300, 0.3, 0.02, 0.03)),
                List.of(new Potency(0.3, 2)));
        double[] absolute = new double[model.states()];
        Arrays.fill(absolute, 1e-9);
        double[] end = new Integrator(model, new Tolerance(1e-9, absolute))
                .solve(
                        people(
                                new double[][] {person},
                                Doses.builder()
                                        .infusion(0, model.perpetratorDepot(0) + 1, 20 * 2000, 2000)
                                        .build()),
                        new double[] {2000},
                        model.perpetratorConcentration(0),
                        model.liverActivity(0),
                        model.gutActivity(0))[0];
        double lost = 0.3 * 2 / (2 + 2);
        assertThat(end[0]).isCloseTo(2000, within(1e-4));
        assertThat(end[1]).isCloseTo(0.02 / (0.02 + lost), within(1e-7));
        assertThat(end[2]).isCloseTo(0.03 / (0.03 + lost), within(1e-7));
    }

    @Test
    void aModelAsksForAsMuchAsItHas() {
        assertThatThrownBy(() -> new EnzymeInteraction(1, 1, List.of(new Link(1, 0, Effect.INDUCTION))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MODEL.parameters(
                        new Victim(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1), List.of(), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
