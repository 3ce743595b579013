package org.ketwise.benchmarks.population;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * A made-up person: all that the benchmarks need to know of one, in the order of {@link #HEADER}. Six parameters are log-normal around typical values of 70 kg,
 * flows grow with the weight to the power of 0.75, volumes with the weight.
 *
 * @param values by column
 */
record VirtualPerson(double[] values) {
    /** Flows in L/h, volumes in L, rates in 1/h; of clarithromycin's kind the last seven, KI in mg/L. */
    static final String HEADER = "ID,WT,CL,V1,Q2,V2,Q3,V3,FM,CLM,VM1,QM,VM2,KA,CLI,CL3A,KACL,VC,CLC,KDH,KDG,KINACT,KI";

    private static final List<String> COLUMNS = List.of(HEADER.split(","));
    private static final long SEED = 20260101;

    /** The same people for the same number. */
    static List<VirtualPerson> people(int count) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<VirtualPerson> people = new ArrayList<>();
        for (int id = 1; id <= count; id++) {
            double weight = Math.clamp(70 * Math.exp(0.2 * random.nextGaussian()), 40, 130);
            double flow = Math.pow(weight / 70, 0.75);
            double volume = weight / 70;
            double clearance = 80 * flow * Math.exp(0.3 * random.nextGaussian());
            double central = 40 * volume * Math.exp(0.35 * random.nextGaussian());
            double second = 150 * flow * Math.exp(0.3 * random.nextGaussian());
            double third = 150 * volume * Math.exp(0.3 * random.nextGaussian());
            double ofMetabolite = 55 * flow * Math.exp(0.3 * random.nextGaussian());
            double absorption = 1.5 * Math.exp(0.5 * random.nextGaussian());
            // The intrinsic clearance with which a well-stirred liver clears as much.
            double liverFlow = 90 * flow;
            double cleared = Math.min(clearance, 0.95 * liverFlow);
            double intrinsic = liverFlow * cleared / (liverFlow - cleared);
            people.add(new VirtualPerson(new double[] {
                id,
                weight,
                clearance,
                central,
                second,
                60 * volume,
                60 * flow,
                third,
                0.8,
                ofMetabolite,
                60 * volume,
                80 * flow,
                110 * volume,
                absorption,
                0.4 * intrinsic,
                0.6 * intrinsic,
                1,
                170 * volume,
                25 * flow,
                0.0193,
                0.029,
                0.3,
                2
            }));
        }
        return people;
    }

    double get(String column) {
        return values[COLUMNS.indexOf(column)];
    }

    /** Flow of blood through the liver, L/h. */
    double liverFlow() {
        return 90 * Math.pow(get("WT") / 70, 0.75);
    }

    static void write(List<VirtualPerson> people, Path file) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (VirtualPerson person : people) {
            lines.add(Arrays.stream(person.values).mapToObj(String::valueOf).collect(Collectors.joining(",")));
        }
        Files.write(file, lines);
    }

    static List<VirtualPerson> read(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> new VirtualPerson(Arrays.stream(line.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray()))
                .toList();
    }
}
