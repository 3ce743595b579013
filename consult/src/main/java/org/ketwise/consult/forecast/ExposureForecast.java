package org.ketwise.consult.forecast;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Route;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Metabolism;
import org.ketwise.knowledge.model.ObservedRatio;
import org.ketwise.knowledge.model.Perpetrator;
import org.ketwise.pharmacometrics.EnzymeActivity;

/**
 * What other medicines are calculated to do to the exposure of the treatment on the planned route.
 *
 * @param perpetrators whose effects are taken together
 * @param treatment whose exposure it is
 * @param route planned
 * @param auc ratio of areas, with over without
 * @param cmax ratio of peaks, with over without
 * @param basis where the numbers come from
 * @param activity of the enzymes, or null where nobody can say more than a range
 * @param passage how a dose gets past gut and liver
 * @param observed what trials of one of the perpetrators saw on this route
 * @param remarks what must be known to read it, a sentence each
 * @param sources of the numbers
 */
public record ExposureForecast(
        List<Ingredient> perpetrators,
        Ingredient treatment,
        Route route,
        Ratio auc,
        Ratio cmax,
        Perpetrator.Basis basis,
        @Nullable EnzymeActivity activity,
        Metabolism.Passage passage,
        List<ObservedRatio> observed,
        List<String> remarks,
        List<String> sources) {
    /**
     * A ratio and how far it may be wrong.
     *
     * @param predicted likely, or null where nobody can say more than the range
     */
    public record Ratio(@Nullable Double predicted, double low, double high) {}
}
