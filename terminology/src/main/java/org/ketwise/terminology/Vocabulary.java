package org.ketwise.terminology;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Brand;
import org.ketwise.knowledge.model.Combination;
import org.ketwise.knowledge.model.DrugClass;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Lexicon;
import org.ketwise.knowledge.model.PatientCondition;

/** Every phrase that the content knows, ready to be found in a line. */
final class Vocabulary {
    private final PhraseIndex<Meaning> phrases = new PhraseIndex<>();
    private final List<SpellingIndex.Spelt<Meaning.Name>> names = new ArrayList<>();
    private final Set<String> wordsAroundNames = new HashSet<>();
    private final Set<String> saltWords = new HashSet<>();
    private final Set<IngredientSet> products = new HashSet<>();
    /** The ids of the classes of an ingredient, by its place in the content. */
    private final Map<Integer, Set<String>> classes = new HashMap<>();

    private final Set<String> abbreviations;
    /** Names that were taken for a name, by that name, folded. */
    private final Map<String, Set<String>> lookAlikes = new HashMap<>();

    Vocabulary(KnowledgeBase knowledge) {
        abbreviations = abbreviations(knowledge);
        knowledge.ingredients().forEach(this::addIngredient);
        knowledge.combinations().forEach(combination -> addCombination(combination, knowledge));
        knowledge.classes().forEach(each -> addClass(each, knowledge));
        knowledge.conditions().forEach(this::addCondition);
        knowledge
                .findLexicon("other-medicines")
                .ifPresent(lexicon -> lexicon.words().forEach(name -> note(TokenizedText.of(name))));
        knowledge
                .findLexicon("look-alike")
                .ifPresent(lexicon -> lexicon.groups().values().forEach(this::addLookAlikes));
        for (WordKind kind : WordKind.values()) {
            if (!kind.isGroup()) {
                knowledge.findLexicon(kind.lexicon()).ifPresent(lexicon -> addWords(lexicon, kind));
            }
        }
    }

    /** Words after which a full stop ends no sentence, folded. */
    static Set<String> abbreviations(KnowledgeBase knowledge) {
        Set<String> words = new HashSet<>();
        knowledge
                .findLexicon("abbreviations")
                .ifPresent(lexicon -> lexicon.words()
                        .forEach(word ->
                                words.add(TokenizedText.of(word).token(0).folded())));
        return words;
    }

    private void addIngredient(Ingredient ingredient) {
        IngredientSet itself = IngredientSet.of(ingredient);
        addName(ingredient.name(), Meaning.Name.Kind.INGREDIENT, itself);
        ingredient.synonyms().forEach(name -> addName(name, Meaning.Name.Kind.SYNONYM, itself));
        ingredient.salts().forEach(name -> addSalt(name, ingredient, itself));
        ingredient.brands().forEach(brand -> addName(brand.name(), Meaning.Name.Kind.BRAND, itself));
        ingredient.streetNames().forEach(name -> addName(name, Meaning.Name.Kind.STREET_NAME, itself));
    }

    private void addSalt(String name, Ingredient ingredient, IngredientSet itself) {
        addName(name, Meaning.Name.Kind.SALT, itself);
        TokenizedText salt = TokenizedText.of(name);
        TokenizedText base = TokenizedText.of(ingredient.name());
        boolean extended =
                salt.size() > base.size() && salt.token(0).is(base.token(0).folded());
        for (int at = base.size(); extended && at < salt.size(); at++) {
            if (salt.token(at).folded().length() > 2) {
                saltWords.add(salt.token(at).folded());
            }
        }
    }

    private void addCombination(Combination combination, KnowledgeBase knowledge) {
        IngredientSet parts = IngredientSet.of(
                combination.ingredients().stream().map(knowledge::getIngredient).toList());
        products.add(parts);
        for (Brand brand : combination.brands()) {
            addName(brand.name(), Meaning.Name.Kind.COMBINATION, parts);
        }
        combination.synonyms().forEach(name -> addName(name, Meaning.Name.Kind.COMBINATION, parts));
    }

    private void addName(String spelling, Meaning.Name.Kind kind, IngredientSet ingredients) {
        Meaning.Name name = new Meaning.Name(spelling, kind, ingredients);
        TokenizedText words = phrases.add(spelling, name);
        if (kind != Meaning.Name.Kind.STREET_NAME) {
            names.add(new SpellingIndex.Spelt<>(words, name));
        }
    }

    private void addClass(DrugClass drugClass, KnowledgeBase knowledge) {
        List<Ingredient> members = drugClass.members().stream()
                .flatMap(member -> knowledge.findIngredient(member).stream())
                .toList();
        members.forEach(member ->
                classes.computeIfAbsent(member.index(), _ -> new HashSet<>()).add(drugClass.id()));
        Meaning meaning = new Meaning.ClassName(drugClass, members);
        Set<String> spellings = new HashSet<>();
        addSingularAndPlural(drugClass.name(), spellings);
        addSingularAndPlural(drugClass.id().replace('-', ' '), spellings);
        drugClass.synonyms().forEach(name -> addSingularAndPlural(name, spellings));
        spellings.forEach(spelling -> note(phrases.add(spelling, meaning)));
    }

    /** Whether some class holds an ingredient of each. */
    boolean shareClass(IngredientSet one, IngredientSet other) {
        return one.list().stream()
                .anyMatch(each -> other.list().stream()
                        .anyMatch(second -> !Collections.disjoint(
                                classes.getOrDefault(each.index(), Set.of()),
                                classes.getOrDefault(second.index(), Set.of()))));
    }

    private static void addSingularAndPlural(String name, Set<String> spellings) {
        spellings.add(name);
        if (name.endsWith("s")) {
            spellings.add(name.substring(0, name.length() - 1));
        } else {
            spellings.add(name + "s");
        }
    }

    private void addCondition(PatientCondition condition) {
        Meaning meaning = new Meaning.ConditionName(condition);
        Set<String> spellings = new HashSet<>(condition.synonyms());
        spellings.add(condition.name());
        spellings.forEach(name -> note(phrases.add(name, meaning)));
        Meaning pointer = new Meaning.ConditionHint(condition);
        condition.hints().forEach(hint -> note(phrases.add(hint, pointer)));
    }

    private void addWords(Lexicon lexicon, WordKind kind) {
        lexicon.words().forEach(word -> addWord(word, kind));
        lexicon.groups().forEach((group, words) -> words.forEach(word -> addWord(word, kind.ofGroup(group))));
    }

    private void addWord(String word, WordKind kind) {
        note(phrases.addWithEdges(word, new Meaning.Word(kind)));
    }

    private void note(TokenizedText words) {
        for (int at = 0; at < words.size(); at++) {
            wordsAroundNames.add(words.token(at).folded());
        }
    }

    private void addLookAlikes(List<String> names) {
        for (String name : names) {
            Set<String> others = lookAlikes.computeIfAbsent(name, _ -> new LinkedHashSet<>());
            names.stream().filter(other -> !other.equals(name)).forEach(others::add);
        }
    }

    /** The names that were taken for this one; those that are names of the content, each by one of its meanings. */
    List<Meaning.Name> takenFor(Meaning.Name name) {
        List<Meaning.Name> others = new ArrayList<>();
        for (String other :
                lookAlikes.getOrDefault(TokenizedText.of(name.spelling()).joinedAll(), Set.of())) {
            namesSpelt(other).stream().findFirst().ifPresent(others::add);
        }
        return others;
    }

    List<PhraseIndex.Match<Meaning>> startingAt(TokenizedText text, int at) {
        return phrases.startingAt(text, at);
    }

    Set<String> abbreviations() {
        return abbreviations;
    }

    /** The names of one word that are spelt just so; {@code word} is folded. */
    List<Meaning.Name> namesSpelt(String word) {
        return phrases.meaningsOf(word).stream()
                .filter(Meaning.Name.class::isInstance)
                .map(Meaning.Name.class::cast)
                .toList();
    }

    /** The names that a word may be a misspelling of; names of the street are everyday words, and others are soon spelt like them. */
    List<SpellingIndex.Spelt<Meaning.Name>> names() {
        return names;
    }

    /** Whether the word belongs to a phrase of the lexicon, of a class or of a condition, or is another medicine's name, so that no likeness to a name is sought for it. */
    boolean standsAroundNames(String word) {
        return wordsAroundNames.contains(word);
    }

    /** A word that the salts of the content add to the name of an ingredient, such as the name of an acid or a metal. */
    boolean isSaltWord(String word) {
        return saltWords.contains(word);
    }

    /** Whether one product with just these ingredients is known. */
    boolean isProduct(IngredientSet ingredients) {
        return products.contains(ingredients);
    }
}
