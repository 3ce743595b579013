package org.ketwise.pharmacometrics;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** How a covariate is spread over virtual people. */
public sealed interface CovariateSpread {
    /** What the typical person has. */
    double typical();

    double draw(RandomGenerator random);

    /** What of it lies in a range, or empty where nothing of a range or not the mean of a normal distribution does; one value for all is left as it is. */
    Optional<CovariateSpread> within(double low, double high);

    /** The same value in all. */
    record One(double value) implements CovariateSpread {
        @Override
        public double typical() {
            return value;
        }

        @Override
        public double draw(RandomGenerator random) {
            return value;
        }

        @Override
        public Optional<CovariateSpread> within(double low, double high) {
            return Optional.of(this);
        }
    }

    /** Every value of a range is as likely as any other. */
    record Even(double from, double to) implements CovariateSpread {
        public Even {
            if (!(from < to)) {
                throw new IllegalArgumentException("a range from " + from + " to " + to);
            }
        }

        @Override
        public double typical() {
            return (from + to) / 2;
        }

        @Override
        public double draw(RandomGenerator random) {
            return from + (to - from) * random.nextDouble();
        }

        @Override
        public Optional<CovariateSpread> within(double low, double high) {
            double begin = Math.max(from, low);
            double end = Math.min(to, high);
            return begin < end ? Optional.of(new Even(begin, end)) : Optional.empty();
        }
    }

    /**
     * Normal, without what lies outside of a range: who would lie there is drawn again. The mean and the SD are those before the cut.
     *
     * @param mean inside the range
     */
    record Bell(double mean, double sd, double from, double to) implements CovariateSpread {
        public Bell {
            if (!(sd > 0) || !(from <= mean && mean <= to) || !(from < to)) {
                throw new IllegalArgumentException(
                        "a mean of " + mean + " with SD " + sd + " from " + from + " to " + to);
            }
        }

        @Override
        public double typical() {
            return mean;
        }

        @Override
        public double draw(RandomGenerator random) {
            double value;
            do {
                value = mean + sd * random.nextGaussian();
            } while (value < from || value > to);
            return value;
        }

        @Override
        public Optional<CovariateSpread> within(double low, double high) {
            return mean >= low && mean <= high
                    ? Optional.of(new Bell(mean, sd, Math.max(from, low), Math.min(to, high)))
                    : Optional.empty();
        }
    }
}
