package org.ketwise.pharmacometrics;

import java.util.Map;
import java.util.stream.Collectors;
import org.ketwise.knowledge.model.Enzyme;
import org.ketwise.knowledge.model.Metabolism;

/**
 * The way of a drug through gut wall and liver at steady state, in closed form: a well-stirred liver, and a gut wall that is not saturated. With {@code Q}
 * the exchange of plasma with the liver, {@code CLint} what the liver could clear, and {@code a} the multiples of enzyme activity:
 *
 * <pre>
 * E = CLint / (Q + CLint)                         what the liver takes out in one passage
 * CLint' = CLint * (sum share * a + 1 - sum share)
 * Fg' = 1 / (1 + (1/Fg - 1) * a_gut)              what the gut wall lets through
 * available = b + (1 - b) * Fg' * (1 - E')        b bypasses both
 * AUC ratio = (available' / E') / (available / E)
 * Cmax ratio = available' / available
 * </pre>
 *
 * The peak ratio holds as far as a peak is made by what enters; a slower clearance raises it a little more.
 */
public record FirstPass(Metabolism metabolism) {
    /**
     * Exposure with a change of enzymes over exposure without it.
     *
     * @param auc ratio of areas
     * @param cmax ratio of peaks
     */
    public record ExposureRatio(double auc, double cmax) {}

    /** What the liver takes out in one passage. */
    public double extraction(EnzymeActivity activity) {
        double kept = intrinsicClearance() * relativeClearance(activity);
        return kept / (metabolism.exchange() + kept);
    }

    /** What the liver could clear if no flow limited it, L/h. */
    public double intrinsicClearance() {
        double usual = metabolism.extraction();
        return metabolism.exchange() * usual / (1 - usual);
    }

    /** Intrinsic clearance as a multiple of the usual one. */
    public double relativeClearance(EnzymeActivity activity) {
        double byEnzymes = 0;
        double relative = 0;
        for (Metabolism.Share share : metabolism.shares()) {
            byEnzymes += share.share();
            relative += share.share() * activity.inLiver(share.enzyme());
        }
        return relative + 1 - byEnzymes;
    }

    /**
     * What the gut wall lets through.
     *
     * @param usual what it lets through without a change
     */
    public double escape(double usual, EnzymeActivity activity) {
        return 1 / (1 + (1 / usual - 1) * activity.inGut(metabolism.gutEnzyme()));
    }

    /**
     * @param bypass fraction of the dose that reaches the blood past gut wall and liver, 0 to 1
     * @param escape usual fraction of the rest that the gut wall lets through, above 0 to 1
     */
    public ExposureRatio ratio(EnzymeActivity activity, double bypass, double escape) {
        double usualExtraction = metabolism.extraction();
        double extraction = extraction(activity);
        double usual = bypass + (1 - bypass) * escape * (1 - usualExtraction);
        double available = bypass + (1 - bypass) * escape(escape, activity) * (1 - extraction);
        double cmax = available / usual;
        return new ExposureRatio(cmax * usualExtraction / extraction, cmax);
    }

    /** No medicine can do more than take away all that the enzymes do, in gut wall and liver. */
    public ExposureRatio most(double bypass, double escape) {
        Map<Enzyme, Double> gone =
                metabolism.shares().stream().collect(Collectors.toMap(Metabolism.Share::enzyme, share -> 0.0));
        return ratio(EnzymeActivity.of(Map.of(metabolism.gutEnzyme(), 0.0), gone), bypass, escape);
    }

    /** No medicine can do more than let the liver clear all that flows through it, and the gut wall let nothing through. */
    public ExposureRatio least(double bypass, double escape) {
        double usualExtraction = metabolism.extraction();
        double cmax = bypass / (bypass + (1 - bypass) * escape * (1 - usualExtraction));
        return new ExposureRatio(cmax * usualExtraction, cmax);
    }
}
