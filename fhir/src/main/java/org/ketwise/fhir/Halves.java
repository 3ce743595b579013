package org.ketwise.fhir;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ketwise.fhir.Vitals.Value;

/** Pairs systolic and diastolic pressures that were recorded apart: on the same day, the nearest in time first. */
final class Halves {
    /** @param seconds how far apart */
    record Pair(Value<Double> high, Value<Double> low, long seconds) {
        /** The later of the two. */
        @Nullable
        FhirDate date() {
            FhirDate one = high.date();
            FhirDate other = low.date();
            return one == null || other == null || one.compareTo(other) >= 0 ? one : other;
        }
    }

    /** A value of one day with its second of the day. */
    private record Half(Value<Double> value, boolean isHigh, long second) {
        static Half of(Value<Double> value, boolean isHigh) {
            FhirDate date = value.date();
            return new Half(value, isHigh, date == null ? 0 : date.time().toSecondOfDay());
        }
    }

    /** What a date without a time means; empty where there is no date. */
    private record Day(Optional<LocalDate> first, Optional<LocalDate> last) {
        static Day of(@Nullable FhirDate date) {
            return new Day(
                    Optional.ofNullable(date).map(FhirDate::first),
                    Optional.ofNullable(date).map(FhirDate::last));
        }

        static Comparator<Day> order() {
            return Comparator.comparing((Day day) -> day.first().orElse(LocalDate.MIN))
                    .thenComparing(day -> day.last().orElse(LocalDate.MIN));
        }
    }

    private final List<Pair> pairs = new ArrayList<>();
    private final List<Value<Double>> lonelyHigh = new ArrayList<>();
    private final List<Value<Double>> lonelyLow = new ArrayList<>();

    Halves(List<Value<Double>> high, List<Value<Double>> low) {
        Map<Day, List<Half>> days = new TreeMap<>(Day.order());
        high.forEach(value -> add(days, Half.of(value, true)));
        low.forEach(value -> add(days, Half.of(value, false)));
        days.values().forEach(this::pairUp);
    }

    private static void add(Map<Day, List<Half>> days, Half half) {
        days.computeIfAbsent(Day.of(half.value().date()), day -> new ArrayList<>())
                .add(half);
    }

    private void pairUp(List<Half> day) {
        List<Half> rest = withoutSimultaneous(day);
        rest.sort(Comparator.comparingLong(Half::second));
        // The nearest two of different kinds are always neighbours.
        for (int at = nearest(rest); at >= 0; at = nearest(rest)) {
            Half later = rest.remove(at + 1);
            pair(rest.remove(at), later);
        }
        rest.forEach(half -> (half.isHigh() ? lonelyHigh : lonelyLow).add(half.value()));
    }

    /** Pairs what has the same second, which is nearly everything; the rest is left. */
    private List<Half> withoutSimultaneous(List<Half> day) {
        Map<Long, List<Half>> bySecond = new TreeMap<>();
        for (Half half : day) {
            List<Half> waiting = bySecond.computeIfAbsent(half.second(), second -> new ArrayList<>());
            if (waiting.isEmpty() || waiting.getLast().isHigh() == half.isHigh()) {
                waiting.add(half);
            } else {
                pair(waiting.removeLast(), half);
            }
        }
        List<Half> rest = new ArrayList<>();
        bySecond.values().forEach(rest::addAll);
        return rest;
    }

    /** Where the two neighbours of different kinds that are nearest to each other begin, or -1. */
    private static int nearest(List<Half> halves) {
        int nearest = -1;
        long shortest = Long.MAX_VALUE;
        for (int i = 0; i + 1 < halves.size(); i++) {
            long apart = halves.get(i + 1).second() - halves.get(i).second();
            if (halves.get(i).isHigh() != halves.get(i + 1).isHigh() && apart < shortest) {
                nearest = i;
                shortest = apart;
            }
        }
        return nearest;
    }

    private void pair(Half one, Half other) {
        long seconds = Math.abs(one.second() - other.second());
        pairs.add(
                one.isHigh()
                        ? new Pair(one.value(), other.value(), seconds)
                        : new Pair(other.value(), one.value(), seconds));
    }

    List<Pair> pairs() {
        return pairs;
    }

    List<Value<Double>> lonelyHigh() {
        return lonelyHigh;
    }

    List<Value<Double>> lonelyLow() {
        return lonelyLow;
    }
}
