package org.ketwise.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.ketwise.knowledge.CrossReferences.Rule;
import org.ketwise.knowledge.model.Evidence;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Interaction;
import org.ketwise.knowledge.model.Interaction.Category;
import org.ketwise.knowledge.model.Question;
import org.ketwise.knowledge.model.Question.Outcome;

/**
 * Which questions have a study and which have none. Nothing of it is written by hand: single questions by the studies that their files name, the many of one
 * form by what the rules of each medicine rest on.
 *
 * @param tables one for each question that is asked of many medicines
 * @param entries the other questions, by group
 */
public record GapMap(List<Table> tables, List<Entry> entries) {
    /** How far a question is answered, from the best. */
    public enum Answer {
        /** Somebody studied it in people. */
        STUDIED,
        /** There are reports of single people. */
        CASES,
        /** Only of relatives or of a group of medicines, or of something near. */
        NEAR,
        /** A label or an authority says something and names no study. */
        STATED,
        /** Somebody reasoned about it. */
        REASONED,
        /** The content has nothing. */
        NOTHING;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether nobody has studied the very thing in people. */
        public boolean isGap() {
            return compareTo(CASES) > 0;
        }
    }

    /** A question that is asked of many medicines. */
    public record Table(Question question, List<Outcome> outcomes, List<Row> rows) {}

    /** One medicine, with a cell for each outcome in the order of the question. */
    public record Row(String ingredient, List<Cell> cells) {}

    /**
     * How far the question is answered for one medicine and one outcome.
     *
     * @param rules ids of the rules that speak of it, the best evidence first
     */
    public record Cell(Outcome outcome, Answer answer, List<String> rules) {}

    /** A question by itself. */
    public record Entry(Question question, Answer answer) {}

    public static GapMap of(KnowledgeBase knowledge) {
        CrossReferences references = new CrossReferences(knowledge);
        List<Table> tables = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (Question question : knowledge.questions()) {
            Question.Each each = question.each();
            if (each == null) {
                entries.add(new Entry(question, answer(question)));
            } else {
                tables.add(new Table(question, each.outcomes(), rows(each, knowledge, references)));
            }
        }
        entries.sort(Comparator.comparing((Entry entry) -> entry.question().group())
                .thenComparing(entry -> entry.question().id()));
        return new GapMap(List.copyOf(tables), List.copyOf(entries));
    }

    private static Answer answer(Question question) {
        if (!question.studies().isEmpty()) {
            return Answer.STUDIED;
        }
        return question.near().isEmpty() ? Answer.NOTHING : Answer.NEAR;
    }

    private static List<Row> rows(Question.Each each, KnowledgeBase knowledge, CrossReferences references) {
        return each.ingredients().stream()
                .map(knowledge::getIngredient)
                .map(ingredient -> new Row(
                        ingredient.name(),
                        each.outcomes().stream()
                                .map(outcome -> cell(outcome, ingredient, references))
                                .toList()))
                .toList();
    }

    private static Cell cell(Outcome outcome, Ingredient ingredient, CrossReferences references) {
        record Spoken(Answer answer, String rule) {}
        Set<Spoken> spoken = new TreeSet<>(Comparator.comparing(Spoken::answer).thenComparing(Spoken::rule));
        for (Rule rule : references.rulesOf(ingredient)) {
            if (rule instanceof Rule.OfInteraction(Interaction interaction)
                    && interaction.object().isTreatment()
                    && outcome == outcome(interaction)) {
                spoken.add(new Spoken(answer(interaction, ingredient), rule.id()));
            }
        }
        boolean adds = ingredient.axes().stream().anyMatch(role -> role.axis().equals(outcome.code()));
        Answer best = spoken.isEmpty()
                ? adds ? Answer.REASONED : Answer.NOTHING
                : spoken.iterator().next().answer();
        return new Cell(outcome, best, spoken.stream().map(Spoken::rule).toList());
    }

    /** What a rule about the treatment tells of, or null where that is neither of the outcomes. */
    private static @Nullable Outcome outcome(Interaction interaction) {
        if (interaction.category() == Category.EXPOSURE) {
            return Outcome.PHARMACOKINETICS;
        }
        if (interaction.category() == Category.EFFICACY) {
            return Outcome.EFFICACY;
        }
        return Outcome.BLOOD_PRESSURE.code().equals(interaction.mechanism().axis()) ? Outcome.BLOOD_PRESSURE : null;
    }

    /** A study that a rule about several medicines rests on is not known to have been one of this medicine. */
    private static Answer answer(Interaction interaction, Ingredient ingredient) {
        Evidence evidence = interaction.evidence();
        Evidence.Basis basis = evidence.basis();
        boolean ofThisOne = basis != null
                && basis.directness() == Evidence.Directness.DIRECT
                && interaction.precipitant().classes().isEmpty()
                && interaction.precipitant().enzyme() == null
                && interaction.precipitant().ingredients().equals(List.of(ingredient.name()));
        return switch (evidence.level()) {
            case "rct", "pk-rct", "meta-analysis", "cohort" -> ofThisOne ? Answer.STUDIED : Answer.NEAR;
            case "case" -> ofThisOne ? Answer.CASES : Answer.NEAR;
            case "label", "regulator", "guideline" -> Answer.STATED;
            default -> Answer.REASONED;
        };
    }
}
