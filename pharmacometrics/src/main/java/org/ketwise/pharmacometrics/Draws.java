package org.ketwise.pharmacometrics;

import java.util.SplittableRandom;

/** Random numbers of virtual people. Each person has a stream of its own for each purpose, so that nothing drawn for one shifts what is drawn for another. */
final class Draws {
    /** What is drawn. */
    enum Purpose {
        AGE,
        WEIGHT,
        SEX,
        ANCESTRY,
        OCCASIONS,
        MEASUREMENT
    }

    private Draws() {}

    /** How a person differs from the typical one: standard normal numbers. */
    static double[] deviations(int count, long seed, int subject) {
        return normal(count, new SplittableRandom(mixed(mixed(seed) + subject)));
    }

    static SplittableRandom of(Purpose purpose, long seed, int subject) {
        return new SplittableRandom(mixed(mixed(mixed(seed) + 1 + purpose.ordinal()) + subject));
    }

    static double[] normal(int count, SplittableRandom random) {
        double[] normal = new double[count];
        for (int i = 0; i < count; i++) {
            normal[i] = random.nextGaussian();
        }
        return normal;
    }

    /** A seed far from that of the neighbour, so that no stream runs into another's: the finalizer of splitmix64. */
    private static long mixed(long z) {
        long first = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
        return second ^ (second >>> 31);
    }
}
