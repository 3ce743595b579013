package org.ketwise.pharmacometrics;

/** For how long a concentration is above a threshold. */
public final class TimeAbove {
    private TimeAbove() {}

    /**
     * Between two times a rise is taken as a straight line and a fall as an exponential, so that a crossing lies where it does and not at the next time.
     *
     * @param hours rising
     * @param concentrations beginning at {@code from}, one for each time
     * @return hours
     */
    public static double hours(double[] hours, double[] concentrations, int from, double threshold) {
        double sum = 0;
        for (int at = 1; at < hours.length; at++) {
            double before = concentrations[from + at - 1];
            double after = concentrations[from + at];
            double step = hours[at] - hours[at - 1];
            if (before > threshold && after > threshold) {
                sum += step;
            } else if (before > threshold) {
                sum += step * shareBeforeFall(before, after, threshold);
            } else if (after > threshold) {
                sum += step * (after - threshold) / (after - before);
            }
        }
        return sum;
    }

    private static double shareBeforeFall(double before, double after, double threshold) {
        return after > 0
                ? Math.log(before / threshold) / Math.log(before / after)
                : (before - threshold) / (before - after);
    }
}
