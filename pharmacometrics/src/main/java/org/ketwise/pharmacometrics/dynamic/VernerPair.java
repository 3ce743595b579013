package org.ketwise.pharmacometrics.dynamic;

/**
 * J. H. Verner's most efficient pair of orders 6 and 5: nine stages, of which the last is the first of the next step. Figures as he publishes them. The second
 * stage serves only the third. Everything is over the lanes of one state; the sums are written out, since so they become vector instructions.
 */
final class VernerPair {
    static final int STAGES = 9;

    /** Where in the step a stage lies, as a part of it. */
    static final double[] TIMES = {0, 0.06, 0.09593333333333333, 0.1439, 0.4973, 0.9725, 0.9995, 1, 1};

    private VernerPair() {}

    /** The state at which a stage is calculated, from the derivatives of the stages before it. */
    static void stage(int stage, int n, int state, double[][][] k, double[] y, double[] h, double[] into) {
        switch (stage) {
            case 1 -> sum1(n, y, h, 0.06, k[0][state], into);
            case 2 -> sum2(n, y, h, 0.019239962962962962, k[0][state], 0.07669337037037037, k[1][state], into);
            case 3 -> sum2(n, y, h, 0.035975, k[0][state], 0.107925, k[2][state], into);
            case 4 ->
                sum3(
                        n,
                        y,
                        h,
                        1.3186834152331484,
                        k[0][state],
                        -5.042058063628562,
                        k[2][state],
                        4.220674648395414,
                        k[3][state],
                        into);
            case 5 ->
                sum4(
                        n,
                        y,
                        h,
                        -41.87259166432751,
                        k[0][state],
                        159.43256216313748,
                        k[2][state],
                        -122.11921356501004,
                        k[3][state],
                        5.531743066200053,
                        k[4][state],
                        into);
            case 6 ->
                sum5(
                        n,
                        y,
                        h,
                        -54.430156935316504,
                        k[0][state],
                        207.06725136501848,
                        k[2][state],
                        -158.61081378459,
                        k[3][state],
                        6.991816585950242,
                        k[4][state],
                        -0.01859723106220323,
                        k[5][state],
                        into);
            case 7 ->
                sum6(
                        n,
                        y,
                        h,
                        -54.66374178728198,
                        k[0][state],
                        207.95280625538936,
                        k[2][state],
                        -159.2889574744995,
                        k[3][state],
                        7.018743740796944,
                        k[4][state],
                        -0.018338785905045722,
                        k[5][state],
                        -0.0005119484997882099,
                        k[6][state],
                        into);
            default ->
                sum6(
                        n,
                        y,
                        h,
                        0.03438957868357036,
                        k[0][state],
                        0.25826245556335037,
                        k[3][state],
                        0.4209371189673537,
                        k[4][state],
                        4.40539646966931,
                        k[5][state],
                        -176.48311902429865,
                        k[6][state],
                        172.36413340141507,
                        k[7][state],
                        into);
        }
    }

    /** The difference between the two orders. */
    static void error(int n, int state, double[][][] k, double[] h, double[] into) {
        sum7(
                n,
                h,
                0.008623404282200854,
                k[0][state],
                -0.019434029953152708,
                k[3][state],
                0.028450072588037983,
                k[4][state],
                -2.1097110610652914,
                k[5][state],
                103.45854289996397,
                k[6][state],
                -101.39980461914912,
                k[7][state],
                0.03333333333333333,
                k[8][state],
                into);
    }

    private static void sum1(int n, double[] y, double[] h, double a, double[] ka, double[] into) {
        for (int i = 0; i < n; i++) {
            into[i] = y[i] + h[i] * (a * ka[i]);
        }
    }

    private static void sum2(
            int n, double[] y, double[] h, double a, double[] ka, double b, double[] kb, double[] into) {
        for (int i = 0; i < n; i++) {
            into[i] = y[i] + h[i] * (a * ka[i] + b * kb[i]);
        }
    }

    private static void sum3(
            int n,
            double[] y,
            double[] h,
            double a,
            double[] ka,
            double b,
            double[] kb,
            double c,
            double[] kc,
            double[] into) {
        for (int i = 0; i < n; i++) {
            into[i] = y[i] + h[i] * (a * ka[i] + b * kb[i] + c * kc[i]);
        }
    }

    private static void sum4(
            int n,
            double[] y,
            double[] h,
            double a,
            double[] ka,
            double b,
            double[] kb,
            double c,
            double[] kc,
            double d,
            double[] kd,
            double[] into) {
        for (int i = 0; i < n; i++) {
            into[i] = y[i] + h[i] * (a * ka[i] + b * kb[i] + c * kc[i] + d * kd[i]);
        }
    }

    private static void sum5(
            int n,
            double[] y,
            double[] h,
            double a,
            double[] ka,
            double b,
            double[] kb,
            double c,
            double[] kc,
            double d,
            double[] kd,
            double e,
            double[] ke,
            double[] into) {
        for (int i = 0; i < n; i++) {
            into[i] = y[i] + h[i] * (a * ka[i] + b * kb[i] + c * kc[i] + d * kd[i] + e * ke[i]);
        }
    }

    private static void sum6(
            int n,
            double[] y,
            double[] h,
            double a,
            double[] ka,
            double b,
            double[] kb,
            double c,
            double[] kc,
            double d,
            double[] kd,
            double e,
            double[] ke,
            double f,
            double[] kf,
            double[] into) {
        for (int i = 0; i < n; i++) {
            into[i] = y[i] + h[i] * (a * ka[i] + b * kb[i] + c * kc[i] + d * kd[i] + e * ke[i] + f * kf[i]);
        }
    }

    private static void sum7(
            int n,
            double[] h,
            double a,
            double[] ka,
            double b,
            double[] kb,
            double c,
            double[] kc,
            double d,
            double[] kd,
            double e,
            double[] ke,
            double f,
            double[] kf,
            double g,
            double[] kg,
            double[] into) {
        for (int i = 0; i < n; i++) {
            into[i] = h[i] * (a * ka[i] + b * kb[i] + c * kc[i] + d * kd[i] + e * ke[i] + f * kf[i] + g * kg[i]);
        }
    }
}
