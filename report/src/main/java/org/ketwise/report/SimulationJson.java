package org.ketwise.report;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.exposure.InteractionCourse;
import org.ketwise.consult.exposure.PlannedInteraction;
import org.ketwise.consult.exposure.SimulatedEffect;
import org.ketwise.consult.exposure.SimulatedPlan;
import org.ketwise.consult.exposure.SimulationRequest;
import org.ketwise.consult.forecast.ExposureForecast;
import org.ketwise.knowledge.KnowledgeVersion;
import org.ketwise.knowledge.model.ObservedRatio;
import org.ketwise.knowledge.model.PharmacokineticModel;
import org.ketwise.pharmacometrics.ExposureMetrics;
import org.ketwise.pharmacometrics.PopulationSimulation;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Simulated plans for programs: hours, ng/mL and ng·h/mL; {@code docs/schema/simulate.schema.json} says what each key means. */
public final class SimulationJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Of the minutes of an effect each fifth is written. */
    private static final int EFFECT_STEP = 5;

    /** In ng/mL, far below all that can be measured. */
    private static final double NOTHING = 1e-9;

    private SimulationJson() {}

    /** @param version of the product */
    public static String of(
            List<SimulatedPlan> plans, SimulationRequest request, KnowledgeVersion content, String version) {
        return JsonReport.printed(tree(plans, request, content, version));
    }

    /** The report as a tree, for a face that writes it in its own way. */
    public static ObjectNode tree(
            List<SimulatedPlan> plans, SimulationRequest request, KnowledgeVersion content, String version) {
        ObjectNode report = NODES.objectNode();
        report.put("ketwise", version);
        report.set("content", JsonReport.content(content));
        report.put("seed", request.seed());
        report.put("subjects", request.subjects());
        report.set("plans", JsonReport.array(plans, SimulationJson::plan));
        return report;
    }

    private static ObjectNode plan(SimulatedPlan plan) {
        ObjectNode node = NODES.objectNode();
        node.put("plan", plan.text());
        node.put("model", plan.model().id());
        node.put("confidence", plan.standing());
        node.put("ranged", plan.ranged());
        node.set("warnings", JsonReport.array(plan.warnings(), NODES::stringNode));
        node.put("doses", plan.regimen().doses().size());
        node.set("given", JsonReport.array(plan.regimen().doses(), dose -> {
            ObjectNode each = NODES.objectNode();
            each.put("time", rounded(dose.time()));
            each.put("milligrams", rounded(dose.milligrams()));
            each.put("minutes", rounded(dose.hours() * 60));
            return each;
        }));
        node.set("missed", JsonReport.array(plan.missed(), dose -> {
            ObjectNode each = NODES.objectNode();
            each.put("number", dose.number());
            each.put("day", dose.day());
            return each;
        }));
        ArrayNode analytes = NODES.arrayNode();
        for (int analyte = 0; analyte < plan.model().analytes().size(); analyte++) {
            analytes.add(analyte(plan, analyte));
        }
        node.set("analytes", analytes);
        node.set("effects", JsonReport.array(plan.effects(), SimulationJson::effect));
        node.set("interactions", JsonReport.array(plan.interactions(), SimulationJson::interaction));
        return node;
    }

    private static ObjectNode effect(SimulatedEffect effect) {
        ObjectNode node = NODES.objectNode();
        node.put("id", effect.effect().id());
        node.put("name", effect.effect().name());
        node.put("grade", effect.effect().grade().code());
        node.put("unit", effect.effect().unit());
        node.put("caveat", effect.effect().caveat());
        SimulatedEffect.Course course = effect.course();
        if (course != null) {
            node.put("analyte", course.analyte());
            putCourse(course, node);
        }
        if (effect.changed() != null) {
            ObjectNode changed = NODES.objectNode();
            putCourse(effect.changed(), changed);
            node.set("withOthers", changed);
        }
        node.set("observed", JsonReport.array(effect.observed(), each -> {
            ObjectNode observed = NODES.objectNode();
            observed.put("text", each.text());
            observed.put("verified", each.verified());
            observed.set("sources", JsonReport.strings(each.sources()));
            return observed;
        }));
        node.set("sources", JsonReport.strings(effect.effect().sources()));
        return node;
    }

    private static void putCourse(SimulatedEffect.Course course, ObjectNode node) {
        ObjectNode peak = NODES.objectNode();
        peak.put("time", rounded(course.hours()[course.peak()]));
        peak.put("typical", rounded(course.likely()[course.peak()]));
        peak.put("low", rounded(course.low()[course.peak()]));
        peak.put("high", rounded(course.high()[course.peak()]));
        node.set("peak", peak);
        node.put("extrapolated", course.extrapolated());
        node.put("quarterOfPeakAt", course.quarterHours() == null ? null : rounded(course.quarterHours()));
        ArrayNode points = NODES.arrayNode();
        for (int at = 0; at < course.hours().length; at += EFFECT_STEP) {
            ObjectNode point = NODES.objectNode();
            point.put("time", rounded(course.hours()[at]));
            point.put("typical", rounded(course.likely()[at]));
            point.put("low", rounded(course.low()[at]));
            point.put("high", rounded(course.high()[at]));
            points.add(point);
        }
        node.set("course", points);
    }

    private static ObjectNode interaction(PlannedInteraction interaction) {
        ObjectNode node = NODES.objectNode();
        node.set("perpetrators", JsonReport.strings(interaction.perpetrators()));
        ExposureForecast forecast = interaction.forecast();
        node.set("aucRatio", ratio(forecast, ExposureForecast::auc, ObservedRatio::auc));
        node.set("cmaxRatio", ratio(forecast, ExposureForecast::cmax, ObservedRatio::cmax));
        InteractionCourse course = interaction.course();
        if (course != null) {
            node.set("dynamic", dynamic(course));
        }
        node.put("basis", forecast == null ? null : forecast.basis().code());
        node.set("remarks", JsonReport.strings(interaction.remarks()));
        node.set("sources", JsonReport.strings(forecast == null ? List.of() : forecast.sources()));
        return node;
    }

    private static ObjectNode dynamic(InteractionCourse course) {
        ObjectNode node = NODES.objectNode();
        node.set("sessions", JsonReport.array(course.sessions(), session -> {
            ObjectNode each = NODES.objectNode();
            each.put("time", rounded(session.hours()));
            each.put("aucRatio", rounded(session.auc()));
            each.put("cmaxRatio", rounded(session.cmax()));
            return each;
        }));
        node.set("enzymes", JsonReport.array(course.enzymes(), enzyme -> {
            ObjectNode each = NODES.objectNode();
            each.put("enzyme", enzyme.enzyme().name());
            each.put("site", enzyme.site().code());
            ArrayNode points = NODES.arrayNode();
            for (int at = 0; at < enzyme.hours().length; at++) {
                ObjectNode point = NODES.objectNode();
                point.put("time", rounded(enzyme.hours()[at]));
                point.put("activity", rounded(enzyme.activity()[at]));
                points.add(point);
            }
            each.set("course", points);
            return each;
        }));
        return node;
    }

    private static @Nullable ObjectNode ratio(
            @Nullable ExposureForecast forecast,
            Function<ExposureForecast, ExposureForecast.Ratio> calculated,
            Function<ObservedRatio, @Nullable Double> observed) {
        return forecast == null ? null : ExposureJson.ratio(calculated.apply(forecast), forecast.observed(), observed);
    }

    private static ObjectNode typical(SimulatedPlan.Course course, int place) {
        ExposureMetrics metrics = course.metrics().get(place);
        ObjectNode typical = NODES.objectNode();
        typical.put("cmax", rounded(metrics.cmax()));
        typical.put("tmax", rounded(metrics.tmax()));
        typical.put("auc0_24", rounded(course.areasOfDay()[place]));
        typical.put("aucInf", rounded(course.wholeAreas()[place]));
        double halfLife = course.halfLives()[place];
        typical.put("halfLife", Double.isNaN(halfLife) ? null : Double.valueOf(rounded(halfLife)));
        return typical;
    }

    private static ObjectNode analyte(SimulatedPlan plan, int place) {
        PharmacokineticModel.Analyte analyte = plan.model().analytes().get(place);
        ObjectNode node = NODES.objectNode();
        node.put("name", analyte.name());
        node.put("matrix", plan.model().matrix());
        node.put("unit", "ng/mL");
        if (analyte.caveat() != null) {
            node.put("caveat", analyte.caveat());
        }
        node.set("typical", typical(plan.typical(), place));
        if (plan.changed() != null && plan.isChanged(analyte)) {
            node.set("withOthers", typical(plan.changed(), place));
        }
        node.set("population", population(plan.spread(), place));
        SimulatedPlan.ChangedPeople changedPeople = plan.isChanged(analyte) ? plan.changedPeople() : null;
        if (changedPeople != null) {
            ObjectNode population = population(changedPeople.spread(), place);
            population.put("enzymes", changedPeople.followed() ? "followed" : "long intake");
            node.set("populationWithOthers", population);
        }
        PopulationSimulation.Measured measured = plan.spread().measured().get(analyte.name());
        if (measured != null) {
            ObjectNode measurements = NODES.objectNode();
            measurements.set("cmax", percentiles("p", PopulationSimulation.MEASURED_PERCENTILES, measured.cmax()));
            node.set("measured", measurements);
        }
        if (!plan.above().isEmpty()) {
            node.set("above", above(plan, place, analyte));
        }
        ArrayNode course = NODES.arrayNode();
        double[] hours = plan.typical().course().hours();
        for (int at = 0; at < hours.length; at++) {
            ObjectNode point = NODES.objectNode();
            point.put("time", rounded(hours[at]));
            point.put("typical", concentration(plan.typical().course().concentrations()[place][at]));
            if (plan.changed() != null && plan.isChanged(analyte)) {
                point.put("withOthers", concentration(plan.changed().course().concentrations()[place][at]));
            }
            if (plan.spread().concentrations()[place].length > 0) {
                point.setAll(percentiles(
                        "p",
                        PopulationSimulation.PERCENTILES,
                        seen(plan.spread().concentrations()[place][at])));
            }
            if (changedPeople != null && changedPeople.spread().concentrations()[place].length > 0) {
                point.setAll(percentiles(
                        "withOthersP",
                        PopulationSimulation.PERCENTILES,
                        seen(changedPeople.spread().concentrations()[place][at])));
            }
            if (measured != null && measured.concentrations().length > 0) {
                point.setAll(percentiles(
                        "measuredP", PopulationSimulation.MEASURED_PERCENTILES, seen(measured.concentrations()[at])));
            }
            course.add(point);
        }
        node.set("course", course);
        return node;
    }

    private static ObjectNode population(PopulationSimulation.Spread spread, int place) {
        ObjectNode population = NODES.objectNode();
        population.set("cmax", percentiles(spread.cmax()[place]));
        population.set("tmax", percentiles(spread.tmax()[place]));
        population.set("auc", percentiles(spread.area()[place]));
        return population;
    }

    /** One element for each concentration that was asked for. */
    private static ArrayNode above(SimulatedPlan plan, int place, PharmacokineticModel.Analyte analyte) {
        ArrayNode all = NODES.arrayNode();
        for (int i = 0; i < plan.above().size(); i++) {
            SimulatedPlan.Above typical = plan.above().get(i);
            ObjectNode node = NODES.objectNode();
            node.put("threshold", rounded(typical.threshold().nanogramsPerMilliliter()));
            node.put("window", rounded(typical.window()));
            node.set("typical", time(typical.hours()[place], typical.window()));
            if (typical.changedHours().length > 0 && plan.isChanged(analyte)) {
                node.set("withOthers", time(typical.changedHours()[place], typical.window()));
            }
            node.set("people", above(plan.spread().above().get(i), place, typical.window()));
            if (plan.changedPeople() != null && plan.isChanged(analyte)) {
                node.set(
                        "peopleWithOthers",
                        above(plan.changedPeople().spread().above().get(i), place, typical.window()));
            }
            all.add(node);
        }
        return all;
    }

    private static ObjectNode above(PopulationSimulation.Above people, int place, double window) {
        ObjectNode node = NODES.objectNode();
        double[] hours = people.hours()[place];
        node.set("hours", percentiles(hours));
        node.set(
                "fraction",
                percentiles(Arrays.stream(hours)
                        .map(each -> SimulationProse.share(each, window))
                        .toArray()));
        node.put("ever", rounded(people.ever()[place]));
        return node;
    }

    private static ObjectNode time(double hours, double window) {
        ObjectNode node = NODES.objectNode();
        node.put("hours", rounded(hours));
        node.put("fraction", rounded(SimulationProse.share(hours, window)));
        return node;
    }

    private static ObjectNode percentiles(double[] values) {
        return percentiles("p", PopulationSimulation.PERCENTILES, values);
    }

    private static ObjectNode percentiles(String prefix, List<Integer> percents, double[] values) {
        ObjectNode node = NODES.objectNode();
        for (int i = 0; i < values.length; i++) {
            node.put(prefix + percents.get(i), rounded(values[i]));
        }
        return node;
    }

    private static double[] seen(double[] concentrations) {
        return Arrays.stream(concentrations).map(SimulationJson::concentration).toArray();
    }

    /** A concentration in ng/mL; what is left by roundings of sums that come to nothing is nothing. */
    static double concentration(double value) {
        return Math.abs(value) < NOTHING ? 0 : rounded(value);
    }

    /** Six digits: more than any model knows, and the same bytes on every machine. */
    static double rounded(double value) {
        if (value == 0 || Double.isNaN(value) || Double.isInfinite(value)) {
            return value;
        }
        return new java.math.BigDecimal(value)
                .round(new java.math.MathContext(6, java.math.RoundingMode.HALF_EVEN))
                .doubleValue();
    }
}
