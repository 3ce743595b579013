package org.ketwise.consult;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.forecast.ExposureForecast;
import org.ketwise.consult.forecast.ExposureForecaster;
import org.ketwise.consult.forecast.ExposureForecaster.Taken;
import org.ketwise.kernel.BodyWeight;
import org.ketwise.kernel.Route;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Interaction.Category;
import org.ketwise.screening.DosePhase;
import org.ketwise.screening.Finding;
import org.ketwise.screening.InteractionFinding;
import org.ketwise.screening.MedicationUse;
import org.ketwise.screening.PlannedTreatment;

/**
 * How much the exposure of the treatment is calculated to change: by the medicines of each finding on exposure, and by all of them together. Nothing is
 * calculated where the plan leaves the drug or the route open.
 *
 * @param byFinding by id of the finding
 * @param together null where fewer than two medicines act on the treatment's enzymes
 */
public record Forecasts(
        Map<String, ExposureForecast> byFinding, @Nullable ExposureForecast together) {
    /** Nothing could be calculated. */
    public static final Forecasts NONE = new Forecasts(Map.of(), null);

    public Optional<ExposureForecast> find(Finding finding) {
        return Optional.ofNullable(byFinding.get(finding.id()));
    }

    static Forecasts of(
            List<Finding> findings, PlannedTreatment plan, @Nullable BodyWeight weight, ExposureForecaster forecaster) {
        if (!plan.routeKnown() || plan.drugs().size() != 1) {
            return NONE;
        }
        Route route = plan.routes().iterator().next();
        Ingredient treatment = plan.drugs().getFirst();
        Double milligrams = largestDose(plan, weight);
        Map<String, ExposureForecast> byFinding = new HashMap<>();
        Map<Ingredient, Taken> all = new LinkedHashMap<>();
        for (Finding finding : findings) {
            if (finding instanceof InteractionFinding interaction
                    && interaction.category() == Category.EXPOSURE
                    && interaction.treatments().contains(treatment)) {
                Map<Ingredient, Taken> taken = new LinkedHashMap<>();
                interaction.precipitants().forEach(use -> taken.merge(use.ingredient(), taken(use), Taken::or));
                forecaster
                        .forecast(taken.values(), treatment, route, milligrams)
                        .ifPresent(forecast -> byFinding.put(finding.id(), forecast));
                taken.forEach((ingredient, each) -> all.merge(ingredient, each, Taken::or));
            }
        }
        List<Taken> acting = new ArrayList<>(all.values());
        acting.removeIf(each -> !forecaster.actsOn(each.ingredient(), treatment));
        return new Forecasts(
                byFinding,
                acting.size() < 2
                        ? null
                        : forecaster
                                .forecast(acting, treatment, route, milligrams)
                                .orElse(null));
    }

    private static Taken taken(MedicationUse use) {
        return new Taken(use.ingredient(), use.stoppedDaysAgo() != null, use.provisional());
    }

    private static @Nullable Double largestDose(PlannedTreatment plan, @Nullable BodyWeight weight) {
        Double largest = null;
        for (DosePhase phase : plan.phases()) {
            Double milligrams = phase.dose() == null
                    ? null
                    : phase.dose().milligrams(Optional.ofNullable(weight)).orElse(null);
            if (milligrams == null) {
                return null;
            }
            largest = largest == null ? milligrams : Double.valueOf(Math.max(largest, milligrams));
        }
        return largest;
    }
}
