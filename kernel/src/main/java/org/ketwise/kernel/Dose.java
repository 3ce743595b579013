package org.ketwise.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** One dose: an absolute amount, or an amount for each kilogram of body weight. */
public sealed interface Dose {
    /** The dose in milligrams for a body weight, or empty where it needs a weight that is not known. */
    Optional<Double> milligrams(Optional<BodyWeight> weight);

    /** An amount in milligrams. */
    record Absolute(double milligrams) implements Dose {
        public Absolute {
            requirePositive(milligrams);
        }

        @Override
        public Optional<Double> milligrams(Optional<BodyWeight> weight) {
            return Optional.of(milligrams);
        }

        @Override
        public String toString() {
            return plain(milligrams) + " mg";
        }
    }

    /** An amount in milligrams for each kilogram of body weight. */
    record PerKilogram(double milligramsPerKilogram) implements Dose {
        public PerKilogram {
            requirePositive(milligramsPerKilogram);
        }

        @Override
        public Optional<Double> milligrams(Optional<BodyWeight> weight) {
            return weight.map(w -> w.kilograms() * milligramsPerKilogram);
        }

        @Override
        public String toString() {
            return plain(milligramsPerKilogram) + " mg/kg";
        }
    }

    private static void requirePositive(double amount) {
        if (!(amount > 0) || Double.isInfinite(amount)) {
            throw new UserError(
                    "A dose of " + amount + " is not possible.",
                    "Write an amount above zero, for example \"0.5 mg/kg\" or \"84 mg\".");
        }
    }

    private static String plain(double amount) {
        return BigDecimal.valueOf(amount)
                .setScale(4, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
