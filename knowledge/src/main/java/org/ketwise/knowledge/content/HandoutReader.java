package org.ketwise.knowledge.content;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ketwise.knowledge.model.Criterion;
import org.ketwise.knowledge.model.HandoutText;
import org.ketwise.knowledge.model.Interaction.Category;

/** Reads the handouts: a folder for each language, in it the words and a file for each section. */
final class HandoutReader {
    private final Places places;

    HandoutReader(Places places) {
        this.places = places;
    }

    /** One for each language, in the order of their codes. */
    List<HandoutText> read(List<ContentDocument> languages, List<ContentDocument> sections) {
        Map<String, List<HandoutText.Section>> byLanguage = new TreeMap<>();
        for (ContentDocument document : sections) {
            byLanguage
                    .computeIfAbsent(language(document), _ -> new ArrayList<>())
                    .add(Fields.readWhole(document, this::section));
        }
        List<HandoutText> handouts = new ArrayList<>();
        for (ContentDocument document : languages) {
            List<HandoutText.Section> own = new ArrayList<>(byLanguage.getOrDefault(language(document), List.of()));
            own.sort(Comparator.comparingInt(HandoutText.Section::order).thenComparing(HandoutText.Section::id));
            handouts.add(Fields.readWhole(document, f -> handout(f, List.copyOf(own))));
        }
        return List.copyOf(handouts);
    }

    /** The folder tells the language. */
    static String language(ContentDocument document) {
        String path = document.path();
        int from = path.indexOf('/') + 1;
        int to = path.indexOf('/', from);
        return to < 0 ? "" : path.substring(from, to);
    }

    private HandoutText handout(Fields f, List<HandoutText.Section> sections) {
        Fields readability = f.get("readability");
        Map<HandoutText.EntryKind, HandoutText.Telling> entries = new EnumMap<>(HandoutText.EntryKind.class);
        for (HandoutText.EntryKind kind : HandoutText.EntryKind.values()) {
            entries.put(kind, telling(f.get("entries").get(kind.code())));
        }
        return new HandoutText(
                f.text("id"),
                f.text("name"),
                f.isTrue("reviewedByNativeClinician"),
                new HandoutText.Readability(
                        HandoutText.Formula.of(readability.text("formula")),
                        Double.parseDouble(readability.text("gradeAtMost"))),
                words(f.get("words")),
                f.list("medicines", this::medicineLine),
                Map.copyOf(entries),
                f.texts("neverWords"),
                sections);
    }

    private static HandoutText.Words words(Fields f) {
        return new HandoutText.Words(
                f.text("title"),
                f.text("subtitle"),
                f.text("plan"),
                f.text("noPlan"),
                f.text("clinicPhone"),
                f.text("and"),
                f.text("ask"),
                f.text("restsOn"),
                f.text("notReviewed"),
                f.text("footer"));
    }

    private HandoutText.MedicineLine medicineLine(Fields f) {
        Fields on = f.get("on");
        return new HandoutText.MedicineLine(
                new HandoutText.On(
                        on.texts("axes"),
                        on.texts("categories").stream().map(Category::of).toList(),
                        on.texts("pairs").stream().map(Category::of).toList(),
                        on.isTrue("duplicate"),
                        on.isTrue("contraindicated"),
                        on.texts("rules"),
                        places.ingredients(on.texts("ingredients"), on.texts("classes"))),
                f.texts("covers"),
                f.isTrue("calming"),
                telling(f),
                f.texts("sources"));
    }

    private static HandoutText.Telling telling(Fields f) {
        return new HandoutText.Telling(f.text("tell"), f.findText("ask"));
    }

    private HandoutText.Section section(Fields f) {
        return new HandoutText.Section(
                f.text("id"),
                Integer.parseInt(f.text("order")),
                f.text("title"),
                f.isTrue("urgent"),
                f.list("lines", this::line),
                f.isTrue("medicines"));
    }

    private HandoutText.Line line(Fields f) {
        return new HandoutText.Line(
                f.findText("question"), f.text("say"), when(f.find("when")), f.texts("sources"), f.texts("corrects"));
    }

    private Criterion when(@Nullable Fields f) {
        return f == null ? Criterion.ALWAYS : places.criterion(f);
    }
}
