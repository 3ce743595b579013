package org.ketwise.terminology;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.ketwise.knowledge.InteractionTable;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Ingredient;

/**
 * Says of which mentions a line tells that the product is put on the skin or into the eye, ear, mouth or vagina. Such a medicine is asked about: it is screened
 * as if it were swallowed, which it is not. What is stuck on the skin to act in the whole body, as a patch, is no local use.
 */
final class LocalUse {
    static final String REASON =
            "The words say that it is put on the skin or into the eye, ear, mouth or vagina; it is screened as if it were swallowed.";

    private final Predicate<List<Ingredient>> matters;
    private final PhraseIndex<WordKind> places = new PhraseIndex<>();

    LocalUse(KnowledgeBase knowledge) {
        InteractionTable table = knowledge.table();
        matters = ingredients -> ingredients.stream().anyMatch(ingredient -> speaksOf(table, ingredient.index()));
        knowledge.findLexicon(WordKind.LOCAL.lexicon()).ifPresent(lexicon -> {
            lexicon.words().forEach(word -> places.add(TokenizedText.of(word), true, WordKind.LOCAL));
            lexicon.groups()
                    .forEach((group, words) -> words.forEach(
                            word -> places.add(TokenizedText.of(word), true, WordKind.LOCAL.ofGroup(group))));
        });
    }

    /** Whether any statement of the content could come up for a medicine. */
    private static boolean speaksOf(InteractionTable table, int ingredient) {
        return table.treatmentRules(ingredient).length > 0
                || table.axisShares(ingredient).length > 0
                || anyBit(table.objectSides(ingredient))
                || anyBit(table.precipitantSides(ingredient));
    }

    private static boolean anyBit(long[] bits) {
        for (long each : bits) {
            if (each != 0) {
                return true;
            }
        }
        return false;
    }

    /** The reading of a mention, as a question where the line says that it is used locally. */
    Reading asked(Reading reading, int place, TokenizedText text, List<Clause> clauses, List<Draft> drafts) {
        List<Ingredient> ingredients = reading.mention("", Use.CURRENT).ingredients();
        if (ingredients.isEmpty()) {
            return reading;
        }
        Set<WordKind> kinds = new Around(text, clauses, drafts).kinds(drafts.get(place));
        addInside(drafts.get(place), text, kinds);
        return isLocal(kinds, ingredients) ? reading.doubted(REASON) : reading;
    }

    /** Words that are part of a name: "A patch" can be a name of the content. */
    private void addInside(Draft draft, TokenizedText text, Set<WordKind> kinds) {
        for (int at = draft.from(); at < draft.to(); at++) {
            for (PhraseIndex.Match<WordKind> match : places.startingAt(text, at)) {
                if (match.end() <= draft.to()) {
                    kinds.addAll(match.meanings());
                }
            }
        }
    }

    /** The same of a mention whose route or form is given beside it, as records do. */
    MedicationMention asked(MedicationMention mention, List<Element> place) {
        if (!(mention instanceof MedicationMention.Resolved resolved)) {
            return mention;
        }
        Set<WordKind> kinds = EnumSet.noneOf(WordKind.class);
        for (Element element : place) {
            if (element instanceof Element.Words words) {
                kinds.addAll(words.kinds());
            }
        }
        return isLocal(kinds, resolved.ingredients())
                ? new MedicationMention.Suggested(
                        resolved.text(),
                        resolved.use(),
                        new MedicationMention.Candidate(resolved.name(), resolved.ingredients()),
                        REASON)
                : mention;
    }

    private boolean isLocal(Set<WordKind> kinds, List<Ingredient> ingredients) {
        boolean local = kinds.contains(WordKind.LOCAL)
                || (kinds.contains(WordKind.LOCAL_WHERE_IT_MATTERS) && matters.test(ingredients));
        return local && !kinds.contains(WordKind.THROUGH_SKIN);
    }

    /** The words of a line that speak of one mention. */
    private record Around(TokenizedText text, List<Clause> clauses, List<Draft> drafts) {
        Set<WordKind> kinds(Draft draft) {
            Set<WordKind> kinds = EnumSet.noneOf(WordKind.class);
            for (Clause clause : clauses) {
                if (clause.from() < draft.to() && clause.to() > draft.from()) {
                    beside(draft, clause, kinds);
                }
            }
            heading(draft, kinds);
            remarks(draft, kinds);
            return kinds;
        }

        /** In its own clauses: what stands before the first mention of a clause, and what follows a mention up to the next. */
        private void beside(Draft draft, Clause clause, Set<WordKind> kinds) {
            int next = drafts.stream()
                    .mapToInt(Draft::from)
                    .filter(from -> from >= draft.to())
                    .min()
                    .orElse(Integer.MAX_VALUE);
            boolean first =
                    drafts.stream().noneMatch(other -> other.from() < draft.from() && other.to() > clause.from());
            for (Element element : clause.elements()) {
                boolean before = element.to() <= draft.from();
                if (before ? first : element.to() <= next) {
                    add(element, kinds);
                }
            }
        }

        /** "Eye drops: A". */
        private void heading(Draft draft, Set<WordKind> kinds) {
            Clause clause = clauses.get(draft.clause());
            boolean under = clause.opening() == Clause.Opening.COLON || clause.opening() == Clause.Opening.DASH;
            if (under && clause.index() > 0 && namesNothing(clauses.get(clause.index() - 1))) {
                clauses.get(clause.index() - 1).elements().forEach(element -> add(element, kinds));
            }
        }

        /** "A (shampoo)", "A, apply to the scalp". */
        private void remarks(Draft draft, Set<WordKind> kinds) {
            for (Clause clause : clauses) {
                if (clause.from() < draft.to()) {
                    continue;
                }
                boolean goesOn = switch (clause.opening()) {
                    case COMMA, COLON, DASH, PARENTHESIS, BRACKET, RESUMED -> true;
                    case START, STRONG, SENTENCE, JOINT, SLASH, ARROW -> false;
                };
                if (!goesOn || !namesNothing(clause)) {
                    return;
                }
                clause.elements().forEach(element -> add(element, kinds));
            }
        }

        private boolean namesNothing(Clause clause) {
            return drafts.stream().noneMatch(draft -> draft.from() < clause.to() && draft.to() > clause.from());
        }

        /** A word tied by a hyphen is part of another word: "gel-capsule". */
        private void add(Element element, Set<WordKind> kinds) {
            if (element instanceof Element.Words words
                    && !Gap.isTyingHyphen(text.token(words.from()).gap())) {
                kinds.addAll(words.kinds());
            }
        }
    }
}
