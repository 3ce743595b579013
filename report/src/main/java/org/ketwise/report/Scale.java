package org.ketwise.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * An axis from zero on, with ticks at numbers that are easy to read.
 *
 * @param end where it ends
 * @param step from tick to tick
 */
record Scale(double end, BigDecimal step) {
    private static final double[] STEPS_OF_HOURS = {0.25, 0.5, 1, 2, 3, 4, 6, 12, 24, 48, 72, 168, 336, 672, 1344, 2688
    };
    private static final int[] DIGITS = {1, 2, 5, 10};

    /** So much less than a tick is a rounding. */
    private static final double ROUNDING = 1e-9;

    /** An axis that reaches to the next tick above, in steps of 1, 2 or 5. */
    static Scale above(double highest, int mostTicks) {
        if (!(highest > 0)) {
            return new Scale(1, BigDecimal.ONE);
        }
        double rough = highest / mostTicks;
        int exponent = (int) Math.floor(Math.log10(rough));
        for (int digit : DIGITS) {
            BigDecimal step = BigDecimal.valueOf(digit).scaleByPowerOfTen(exponent);
            double count = Math.ceil(highest / step.doubleValue() - ROUNDING);
            if (count <= mostTicks) {
                return new Scale(Math.max(1, count) * step.doubleValue(), step);
            }
        }
        throw new IllegalStateException("no step for " + highest);
    }

    /** An axis of exactly so many hours, with ticks at parts of a day or at whole days and weeks. */
    static Scale ofHours(double end, int mostTicks) {
        for (double step : STEPS_OF_HOURS) {
            if (end / step <= mostTicks) {
                return new Scale(end, BigDecimal.valueOf(step));
            }
        }
        return new Scale(end, above(end, mostTicks).step());
    }

    List<Tick> ticks() {
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i * step.doubleValue() <= end * (1 + ROUNDING); i++) {
            BigDecimal value = step.multiply(BigDecimal.valueOf(i)).stripTrailingZeros();
            ticks.add(new Tick(value.doubleValue(), value.toPlainString()));
        }
        return ticks;
    }

    /** Where a value lies, from 0 to 1. */
    double share(double value) {
        return end == 0 ? 0 : value / end;
    }

    record Tick(double value, String label) {}
}
