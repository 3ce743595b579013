package org.ketwise.pharmacometrics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What happens when, apart from how much: the stretches between two changes of what enters, and in each the times asked for, as runs of equal steps. The same
 * for all people in whom doses take equally long.
 *
 * @param stretches in the order of time, up to the last time asked for
 * @param lengths different lengths of time for which the decline of each mode is needed, hours
 * @param steps different steps of runs, hours
 * @param longest for each step how many times its longest run has
 */
record Timetable(List<Stretch> stretches, double[] lengths, double[] steps, int[] longest) {
    /** Times are whole numbers of this part of an hour, so that equal stretches have equal length. */
    static final double TICKS_IN_HOUR = 3600 * 0x1p28;

    /** A run's times may lie so far from equal steps, which is less than the rounding of times in hours. */
    private static final double SAME_HOURS = 1e-12;

    /**
     * Between two changes.
     *
     * @param from hours from the start
     * @param length number of its length, or -1 for the last
     * @param atOnce inputs that enter at its beginning
     * @param infused inputs that enter during all of it
     */
    record Stretch(double from, int length, int[] atOnce, int[] infused, List<Run> runs) {}

    /**
     * Times at equal steps.
     *
     * @param first place of the first time
     * @param offset number of the length from the beginning of the stretch to the first time, or -1 for none
     * @param step number of the step, or -1 if there is one time only
     */
    record Run(int first, int count, int offset, int step) {}

    static long ticks(double hours) {
        return Math.round(hours * TICKS_IN_HOUR);
    }

    /**
     * @param from when each input begins, hours from the start
     * @param over how long each takes, hours
     * @param hours times asked for, rising
     */
    static Timetable of(double[] from, double[] over, double[] hours) {
        return new Builder(from, over, hours).build();
    }

    private static final class Builder {
        private final double[] from;
        private final double[] over;
        private final double[] hours;
        private final List<Double> lengths = new ArrayList<>();
        private final List<Double> steps = new ArrayList<>();
        private final List<Integer> longest = new ArrayList<>();

        private Builder(double[] from, double[] over, double[] hours) {
            this.from = from;
            this.over = over;
            this.hours = hours;
        }

        private Timetable build() {
            TreeSet<Long> changes = new TreeSet<>();
            changes.add(0L);
            for (int input = 0; input < from.length; input++) {
                changes.add(ticks(from[input]));
                changes.add(ticks(from[input] + over[input]));
            }
            Map<Long, List<Integer>> atOnce = atOnce();
            Underway underway = new Underway(from, over);
            List<Stretch> stretches = new ArrayList<>();
            int next = 0;
            for (long begin : changes) {
                Long end = changes.higher(begin);
                if (next == hours.length) {
                    break;
                }
                int after = next;
                while (after < hours.length && (end == null || ticks(hours[after]) < end)) {
                    after++;
                }
                int length = end == null || after == hours.length ? -1 : length((end - begin) / TICKS_IN_HOUR);
                stretches.add(new Stretch(
                        begin / TICKS_IN_HOUR,
                        length,
                        array(atOnce.getOrDefault(begin, List.of())),
                        array(underway.at(begin)),
                        runs(begin, next, after)));
                next = after;
            }
            return new Timetable(
                    List.copyOf(stretches),
                    lengths.stream().mapToDouble(Double::doubleValue).toArray(),
                    steps.stream().mapToDouble(Double::doubleValue).toArray(),
                    longest.stream().mapToInt(Integer::intValue).toArray());
        }

        private int length(double length) {
            int known = lengths.indexOf(length);
            if (known >= 0) {
                return known;
            }
            lengths.add(length);
            return lengths.size() - 1;
        }

        private int step(double step, int count) {
            for (int i = 0; i < steps.size(); i++) {
                if (Math.abs(steps.get(i) - step) * count < SAME_HOURS) {
                    longest.set(i, Math.max(longest.get(i), count));
                    return i;
                }
            }
            steps.add(step);
            longest.add(count);
            return steps.size() - 1;
        }

        /** Inputs that enter at once, by when they do. */
        private Map<Long, List<Integer>> atOnce() {
            Map<Long, List<Integer>> found = new HashMap<>();
            for (int input = 0; input < from.length; input++) {
                if (ticks(from[input] + over[input]) == ticks(from[input])) {
                    found.computeIfAbsent(ticks(from[input]), time -> new ArrayList<>())
                            .add(input);
                }
            }
            return found;
        }

        private static int[] array(Collection<Integer> inputs) {
            return inputs.stream().mapToInt(Integer::intValue).toArray();
        }

        private List<Run> runs(long begin, int next, int after) {
            List<Run> runs = new ArrayList<>();
            for (int first = next; first < after; ) {
                int count = Math.min(2, after - first);
                double step = count == 1 ? 0 : hours[first + 1] - hours[first];
                while (first + count < after
                        && Math.abs(hours[first] + count * step - hours[first + count]) < SAME_HOURS) {
                    count++;
                }
                if (count == 2) {
                    count = 1;
                }
                long offset = ticks(hours[first]) - begin;
                runs.add(new Run(
                        first,
                        count,
                        offset == 0 ? -1 : length(offset / TICKS_IN_HOUR),
                        count == 1 ? -1 : step((hours[first + count - 1] - hours[first]) / (count - 1), count)));
                first += count;
            }
            return List.copyOf(runs);
        }
    }
}
