package org.ketwise.consult.forecast;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Route;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.EnzymeEffect;
import org.ketwise.knowledge.model.EnzymeRole;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Interaction;
import org.ketwise.knowledge.model.Metabolism;
import org.ketwise.knowledge.model.ObservedRatio;
import org.ketwise.knowledge.model.Perpetrator;
import org.ketwise.knowledge.model.PharmacokineticModel;
import org.ketwise.pharmacometrics.EnzymeActivity;
import org.ketwise.pharmacometrics.FirstPass;
import org.ketwise.pharmacometrics.PopulationModel;

/**
 * Says in closed form how other medicines change the exposure of a treatment: what each does to the enzymes is decided once, and a forecast is a few
 * divisions. Immutable; safe to share between threads.
 */
public final class ExposureForecaster {
    private final List<FirstPass> firstPasses;
    private final Map<String, Perpetrator> named = new HashMap<>();
    private final Map<String, List<Interaction>> trials = new HashMap<>();

    public ExposureForecaster(KnowledgeBase knowledge) {
        firstPasses = knowledge.metabolisms().stream().map(FirstPass::new).toList();
        knowledge.perpetrators().forEach(each -> named.put(each.ingredient(), each));
        for (Interaction interaction : knowledge.interactions()) {
            if (!interaction.exposure().isEmpty()) {
                interaction
                        .precipitant()
                        .ingredients()
                        .forEach(name -> trials.computeIfAbsent(name, missing -> new ArrayList<>())
                                .add(interaction));
            }
        }
    }

    /**
     * A medicine whose effect on the enzymes counts.
     *
     * @param fading its effect may have ended or never come to rest
     * @param once it fades because it is one dose, not because it was stopped
     * @param provisional its name still has to be confirmed
     */
    public record Taken(Ingredient ingredient, boolean fading, boolean once, boolean provisional) {
        public Taken(Ingredient ingredient, boolean fading, boolean provisional) {
            this(ingredient, fading, false, provisional);
        }

        /** Of two entries of one ingredient, the one that is taken and certain counts. */
        public Taken or(Taken other) {
            return new Taken(ingredient, fading && other.fading, once && other.once, provisional && other.provisional);
        }
    }

    /** Whether a medicine is known to do, or not to do, something to the enzymes that clear the treatment. */
    public boolean speaksOf(Ingredient ingredient, Ingredient treatment) {
        return findFirstPass(treatment)
                .filter(firstPass -> named.containsKey(ingredient.name())
                        || !byClass(ingredient, firstPass.metabolism()).isEmpty())
                .isPresent();
    }

    /** What is known of a medicine beyond its class. */
    public Optional<Perpetrator> findPerpetrator(Ingredient ingredient) {
        return Optional.ofNullable(named.get(ingredient.name()));
    }

    /** Whether a medicine does something to the enzymes that clear the treatment, or may. */
    public boolean actsOn(Ingredient ingredient, Ingredient treatment) {
        return findFirstPass(treatment)
                .filter(firstPass ->
                        !effects(ingredient, firstPass.metabolism()).isEmpty())
                .isPresent();
    }

    /**
     * The forecast of the medicines together, or empty where nothing is known of the treatment's enzymes or of what any of them does to those.
     *
     * @param milligrams of the largest planned dose, or null where it is not known
     */
    public Optional<ExposureForecast> forecast(
            Collection<Taken> taken, Ingredient treatment, Route route, @Nullable Double milligrams) {
        FirstPass firstPass = findFirstPass(treatment).orElse(null);
        List<Taken> known = taken.stream()
                .filter(each -> speaksOf(each.ingredient(), treatment))
                .toList();
        if (firstPass == null || known.isEmpty()) {
            return Optional.empty();
        }
        return findPassage(firstPass.metabolism(), treatment, route, milligrams)
                .map(passage -> forecast(known, treatment, route, firstPass, passage));
    }

    /**
     * A model of the treatment as it is under what a forecast speaks of, or empty where the forecast is a range only or the model does not say which of its
     * parameters follow the enzymes.
     */
    public Optional<PopulationModel> under(ExposureForecast forecast, PopulationModel model) {
        EnzymeActivity activity = forecast.activity();
        return activity == null
                ? Optional.empty()
                : findFirstPass(forecast.treatment())
                        .flatMap(firstPass -> under(activity, activity, forecast.passage(), firstPass, model));
    }

    /**
     * A model of the treatment with enzymes of some activity, or empty where the model does not say which of its parameters follow the enzymes. What enters
     * is changed by the ratios of the passage, whatever fraction of a dose the model itself lets through, so that the exposure follows the forecast.
     *
     * @param entering the enzymes that the dose meets on its way in
     * @param staying the enzymes while the treatment is cleared
     * @param passage how a dose gets past gut and liver
     */
    public static Optional<PopulationModel> under(
            EnzymeActivity entering,
            EnzymeActivity staying,
            Metabolism.Passage passage,
            FirstPass firstPass,
            PopulationModel model) {
        PharmacokineticModel.EnzymeDependence enzymes = model.file().enzymes();
        if (enzymes == null) {
            return Optional.empty();
        }
        double extraction =
                firstPass.extraction(staying) / firstPass.metabolism().extraction();
        double intrinsic = firstPass.relativeClearance(staying);
        double available =
                firstPass.ratio(entering, passage.bypass(), passage.escape()).cmax();
        // Where a model has a liver of its own, that follows the enzymes that stay; the way in makes up for the
        // difference.
        double past = firstPass.escape(passage.escape(), entering)
                / passage.escape()
                * (1 - firstPass.extraction(entering))
                / (1 - firstPass.extraction(staying));
        Map<String, DoubleUnaryOperator> changes = new HashMap<>();
        enzymes.intrinsic().forEach(name -> changes.put(name, value -> value * intrinsic));
        enzymes.clearance().forEach(name -> changes.put(name, value -> value * extraction));
        enzymes.escape().forEach(name -> changes.put(name, value -> value * past));
        enzymes.availability().forEach(name -> changes.put(name, value -> Math.min(1, value * available)));
        return Optional.of(model.changed(changes));
    }

    private ExposureForecast forecast(
            List<Taken> taken, Ingredient treatment, Route route, FirstPass firstPass, Metabolism.Passage passage) {
        List<EnzymeEffect> effects = new ArrayList<>();
        Perpetrator.Basis basis = Perpetrator.Basis.FITTED;

        for (Taken each : taken) {
            List<EnzymeEffect> own = effects(each.ingredient(), firstPass.metabolism());

            own.forEach(effect -> effects.add(each.fading() ? effect.fading() : effect));
            basis = basis.worse(basis(each.ingredient()));
        }
        List<ObservedRatio> observed = observed(taken, route);
        if (taken.size() > 1 || observed.isEmpty() || taken.getFirst().fading()) {
            basis = basis.worse(Perpetrator.Basis.DERIVED);
        }
        boolean fading = taken.stream().allMatch(Taken::fading);
        Metabolism metabolism = firstPass.metabolism();
        // Each medicine brings its own error; errors that know nothing of each other add as squares of their
        // logarithms.
        long acting = taken.stream()
                .filter(each -> !effects(each.ingredient(), metabolism).isEmpty())
                .count();
        double errors = Math.sqrt(Math.max(1.0, (double) acting));
        Spread spread = new Spread(firstPass, passage, effects, acting > 1);
        ExposureForecast.Ratio auc = spread.auc(Math.pow(metabolism.aucError(), errors), fading);
        return new ExposureForecast(
                taken.stream().map(Taken::ingredient).toList(),
                treatment,
                route,
                auc,
                spread.cmax(Math.pow(metabolism.cmaxError(), errors), fading, auc),
                basis,
                spread.activity,
                passage,
                observed,
                remarks(taken, route, passage, basis),
                sources(taken, metabolism));
    }

    /** The ratios over all that is plausible, and within what any medicine can do. */
    private static final class Spread {
        private final @Nullable EnzymeActivity activity;
        private final FirstPass.@Nullable ExposureRatio likely;
        private final List<FirstPass.ExposureRatio> plausible = new ArrayList<>();
        private final List<FirstPass.ExposureRatio> possible = new ArrayList<>();
        private final double modelError;

        Spread(FirstPass firstPass, Metabolism.Passage passage, List<EnzymeEffect> effects, boolean several) {
            boolean known = passage.likelyKnown() && effects.stream().allMatch(effect -> effect.activity() != null);
            activity =
                    known ? EnzymeActivity.under(effects, effect -> Objects.requireNonNull(effect.activity())) : null;
            likely = activity == null ? null : firstPass.ratio(activity, passage.bypass(), passage.escape());
            modelError = firstPass.metabolism().aucError();
            List<EnzymeActivity> activities = activities(effects, several);
            for (double bypass : oneOrBoth(passage.bypass(), passage.orBypass())) {
                for (double escape : oneOrBoth(passage.escape(), passage.orEscape())) {
                    for (EnzymeActivity each : activities) {
                        plausible.add(firstPass.ratio(each, bypass, escape));
                    }
                    possible.add(firstPass.least(bypass, escape));
                    possible.add(firstPass.most(bypass, escape));
                }
            }
        }

        private static double[] oneOrBoth(double usual, @Nullable Double other) {
            return other == null ? new double[] {usual} : new double[] {usual, other};
        }

        /** Where medicines pull both ways nobody has seen which wins, so each side alone is plausible too. */
        private static List<EnzymeActivity> activities(List<EnzymeEffect> effects, boolean several) {
            List<EnzymeEffect> inhibiting =
                    effects.stream().filter(effect -> effect.low() < 1).toList();
            List<EnzymeEffect> inducing =
                    effects.stream().filter(effect -> effect.high() > 1).toList();
            List<EnzymeActivity> activities = new ArrayList<>();
            activities.add(EnzymeActivity.under(effects, EnzymeEffect::low));
            activities.add(EnzymeActivity.under(effects, EnzymeEffect::high));
            activities.add(EnzymeActivity.underStrongestInducer(effects, EnzymeEffect::low));
            activities.add(EnzymeActivity.underStrongestInducer(effects, EnzymeEffect::high));
            if (several && !inhibiting.isEmpty() && !inducing.isEmpty()) {
                activities.add(EnzymeActivity.under(inhibiting, EnzymeEffect::low));
                activities.add(EnzymeActivity.under(inducing, EnzymeEffect::high));
            }
            return activities;
        }

        /** Enzymes that are gone, or a liver that clears all that flows through it, end what any medicine can do; as far as the model is right. */
        ExposureForecast.Ratio auc(double error, boolean fading) {
            ExposureForecast.Ratio ratio = of(FirstPass.ExposureRatio::auc, error, fading);
            return within(
                    ratio,
                    least(possible, FirstPass.ExposureRatio::auc) / modelError,
                    most(possible, FirstPass.ExposureRatio::auc) * modelError);
        }

        /** A peak follows what enters; where no first pass touches that, it moves no further than the area does. */
        ExposureForecast.Ratio cmax(double error, boolean fading, ExposureForecast.Ratio auc) {
            ExposureForecast.Ratio ratio = of(FirstPass.ExposureRatio::cmax, error, fading);
            double least = least(possible, FirstPass.ExposureRatio::cmax);
            double most = most(possible, FirstPass.ExposureRatio::cmax);
            return least == most
                    ? within(ratio, Math.min(auc.low(), least), Math.max(auc.high(), most))
                    : within(ratio, least / modelError, most * modelError);
        }

        /**
         * From the least to the most that is plausible, and at least as far as the model may err around what is likely or in the middle.
         *
         * @param fading what ended can only lead back to no change, not beyond
         */
        private ExposureForecast.Ratio of(
                ToDoubleFunction<FirstPass.ExposureRatio> ratio, double error, boolean fading) {
            double low = least(plausible, ratio);
            double high = most(plausible, ratio);
            Double predicted = likely == null ? null : Double.valueOf(ratio.applyAsDouble(likely));
            if (fading) {
                return new ExposureForecast.Ratio(predicted, low < 1 ? low / error : 1, high > 1 ? high * error : 1);
            }
            double middle = predicted == null ? Math.sqrt(low * high) : predicted;
            return new ExposureForecast.Ratio(predicted, Math.min(low, middle / error), Math.max(high, middle * error));
        }

        private static ExposureForecast.Ratio within(ExposureForecast.Ratio ratio, double least, double most) {
            return new ExposureForecast.Ratio(
                    ratio.predicted(), Math.max(ratio.low(), least), Math.min(ratio.high(), most));
        }

        private static double least(
                List<FirstPass.ExposureRatio> ratios, ToDoubleFunction<FirstPass.ExposureRatio> of) {
            double least = Double.POSITIVE_INFINITY;
            for (FirstPass.ExposureRatio ratio : ratios) {
                least = Math.min(least, of.applyAsDouble(ratio));
            }
            return least;
        }

        private static double most(List<FirstPass.ExposureRatio> ratios, ToDoubleFunction<FirstPass.ExposureRatio> of) {
            double most = Double.NEGATIVE_INFINITY;
            for (FirstPass.ExposureRatio ratio : ratios) {
                most = Math.max(most, of.applyAsDouble(ratio));
            }
            return most;
        }
    }

    /** The way of a treatment through gut wall and liver. */
    public Optional<FirstPass> findFirstPass(Ingredient treatment) {
        return firstPasses.stream()
                .filter(each -> each.metabolism().drugs().contains(treatment.name()))
                .findFirst();
    }

    /** How a dose of a treatment gets past gut and liver. */
    public static Optional<Metabolism.Passage> findPassage(
            Metabolism metabolism, Ingredient treatment, Route route, @Nullable Double milligrams) {
        return metabolism.passages().stream()
                .filter(passage -> passage.routes().contains(route))
                .filter(passage -> passage.drugs().isEmpty() || passage.drugs().contains(treatment.name()))
                .filter(passage ->
                        passage.upTo() == null || (milligrams != null && milligrams <= passage.upTo() + 1e-9))
                .findFirst();
    }

    private List<EnzymeEffect> effects(Ingredient ingredient, Metabolism metabolism) {
        Perpetrator perpetrator = named.get(ingredient.name());
        return perpetrator == null ? byClass(ingredient, metabolism) : perpetrator.effects();
    }

    private static List<EnzymeEffect> byClass(Ingredient ingredient, Metabolism metabolism) {
        List<EnzymeEffect> effects = new ArrayList<>();
        for (EnzymeRole role : ingredient.enzymes()) {
            for (Metabolism.ClassEffect each : metabolism.classEffects()) {
                if (each.effect().enzyme() == role.enzyme()
                        && each.role() == role.role()
                        && each.strength() == role.strength()) {
                    effects.add(each.effect());
                }
            }
        }
        return effects;
    }

    private Perpetrator.Basis basis(Ingredient ingredient) {
        Perpetrator perpetrator = named.get(ingredient.name());
        return perpetrator == null ? Perpetrator.Basis.EXTRAPOLATED : perpetrator.basis();
    }

    private List<ObservedRatio> observed(List<Taken> taken, Route route) {
        return taken.stream()
                .flatMap(each -> trials(each, route))
                .filter(ObservedRatio::sized)
                .toList();
    }

    private Stream<ObservedRatio> trials(Taken taken, Route route) {
        return trials.getOrDefault(taken.ingredient().name(), List.of()).stream()
                .flatMap(interaction -> interaction.exposure().stream())
                .filter(ratio -> ratio.route() == route);
    }

    /** That there is a trial whose size nobody read is not the same as that there is none. */
    private static String untried(String name, List<ObservedRatio> unread) {
        return unread.isEmpty()
                ? "No direct trial of " + name + " by this route is known; "
                : "There is a trial of " + name + " by this route ["
                        + unread.stream()
                                .flatMap(each -> each.sources().stream())
                                .distinct()
                                .collect(Collectors.joining(", "))
                        + "], but the size of what it saw was not read; ";
    }

    private List<String> remarks(List<Taken> taken, Route route, Metabolism.Passage passage, Perpetrator.Basis basis) {
        List<String> remarks = new ArrayList<>();
        for (Taken each : taken) {
            String name = each.ingredient().name();
            Perpetrator perpetrator = named.get(name);
            List<ObservedRatio> tried = trials(each, route).toList();
            if (tried.stream().noneMatch(ObservedRatio::sized)) {
                remarks.add(untried(name, tried)
                        + (basis(each.ingredient()) == Perpetrator.Basis.FITTED
                                ? "calculated from trials by another route."
                                : "the numbers are extrapolated from what it or its class does to other drugs."));
            }
            if (perpetrator != null && perpetrator.note() != null) {
                remarks.add(perpetrator.note());
            }
            if (each.provisional()) {
                remarks.add("That " + name + " is meant still has to be confirmed.");
            }
            if (each.fading()) {
                remarks.add(named(name) + (each.once() ? " is taken once" : " was stopped")
                        + "; the range reaches to no effect.");
            }
        }
        if (taken.size() > 1) {
            remarks.add("Taken together they meet on the same enzymes; no trial of this combination is known.");
        }
        if (passage.caveat() != null && basis != Perpetrator.Basis.CONTRADICTED) {
            remarks.add(passage.caveat());
        }
        return remarks;
    }

    private static String named(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private List<String> sources(List<Taken> taken, Metabolism metabolism) {
        Set<String> sources = new LinkedHashSet<>();
        for (Taken each : taken) {
            Perpetrator perpetrator = named.get(each.ingredient().name());
            if (perpetrator != null) {
                sources.addAll(perpetrator.sources());
            }
        }
        sources.addAll(metabolism.sources());
        return List.copyOf(sources);
    }
}
