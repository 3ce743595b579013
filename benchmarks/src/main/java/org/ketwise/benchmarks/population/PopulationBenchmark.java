package org.ketwise.benchmarks.population;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** People simulated in a second by one thread, all concentrations kept. Targets: 150,000 of the infusions, 3,500 of the interaction. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Djava.util.concurrent.ForkJoinPool.common.parallelism=0")
public class PopulationBenchmark {
    private static final int PEOPLE = 512;

    private List<VirtualPerson> people;
    private Workload infusion;
    private Workload interaction;
    private Workload.Calculation infusions;
    private Workload.Calculation interactions;

    @Setup
    public void setUp() {
        people = VirtualPerson.people(PEOPLE);
        infusion = new InfusionWorkload();
        interaction = new InteractionWorkload();
        infusions = infusion.prepare(people);
        interactions = interaction.prepare(people);
    }

    @Benchmark
    @OperationsPerInvocation(PEOPLE)
    public double[][] infusion() {
        return infusions.run();
    }

    @Benchmark
    @OperationsPerInvocation(PEOPLE)
    public double[][] interaction() {
        return interactions.run();
    }

    @Benchmark
    public double[] infusionByHipparchus() {
        return GeneralIntegrator.solve(infusion, people.getFirst(), 1e-8);
    }

    @Benchmark
    public double[] interactionByHipparchus() {
        return GeneralIntegrator.solve(interaction, people.getFirst(), 1e-8);
    }
}
