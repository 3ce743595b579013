package org.ketwise.pharmacometrics;

import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Which of many inputs are being infused, asked for from one time to the next: each input is looked at when it begins and as long as it takes, so that a long
 * course of short doses costs no more than its length.
 */
final class Underway {
    private final double[] from;
    private final double[] over;
    private final int[] byBeginning;
    private final SortedSet<Integer> underway = new TreeSet<>();
    private int next;

    /**
     * @param from when each input begins, hours from the start
     * @param over how long each takes, hours
     */
    Underway(double[] from, double[] over) {
        this.from = from;
        this.over = over;
        byBeginning = IntStream.range(0, from.length)
                .boxed()
                .sorted(Comparator.comparingDouble(input -> from[input]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * Numbers of the inputs that are infused from a time on, rising; to be read before the next time is asked for.
     *
     * @param ticks never before the time asked for last
     */
    SortedSet<Integer> at(long ticks) {
        while (next < byBeginning.length && Timetable.ticks(from[byBeginning[next]]) <= ticks) {
            underway.add(byBeginning[next++]);
        }
        underway.removeIf(input -> Timetable.ticks(from[input] + over[input]) <= ticks);
        return underway;
    }
}
