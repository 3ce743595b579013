package org.ketwise.pharmacometrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ketwise.kernel.Route;

/** Doses in the order of time. */
public record Regimen(List<DoseEvent> doses) {
    public Regimen {
        doses = doses.stream()
                .sorted(Comparator.comparingDouble(DoseEvent::time))
                .toList();
    }

    /** One dose at the start. */
    public static Regimen single(double milligrams, Route route, double hours) {
        return new Regimen(List.of(new DoseEvent(0, milligrams, route, hours)));
    }

    /**
     * The same dose again and again.
     *
     * @param every hours from the start of one to the start of the next
     */
    public static Regimen repeated(DoseEvent first, double every, int times) {
        List<DoseEvent> doses = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            doses.add(first.at(first.time() + i * every));
        }
        return new Regimen(doses);
    }

    /** These doses and others. */
    public Regimen and(Regimen others) {
        List<DoseEvent> all = new ArrayList<>(doses);
        all.addAll(others.doses);
        return new Regimen(all);
    }

    /** All doses later by so many hours. */
    public Regimen shifted(double hours) {
        return new Regimen(
                doses.stream().map(dose -> dose.at(dose.time() + hours)).toList());
    }
}
