package org.ketwise.knowledge.content;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ketwise.knowledge.model.Claim;
import org.ketwise.knowledge.model.Evidence;
import org.ketwise.knowledge.model.Question;
import org.ketwise.knowledge.model.Reference;
import org.ketwise.knowledge.model.Searched;

/** Reads what was claimed and what was asked: claims, the references behind them, and questions. */
final class ClaimReader {
    private final Places places;
    private final Function<Fields, Evidence> evidence;

    ClaimReader(Places places, Function<Fields, Evidence> evidence) {
        this.places = places;
        this.evidence = evidence;
    }

    Claim claim(Fields f) {
        return new Claim(
                f.text("id"),
                Integer.parseInt(f.text("number")),
                f.text("section"),
                f.text("says"),
                Claim.Verdict.of(f.text("verdict")),
                f.findText("fact"),
                f.text("why"),
                Claim.Danger.of(f.text("danger")),
                touch(f.find("touches")),
                evidence.apply(f),
                f.texts("sources"),
                searched(f.find("searched")));
    }

    private Claim.@Nullable Touch touch(@Nullable Fields f) {
        if (f == null) {
            return null;
        }
        Fields when = f.find("when");
        return new Claim.Touch(
                f.isTrue("always"),
                places.ingredients(f.texts("ingredients"), f.texts("classes")),
                places.ingredients(f.texts("together"), List.of()),
                f.texts("rules"),
                when == null ? null : places.criterion(when));
    }

    static Reference reference(Fields f) {
        return new Reference(
                f.text("id"),
                Integer.parseInt(f.text("number")),
                f.text("printed"),
                Reference.Match.of(f.text("match")),
                f.text("why"),
                f.findText("paper"),
                f.findText("design"),
                f.findText("says"),
                f.findText("source"),
                f.texts("supports"),
                f.texts("contradicts"),
                f.findText("cannotSupport"));
    }

    Question question(Fields f) {
        Fields each = f.find("each");
        return new Question(
                f.text("id"),
                f.text("asks"),
                f.text("group"),
                each == null ? null : each(each),
                searchedAlways(f.get("searched")),
                f.list("studies", ClaimReader::study),
                f.list("near", ClaimReader::study),
                f.findText("wouldAnswer"));
    }

    private Question.Each each(Fields f) {
        LinkedHashSet<String> ingredients = new LinkedHashSet<>(places.members(f.text("class")));
        ingredients.addAll(f.texts("also"));
        places.ingredients(f.texts("also"), List.of()); // fails where the content has no such ingredient
        return new Question.Each(
                new ArrayList<>(ingredients),
                f.texts("outcomes").stream().map(Question.Outcome::of).toList());
    }

    private static Evidence.Position study(Fields f) {
        return new Evidence.Position(f.text("says"), f.texts("sources"));
    }

    private static @Nullable Searched searched(@Nullable Fields f) {
        return f == null ? null : searchedAlways(f);
    }

    private static Searched searchedAlways(Fields f) {
        return new Searched(LocalDate.parse(f.text("on")), f.text("how"));
    }
}
