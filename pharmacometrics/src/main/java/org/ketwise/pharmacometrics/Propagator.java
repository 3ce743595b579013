package org.ketwise.pharmacometrics;

/**
 * What a stretch of time does to a linear system with constant inputs: {@code x(t+h) = state x(t) + input r}, with {@code state = exp(A h)} and {@code input}
 * its integral over the stretch. Both matrices by row, one row after the other.
 *
 * <p>No entry of {@code A} off the diagonal is below zero. With {@code q} the largest loss, {@code G = A + q} has no negative entry at all, and
 * {@code exp(A h) = e^(-q h) sum (G h)^k / k!}: a sum of what is not negative, which loses no digits to cancellation and never comes out below zero
 * (uniformization). The integral is the same sum, each term times {@code h e^(-q h) / (k+1) (1 + q h / (k+2) + ...)}. Long stretches are doubled from short
 * ones.
 */
final class Propagator {
    private static final int TERMS = 20; // with q h below 1 what follows is below the last digit

    private final int n;
    private final double[] state;
    private final double[] input;

    private Propagator(int n, double[] state, double[] input) {
        this.n = n;
        this.state = state;
        this.input = input;
    }

    static Propagator of(double[][] rates, double hours) {
        int n = rates.length;
        double loss = 0;
        for (int i = 0; i < n; i++) {
            loss = Math.max(loss, -rates[i][i]);
        }
        int doublings = Math.max(0, Math.getExponent(loss * hours) + 1);
        double step = Math.scalb(hours, -doublings);
        double[] gain = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                gain[i * n + j] = rates[i][j] * step;
            }
            gain[i * n + i] += loss * step;
        }
        Propagator propagator = ofShort(n, gain, loss * step, step);
        for (int i = 0; i < doublings; i++) {
            propagator = propagator.doubled();
        }
        return propagator;
    }

    private static Propagator ofShort(int n, double[] gain, double lost, double step) {
        double kept = Math.exp(-lost);
        double[] term = new double[n * n];
        for (int i = 0; i < n; i++) {
            term[i * n + i] = 1;
        }
        double[] state = new double[n * n];
        double[] input = new double[n * n];
        for (int k = 0; k <= TERMS; k++) {
            double integral = step * kept / (k + 1) * tail(lost, k);
            for (int i = 0; i < n * n; i++) {
                state[i] += kept * term[i];
                input[i] += integral * term[i];
            }
            term = product(n, gain, term); // this way round, since few of the gains are above zero
            for (int i = 0; i < n * n; i++) {
                term[i] /= k + 1;
            }
        }
        return new Propagator(n, state, input);
    }

    /** {@code 1 + y / (k+2) + y^2 / ((k+2)(k+3)) + ...} */
    private static double tail(double y, int k) {
        double sum = 1;
        double term = 1;
        for (int j = k + 2; term > 1e-17 * sum; j++) {
            term *= y / j;
            sum += term;
        }
        return sum;
    }

    private Propagator doubled() {
        double[] later = product(n, state, input);
        for (int i = 0; i < later.length; i++) {
            later[i] += input[i];
        }
        return new Propagator(n, product(n, state, state), later);
    }

    private static double[] product(int n, double[] a, double[] b) {
        double[] product = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                double factor = a[i * n + k];
                if (factor != 0) {
                    for (int j = 0; j < n; j++) {
                        product[i * n + j] += factor * b[k * n + j];
                    }
                }
            }
        }
        return product;
    }

    /** The amounts after the stretch; {@code rates} are the inputs in mg/h. */
    double[] apply(double[] amounts, double[] rates) {
        double[] after = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += state[i * n + j] * amounts[j] + input[i * n + j] * rates[j];
            }
            after[i] = sum;
        }
        return after;
    }
}
