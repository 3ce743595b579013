package org.ketwise.pharmacometrics.dynamic;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * People who are stepped side by side. A lane that has reached its last time takes the next person. A step of all lanes is one pass through the stages; which
 * step a lane takes, and what becomes of it, is decided for each lane alone.
 */
final class Lanes {
    private static final double GROWTH = 5;
    private static final double SHRINKAGE = 0.2;
    private static final double CAUTION = 0.9;

    private final DynamicModel model;
    private final double relative;
    private final double[] absolute;
    private final DynamicPopulation people;
    private final double[] hours;
    private final int[] outputs;
    private final double[][] results;
    private final AtomicInteger next;

    private final int states;
    private int lanes; // in use

    private double[][] y;
    private double[][] after;
    private final double[][] between;
    private final double[][][] k;
    private final double[][] parameters;
    private final double[][] infused;
    private boolean infusing;

    private final int[] person;
    private final Doses[] doses;
    private final int[] dose; // the next of a lane
    private final double[] due; // when that is
    private final int[] at; // the next time of a lane
    private final double[] t;
    private final double[] stop;
    private final double[] h;
    private final double[] wanted; // step that the error would allow
    private final double[] stageHours;
    private final double[] error;
    private final double[] growth;

    private final double[] column;
    private final double[] constants;

    Lanes(
            DynamicModel model,
            Tolerance tolerance,
            DynamicPopulation people,
            double[] hours,
            int[] outputs,
            double[][] results,
            AtomicInteger next,
            int most) {
        this.model = model;
        this.relative = tolerance.relative();
        this.absolute = tolerance.absolute();
        this.people = people;
        this.hours = hours;
        this.outputs = outputs;
        this.results = results;
        this.next = next;
        states = model.states();
        y = new double[states][most];
        after = new double[states][most];
        between = new double[states][most];
        k = new double[VernerPair.STAGES][states][most];
        infused = new double[states][most];
        parameters = new double[model.parameters()][most];
        person = new int[most];
        doses = new Doses[most];
        dose = new int[most];
        due = new double[most];
        at = new int[most];
        t = new double[most];
        stop = new double[most];
        h = new double[most];
        wanted = new double[most];
        stageHours = new double[most];
        error = new double[most];
        growth = new double[most];
        column = new double[states];
        constants = new double[model.parameters()];
    }

    void run() {
        int most = person.length;
        while (lanes < most && take(lanes)) {
            lanes++;
        }
        while (lanes > 0) {
            chooseSteps();
            stages();
            judge();
        }
    }

    /** The next person begins in a lane; false if there is none left. */
    private boolean take(int lane) {
        while (true) {
            int number = next.getAndIncrement();
            if (number >= people.size()) {
                return false;
            }
            person[lane] = number;
            doses[lane] = people.doses(number);
            infusing |= doses[lane].infuse();
            people.parameters(number, constants);
            for (int i = 0; i < constants.length; i++) {
                parameters[i][lane] = constants[i];
            }
            model.start(constants, column);
            for (int s = 0; s < states; s++) {
                y[s][lane] = column[s];
                infused[s][lane] = 0;
            }
            dose[lane] = 0;
            due[lane] = doses[lane].time(0);
            at[lane] = 0;
            t[lane] = 0;
            arrive(lane);
            if (at[lane] < hours.length) {
                derivatives(lane, lane + 1, t, y, k[0]);
                wanted[lane] = firstStep(lane);
                return true;
            }
        }
    }

    /** So long that the states would change by a hundredth of their size. */
    private double firstStep(int lane) {
        double size = 0;
        double change = 0;
        for (int s = 0; s < states; s++) {
            double scale = absolute[s] + relative * Math.abs(y[s][lane]);
            size += square(y[s][lane] / scale);
            change += square(k[0][s][lane] / scale);
        }
        return change > 0 && size > 0 ? 0.01 * Math.sqrt(size / change) : 1e-3;
    }

    private static double square(double x) {
        return x * x;
    }

    /** Gives what is due, and notes results that are due; says whether anything was given. */
    private boolean arrive(int lane) {
        boolean given = false;
        while (due[lane] <= t[lane]) {
            int number = dose[lane]++;
            int state = doses[lane].state(number);
            y[state][lane] += doses[lane].amount(number);
            infused[state][lane] += doses[lane].rate(number);
            due[lane] = doses[lane].time(dose[lane]);
            given = true;
        }
        while (at[lane] < hours.length && hours[at[lane]] <= t[lane]) {
            double[] into = results[person[lane]];
            for (int i = 0; i < outputs.length; i++) {
                into[i * hours.length + at[lane]] = model.output(outputs[i], lane, parameters, y);
            }
            at[lane]++;
        }
        if (at[lane] < hours.length) {
            stop[lane] = Math.min(hours[at[lane]], due[lane]);
        }
        return given;
    }

    /** Equal steps to the next stop, none longer than the error allows. */
    private void chooseSteps() {
        for (int lane = 0; lane < lanes; lane++) {
            double left = stop[lane] - t[lane];
            h[lane] = left <= wanted[lane] ? left : left / Math.ceil(left / wanted[lane]);
        }
    }

    private void derivatives(int from, int to, double[] time, double[][] state, double[][] into) {
        model.derivatives(from, to, time, parameters, state, into);
        if (infusing) {
            for (int s = 0; s < states; s++) {
                double[] derivative = into[s];
                double[] rate = infused[s];
                for (int i = from; i < to; i++) {
                    derivative[i] += rate[i];
                }
            }
        }
    }

    private void stages() {
        int n = lanes;
        for (int stage = 1; stage < VernerPair.STAGES; stage++) {
            double[][] into = stage == VernerPair.STAGES - 1 ? after : between;
            for (int s = 0; s < states; s++) {
                VernerPair.stage(stage, n, s, k, y[s], h, into[s]);
            }
            double c = VernerPair.TIMES[stage];
            for (int i = 0; i < n; i++) {
                stageHours[i] = t[i] + c * h[i];
            }
            derivatives(0, n, stageHours, into, k[stage]);
        }
        Arrays.fill(error, 0, n, 0);
        for (int s = 0; s < states; s++) {
            VernerPair.error(n, s, k, h, between[s]);
            addSquares(n, between[s], y[s], after[s], absolute[s], relative, error);
        }
        growth(n, 1.0 / states, error, growth);
    }

    /** By how much longer than the last the next step may be. The eighth root is three square roots, which are quicker than a sixth root and more cautious. */
    private static void growth(int n, double part, double[] squares, double[] growth) {
        for (int i = 0; i < n; i++) {
            growth[i] = CAUTION / Math.sqrt(Math.sqrt(Math.sqrt(Math.sqrt(squares[i] * part))));
        }
    }

    private static void addSquares(
            int n, double[] error, double[] y, double[] after, double absolute, double relative, double[] sum) {
        for (int i = 0; i < n; i++) {
            double size = Math.abs(y[i]) + Math.abs(after[i]);
            double part = error[i] / (absolute + 0.5 * relative * size);
            sum[i] += part * part;
        }
    }

    private void judge() {
        double[][] before = y;
        y = after;
        after = before;
        double[][] first = k[0];
        k[0] = k[VernerPair.STAGES - 1];
        k[VernerPair.STAGES - 1] = first;
        for (int lane = lanes - 1; lane >= 0; lane--) {
            if (error[lane] <= states) {
                accept(lane);
            } else {
                reject(lane);
            }
        }
    }

    private void accept(int lane) {
        boolean arrived = h[lane] == stop[lane] - t[lane];
        wanted[lane] = h[lane] * (growth[lane] < GROWTH ? growth[lane] : GROWTH);
        t[lane] = arrived ? stop[lane] : t[lane] + h[lane];
        if (!arrived) {
            return;
        }
        if (arrive(lane)) {
            derivatives(lane, lane + 1, t, y, k[0]);
        }
        if (at[lane] == hours.length && !take(lane)) {
            lanes--;
            move(lanes, lane);
        }
    }

    private void reject(int lane) {
        if (!(t[lane] + 0.01 * h[lane] > t[lane])) {
            throw new ArithmeticException("person " + person[lane] + " cannot be followed beyond " + t[lane] + " h");
        }
        double shrunk = growth[lane] * growth[lane];
        wanted[lane] = h[lane] * (shrunk > SHRINKAGE ? shrunk : SHRINKAGE);
        for (int s = 0; s < states; s++) {
            y[s][lane] = after[s][lane];
            k[0][s][lane] = k[VernerPair.STAGES - 1][s][lane];
        }
    }

    private void move(int from, int to) {
        if (from == to) {
            return;
        }
        for (int s = 0; s < states; s++) {
            y[s][to] = y[s][from];
            k[0][s][to] = k[0][s][from];
            infused[s][to] = infused[s][from];
        }
        for (double[] parameter : parameters) {
            parameter[to] = parameter[from];
        }
        person[to] = person[from];
        doses[to] = doses[from];
        dose[to] = dose[from];
        due[to] = due[from];
        at[to] = at[from];
        t[to] = t[from];
        stop[to] = stop[from];
        wanted[to] = wanted[from];
    }
}
