package org.ketwise.benchmarks.population;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A whole process: reads the people, calculates them round after round, says how many in a second of CPU time, how far from the reference, and how many the
 * general integrator does. {@code -Djava.util.concurrent.ForkJoinPool.common.parallelism=0} keeps it to one thread.
 *
 * <pre>people N FILE | infusion FILE ROUNDS | interaction FILE ROUNDS</pre>
 */
final class PopulationSpeed {
    private static final int COMPARED = 25;

    /** Nanoseconds of CPU time that a round takes at least, since the clock of a process ticks a hundred times a second. */
    private static final long ROUND = 250_000_000;

    private PopulationSpeed() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("people")) {
            VirtualPerson.write(VirtualPerson.people(Integer.parseInt(arguments[1])), Path.of(arguments[2]));
            return;
        }
        Workload workload = switch (arguments[0]) {
            case "infusion" -> new InfusionWorkload();
            case "interaction" -> new InteractionWorkload();
            default -> throw new IllegalArgumentException(arguments[0]);
        };
        List<VirtualPerson> people = VirtualPerson.read(Path.of(arguments[1]));
        Workload.Calculation calculation = workload.prepare(people);
        double best = 0;
        double quickest = 0;
        for (int round = 0; round < Integer.parseInt(arguments[2]); round++) {
            long cpu = cpu();
            long wall = System.nanoTime();
            long done = 0;
            do {
                calculation.run();
                done += people.size();
            } while (cpu() - cpu < ROUND);
            quickest = Math.max(quickest, 1e9 * done / (System.nanoTime() - wall));
            best = Math.max(best, 1e9 * done / (cpu() - cpu));
        }
        say(
                "%d people, best of the rounds: %.0f in a second of CPU time, %.0f in a second on the clock",
                people.size(), best, quickest);
        compare(workload, people, calculation.run());
        say("whole process so far: %.1f s of CPU time, virtual machine and compiling included", cpu() / 1e9);
        general(workload, people);
    }

    /** Of the process, so that compiling and collecting count where they fall into a round. */
    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static void compare(Workload workload, List<VirtualPerson> people, double[][] results) {
        double ofPeak = 0;
        double relative = 0;
        int times = workload.hours().length;
        int step = Math.max(1, people.size() / COMPARED);
        for (int i = 0; i < people.size(); i += step) {
            double[] reference = GeneralIntegrator.solve(workload, people.get(i), 1e-13);
            for (int analyte = 0; analyte < 2; analyte++) {
                double peak = 0;
                for (int at = analyte * times; at < (analyte + 1) * times; at++) {
                    peak = Math.max(peak, reference[at]);
                }
                for (int at = analyte * times; at < (analyte + 1) * times; at++) {
                    double error = Math.abs(results[i][at] - reference[at]);
                    ofPeak = Math.max(ofPeak, error / peak);
                    if (reference[at] > 1e-6 * peak) {
                        relative = Math.max(relative, error / reference[at]);
                    }
                }
            }
        }
        say(
                "furthest from the reference at 1e-13: %.1e of the peak, %.1e of a concentration above a millionth of it",
                ofPeak, relative);
    }

    private static void general(Workload workload, List<VirtualPerson> people) {
        double best = 0;
        for (int round = 0; round < 5; round++) {
            long cpu = cpu();
            int count = Math.min(40, people.size());
            for (int i = 0; i < count; i++) {
                GeneralIntegrator.solve(workload, people.get(i), 1e-8);
            }
            best = Math.max(best, 1e9 * count / (cpu() - cpu));
        }
        say("the general integrator at 1e-8, stopping at every time: %.0f in a second of CPU time", best);
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
