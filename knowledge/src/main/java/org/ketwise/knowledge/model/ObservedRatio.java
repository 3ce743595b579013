package org.ketwise.knowledge.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Route;

/**
 * What a trial saw: exposure with the precipitant over exposure without it.
 *
 * @param treatment ketamine or esketamine, as it was given in the trial
 * @param auc ratio of the areas under the curve, or null where it was not reported
 * @param cmax ratio of the peak concentrations, or null where it was not reported
 * @param subjects number of people, or null where it was not seen
 */
public record ObservedRatio(
        Route route,
        String treatment,
        @Nullable Double auc,
        @Nullable Double cmax,
        @Nullable Integer subjects,
        @Nullable String regimen,
        @Nullable String note,
        List<String> sources,
        boolean verified) {
    /** Whether a size was read; otherwise it is only known that there is a trial. */
    public boolean sized() {
        return auc != null || cmax != null;
    }
}
