package org.ketwise.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.forecast.ExposureForecast;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.ObservedRatio;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Ratios of exposure, calculated and observed, as the schemas of the outputs describe them. */
final class ExposureJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);

    private ExposureJson() {}

    /** @param forecast null where nothing was calculated */
    static ObjectNode of(@Nullable ExposureForecast forecast, List<ObservedRatio> observed) {
        ObjectNode node = NODES.objectNode();
        put(node, "auc", forecast == null ? null : forecast.auc(), observed, ObservedRatio::auc);
        put(node, "cmax", forecast == null ? null : forecast.cmax(), observed, ObservedRatio::cmax);
        if (forecast != null) {
            node.put("basis", forecast.basis().code());
            node.set("remarks", JsonReport.strings(forecast.remarks()));
            node.set("sources", JsonReport.strings(forecast.sources()));
        }
        List<ObservedRatio> unread =
                observed.stream().filter(each -> !each.sized()).toList();
        if (!unread.isEmpty()) {
            node.set("unread", JsonReport.array(unread, ExposureJson::unread));
        }
        return node;
    }

    /** A trial of which only that it was made is known. */
    private static ObjectNode unread(ObservedRatio trial) {
        ObjectNode node = NODES.objectNode();
        node.put("source", trial.sources().isEmpty() ? null : trial.sources().getFirst());
        node.put("route", trial.route().code());
        node.put("treatment", trial.treatment());
        node.put("note", trial.note());
        return node;
    }

    /** With the names of the perpetrators before it. */
    static ObjectNode together(ExposureForecast forecast) {
        ObjectNode node = NODES.objectNode();
        node.set(
                "perpetrators",
                JsonReport.strings(
                        forecast.perpetrators().stream().map(Ingredient::name).toList()));
        node.put("treatment", forecast.treatment().name());
        node.put("route", forecast.route().code());
        node.setAll(of(forecast, forecast.observed()));
        return node;
    }

    /** Calculated and observed, or null where there is neither. */
    static @Nullable ObjectNode ratio(
            ExposureForecast.@Nullable Ratio calculated,
            List<ObservedRatio> observed,
            Function<ObservedRatio, @Nullable Double> metric) {
        List<ObservedRatio> reported =
                observed.stream().filter(each -> metric.apply(each) != null).toList();
        if (calculated == null && reported.isEmpty()) {
            return null;
        }
        ObjectNode node = NODES.objectNode();
        if (calculated != null) {
            if (calculated.predicted() == null) {
                node.putNull("predicted");
            } else {
                node.put("predicted", rounded(calculated.predicted()));
            }
            node.put("low", rounded(calculated.low()));
            node.put("high", rounded(calculated.high()));
        }
        ArrayNode trials = JsonReport.array(reported, each -> {
            ObjectNode trial = NODES.objectNode();
            trial.put("ratio", metric.apply(each));
            trial.put("source", each.sources().isEmpty() ? null : each.sources().getFirst());
            trial.put("route", each.route().code());
            trial.put("treatment", each.treatment());
            trial.put("subjects", each.subjects());
            trial.put("regimen", each.regimen());
            trial.put("note", each.note());
            trial.put("verified", each.verified());
            return trial;
        });
        node.set("observed", trials);
        return node;
    }

    private static void put(
            ObjectNode exposure,
            String name,
            ExposureForecast.@Nullable Ratio calculated,
            List<ObservedRatio> observed,
            Function<ObservedRatio, @Nullable Double> metric) {
        ObjectNode ratio = ratio(calculated, observed, metric);
        if (ratio != null) {
            exposure.set(name, ratio);
        }
    }

    private static double rounded(double ratio) {
        return new BigDecimal(ratio).round(THREE_DIGITS).doubleValue();
    }
}
