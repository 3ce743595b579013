package org.ketwise.consult;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ketwise.knowledge.InteractionTable;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Persistence;

/** Forms of a medicine that act long after the last dose, as a depot injection, told by the words of the entry; the words are content. */
final class LastingForms {
    private final InteractionTable table;
    private final List<PlanPhrase> phrases;

    LastingForms(KnowledgeBase knowledge) {
        table = knowledge.table();
        phrases = knowledge.findLexicon("lasting-forms").stream()
                .flatMap(lexicon -> lexicon.groups().entrySet().stream())
                .flatMap(group -> group.getValue().stream().map(words -> new PlanPhrase(words, group.getKey())))
                .toList();
    }

    /** The form that an entry names of an ingredient, of several the one that lasts longest; null for a usual form, or where no form matters. */
    @Nullable
    String find(Ingredient ingredient, String words) {
        Persistence anyForm = table.findLongestPersistenceOfAnyForm(ingredient.index());
        if (anyForm == null) {
            return null;
        }
        String lower = PlanPhrase.lowerCase(words);
        return phrases.stream()
                .filter(phrase -> phrase.mayStandIn(lower)
                        && phrase.pattern().matcher(words).find())
                .map(PlanPhrase::meaning)
                .map(form -> Optional.ofNullable(table.findLongestPersistence(ingredient.index(), form))
                        .filter(persistence -> form.equals(persistence.form())))
                .flatMap(Optional::stream)
                .max(Comparator.comparingInt(Persistence::days))
                .map(Persistence::form)
                .orElse(null);
    }
}
