package org.ketwise.pharmacometrics;

/**
 * The rates of one person taken apart into exponentials: what is in the compartments at any time is a sum of modes, each of which declines at a rate of its
 * own. Reused for one person after another; not for several threads.
 *
 * <p>A group of compartments is scaled until its rates are symmetric; Jacobi's rotations then give its exponentials and their shapes, the small rates as exactly
 * as the large ones. A mode goes on into later groups, where it is divided by the difference of two rates. Where rates are so close that digits would be lost,
 * the person is not decomposed.
 */
final class Modes {
    /** By so much may the parts of an analyte's area exceed their sum: four of sixteen digits may be lost. */
    private static final double MOST_CANCELLATION = 1e4;

    private static final int MOST_SWEEPS = 30;

    private final FlowStructure structure;
    private final int n;
    private final double[] flows;
    private final double[] symmetric;
    private final double[] turned;
    private final double[] scale;
    private final double[] shapes; // by compartment, then mode: how much of a mode is in a compartment
    private final double[] parts; // by mode, then compartment, inside a group: how much of a mode an amount there makes
    private final double[] rates; // of each mode, 1/h
    private final double[] inflow;

    Modes(FlowStructure structure) {
        this.structure = structure;
        n = structure.size();
        flows = new double[structure.losses().length];
        symmetric = new double[n * n];
        turned = new double[n * n];
        scale = new double[n];
        shapes = new double[n * n];
        parts = new double[n * n];
        rates = new double[n];
        inflow = new double[n];
    }

    /** How fast a mode declines, 1/h. */
    double[] rates() {
        return rates;
    }

    /** Rates of the flows of the model, to be filled in before {@link #decompose}, 1/h. */
    double[] flows() {
        return flows;
    }

    /** Says whether the flows could be taken apart. */
    boolean decompose() {
        java.util.Arrays.fill(symmetric, 0);
        java.util.Arrays.fill(shapes, 0);
        for (int flow = 0; flow < flows.length; flow++) {
            int from = structure.losses()[flow];
            if (from >= 0) {
                symmetric[from * n + from] += flows[flow];
            }
        }
        for (int g = 0; g < structure.groups(); g++) {
            scale[structure.first()[g]] = 1;
        }
        for (FlowStructure.Pair pair : structure.pairs()) {
            double there = flows[pair.there()];
            double back = flows[pair.back()];
            double both = -Math.sqrt(there * back);
            if (!(both < 0)) {
                return false;
            }
            symmetric[pair.a() * n + pair.b()] = both;
            symmetric[pair.b() * n + pair.a()] = both;
            scale[pair.b()] = scale[pair.a()] * Math.sqrt(there / back);
        }
        for (int g = 0; g < structure.groups(); g++) {
            int from = structure.first()[g];
            int to = structure.first()[g + 1];
            if (!rotate(from, to)) {
                return false;
            }
            for (int k = from; k < to; k++) {
                rates[k] = symmetric[k * n + k];
                if (!(rates[k] > 0)) {
                    return false;
                }
                for (int i = from; i < to; i++) {
                    shapes[i * n + k] = scale[i] * turned[i * n + k];
                    parts[k * n + i] = turned[i * n + k] / scale[i];
                }
            }
        }
        for (int g = 0; g < structure.groups(); g++) {
            for (int k = structure.first()[g]; k < structure.first()[g + 1]; k++) {
                goOn(k, g);
            }
        }
        return true;
    }

    /** Jacobi's method on one group: makes it diagonal and notes the turns. */
    private boolean rotate(int from, int to) {
        for (int i = from; i < to; i++) {
            for (int j = from; j < to; j++) {
                turned[i * n + j] = i == j ? 1 : 0;
            }
        }
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            boolean done = true;
            for (int p = from; p < to - 1; p++) {
                for (int q = p + 1; q < to; q++) {
                    double off = symmetric[p * n + q];
                    double dp = symmetric[p * n + p];
                    double dq = symmetric[q * n + q];
                    if (off * off > 1e-33 * Math.abs(dp * dq)) {
                        done = false;
                        rotate(from, to, p, q, off, dp, dq);
                    }
                }
            }
            if (done) {
                return true;
            }
        }
        return false;
    }

    private void rotate(int from, int to, int p, int q, double off, double dp, double dq) {
        double theta = (dq - dp) / (2 * off);
        double t = 1 / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        if (theta < 0) {
            t = -t;
        }
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        symmetric[p * n + p] = dp - t * off;
        symmetric[q * n + q] = dq + t * off;
        symmetric[p * n + q] = 0;
        symmetric[q * n + p] = 0;
        for (int i = from; i < to; i++) {
            if (i != p && i != q) {
                double ip = symmetric[i * n + p];
                double iq = symmetric[i * n + q];
                double newP = c * ip - s * iq;
                double newQ = s * ip + c * iq;
                symmetric[i * n + p] = newP;
                symmetric[p * n + i] = newP;
                symmetric[i * n + q] = newQ;
                symmetric[q * n + i] = newQ;
            }
            double tp = turned[i * n + p];
            double tq = turned[i * n + q];
            turned[i * n + p] = c * tp - s * tq;
            turned[i * n + q] = s * tp + c * tq;
        }
    }

    /** What a mode of one group brings into the later ones: there it is a steady part of each of their own modes. */
    private void goOn(int mode, int group) {
        for (int later = group + 1; later < structure.groups(); later++) {
            int from = structure.first()[later];
            int to = structure.first()[later + 1];
            boolean any = false;
            for (int i = from; i < to; i++) {
                inflow[i] = 0;
            }
            for (FlowStructure.Link link : structure.links()) {
                if (link.to() >= from && link.to() < to) {
                    double amount = shapes[link.from() * n + mode];
                    if (amount != 0) {
                        inflow[link.to()] += flows[link.flow()] * amount;
                        any = true;
                    }
                }
            }
            if (any) {
                for (int own = from; own < to; own++) {
                    double entering = 0;
                    for (int i = from; i < to; i++) {
                        entering += parts[own * n + i] * inflow[i];
                    }
                    double amount = entering / (rates[own] - rates[mode]);
                    for (int i = from; i < to; i++) {
                        shapes[i * n + mode] += shapes[i * n + own] * amount;
                    }
                }
            }
        }
    }

    /**
     * How much of each mode one milligram in a compartment makes.
     *
     * @param compartment place in the structure
     * @param into gets a number for each mode
     */
    void partsOf(int compartment, double[] into) {
        boolean reached = false;
        for (int g = 0; g < structure.groups(); g++) {
            int from = structure.first()[g];
            int to = structure.first()[g + 1];
            boolean here = compartment >= from && compartment < to;
            for (int k = from; k < to; k++) {
                into[k] = 0;
            }
            if (here) {
                for (int k = from; k < to; k++) {
                    into[k] = parts[k * n + compartment];
                }
                reached = true;
            } else if (reached) {
                // The modes of the group make up for what the earlier ones would already have there.
                for (int i = from; i < to; i++) {
                    double already = 0;
                    for (int k = 0; k < from; k++) {
                        already += shapes[i * n + k] * into[k];
                    }
                    inflow[i] = already;
                }
                for (int k = from; k < to; k++) {
                    double missing = 0;
                    for (int i = from; i < to; i++) {
                        missing += parts[k * n + i] * inflow[i];
                    }
                    into[k] = -missing;
                }
            }
        }
    }

    /**
     * Adds how much of each mode is seen in a compartment, per litre.
     *
     * @param compartment place in the structure
     * @param volume in litres
     * @param into has a number for each mode
     */
    void addSeen(int compartment, double volume, double[] into) {
        for (int k = 0; k < n; k++) {
            into[k] += shapes[compartment * n + k] / volume;
        }
    }

    /** Whether an analyte keeps enough digits when its modes are added up: whether its area is not the small difference of large parts. */
    boolean holds(double[] made, double[] seen) {
        double sum = 0;
        double size = 0;
        for (int k = 0; k < n; k++) {
            double part = made[k] * seen[k] / rates[k];
            sum += part;
            size += Math.abs(part);
        }
        return size <= MOST_CANCELLATION * sum || size == 0;
    }
}
