package org.ketwise.consult.exposure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import org.ketwise.kernel.Dose;
import org.ketwise.knowledge.model.Enzyme;
import org.ketwise.knowledge.model.EnzymeEffect;
import org.ketwise.knowledge.model.EnzymeEffect.Site;
import org.ketwise.knowledge.model.Metabolism;
import org.ketwise.knowledge.model.Perpetrator;
import org.ketwise.pharmacometrics.DoseEvent;
import org.ketwise.pharmacometrics.EnzymeActivity;
import org.ketwise.pharmacometrics.FirstPass;
import org.ketwise.pharmacometrics.Regimen;
import org.ketwise.pharmacometrics.dynamic.Doses;
import org.ketwise.pharmacometrics.dynamic.DynamicPopulation;
import org.ketwise.pharmacometrics.dynamic.EnzymeInteraction;
import org.ketwise.pharmacometrics.dynamic.EnzymeInteraction.Effect;
import org.ketwise.pharmacometrics.dynamic.EnzymeInteraction.Link;
import org.ketwise.pharmacometrics.dynamic.EnzymeInteraction.Potency;
import org.ketwise.pharmacometrics.dynamic.Integrator;
import org.ketwise.pharmacometrics.dynamic.Tolerance;

/**
 * Follows other medicines, enzymes and treatment together over the days of a plan. A perpetrator is given in multiples of its usual dose, and its concentration
 * counts as 1 where it stands on average at that dose, so that what it does then is what the closed form says of it at rest. How strongly it acts grows with
 * its concentration, by half where that is 1 (assumed), and the treatment has the disposition of a typical person.
 */
final class InteractionDynamics {
    private static final double STEP = 0.1; // hours
    private static final double LOOKED_AT_AFTER_LAST = 48;
    private static final double LONGEST = 24 * 400;
    private static final int SHOWN_EVERY = 20; // steps
    private static final double HALF = 1; // of the largest effect, in multiples of the usual average concentration
    private static final int MOST_DOSES = 5000;

    /** More times the usual dose than that are a slip of the pen. */
    static final int MOST_OF_USUAL = 10;

    private static final double NANOGRAMS_PER_MILLILITER = 1000; // in a milligram per litre

    /** Disposition of a typical adult of 70 kg, as in the intravenous model of Otto 2021; ratios hardly depend on it. */
    private static final double VOLUME = 133;

    private static final double FIRST_FLOW = 23.2;
    private static final double FIRST_VOLUME = 187;
    private static final double SECOND_FLOW = 157;
    private static final double SECOND_VOLUME = 98.8;
    private static final double ABSORPTION = 1.2; // 1/h

    private final FirstPass firstPass;
    private final Metabolism.Passage passage;
    private final Regimen treatment;

    /** @param passage how a dose of the treatment gets past gut and liver */
    InteractionDynamics(FirstPass firstPass, Metabolism.Passage passage, Regimen treatment) {
        this.firstPass = firstPass;
        this.passage = passage;
        this.treatment = treatment;
    }

    /**
     * A medicine of which it is known how it comes and goes.
     *
     * @param medicine its regimen
     */
    record Acting(OtherMedicine medicine, Perpetrator perpetrator) {
        Perpetrator.Kinetics kinetics() {
            return Objects.requireNonNull(perpetrator.kinetics());
        }

        /** Hours from one dose to the next. */
        double everyHours() {
            return medicine.everyDays() == null ? kinetics().everyHours() : medicine.everyDays() * 24;
        }

        /** How many usual doses are taken at a time. */
        double amount() {
            return medicine.dose() instanceof Dose.Absolute(double milligrams)
                    ? milligrams / kinetics().milligrams()
                    : 1;
        }

        /** How many times the usual dose is taken over a time. */
        double ofUsual() {
            return amount() * kinetics().everyHours() / everyHours();
        }

        /** Whether more or less is taken in a day than the content has its numbers for. */
        boolean differsFromUsual() {
            return Math.abs(ofUsual() - 1) > 0.01;
        }

        boolean cannotBeMeant() {
            return Math.max(amount(), ofUsual()) > MOST_OF_USUAL;
        }

        /** Whether all that it does is a guess within bounds, which other doses do not leave. */
        boolean boundedByRange() {
            return perpetrator.effects().stream().noneMatch(EnzymeEffect::single);
        }

        /** The same as {@link InteractionDynamics#occupation} for all that it does to an enzyme reversibly. */
        double occupation(Enzyme enzyme, Site site) {
            return perpetrator.effects().stream()
                    .filter(effect -> effect.mechanism() == EnzymeEffect.Mechanism.REVERSIBLE
                            && effect.enzyme() == enzyme
                            && effect.site() == site)
                    .mapToDouble(effect -> InteractionDynamics.occupation(this, effect))
                    .sum();
        }
    }

    /** Whether enough is known of a perpetrator to follow it: its kinetics, and for each effect a likely size and a mechanism. */
    static boolean canFollow(Perpetrator perpetrator) {
        return perpetrator.kinetics() != null
                && !perpetrator.effects().isEmpty()
                && perpetrator.effects().stream()
                        .allMatch(effect -> effect.activity() != null && effect.mechanism() != null);
    }

    /** Empty where the time to be followed is longer than can be. */
    Optional<InteractionCourse> course(List<Acting> acting) {
        double before = acting.stream()
                .mapToDouble(each -> -each.medicine().from())
                .max()
                .orElse(0);
        before = Math.max(0, before);
        double last = treatment.doses().getLast().time();
        double end = before + last + LOOKED_AT_AFTER_LAST;
        if (end > LONGEST) {
            return Optional.empty();
        }
        List<Metabolism.Turnover> enzymes = firstPass.metabolism().turnover();
        EnzymeInteraction model = model(acting, enzymes);
        double[] constants = constants(model, acting, enzymes);
        Doses with = doses(model, acting, treatment.doses(), before);
        Doses without = doses(model, List.of(), treatment.doses(), before);
        double[] hours = hours(before, end);
        int[] outputs = new int[1 + enzymes.size() + acting.size()];
        outputs[0] = EnzymeInteraction.VICTIM_CONCENTRATION;
        for (int i = 0; i < enzymes.size(); i++) {
            outputs[1 + i] = enzymes.get(i).site() == Site.LIVER ? model.liverActivity(i) : model.gutActivity(i);
        }
        for (int i = 0; i < acting.size(); i++) {
            outputs[1 + enzymes.size() + i] = model.perpetratorConcentration(i);
        }
        double[] absolute = new double[model.states()];
        Arrays.fill(absolute, 1e-9);
        double[][] results = new Integrator(model, new Tolerance(1e-8, absolute))
                .solve(
                        new Runs(constants, List.of(with, without, doses(model, List.of(), List.of(first()), before))),
                        hours,
                        outputs);
        FreeEnzymes free = new FreeEnzymes(acting, enzymes, results[0], hours, before);
        return Optional.of(new InteractionCourse(
                enzymeCourses(enzymes, free, hours, before),
                sessions(results, hours, before, end),
                met(enzymes, free, new OneDose(results[2], hours, before + first().time()))));
    }

    private DoseEvent first() {
        return treatment.doses().getFirst();
    }

    /** With the others, without them, and the first dose of the treatment by itself. */
    private record Runs(double[] constants, List<Doses> doses) implements DynamicPopulation {
        @Override
        public int size() {
            return doses.size();
        }

        @Override
        public void parameters(int person, double[] into) {
            System.arraycopy(constants, 0, into, 0, constants.length);
        }

        @Override
        public Doses doses(int person) {
            return doses.get(person);
        }
    }

    private static double[] hours(double before, double end) {
        // While only enzymes are followed the steps may be long.
        List<Double> hours = new ArrayList<>();
        for (double at = 0; at < before - 1e-9; at += STEP * SHOWN_EVERY) {
            hours.add(at);
        }
        for (int i = 0; before + i * STEP <= end + 1e-9; i++) {
            hours.add(before + i * STEP);
        }
        return hours.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static EnzymeInteraction model(List<Acting> acting, List<Metabolism.Turnover> enzymes) {
        List<Link> links = new ArrayList<>();
        for (int perpetrator = 0; perpetrator < acting.size(); perpetrator++) {
            for (EnzymeEffect effect : acting.get(perpetrator).perpetrator().effects()) {
                links.add(new Link(perpetrator, place(enzymes, effect.enzyme(), effect.site()), effect(effect)));
            }
        }
        return new EnzymeInteraction(enzymes.size(), acting.size(), links);
    }

    private static int place(List<Metabolism.Turnover> enzymes, Enzyme enzyme, Site site) {
        for (int i = 0; i < enzymes.size(); i++) {
            if (enzymes.get(i).enzyme() == enzyme && enzymes.get(i).site() == site) {
                return i;
            }
        }
        throw new IllegalStateException("no turnover of " + enzyme + " in the " + site.code());
    }

    private static Effect effect(EnzymeEffect effect) {
        return switch (Objects.requireNonNull(effect.mechanism())) {
            case REVERSIBLE -> Effect.INHIBITION;
            case INACTIVATION -> Effect.INACTIVATION;
            case INDUCTION -> Effect.INDUCTION;
        };
    }

    private double[] constants(EnzymeInteraction model, List<Acting> acting, List<Metabolism.Turnover> enzymes) {
        Metabolism metabolism = firstPass.metabolism();
        double intrinsic = firstPass.intrinsicClearance();
        double byEnzymes = metabolism.shares().stream()
                .mapToDouble(Metabolism.Share::share)
                .sum();
        EnzymeInteraction.Victim victim = new EnzymeInteraction.Victim(
                ABSORPTION,
                VOLUME,
                FIRST_FLOW,
                FIRST_VOLUME,
                SECOND_FLOW,
                SECOND_VOLUME,
                metabolism.exchange(),
                intrinsic * (1 - byEnzymes),
                0,
                1,
                1,
                0,
                1);
        // An enzyme stands for itself in liver and gut, since each has its own activity there.
        List<EnzymeInteraction.Enzyme> ofEnzymes = enzymes.stream()
                .map(enzyme -> {
                    double turnover = Math.log(2) / enzyme.halfLife();
                    return enzyme.site() == Site.LIVER
                            ? new EnzymeInteraction.Enzyme(
                                    intrinsic * share(metabolism, enzyme.enzyme()), 0, turnover, turnover)
                            : new EnzymeInteraction.Enzyme(0, 1 / passage.escape() - 1, turnover, turnover);
                })
                .toList();
        List<EnzymeInteraction.Perpetrator> perpetrators =
                acting.stream().map(InteractionDynamics::perpetrator).toList();
        List<Potency> potencies = new ArrayList<>();
        for (Acting each : acting) {
            for (EnzymeEffect effect : each.perpetrator().effects()) {
                double turnover = Math.log(2)
                        / enzymes.get(place(enzymes, effect.enzyme(), effect.site()))
                                .halfLife();
                potencies.add(potency(each, effect, turnover));
            }
        }
        return model.parameters(victim, perpetrators, ofEnzymes, potencies);
    }

    private static double share(Metabolism metabolism, Enzyme enzyme) {
        return metabolism.shares().stream()
                .filter(share -> share.enzyme() == enzyme)
                .mapToDouble(Metabolism.Share::share)
                .sum();
    }

    /** In litres that make the average concentration 1 when the usual dose, which is 1, is taken at its usual times. */
    private static EnzymeInteraction.Perpetrator perpetrator(Acting acting) {
        Perpetrator.Kinetics kinetics = acting.kinetics();
        double clearance = 1 / kinetics.everyHours();
        return new EnzymeInteraction.Perpetrator(
                kinetics.absorption(), clearance * kinetics.halfLife() / Math.log(2), clearance);
    }

    /**
     * What is left of the enzyme on average at the usual dose is what the content says. Where that is a guess within bounds, what is left at the dose that is
     * taken stays within them.
     */
    private static Potency potency(Acting acting, EnzymeEffect effect, double turnover) {
        double activity = Objects.requireNonNull(effect.activity());
        double usual = averageDrive(acting.kinetics(), 1, acting.kinetics().everyHours());
        double taken = averageDrive(acting.kinetics(), acting.amount(), acting.everyHours());
        return switch (Objects.requireNonNull(effect.mechanism())) {
            case REVERSIBLE -> new Potency(0, 1 / occupation(acting, effect));
            case INACTIVATION ->
                new Potency(
                        turnover * bounded(effect, (1 / activity - 1) / usual, (1 / effect.low() - 1) / taken), HALF);
            case INDUCTION -> new Potency(bounded(effect, (activity - 1) / usual, (effect.high() - 1) / taken), HALF);
        };
    }

    private static double bounded(EnzymeEffect effect, double likely, double most) {
        return effect.single() ? likely : Math.min(likely, most);
    }

    /** How many times more of an enzyme a reversible inhibitor holds at its usual average concentration than it leaves free. */
    private static double occupation(Acting acting, EnzymeEffect effect) {
        return bounded(
                effect, 1 / Objects.requireNonNull(effect.activity()) - 1, (1 / effect.low() - 1) / acting.ofUsual());
    }

    /**
     * Mean over an interval, at rest, of {@code c / (1 + c)}.
     *
     * @param amount how many usual doses are taken at a time
     * @param interval hours from one dose to the next
     */
    private static double averageDrive(Perpetrator.Kinetics kinetics, double amount, double interval) {
        double ka = kinetics.absorption();
        double ke = Math.log(2) / kinetics.halfLife();
        if (Math.abs(ka - ke) < 1e-6 * ke) {
            ka = ke * (1 + 1e-6);
        }
        double volume = 1 / (kinetics.everyHours() * ke); // so that the average concentration is 1 at the usual dose
        int parts = 2000;
        double sum = 0;
        for (int i = 0; i < parts; i++) {
            double t = (i + 0.5) * interval / parts;
            double c = amount
                    * ka
                    / (volume * (ka - ke))
                    * (Math.exp(-ke * t) / (1 - Math.exp(-ke * interval))
                            - Math.exp(-ka * t) / (1 - Math.exp(-ka * interval)));
            sum += c / (HALF + c);
        }
        return sum / parts;
    }

    private Doses doses(EnzymeInteraction model, List<Acting> acting, List<DoseEvent> ofTreatment, double before) {
        Doses.Builder doses = Doses.builder();
        for (DoseEvent dose : ofTreatment) {
            double at = before + dose.time();
            doses.infusion(at, EnzymeInteraction.CENTRAL, dose.milligrams() * passage.bypass(), dose.hours());
            doses.infusion(at, EnzymeInteraction.DEPOT, dose.milligrams() * (1 - passage.bypass()), dose.hours());
        }
        double end = before + treatment.doses().getLast().time() + LOOKED_AT_AFTER_LAST;
        for (int i = 0; i < acting.size(); i++) {
            Acting each = acting.get(i);
            OtherMedicine medicine = each.medicine();
            double from = before + medicine.from();
            double until = medicine.until() == null ? end : Math.min(end, before + medicine.until());
            int times = (int) Math.min(MOST_DOSES, Math.max(0, Math.ceil((until - from) / each.everyHours() - 1e-9)));
            doses.repeated(from, each.everyHours(), times, model.perpetratorDepot(i), each.amount());
        }
        return doses.build();
    }

    /** How much of each enzyme there is, and how much of that is free of reversible inhibitors. */
    private record FreeEnzymes(
            List<Acting> acting, List<Metabolism.Turnover> enzymes, double[] results, double[] hours, double before) {
        double at(int enzyme, int time) {
            double occupied = 0;
            for (int each = 0; each < acting.size(); each++) {
                double concentration = results[(1 + enzymes.size() + each) * hours.length + time]
                        / NANOGRAMS_PER_MILLILITER; // in usual average concentrations
                occupied += concentration
                        * acting.get(each)
                                .occupation(
                                        enzymes.get(enzyme).enzyme(),
                                        enzymes.get(enzyme).site());
            }
            return results[(1 + enzyme) * hours.length + time] / (1 + occupied);
        }

        /** The mean from a time on, each hour after it weighted. */
        double mean(int enzyme, double from, DoubleUnaryOperator weight) {
            double sum = 0;
            double weights = 0;
            for (int time = firstFrom(before + from); time < hours.length; time++) {
                double after = hours[time] - before - from;
                if (after > LOOKED_AT_AFTER_LAST) {
                    break;
                }
                double each = weight.applyAsDouble(after);
                sum += each * at(enzyme, time);
                weights += each;
            }
            return sum / weights;
        }

        private int firstFrom(double hour) {
            int found = Arrays.binarySearch(hours, hour - 1e-9);
            return found < 0 ? -found - 1 : found;
        }
    }

    /** The concentration after a dose of the treatment by itself, as a weight of what it meets while it is there. */
    private record OneDose(double[] concentrations, double[] hours, double given) {
        double at(double hoursAfter) {
            int begin = Arrays.binarySearch(hours, given - 1e-9);
            int place = (begin < 0 ? -begin - 1 : begin) + (int) Math.round(hoursAfter / STEP);
            return place < hours.length ? concentrations[place] : 0;
        }
    }

    /** What each dose meets: on its way in the enzymes of the hours in which it is absorbed, afterwards those of the time for which it stays. */
    private List<InteractionCourse.Met> met(List<Metabolism.Turnover> enzymes, FreeEnzymes free, OneDose oneDose) {
        return treatment.doses().stream()
                .map(dose -> new InteractionCourse.Met(
                        activity(enzymes, enzyme -> free.mean(enzyme, dose.time(), hours -> entering(hours, dose))),
                        activity(enzymes, enzyme -> free.mean(enzyme, dose.time(), oneDose::at))))
                .toList();
    }

    /** How fast a dose is absorbed, as far as that is not over. */
    private static double entering(double hours, DoseEvent dose) {
        double given = Math.min(hours, dose.hours());
        return dose.hours() == 0
                ? Math.exp(-ABSORPTION * hours)
                : (Math.exp(ABSORPTION * given) - 1) * Math.exp(-ABSORPTION * hours);
    }

    private static EnzymeActivity activity(List<Metabolism.Turnover> enzymes, IntToDoubleFunction activity) {
        Map<Enzyme, Double> gut = new EnumMap<>(Enzyme.class);
        Map<Enzyme, Double> liver = new EnumMap<>(Enzyme.class);
        for (int i = 0; i < enzymes.size(); i++) {
            (enzymes.get(i).site() == Site.GUT ? gut : liver).put(enzymes.get(i).enzyme(), activity.applyAsDouble(i));
        }
        return EnzymeActivity.of(gut, liver);
    }

    private static List<InteractionCourse.EnzymeCourse> enzymeCourses(
            List<Metabolism.Turnover> enzymes, FreeEnzymes free, double[] hours, double before) {
        List<InteractionCourse.EnzymeCourse> courses = new ArrayList<>();
        for (int i = 0; i < enzymes.size(); i++) {
            List<Double> times = new ArrayList<>();
            List<Double> activity = new ArrayList<>();
            double shown = Double.NEGATIVE_INFINITY;
            for (int at = 0; at < hours.length; at++) {
                if (hours[at] - shown >= STEP * SHOWN_EVERY - 1e-9) {
                    shown = hours[at];
                    times.add(hours[at] - before);
                    activity.add(free.at(i, at));
                }
            }
            courses.add(new InteractionCourse.EnzymeCourse(
                    enzymes.get(i).enzyme(), enzymes.get(i).site(), array(times), array(activity)));
        }
        return courses;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private List<InteractionCourse.Session> sessions(double[][] results, double[] hours, double before, double end) {
        List<InteractionCourse.Session> sessions = new ArrayList<>();
        List<DoseEvent> doses = treatment.doses();
        for (int i = 0; i < doses.size(); i++) {
            double from = before + doses.get(i).time();
            double to = i + 1 < doses.size() ? before + doses.get(i + 1).time() : end;
            if (to - from < STEP) {
                continue; // devices and split doses of one session
            }
            sessions.add(new InteractionCourse.Session(
                    doses.get(i).time(),
                    area(results[0], hours, from, to) / area(results[1], hours, from, to),
                    highest(results[0], hours, from, to) / highest(results[1], hours, from, to)));
        }
        return sessions;
    }

    private static double area(double[] concentrations, double[] hours, double from, double to) {
        double area = 0;
        for (int at = 1; at < hours.length && hours[at] <= to + 1e-9; at++) {
            if (hours[at - 1] >= from - 1e-9) {
                area += (hours[at] - hours[at - 1]) * (concentrations[at] + concentrations[at - 1]) / 2;
            }
        }
        return area;
    }

    private static double highest(double[] concentrations, double[] hours, double from, double to) {
        double highest = 0;
        for (int at = 0; at < hours.length && hours[at] < to - 1e-9; at++) {
            if (hours[at] >= from - 1e-9) {
                highest = Math.max(highest, concentrations[at]);
            }
        }
        return highest;
    }
}
