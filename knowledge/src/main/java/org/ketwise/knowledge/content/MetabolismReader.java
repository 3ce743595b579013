package org.ketwise.knowledge.content;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Route;
import org.ketwise.knowledge.model.Enzyme;
import org.ketwise.knowledge.model.EnzymeEffect;
import org.ketwise.knowledge.model.EnzymeRole;
import org.ketwise.knowledge.model.Metabolism;
import org.ketwise.knowledge.model.Perpetrator;
import org.ketwise.knowledge.model.Review;

/** Reads how treatments are cleared by enzymes, and what single medicines do to those. */
final class MetabolismReader {
    private MetabolismReader() {}

    static Metabolism metabolism(Fields f, Review review) {
        Fields liver = f.get("liver");
        Fields error = f.get("error");
        List<Metabolism.Share> shares = liver.list(
                "shares", share -> new Metabolism.Share(Enzyme.valueOf(share.text("enzyme")), number(share, "share")));
        if (shares.stream().mapToDouble(Metabolism.Share::share).sum() > 1 + 1e-9) {
            throw new IllegalArgumentException(
                    "the shares of enzymes in " + f.text("id") + " are more than 1 together");
        }
        return new Metabolism(
                f.text("id"),
                f.text("title"),
                f.texts("drugs"),
                number(liver, "exchange"),
                number(liver, "extraction"),
                shares,
                Enzyme.valueOf(f.text("gutEnzyme")),
                f.list("passages", MetabolismReader::passage),
                number(error, "auc"),
                number(error, "cmax"),
                f.list(
                        "classes",
                        each -> new Metabolism.ClassEffect(
                                EnzymeRole.Role.of(each.text("role")),
                                EnzymeRole.Strength.of(each.text("strength")),
                                effect(each))),
                f.list(
                        "turnover",
                        each -> new Metabolism.Turnover(
                                Enzyme.valueOf(each.text("enzyme")),
                                EnzymeEffect.Site.of(each.text("site")),
                                number(each, "halfLife"))),
                f.texts("caveats"),
                f.texts("sources"),
                review);
    }

    static Perpetrator perpetrator(Fields f, Review review) {
        return new Perpetrator(
                f.text("id"),
                f.text("ingredient"),
                Perpetrator.Basis.of(f.text("basis")),
                f.findText("regimen"),
                f.list("effects", MetabolismReader::effect),
                kinetics(f.find("kinetics")),
                f.findText("note"),
                f.texts("sources"),
                review);
    }

    private static Perpetrator.@Nullable Kinetics kinetics(@Nullable Fields f) {
        return f == null
                ? null
                : new Perpetrator.Kinetics(
                        number(f, "milligrams"),
                        number(f, "everyHours"),
                        number(f, "halfLife"),
                        number(f, "absorption"),
                        f.isTrue("verified"),
                        f.findText("note"),
                        f.texts("sources"));
    }

    private static Metabolism.Passage passage(Fields f) {
        return new Metabolism.Passage(
                f.texts("routes").stream().map(Route::of).toList(),
                f.texts("drugs"),
                f.findNumber("upTo"),
                number(f, "bypass"),
                number(f, "escape"),
                f.findNumber("orBypass"),
                f.findNumber("orEscape"),
                !f.isTrue("rangeOnly"),
                f.findText("caveat"));
    }

    private static EnzymeEffect effect(Fields f) {
        Double activity = f.findNumber("activity");
        List<Double> between = f.list("between", number -> number.node().asDouble());
        if (between.isEmpty()) {
            between = List.of(number(f, "activity"));
        }
        double low = between.getFirst();
        double high = between.getLast();
        if (low > high || (activity != null && (activity < low || activity > high))) {
            throw new IllegalArgumentException(
                    "the activity of " + f.text("enzyme") + " does not lie between its own limits");
        }
        String mechanism = f.findText("mechanism");
        return new EnzymeEffect(
                Enzyme.valueOf(f.text("enzyme")),
                EnzymeEffect.Site.of(f.text("site")),
                mechanism == null ? null : EnzymeEffect.Mechanism.of(mechanism),
                activity,
                low,
                high);
    }

    private static double number(Fields f, String key) {
        return Double.parseDouble(f.text(key));
    }
}
