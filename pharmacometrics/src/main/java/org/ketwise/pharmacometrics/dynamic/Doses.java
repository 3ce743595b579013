package org.ketwise.pharmacometrics.dynamic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Whatever is given to one person, or to all alike. Immutable. */
public final class Doses {
    /** Nothing given. */
    public static final Doses NONE = new Doses(List.of());

    private final double[] times;
    private final int[] states;
    private final double[] amounts;
    private final double[] rates;

    /** At a time an amount enters a state at once, or a state begins to be infused faster by a rate (slower where it is negative). */
    private record Change(double time, int state, double amount, double rate) {}

    private Doses(List<Change> changes) {
        List<Change> sorted = changes.stream()
                .sorted(Comparator.comparingDouble(Change::time))
                .toList();
        times = sorted.stream().mapToDouble(Change::time).toArray();
        states = sorted.stream().mapToInt(Change::state).toArray();
        amounts = sorted.stream().mapToDouble(Change::amount).toArray();
        rates = sorted.stream().mapToDouble(Change::rate).toArray();
    }

    /**
     * Collects doses.
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Doses in any order. */
    public static final class Builder {
        private final List<Change> changes = new ArrayList<>();

        private Builder() {}

        /**
         * An amount that enters a state at once.
         *
         * @param time hours from the start
         * @param amount in the unit of the state
         */
        public Builder bolus(double time, int state, double amount) {
            require(time, amount);
            changes.add(new Change(time, state, amount, 0));
            return this;
        }

        /**
         * An amount that enters a state evenly.
         *
         * @param time hours from the start
         * @param amount in the unit of the state
         * @param hours that it takes; zero for at once
         */
        public Builder infusion(double time, int state, double amount, double hours) {
            if (hours == 0) {
                return bolus(time, state, amount);
            }
            require(time, amount);
            if (!(hours > 0) || Double.isInfinite(hours)) {
                throw new IllegalArgumentException("an infusion over " + hours + " h");
            }
            changes.add(new Change(time, state, 0, amount / hours));
            changes.add(new Change(time + hours, state, 0, -amount / hours));
            return this;
        }

        /**
         * The same amount at once, again and again.
         *
         * @param first hours from the start to the first
         * @param every hours from one to the next
         */
        public Builder repeated(double first, double every, int times, int state, double amount) {
            for (int i = 0; i < times; i++) {
                bolus(first + i * every, state, amount);
            }
            return this;
        }

        private static void require(double time, double amount) {
            if (!(time >= 0) || Double.isInfinite(time) || !(amount >= 0) || Double.isInfinite(amount)) {
                throw new IllegalArgumentException("a dose of " + amount + " at " + time + " h");
            }
        }

        public Doses build() {
            return new Doses(changes);
        }
    }

    int count() {
        return times.length;
    }

    /** Hours from the start, or infinity after the last. */
    double time(int number) {
        return number < times.length ? times[number] : Double.POSITIVE_INFINITY;
    }

    int state(int number) {
        return states[number];
    }

    double amount(int number) {
        return amounts[number];
    }

    /** By how much the infusion of the state changes, in its unit an hour. */
    double rate(int number) {
        return rates[number];
    }

    /** Whether anything is infused and not given at once. */
    boolean infuse() {
        for (double rate : rates) {
            if (rate != 0) {
                return true;
            }
        }
        return false;
    }
}
