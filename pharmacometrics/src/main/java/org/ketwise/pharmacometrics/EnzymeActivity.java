package org.ketwise.pharmacometrics;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.ketwise.knowledge.model.Enzyme;
import org.ketwise.knowledge.model.EnzymeEffect;

/**
 * How active enzymes are under one or several medicines, as multiples of their usual activity. Several medicines meet on the enzyme: inhibitors add up as
 * {@code 1 / (1 + sum (1/a - 1))}, inducers as {@code 1 + sum (a - 1)}, and the two are multiplied. Multiplying the ratios of exposure instead would count
 * an enzyme twice that is gone already.
 */
public final class EnzymeActivity {
    /** Nothing is taken. */
    public static final EnzymeActivity USUAL = new EnzymeActivity(Map.of(), Map.of());

    private final Map<Enzyme, Double> gut;
    private final Map<Enzyme, Double> liver;

    private EnzymeActivity(Map<Enzyme, Double> gut, Map<Enzyme, Double> liver) {
        this.gut = gut;
        this.liver = liver;
    }

    /**
     * Of enzymes whose activity is known.
     *
     * @param gut multiples by enzyme; those that are not in it are as usual
     * @param liver multiples by enzyme; those that are not in it are as usual
     */
    public static EnzymeActivity of(Map<Enzyme, Double> gut, Map<Enzyme, Double> liver) {
        return new EnzymeActivity(Map.copyOf(gut), Map.copyOf(liver));
    }

    /** @param activity which of an effect's multiples to take */
    public static EnzymeActivity under(Collection<EnzymeEffect> effects, ToDoubleFunction<EnzymeEffect> activity) {
        return under(effects, activity, true);
    }

    /** The same, but of inducers the strongest alone counts: as it would be if a strong one left little to be induced. An assumption: no trial of two was found. */
    public static EnzymeActivity underStrongestInducer(
            Collection<EnzymeEffect> effects, ToDoubleFunction<EnzymeEffect> activity) {
        return under(effects, activity, false);
    }

    private static EnzymeActivity under(
            Collection<EnzymeEffect> effects, ToDoubleFunction<EnzymeEffect> activity, boolean inducersAdd) {
        Map<Enzyme, Double> gut = new EnumMap<>(Enzyme.class);
        Map<Enzyme, Double> liver = new EnumMap<>(Enzyme.class);
        for (EnzymeEffect effect : effects) {
            (effect.site() == EnzymeEffect.Site.GUT ? gut : liver)
                    .computeIfAbsent(effect.enzyme(), enzyme -> together(effect, effects, activity, inducersAdd));
        }
        return new EnzymeActivity(gut, liver);
    }

    /** All that act on the enzyme of one. */
    private static double together(
            EnzymeEffect one,
            Collection<EnzymeEffect> effects,
            ToDoubleFunction<EnzymeEffect> activity,
            boolean inducersAdd) {
        double inhibition = 0;
        double induction = 0;
        for (EnzymeEffect effect : effects) {
            if (effect.enzyme() == one.enzyme() && effect.site() == one.site()) {
                double multiple = activity.applyAsDouble(effect);
                if (multiple < 1) {
                    inhibition += 1 / multiple - 1;
                } else {
                    induction = inducersAdd ? induction + multiple - 1 : Math.max(induction, multiple - 1);
                }
            }
        }
        return (1 + induction) / (1 + inhibition);
    }

    public double inGut(Enzyme enzyme) {
        return gut.getOrDefault(enzyme, 1.0);
    }

    public double inLiver(Enzyme enzyme) {
        return liver.getOrDefault(enzyme, 1.0);
    }
}
