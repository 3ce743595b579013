package org.ketwise.pharmacometrics.dynamic;

import java.util.Arrays;
import java.util.List;

/**
 * A drug (the victim) that enzymes of the liver and of the gut wall clear, and other drugs (perpetrators) that change those enzymes.
 *
 * <p>The victim: swallowed into a depot or given into the central compartment, two outer compartments, one metabolite in two. Well-stirred liver: of what passes
 * it, swallowed or in the blood, it extracts {@code CLint / (Q + CLint)}; {@code CLint} is what no enzyme of the model does plus, of each enzyme, its clearance
 * times its activity. Of what is absorbed the gut wall lets {@code 1 / (1 + sum of ratio times activity)} pass. A perpetrator: a depot and one compartment,
 * linear. An enzyme: activity 1 without perpetrators, made and broken down at a turnover of its own in liver and gut wall,
 *
 * <pre>E' = turnover (1 + sum of Emax I / (EC50 + I) - E) - E sum of kinact I / (KI + I)</pre>
 *
 * and what is inhibited without being destroyed counts as {@code E / (1 + sum of I / Ki)}. {@code I} is the concentration of a perpetrator in blood, also for the
 * gut wall. Milligrams, litres, hours. Immutable; safe to share between threads.
 */
public final class EnzymeInteraction implements DynamicModel {
    /** State: what was swallowed and not yet absorbed of the victim, mg. */
    public static final int DEPOT = 0;
    /** State: the victim in its central compartment, mg. */
    public static final int CENTRAL = 1;

    private static final int FIRST = 2;
    private static final int SECOND = 3;
    private static final int METABOLITE = 4;
    private static final int METABOLITE_OUTER = 5;
    private static final int PERPETRATORS = 6;

    /** Output: concentration of the victim, ng/mL. */
    public static final int VICTIM_CONCENTRATION = 0;
    /** Output: concentration of the metabolite, ng/mL. */
    public static final int METABOLITE_CONCENTRATION = 1;

    private static final double NANOGRAMS_PER_ML = 1000; // in a mg/L

    // Constants of a person, after which those of perpetrators, enzymes and links follow.
    private static final int ABSORBED = 0;
    private static final int TO_FIRST = 1;
    private static final int FROM_FIRST = 2;
    private static final int TO_SECOND = 3;
    private static final int FROM_SECOND = 4;
    private static final int LIVER_FLOW = 5;
    private static final int LIVER_RATE = 6;
    private static final int OTHER = 7;
    private static final int TO_METABOLITE = 8;
    private static final int METABOLITE_RATE = 9;
    private static final int METABOLITE_OUT = 10;
    private static final int METABOLITE_BACK = 11;
    private static final int PER_AMOUNT = 12; // ng/mL in a mg
    private static final int PER_METABOLITE = 13;
    private static final int OWN = 14;

    private final int enzymes;
    private final int perpetrators;
    private final List<Link> links;

    /** What a perpetrator does to an enzyme. */
    public enum Effect {
        /** Destroys it, at {@code maximum I / (half + I)}; maximum is kinact in 1/h, half is KI in mg/L. */
        INACTIVATION,
        /** Keeps it from working while it is there; half is Ki in mg/L, maximum has no meaning. */
        INHIBITION,
        /** Has more of it made, times {@code 1 + maximum I / (half + I)}; maximum has no unit, half is EC50 in mg/L. */
        INDUCTION
    }

    /**
     * Which perpetrator acts on which enzyme.
     *
     * @param perpetrator its number, from zero
     * @param enzyme its number, from zero
     */
    public record Link(int perpetrator, int enzyme, Effect effect) {}

    /**
     * How strongly a link acts in a person.
     *
     * @param maximum kinact in 1/h, or Emax without unit
     * @param half concentration in blood at half of it, or Ki; mg/L
     */
    public record Potency(double maximum, double half) {}

    /**
     * The victim in a person.
     *
     * @param absorption 1/h
     * @param volume of the central compartment, L
     * @param firstFlow L/h
     * @param firstVolume L
     * @param secondFlow L/h
     * @param secondVolume L
     * @param liverFlow L/h, of whatever the concentrations are measured in
     * @param otherClearance intrinsic, by what is no enzyme of the model, L/h
     * @param toMetabolite fraction of what the liver extracts that becomes the metabolite
     * @param metaboliteClearance L/h
     * @param metaboliteVolume L
     * @param metaboliteFlow to its outer compartment, L/h
     * @param metaboliteOuterVolume L
     */
    public record Victim(
            double absorption,
            double volume,
            double firstFlow,
            double firstVolume,
            double secondFlow,
            double secondVolume,
            double liverFlow,
            double otherClearance,
            double toMetabolite,
            double metaboliteClearance,
            double metaboliteVolume,
            double metaboliteFlow,
            double metaboliteOuterVolume) {}

    /**
     * A perpetrator in a person.
     *
     * @param absorption 1/h
     * @param volume L
     * @param clearance L/h
     */
    public record Perpetrator(double absorption, double volume, double clearance) {}

    /**
     * An enzyme in a person.
     *
     * @param liverClearance intrinsic clearance of the victim by it at activity 1, L/h
     * @param gutRatio its intrinsic clearance in the gut wall over the flow there, no unit
     * @param liverTurnover 1/h
     * @param gutTurnover 1/h
     */
    public record Enzyme(double liverClearance, double gutRatio, double liverTurnover, double gutTurnover) {}

    /** @param links between perpetrators and enzymes, numbered from zero */
    public EnzymeInteraction(int enzymes, int perpetrators, List<Link> links) {
        this.enzymes = enzymes;
        this.perpetrators = perpetrators;
        this.links = List.copyOf(links);
        for (Link link : links) {
            if (link.perpetrator() < 0
                    || link.perpetrator() >= perpetrators
                    || link.enzyme() < 0
                    || link.enzyme() >= enzymes) {
                throw new IllegalArgumentException(
                        link + " where there are " + perpetrators + " perpetrators and " + enzymes + " enzymes");
            }
        }
    }

    /** State: what was swallowed and not yet absorbed of a perpetrator, mg. */
    public int perpetratorDepot(int perpetrator) {
        return PERPETRATORS + 2 * perpetrator;
    }

    private int perpetratorCentral(int perpetrator) {
        return PERPETRATORS + 2 * perpetrator + 1;
    }

    private int liver(int enzyme) {
        return PERPETRATORS + 2 * perpetrators + 2 * enzyme;
    }

    private int gut(int enzyme) {
        return liver(enzyme) + 1;
    }

    /** Output: concentration of a perpetrator, ng/mL. */
    public int perpetratorConcentration(int perpetrator) {
        return 2 + perpetrator;
    }

    /** Output: activity of an enzyme in the liver, 1 where nothing was changed. */
    public int liverActivity(int enzyme) {
        return 2 + perpetrators + 2 * enzyme;
    }

    /** Output: activity of an enzyme in the gut wall, 1 where nothing was changed. */
    public int gutActivity(int enzyme) {
        return liverActivity(enzyme) + 1;
    }

    private int ofPerpetrator(int perpetrator) {
        return OWN + 3 * perpetrator;
    }

    private int ofEnzyme(int enzyme) {
        return OWN + 3 * perpetrators + 4 * enzyme;
    }

    private int ofLink(int link) {
        return OWN + 3 * perpetrators + 4 * enzymes + 2 * link;
    }

    @Override
    public int states() {
        return PERPETRATORS + 2 * perpetrators + 2 * enzymes;
    }

    @Override
    public int parameters() {
        return ofLink(links.size());
    }

    @Override
    public int outputs() {
        return 2 + perpetrators + 2 * enzymes;
    }

    /**
     * The constants of a person.
     *
     * @param potencies of each link
     */
    public double[] parameters(
            Victim victim, List<Perpetrator> ofPerpetrators, List<Enzyme> ofEnzymes, List<Potency> potencies) {
        if (ofPerpetrators.size() != perpetrators || ofEnzymes.size() != enzymes || potencies.size() != links.size()) {
            throw new IllegalArgumentException(ofPerpetrators.size() + " perpetrators, " + ofEnzymes.size()
                    + " enzymes and " + potencies.size() + " potencies for " + perpetrators + ", " + enzymes + " and "
                    + links.size());
        }
        double[] p = new double[parameters()];
        p[ABSORBED] = victim.absorption();
        p[TO_FIRST] = victim.firstFlow() / victim.volume();
        p[FROM_FIRST] = victim.firstFlow() / victim.firstVolume();
        p[TO_SECOND] = victim.secondFlow() / victim.volume();
        p[FROM_SECOND] = victim.secondFlow() / victim.secondVolume();
        p[LIVER_FLOW] = victim.liverFlow();
        p[LIVER_RATE] = victim.liverFlow() / victim.volume();
        p[OTHER] = victim.otherClearance();
        p[TO_METABOLITE] = victim.toMetabolite();
        p[METABOLITE_RATE] = victim.metaboliteClearance() / victim.metaboliteVolume();
        p[METABOLITE_OUT] = victim.metaboliteFlow() / victim.metaboliteVolume();
        p[METABOLITE_BACK] = victim.metaboliteFlow() / victim.metaboliteOuterVolume();
        p[PER_AMOUNT] = NANOGRAMS_PER_ML / victim.volume();
        p[PER_METABOLITE] = NANOGRAMS_PER_ML / victim.metaboliteVolume();
        for (int i = 0; i < perpetrators; i++) {
            Perpetrator perpetrator = ofPerpetrators.get(i);
            p[ofPerpetrator(i)] = perpetrator.absorption();
            p[ofPerpetrator(i) + 1] = perpetrator.clearance() / perpetrator.volume();
            p[ofPerpetrator(i) + 2] = NANOGRAMS_PER_ML / perpetrator.volume();
        }
        for (int i = 0; i < enzymes; i++) {
            Enzyme enzyme = ofEnzymes.get(i);
            p[ofEnzyme(i)] = enzyme.liverClearance();
            p[ofEnzyme(i) + 1] = enzyme.gutRatio();
            p[ofEnzyme(i) + 2] = enzyme.liverTurnover();
            p[ofEnzyme(i) + 3] = enzyme.gutTurnover();
        }
        for (int i = 0; i < links.size(); i++) {
            Potency potency = potencies.get(i);
            p[ofLink(i)] = potency.maximum();
            // As an amount in the perpetrator's compartment.
            p[ofLink(i) + 1] = potency.half()
                    * ofPerpetrators.get(links.get(i).perpetrator()).volume();
        }
        return p;
    }

    @Override
    public void start(double[] parameters, double[] into) {
        Arrays.fill(into, 0);
        for (int enzyme = 0; enzyme < enzymes; enzyme++) {
            into[liver(enzyme)] = 1;
            into[gut(enzyme)] = 1;
        }
    }

    @Override
    public double output(int output, int lane, double[][] parameters, double[][] states) {
        if (output == VICTIM_CONCENTRATION) {
            return parameters[PER_AMOUNT][lane] * states[CENTRAL][lane];
        }
        if (output == METABOLITE_CONCENTRATION) {
            return parameters[PER_METABOLITE][lane] * states[METABOLITE][lane];
        }
        int perpetrator = output - 2;
        if (perpetrator < perpetrators) {
            return parameters[ofPerpetrator(perpetrator) + 2][lane] * states[perpetratorCentral(perpetrator)][lane];
        }
        return states[liver(0) + perpetrator - perpetrators][lane];
    }

    @Override
    public void derivatives(int from, int to, double[] hours, double[][] p, double[][] x, double[][] into) {
        for (int i = 0; i < perpetrators; i++) {
            int place = ofPerpetrator(i);
            int depot = perpetratorDepot(i);
            absorption(from, to, p[place], p[place + 1], x[depot], x[depot + 1], into[depot], into[depot + 1]);
        }
        // Where the victim's own derivatives will stand is kept what they are made of.
        double[] clearance = into[CENTRAL];
        double[] ratio = into[METABOLITE];
        System.arraycopy(p[OTHER], from, clearance, from, to - from);
        Arrays.fill(ratio, from, to, 0);
        for (int enzyme = 0; enzyme < enzymes; enzyme++) {
            double[] inLiver = x[liver(enzyme)];
            double[] inGut = x[gut(enzyme)];
            double[] lost = into[liver(enzyme)];
            double[] made = into[gut(enzyme)];
            double[] hindered = into[METABOLITE_OUTER];
            boolean inhibited = false;
            Arrays.fill(lost, from, to, 0);
            Arrays.fill(made, from, to, 1);
            for (int i = 0; i < links.size(); i++) {
                Link link = links.get(i);
                if (link.enzyme() == enzyme) {
                    double[] amount = x[perpetratorCentral(link.perpetrator())];
                    double[] maximum = p[ofLink(i)];
                    double[] half = p[ofLink(i) + 1];
                    switch (link.effect()) {
                        case INACTIVATION -> addSaturable(from, to, amount, maximum, half, lost);
                        case INDUCTION -> addSaturable(from, to, amount, maximum, half, made);
                        case INHIBITION -> {
                            if (!inhibited) {
                                Arrays.fill(hindered, from, to, 1);
                                inhibited = true;
                            }
                            addRatio(from, to, amount, half, hindered);
                        }
                    }
                }
            }
            int place = ofEnzyme(enzyme);
            if (inhibited) {
                addHindered(from, to, p[place], inLiver, hindered, clearance);
                addHindered(from, to, p[place + 1], inGut, hindered, ratio);
            } else {
                add(from, to, p[place], inLiver, clearance);
                add(from, to, p[place + 1], inGut, ratio);
            }
            turnover(from, to, p[place + 2], inLiver, made, lost, into[METABOLITE_OUTER]);
            turnover(from, to, p[place + 3], inGut, made, lost, made);
            System.arraycopy(into[METABOLITE_OUTER], from, lost, from, to - from);
        }
        throughGutWall(from, to, p[ABSORBED], x[DEPOT], into[DEPOT], ratio);
        throughLiver(from, to, p[LIVER_FLOW], p[LIVER_RATE], p[TO_METABOLITE], x[CENTRAL], clearance, ratio);
        exchange(from, to, p[TO_FIRST], p[FROM_FIRST], x[CENTRAL], x[FIRST], into[CENTRAL], into[FIRST]);
        exchange(from, to, p[TO_SECOND], p[FROM_SECOND], x[CENTRAL], x[SECOND], into[CENTRAL], into[SECOND]);
        exchange(
                from,
                to,
                p[METABOLITE_OUT],
                p[METABOLITE_BACK],
                x[METABOLITE],
                x[METABOLITE_OUTER],
                into[METABOLITE],
                into[METABOLITE_OUTER]);
        subtract(from, to, p[METABOLITE_RATE], x[METABOLITE], into[METABOLITE]);
    }

    // One short loop for each thing that happens: long ones are not turned into vector instructions.

    private static void absorption(
            int from,
            int to,
            double[] absorbed,
            double[] rate,
            double[] depot,
            double[] amount,
            double[] ofDepot,
            double[] ofAmount) {
        for (int i = from; i < to; i++) {
            double entering = absorbed[i] * depot[i];
            ofDepot[i] = -entering;
            ofAmount[i] = entering - rate[i] * amount[i];
        }
    }

    private static void addSaturable(int from, int to, double[] amount, double[] maximum, double[] half, double[] sum) {
        for (int i = from; i < to; i++) {
            sum[i] += maximum[i] * amount[i] / (half[i] + amount[i]);
        }
    }

    private static void addRatio(int from, int to, double[] amount, double[] half, double[] sum) {
        for (int i = from; i < to; i++) {
            sum[i] += amount[i] / half[i];
        }
    }

    private static void add(int from, int to, double[] factor, double[] activity, double[] sum) {
        for (int i = from; i < to; i++) {
            sum[i] += factor[i] * activity[i];
        }
    }

    private static void addHindered(
            int from, int to, double[] factor, double[] activity, double[] hindered, double[] sum) {
        for (int i = from; i < to; i++) {
            sum[i] += factor[i] * activity[i] / hindered[i];
        }
    }

    private static void turnover(
            int from, int to, double[] turnover, double[] activity, double[] made, double[] lost, double[] into) {
        for (int i = from; i < to; i++) {
            into[i] = turnover[i] * (made[i] - activity[i]) - lost[i] * activity[i];
        }
    }

    /** Replaces the ratio by what arrives in the liver, in mg/h. */
    private static void throughGutWall(
            int from, int to, double[] absorbed, double[] depot, double[] ofDepot, double[] ratio) {
        for (int i = from; i < to; i++) {
            double leaving = absorbed[i] * depot[i];
            ofDepot[i] = -leaving;
            ratio[i] = leaving / (1 + ratio[i]);
        }
    }

    /** Replaces the clearance by what the central compartment gains, and what arrives by what becomes the metabolite. */
    private static void throughLiver(
            int from,
            int to,
            double[] flow,
            double[] rate,
            double[] toMetabolite,
            double[] central,
            double[] clearance,
            double[] arriving) {
        for (int i = from; i < to; i++) {
            double extracted = clearance[i] / (flow[i] + clearance[i]) * (arriving[i] + rate[i] * central[i]);
            clearance[i] = arriving[i] - extracted;
            arriving[i] = toMetabolite[i] * extracted;
        }
    }

    private static void exchange(
            int from,
            int to,
            double[] out,
            double[] back,
            double[] inner,
            double[] outer,
            double[] ofInner,
            double[] ofOuter) {
        for (int i = from; i < to; i++) {
            double leaving = out[i] * inner[i] - back[i] * outer[i];
            ofOuter[i] = leaving;
            ofInner[i] -= leaving;
        }
    }

    private static void subtract(int from, int to, double[] rate, double[] amount, double[] sum) {
        for (int i = from; i < to; i++) {
            sum[i] -= rate[i] * amount[i];
        }
    }
}
