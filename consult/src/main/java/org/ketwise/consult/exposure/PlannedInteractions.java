package org.ketwise.consult.exposure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.forecast.ExposureForecast;
import org.ketwise.consult.forecast.ExposureForecaster;
import org.ketwise.consult.forecast.ExposureForecaster.Taken;
import org.ketwise.kernel.Route;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.pharmacometrics.DoseEvent;
import org.ketwise.pharmacometrics.Regimen;

/** What other medicines do to a plan: each by itself, and after several all of them together. */
final class PlannedInteractions {
    private PlannedInteractions() {}

    static List<PlannedInteraction> of(
            List<OtherMedicine> others,
            Ingredient treatment,
            Route route,
            Regimen regimen,
            ExposureForecaster forecaster) {
        double milligrams = regimen.doses().stream()
                .mapToDouble(DoseEvent::milligrams)
                .max()
                .orElseThrow();
        List<PlannedInteraction> interactions = new ArrayList<>();
        Map<Ingredient, Taken> all = new LinkedHashMap<>();
        for (OtherMedicine other : others) {
            Map<Ingredient, Taken> own = new LinkedHashMap<>();
            other.ingredients().forEach(ingredient -> own.put(ingredient, taken(ingredient, other)));
            all.putAll(own);
            ExposureForecast forecast = forecaster
                    .forecast(own.values(), treatment, route, milligrams)
                    .orElse(null);
            interactions.add(new PlannedInteraction(names(own), forecast, remarks(other, forecast, treatment)));
        }
        if (others.size() > 1) {
            ExposureForecast forecast = forecaster
                    .forecast(all.values(), treatment, route, milligrams)
                    .orElse(null);
            interactions.add(
                    new PlannedInteraction(names(all), forecast, forecast == null ? List.of() : forecast.remarks()));
        }
        return interactions;
    }

    /** What ended before the treatment begins may have ended to act. */
    private static Taken taken(Ingredient ingredient, OtherMedicine other) {
        return new Taken(ingredient, other.until() != null && other.until() <= 0);
    }

    private static List<String> names(Map<Ingredient, Taken> taken) {
        return taken.keySet().stream().map(Ingredient::name).toList();
    }

    private static List<String> remarks(
            OtherMedicine other, @Nullable ExposureForecast forecast, Ingredient treatment) {
        List<String> remarks = new ArrayList<>(other.readings());
        if (forecast == null) {
            remarks.add("Nothing is known here of what " + other.text() + " does to the enzymes that clear "
                    + treatment.name() + ", which is not the same as no effect.");
        } else {
            remarks.addAll(forecast.remarks());
        }
        return remarks;
    }
}
