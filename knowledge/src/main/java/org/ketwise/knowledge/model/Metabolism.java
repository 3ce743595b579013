package org.ketwise.knowledge.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Route;

/**
 * How a treatment is lost on its way through gut wall and liver, and by which enzymes: what is needed to say how much another medicine changes its exposure.
 *
 * @param drugs names of the treatments that it holds for
 * @param exchange flow between plasma and liver in L/h, as fitted with plasma concentrations; not the flow of blood
 * @param extraction fraction that the liver takes out in one passage
 * @param shares of the enzymes in what the liver clears; what is left to 1 is other ways
 * @param gutEnzyme the enzyme in the gut wall
 * @param passages how doses get past gut and liver; the first that fits the drug, the route and the dose counts
 * @param aucError factor either way around a predicted ratio of areas
 * @param cmaxError factor either way around a predicted ratio of peaks
 * @param classEffects what a medicine does of which only its class is known
 * @param turnover of the enzymes
 */
public record Metabolism(
        String id,
        String title,
        List<String> drugs,
        double exchange,
        double extraction,
        List<Share> shares,
        Enzyme gutEnzyme,
        List<Passage> passages,
        double aucError,
        double cmaxError,
        List<ClassEffect> classEffects,
        List<Turnover> turnover,
        List<String> caveats,
        List<String> sources,
        Review review) {
    /** @param share of an enzyme in the clearance by the liver, from 0 to 1 */
    public record Share(Enzyme enzyme, double share) {}

    /**
     * How a dose gets past gut and liver.
     *
     * @param drugs of the treatments; empty for all
     * @param upTo milligrams of the largest dose that it holds for, or null for any
     * @param bypass likely fraction that reaches the blood without passing the gut wall and the liver
     * @param escape likely fraction of the swallowed part that the gut wall lets through
     * @param orBypass another plausible fraction, or null; the interval spans both
     * @param orEscape another plausible fraction, or null; the interval spans both
     * @param likelyKnown false where nobody can say more than a range
     * @param caveat what must be known to read it, or null
     */
    public record Passage(
            List<Route> routes,
            List<String> drugs,
            @Nullable Double upTo,
            double bypass,
            double escape,
            @Nullable Double orBypass,
            @Nullable Double orEscape,
            boolean likelyKnown,
            @Nullable String caveat) {}

    /**
     * How fast an enzyme is made and broken down.
     *
     * @param halfLife hours in which half of what is there is replaced
     */
    public record Turnover(Enzyme enzyme, EnzymeEffect.Site site, double halfLife) {}

    /** What members of a class do. */
    public record ClassEffect(EnzymeRole.Role role, EnzymeRole.Strength strength, EnzymeEffect effect) {}
}
