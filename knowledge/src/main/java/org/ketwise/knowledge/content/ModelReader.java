package org.ketwise.knowledge.content;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Route;
import org.ketwise.knowledge.model.PharmacokineticModel;
import org.ketwise.knowledge.model.PharmacokineticModel.Analyte;
import org.ketwise.knowledge.model.PharmacokineticModel.Confidence;
import org.ketwise.knowledge.model.PharmacokineticModel.Covariance;
import org.ketwise.knowledge.model.PharmacokineticModel.Domain;
import org.ketwise.knowledge.model.PharmacokineticModel.Entry;
import org.ketwise.knowledge.model.PharmacokineticModel.EnzymeDependence;
import org.ketwise.knowledge.model.PharmacokineticModel.Flow;
import org.ketwise.knowledge.model.PharmacokineticModel.Parameter;
import org.ketwise.knowledge.model.PharmacokineticModel.Part;
import org.ketwise.knowledge.model.PharmacokineticModel.Read;
import org.ketwise.knowledge.model.PharmacokineticModel.Studied;
import org.ketwise.knowledge.model.PharmacokineticModel.Term;
import org.ketwise.knowledge.model.PharmacokineticModel.Variability;
import org.ketwise.knowledge.model.Review;

/** Reads the file of a pharmacokinetic model. What its formulas say is checked where they are calculated. */
final class ModelReader {
    private ModelReader() {}

    static PharmacokineticModel read(Fields f, Review review) {
        return new PharmacokineticModel(
                f.text("id"),
                f.text("title"),
                f.texts("drugs"),
                f.text("matrix"),
                domain(f.get("domain")),
                f.list("parameters", ModelReader::parameter),
                f.list("covariances", ModelReader::covariance),
                f.texts("compartments"),
                f.list("flows", flow -> new Flow(flow.text("from"), flow.findText("to"), flow.text("rate"))),
                f.list("doses", ModelReader::entry),
                f.list("analytes", ModelReader::analyte),
                enzymes(f.find("enzymeDependence")),
                f.texts("caveats"),
                f.texts("sources"),
                review);
    }

    private static Domain domain(Fields f) {
        List<Double> age = span(f, "age");
        List<Double> weight = span(f, "weight");
        return new Domain(age.get(0), age.get(1), weight.get(0), weight.get(1), f.text("text"));
    }

    private static @Nullable EnzymeDependence enzymes(@Nullable Fields f) {
        return f == null
                ? null
                : new EnzymeDependence(
                        f.texts("intrinsic"),
                        f.texts("escape"),
                        f.texts("clearance"),
                        f.texts("availability"),
                        f.texts("analytes"));
    }

    private static List<Double> span(Fields f, String key) {
        List<Double> span = f.list(key, number -> number.node().asDouble());
        if (span.size() != 2) {
            throw new IllegalArgumentException(key + " of the domain is not two numbers");
        }
        return span;
    }

    private static Parameter parameter(Fields f) {
        Fields variability = f.find("variability");
        return new Parameter(
                f.text("name"),
                f.text("value"),
                f.text("unit"),
                variability == null
                        ? null
                        : new Variability(
                                Variability.Scale.of(variability.text("scale")),
                                number(variability, "omega"),
                                number(variability, "occasion")),
                f.findText("sharesVariabilityWith"),
                Read.of(f.text("read")),
                f.findText("note"));
    }

    private static double number(Fields f, String key) {
        Double number = f.findNumber(key);
        return number == null ? 0 : number;
    }

    private static Covariance covariance(Fields f) {
        List<String> between = f.texts("between");
        if (between.size() != 2) {
            throw new IllegalArgumentException("a covariance is between two parameters, not " + between);
        }
        return new Covariance(between.get(0), between.get(1), number(f, "value"));
    }

    private static Entry entry(Fields f) {
        return new Entry(
                f.texts("routes").stream().map(Route::of).toList(),
                f.text("product"),
                f.findNumber("device"),
                f.findNumber("usualMinutes"),
                f.list("parts", part -> new Part(part.text("to"), part.text("fraction"), part.findText("over"))),
                Confidence.of(f.text("confidence")),
                f.findText("caveat"),
                studied(f.find("studied")));
    }

    private static @Nullable Studied studied(@Nullable Fields f) {
        return f == null
                ? null
                : new Studied(
                        Double.parseDouble(f.text("from")),
                        Double.parseDouble(f.text("to")),
                        f.text("unit").equals("mg/kg"),
                        f.texts("sources"));
    }

    private static Analyte analyte(Fields f) {
        return new Analyte(
                f.text("name"),
                f.list("in", term -> new Term(term.text("compartment"), term.text("volume"))),
                f.findNumber("residual"),
                f.findText("caveat"));
    }
}
