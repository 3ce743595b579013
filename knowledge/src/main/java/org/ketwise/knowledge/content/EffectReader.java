package org.ketwise.knowledge.content;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Route;
import org.ketwise.knowledge.model.Effect;
import org.ketwise.knowledge.model.Review;

/** Reads what a concentration does. */
final class EffectReader {
    private EffectReader() {}

    static Effect read(Fields f, Review review) {
        return new Effect(
                f.text("id"),
                f.text("name"),
                Effect.Grade.of(f.text("grade")),
                f.findText("unit"),
                f.texts("analytes"),
                response(f.find("response")),
                f.text("caveat"),
                f.list("observed", EffectReader::observation),
                f.texts("sources"),
                review);
    }

    private static Effect.@Nullable Response response(@Nullable Fields f) {
        if (f == null) {
            return null;
        }
        Effect.Shape shape = Effect.Shape.of(f.text("shape"));
        List<Double> between = f.list("between", number -> number.node().asDouble());
        double parameter = Double.parseDouble(f.text(shape == Effect.Shape.EMAX ? "half" : "slope"));
        if (parameter < between.getFirst() || parameter > between.getLast()) {
            throw new IllegalArgumentException("the parameter of the response does not lie between its own limits");
        }
        return new Effect.Response(
                shape,
                f.findNumber("largest"),
                parameter,
                between.getFirst(),
                between.getLast(),
                Double.parseDouble(f.text("delayMinutes")),
                f.findNumber("upTo"));
    }

    private static Effect.Observation observation(Fields f) {
        return new Effect.Observation(
                f.texts("routes").stream().map(Route::of).toList(),
                f.texts("drugs"),
                f.text("text"),
                f.isTrue("verified"),
                f.texts("sources"));
    }
}
