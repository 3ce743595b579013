package org.ketwise.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.exposure.InteractionCourse;
import org.ketwise.consult.exposure.PlannedInteraction;
import org.ketwise.consult.exposure.SimulatedEffect;
import org.ketwise.consult.exposure.SimulatedPlan;
import org.ketwise.consult.exposure.SimulationRequest;
import org.ketwise.consult.forecast.ExposureForecast;
import org.ketwise.knowledge.KnowledgeVersion;
import org.ketwise.knowledge.model.Effect;
import org.ketwise.knowledge.model.ObservedRatio;
import org.ketwise.knowledge.model.PharmacokineticModel;
import org.ketwise.pharmacometrics.ExposureMetrics;
import org.ketwise.pharmacometrics.PopulationSimulation;

/**
 * A simulated plan in words and figures, once for all faces.
 *
 * @param plan as it was written
 * @param model which one, how far it may be trusted, and where concentrations are measured
 * @param doses which ones are given, or null where there is one that nobody need count
 * @param rows one for each analyte and course
 * @param people what the range of the people with other medicines means, and their areas; null where there is none
 * @param above time above each concentration that was asked for, a sentence for each analyte
 * @param warnings all that must be known to read the figures, a sentence each
 */
record SimulationProse(
        String plan,
        String model,
        @Nullable String doses,
        List<Row> rows,
        @Nullable String people,
        List<String> above,
        List<String> warnings,
        List<EffectWords> effects,
        List<InteractionWords> interactions,
        List<String> sources) {
    private static final int HASH_SHOWN = 19;
    private static final int LOW = PopulationSimulation.PERCENTILES.indexOf(5);
    private static final int MIDDLE = PopulationSimulation.PERCENTILES.indexOf(50);
    private static final int HIGH = PopulationSimulation.PERCENTILES.indexOf(95);

    /** The label of a course with other medicines, which stands below the one without. */
    static final String WITH_OTHERS = "with the others";

    /** What the figures do not say. */
    static final String SCOPE =
            "Concentrations only: what other medicines add to sedation or blood pressure, and whether the plan itself is usual, is told by ketwise screen.";

    private static final String BEYOND =
            ". The concentrations go beyond those that this was made from, so it is no prediction";
    private static final int SESSIONS_SHOWN = 6;

    static final String UNITS = "AUC in ng·h/mL; all but the brackets of the typical person";

    private static final String NOT_IN_RANGE = " how uncertain that factor is does not widen the range.";

    private static final String FOLLOWED_PEOPLE =
            "[people] with the others: the same people, everybody's enzymes changed by the same factor, for each dose that of the hours after it;"
                    + NOT_IN_RANGE;

    private static final String PEOPLE_AFTER_LONG_INTAKE =
            "[people] with the others: the same people as after long intake, everybody's enzymes changed by the same factor;"
                    + NOT_IN_RANGE;

    /** The label of the range of measurements, which stands below that of the people. */
    static final String MEASURED = "one measurement";

    static final String MEASURED_MEANS =
            "[people]: 5 to 95 % of their true peaks; one measurement: 5 to 95 % of what a sample at the peak of each of them would show, which adds the error of the model";

    /**
     * Figures of one analyte of the typical person.
     *
     * @param withOthers whether other medicines are taken
     * @param range from 5 to 95 % of the people, empty where it was not calculated
     * @param measured from 5 to 95 % of single measurements in the people, empty where it was not calculated
     */
    record Row(
            String label,
            boolean withOthers,
            String cmax,
            String range,
            String measured,
            String tmax,
            String areaOfDay,
            String wholeArea,
            String halfLife) {}

    /**
     * An effect of the first session.
     *
     * @param text name, grade, and the course where one is known
     * @param seen what was seen in people
     */
    record EffectWords(String text, List<String> seen, String caveat) {}

    /**
     * What other medicines do.
     *
     * @param forecast null where nothing is known
     * @param overTime how it comes and goes, or null where that could not be followed
     * @param trials what was seen in people
     */
    record InteractionWords(
            String title,
            @Nullable String forecast,
            @Nullable String overTime,
            List<String> trials,
            List<String> remarks) {}

    static SimulationProse of(SimulatedPlan plan) {
        return new SimulationProse(
                plan.text(),
                plan.model().id() + " (" + plan.standing() + "), "
                        + plan.model().matrix(),
                GivenDoses.of(plan),
                rows(plan),
                people(plan),
                above(plan),
                warnings(plan),
                plan.effects().stream().map(effect -> effect(effect, plan)).toList(),
                plan.interactions().stream()
                        .map(each -> interaction(
                                each,
                                shown(plan) && each.equals(plan.interactions().getLast())))
                        .toList(),
                List.copyOf(sources(plan)));
    }

    /** What the figures are, and of whom. */
    static String intro(SimulationRequest request) {
        return String.format(
                Locale.ROOT,
                "Predicted concentrations, not measured ones. %d virtual %s, seed %d%s.",
                request.subjects(),
                request.subjects() == 1 ? "person" : "people",
                request.seed(),
                request.subjects() < SimulationRequest.FEWEST_FOR_A_RANGE
                        ? ""
                        : "; in brackets the range from 5 to 95 % of them");
    }

    static String footer(KnowledgeVersion content, String version) {
        return "Ketwise " + version + ", content " + content.version() + " of " + content.date() + " ("
                + content.hash()
                        .substring(0, Math.min(HASH_SHOWN, content.hash().length())) + ")";
    }

    /** Three digits, as many as such a number deserves. */
    static String number(double value) {
        if (value >= 100) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return value >= 10
                ? String.format(Locale.ROOT, "%.1f", value)
                : String.format(Locale.ROOT, value >= 1 || value == 0 ? "%.2f" : "%.3g", value);
    }

    private static List<Row> rows(SimulatedPlan plan) {
        List<Row> rows = new ArrayList<>();
        for (int analyte = 0; analyte < plan.model().analytes().size(); analyte++) {
            String name = plan.model().analytes().get(analyte).name();
            String range = plan.ranged() ? "[" + range(plan.spread().cmax()[analyte]) + "]" : "";
            rows.add(row(name, false, range, measured(plan, name), plan.typical(), analyte));
            if (plan.changed() != null && plan.isChanged(plan.model().analytes().get(analyte))) {
                String changed = plan.changedPeople() == null || !plan.ranged()
                        ? ""
                        : "[" + range(plan.changedPeople().spread().cmax()[analyte]) + "]";
                rows.add(row(WITH_OTHERS, true, changed, "", plan.changed(), analyte));
            }
        }
        return rows;
    }

    private static Row row(
            String label, boolean withOthers, String range, String measured, SimulatedPlan.Course course, int place) {
        ExposureMetrics metrics = course.metrics().get(place);
        return new Row(
                label,
                withOthers,
                number(metrics.cmax()),
                range,
                measured,
                String.format(Locale.ROOT, "%.2f", metrics.tmax()),
                number(course.areasOfDay()[place]),
                number(course.wholeAreas()[place]),
                String.format(Locale.ROOT, "%.1f", course.halfLives()[place]));
    }

    /** From 5 to 95 % of the people. */
    private static String range(double[] percentiles) {
        return number(percentiles[LOW]) + " to " + number(percentiles[HIGH]);
    }

    /** How the people with the other medicines were calculated, and their areas beside those without. */
    private static @Nullable String people(SimulatedPlan plan) {
        SimulatedPlan.ChangedPeople changed = plan.changedPeople();
        if (changed == null || !plan.ranged()) {
            return null;
        }
        List<String> areas = new ArrayList<>();
        for (int analyte = 0; analyte < plan.model().analytes().size(); analyte++) {
            PharmacokineticModel.Analyte measured = plan.model().analytes().get(analyte);
            if (plan.isChanged(measured)) {
                areas.add(measured.name() + " " + range(changed.spread().area()[analyte]) + ", without them "
                        + range(plan.spread().area()[analyte]));
            }
        }
        if (areas.isEmpty()) {
            return null;
        }
        return (changed.followed() ? FOLLOWED_PEOPLE : PEOPLE_AFTER_LONG_INTAKE) + " 5 to 95 % of their AUC in "
                + plain(plan.window()) + " h: " + String.join("; ", areas) + ".";
    }

    private static String measured(SimulatedPlan plan, String analyte) {
        PopulationSimulation.Measured measured = plan.spread().measured().get(analyte);
        return measured == null || !plan.ranged()
                ? ""
                : "[" + number(measured.cmax()[0]) + " to " + number(measured.cmax()[1]) + "]";
    }

    /** Part of the time looked at. */
    static double share(double hours, double window) {
        return window > 0 ? hours / window : 0;
    }

    private static List<String> above(SimulatedPlan plan) {
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < plan.above().size(); i++) {
            SimulatedPlan.Above typical = plan.above().get(i);
            PopulationSimulation.Above people = plan.spread().above().get(i);
            for (int analyte = 0; analyte < plan.model().analytes().size(); analyte++) {
                PharmacokineticModel.Analyte measured = plan.model().analytes().get(analyte);
                boolean changed = typical.changedHours().length > 0 && plan.isChanged(measured);
                SimulatedPlan.ChangedPeople changedPeople = changed ? plan.changedPeople() : null;
                sentences.add(String.format(
                        Locale.ROOT,
                        "%s above %s ng/mL in %s h: typical person %s%s%s%s.",
                        Words.capitalised(measured.name()),
                        plain(typical.threshold().nanogramsPerMilliliter()),
                        plain(typical.window()),
                        time(typical.hours()[analyte], typical.window()),
                        changed
                                ? ", " + time(typical.changedHours()[analyte], typical.window()) + " " + WITH_OTHERS
                                : "",
                        plan.ranged() ? "; people " + people(people, analyte, typical.window()) : "",
                        changedPeople == null || !plan.ranged()
                                ? ""
                                : "; " + WITH_OTHERS + " people "
                                        + people(changedPeople.spread().above().get(i), analyte, typical.window())));
            }
        }
        return List.copyOf(sentences);
    }

    private static String people(PopulationSimulation.Above people, int analyte, double window) {
        double[] hours = people.hours()[analyte];
        return String.format(
                Locale.ROOT,
                "median %s, 5 to 95 %% %s to %s h; reached at all by %.0f %%",
                time(hours[MIDDLE], window),
                number(hours[LOW]),
                number(hours[HIGH]),
                100 * people.ever()[analyte]);
    }

    private static String time(double hours, double window) {
        return number(hours) + String.format(Locale.ROOT, " h (%.1f %%)", 100 * share(hours, window));
    }

    /** A number as somebody would write it. */
    static String plain(double value) {
        return new java.math.BigDecimal(value)
                .round(new java.math.MathContext(6, java.math.RoundingMode.HALF_EVEN))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static List<String> warnings(SimulatedPlan plan) {
        List<String> warnings = new ArrayList<>(plan.warnings());
        for (PharmacokineticModel.Analyte analyte : plan.model().analytes()) {
            if (analyte.caveat() != null) {
                warnings.add(analyte.name() + ": " + analyte.caveat());
            }
        }
        if (plan.regimen().doses().getLast().time() >= 24) {
            warnings.add(
                    "Peak and its time are of the whole plan, counted from its start; AUC 0-24 is of the first day, AUC inf of all doses; effects are of the first session only.");
        }
        if (plan.ranged() && plan.spread().measured().isEmpty()) {
            warnings.add("No range of measurements: the error of the model was not found.");
        }
        if (!plan.interactions().isEmpty() && plan.changed() == null) {
            warnings.add(
                    "No course with the other medicines: nobody can say more than a range, or the model does not follow enzymes.");
        }
        return List.copyOf(warnings);
    }

    private static EffectWords effect(SimulatedEffect effect, SimulatedPlan plan) {
        String name = effect.effect().name() + " (" + effect.effect().grade().code() + ")";
        SimulatedEffect.Course course = effect.course();
        SimulatedEffect.Course changed = effect.changed();
        if (course == null) {
            return words(effect, name);
        }
        if (plan.entry().confidence() == PharmacokineticModel.Confidence.LOW) {
            name += ", as uncertain as the concentrations by this route";
        }
        String unit = effect.effect().unit();
        if (plan.interactions().isEmpty()) {
            return words(effect, name + ": " + course(course, unit));
        }
        return words(
                effect,
                name + ", without the other medicines: " + course(course, unit)
                        + (changed == null
                                ? "; with them not calculated"
                                : "; at the concentrations with them " + course(changed, unit)
                                        + ", what they do by themselves left out"));
    }

    private static EffectWords words(SimulatedEffect effect, String text) {
        return new EffectWords(
                text,
                effect.observed().stream().map(SimulationProse::seen).toList(),
                effect.effect().caveat());
    }

    private static String course(SimulatedEffect.Course course, @Nullable String unit) {
        String falls = course.quarterHours() == null
                ? "not yet down to a quarter of that at the end"
                : String.format(Locale.ROOT, "down to a quarter of that after %.1f h", course.quarterHours());
        return String.format(
                Locale.ROOT,
                "%.0f (%.0f to %.0f) %s at %.0f min, %s",
                course.likely()[course.peak()],
                course.low()[course.peak()],
                course.high()[course.peak()],
                unit,
                course.hours()[course.peak()] * 60,
                course.extrapolated() ? falls + BEYOND : falls);
    }

    private static String seen(Effect.Observation observation) {
        return "Seen: " + observation.text() + (observation.verified() ? "" : " (not verified)") + " ["
                + String.join(", ", observation.sources()) + "]";
    }

    /** Whether table and picture show what is followed over time. */
    private static boolean shown(SimulatedPlan plan) {
        return plan.changedPeople() != null && plan.changedPeople().followed();
    }

    private static InteractionWords interaction(PlannedInteraction interaction, boolean shown) {
        ExposureForecast forecast = interaction.forecast();
        return new InteractionWords(
                "With " + String.join(" and ", interaction.perpetrators()),
                forecast == null
                        ? null
                        : "After long intake, as the mean over a day, " + ForecastProse.ratios(forecast) + "; "
                                + ForecastProse.basis(forecast) + ".",
                interaction.course() == null ? null : overTime(interaction.course(), shown),
                forecast == null
                        ? List.of()
                        : forecast.observed().stream()
                                .map(ratio -> "Trial: " + TextReport.observed(ratio))
                                .toList(),
                interaction.remarks());
    }

    /** The ratio of areas dose by dose, the first ones and the last. */
    private static String overTime(InteractionCourse course, boolean tabled) {
        List<InteractionCourse.Session> sessions = course.sessions();
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < sessions.size(); i++) {
            if (i < SESSIONS_SHOWN || i == sessions.size() - 1) {
                shown.add(String.format(
                        Locale.ROOT,
                        "%s times on day %s",
                        ForecastProse.number(sessions.get(i).auc()),
                        (long) Math.floor(sessions.get(i).hours() / 24) + 1));
            } else if (i == SESSIONS_SHOWN) {
                shown.add("...");
            }
        }
        return "Followed over time, exposure of each dose with the enzymes of its own hours"
                + (tabled ? ", which table and picture show: " : ": ")
                + String.join(", ", shown)
                + ".";
    }

    private static Set<String> sources(SimulatedPlan plan) {
        Set<String> sources = new LinkedHashSet<>(plan.model().sources());
        for (SimulatedEffect effect : plan.effects()) {
            sources.addAll(effect.effect().sources());
            effect.observed().stream().map(Effect.Observation::sources).forEach(sources::addAll);
        }
        for (PlannedInteraction interaction : plan.interactions()) {
            ExposureForecast forecast = interaction.forecast();
            if (forecast != null) {
                sources.addAll(forecast.sources());
                forecast.observed().stream().map(ObservedRatio::sources).forEach(sources::addAll);
            }
        }
        return sources;
    }
}
