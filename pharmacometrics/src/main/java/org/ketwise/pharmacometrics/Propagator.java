package org.ketwise.pharmacometrics;

/**
 * What a stretch of time does to a linear system with constant inputs: {@code x(t+h) = state x(t) + input r}, with {@code state = exp(A h)} and {@code input}
 * its integral.
 *
 * <p>Both come from one exponential of the block matrix {@code [A I; 0 0] h}. No entry of it off the diagonal is below zero, so the largest loss, taken out of
 * the diagonal, leaves a matrix without a negative number: its series and its squares are sums of what is not negative and lose no digits to cancellation,
 * and no amount ever comes out below zero (uniformization).
 */
record Propagator(double[][] state, double[][] input) {
    /** Above this the stretch is halved first, so that the series is short. */
    private static final double SHORT = 1;

    private static final int TERMS = 20; // 1/20! is below the last digit

    static Propagator of(double[][] rates, double hours) {
        int n = rates.length;
        double loss = 0;
        for (int i = 0; i < n; i++) {
            loss = Math.max(loss, -rates[i][i]);
        }
        int halvings = Math.max(0, Math.getExponent(loss * hours / SHORT) + 1);
        double step = Math.scalb(hours, -halvings);
        double[][] gain = new double[2 * n][2 * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                gain[i][j] = rates[i][j] * step;
            }
            gain[i][i] += loss * step;
            gain[i][n + i] = step;
            gain[n + i][n + i] = loss * step;
        }
        double[][] power = exponential(gain, Math.exp(-loss * step));
        for (int i = 0; i < halvings; i++) {
            power = product(power, power);
        }
        double[][] state = new double[n][n];
        double[][] input = new double[n][n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(power[i], 0, state[i], 0, n);
            System.arraycopy(power[i], n, input[i], 0, n);
        }
        return new Propagator(state, input);
    }

    private static double[][] exponential(double[][] matrix, double factor) {
        int n = matrix.length;
        double[][] sum = new double[n][n];
        double[][] term = new double[n][n];
        for (int i = 0; i < n; i++) {
            term[i][i] = factor;
            sum[i][i] = factor;
        }
        for (int k = 1; k <= TERMS; k++) {
            term = product(term, matrix);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    term[i][j] /= k;
                    sum[i][j] += term[i][j];
                }
            }
        }
        return sum;
    }

    private static double[][] product(double[][] a, double[][] b) {
        int n = a.length;
        double[][] product = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                double factor = a[i][k];
                if (factor != 0) {
                    for (int j = 0; j < n; j++) {
                        product[i][j] += factor * b[k][j];
                    }
                }
            }
        }
        return product;
    }

    /** The amounts after the stretch; {@code rates} are the inputs in mg/h. */
    double[] apply(double[] amounts, double[] rates) {
        int n = amounts.length;
        double[] after = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += state[i][j] * amounts[j] + input[i][j] * rates[j];
            }
            after[i] = sum;
        }
        return after;
    }
}
