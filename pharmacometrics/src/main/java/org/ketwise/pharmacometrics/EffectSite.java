package org.ketwise.pharmacometrics;

/**
 * The place where a drug acts, which plasma reaches with a delay: {@code Ce' = ke0 (C - Ce)}, {@code ke0 = ln 2 / half-life}. Between two times the
 * concentration is taken as a straight line, for which the solution is exact.
 */
public final class EffectSite {
    private EffectSite() {}

    /**
     * The concentrations at the site, which begin at zero.
     *
     * @param hours rising
     * @param concentrations in plasma at those times
     * @param halfLife hours of equilibration, from zero
     */
    public static double[] concentrations(double[] hours, double[] concentrations, double halfLife) {
        if (halfLife == 0) {
            return concentrations.clone();
        }
        double rate = Math.log(2) / halfLife;
        double[] site = new double[hours.length];
        for (int i = 1; i < hours.length; i++) {
            double step = hours[i] - hours[i - 1];
            double kept = Math.exp(-rate * step);
            double slope = step == 0 ? 0 : (concentrations[i] - concentrations[i - 1]) / step;
            // Of a line c + s t the site follows as c + s t - s/k, plus what is left of where it stood.
            site[i] = concentrations[i] - slope / rate + (site[i - 1] - concentrations[i - 1] + slope / rate) * kept;
        }
        return site;
    }
}
