package org.ketwise.terminology;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Lexicon;
import org.ketwise.knowledge.model.PatientCondition;

/** Every phrase of the content that speaks of conditions, ready to be found in a text. */
final class ConditionWords {
    /** What a word beside a condition says of it. */
    enum Status {
        RULED_OUT,
        RULED_OUT_BEFORE,
        NOT_RULED_OUT,
        UNCERTAIN,
        PAST
    }

    /** Words that bound what a denial reaches. */
    enum Bound {
        /** Begins what the patient does have, after something was denied. */
        AFFIRMED,
        /** Said of a condition that is there: "not well controlled" denies the control. */
        CONTROLLED,
        /** Said after a condition that is there. */
        FOLLOWED_UP,
        /** Says what the patient is, where one denies what one has: "denies psychosis, pregnant". */
        STATE,
        /** Says how bad or how recent a condition is: who denies that may have it all the same. */
        DEGREE,
        /** Says how large or how far on a condition is, or when it was: what is so much told of is there. */
        MEASURE,
        /** Begins what is the patient's own, after what is somebody else's. */
        OWN,
        /** What is done about a condition, with the word that leads to it: who denies it may still have the condition. */
        CARE,
        /** The same without that word. */
        CARE_ITSELF
    }

    /** A year so many before that of the content is over for certain, whenever the text is read. */
    static final int YEARS_PAST = 2;

    private final PhraseIndex<Meaning> phrases = new PhraseIndex<>();
    private final PhraseIndex<Status> statuses = new PhraseIndex<>();
    private final PhraseIndex<String> otherThings = new PhraseIndex<>();
    private final PhraseIndex<String> remarks = new PhraseIndex<>();
    private final PhraseIndex<Bound> bounds = new PhraseIndex<>();
    private final PhraseIndex<String> ofLists = new PhraseIndex<>();
    private final Set<String> abbreviations;
    private final int lastPastYear;
    private final List<SpellingIndex.Spelt<PatientCondition>> names = new ArrayList<>();

    ConditionWords(KnowledgeBase knowledge) {
        abbreviations = Vocabulary.abbreviations(knowledge);
        lastPastYear = knowledge.version().date().getYear() - YEARS_PAST;
        knowledge
                .findLexicon("not-this-condition")
                .ifPresent(lexicon -> lexicon.words().forEach(phrase -> otherThings.add(of(phrase), false, phrase)));
        for (PatientCondition condition : knowledge.conditions()) {
            addName(condition.name(), condition);
            condition.synonyms().forEach(name -> addName(name, condition));
            condition.hints().forEach(hint -> phrases.add(of(hint), false, new Meaning.ConditionHint(condition)));
        }
        knowledge.findLexicon("condition-status").ifPresent(lexicon -> {
            addStatuses(lexicon, "ruled-out", Status.RULED_OUT);
            addStatuses(lexicon, "ruled-out-before", Status.RULED_OUT_BEFORE);
            addStatuses(lexicon, "not-ruled-out", Status.NOT_RULED_OUT);
            addStatuses(lexicon, "uncertain", Status.UNCERTAIN);
            addStatuses(lexicon, "past", Status.PAST);
            lexicon.groups().getOrDefault("remark", List.of()).forEach(word -> remarks.add(of(word), true, word));
            addBounds(lexicon, "affirmed", Bound.AFFIRMED);
            addBounds(lexicon, "controlled", Bound.CONTROLLED);
            addBounds(lexicon, "followed-up", Bound.FOLLOWED_UP);
            addBounds(lexicon, "state", Bound.STATE);
            addBounds(lexicon, "degree", Bound.DEGREE);
            addBounds(lexicon, "measure", Bound.MEASURE);
            addBounds(lexicon, "own", Bound.OWN);
            addBounds(lexicon, "care", Bound.CARE);
            addCareItself(lexicon);
        });
        addOfLists(knowledge, WordKind.NOT_TAKEN, "denied");
        addOfLists(knowledge, WordKind.OTHER_PERSON, "history");
        for (WordKind kind : WordKind.values()) {
            if (!kind.isGroup() && speaksOfConditions(kind)) {
                knowledge.findLexicon(kind.lexicon()).ifPresent(lexicon -> addWords(lexicon, kind));
            }
        }
    }

    /** Words that speak of every thing of a list, known or not; words about taking speak of medicines. */
    private void addOfLists(KnowledgeBase knowledge, WordKind kind, String group) {
        knowledge
                .findLexicon(kind.lexicon())
                .ifPresent(lexicon -> lexicon.groups()
                        .getOrDefault(group, List.of())
                        .forEach(word -> ofLists.add(of(word), true, word)));
    }

    private static boolean speaksOfConditions(WordKind kind) {
        return kind != WordKind.TAKING
                && kind != WordKind.UNSURE
                && kind != WordKind.PART_TIME
                && !kind.setsApart()
                && !kind.isPlace();
    }

    private void addBounds(Lexicon lexicon, String group, Bound bound) {
        lexicon.groups().getOrDefault(group, List.of()).forEach(word -> bounds.add(of(word), true, bound));
    }

    /** "no meds hypertension" denies the meds. */
    private void addCareItself(Lexicon lexicon) {
        for (String words : lexicon.groups().getOrDefault("care", List.of())) {
            int last = words.lastIndexOf(' ');
            if (last > 0) {
                bounds.add(of(words.substring(0, last)), true, Bound.CARE_ITSELF);
            }
        }
    }

    private void addStatuses(Lexicon lexicon, String group, Status status) {
        lexicon.groups().getOrDefault(group, List.of()).forEach(word -> statuses.add(of(word), true, status));
    }

    private void addName(String name, PatientCondition condition) {
        TokenizedText words = of(name);
        phrases.add(words, false, new Meaning.ConditionName(condition));
        names.add(new SpellingIndex.Spelt<>(words, condition));
    }

    private void addWords(Lexicon lexicon, WordKind kind) {
        Meaning meaning = new Meaning.Word(kind);
        lexicon.words().forEach(word -> phrases.add(of(word), true, meaning));
        lexicon.groups().forEach((group, listed) -> {
            if (kind.ofGroup(group) == kind) {
                listed.forEach(word -> phrases.add(of(word), true, meaning));
            }
        });
    }

    static TokenizedText of(String text) {
        return TokenizedText.of(text).spelt(ConditionWords::americanSingular);
    }

    /** One spelling for "haemorrhages" and "hemorrhage", "tumour" and "tumor". */
    private static String americanSingular(String word) {
        String plain = word;
        if (plain.contains("ae") || plain.contains("oe") || plain.contains("our")) {
            plain = plain.replace("ae", "e").replace("oe", "e").replace("our", "or");
        }
        boolean plural = plain.length() > 4
                && plain.endsWith("s")
                && !plain.endsWith("ss")
                && !plain.endsWith("us")
                && !plain.endsWith("is");
        return plural ? plain.substring(0, plain.length() - 1) : plain;
    }

    List<PhraseIndex.Match<Meaning>> meanings(TokenizedText text, int at) {
        return phrases.startingAt(text, at);
    }

    List<PhraseIndex.Match<Status>> statuses(TokenizedText text, int at) {
        return statuses.startingAt(text, at);
    }

    List<PhraseIndex.Match<Bound>> bounds(TokenizedText text, int at) {
        return bounds.startingAt(text, at);
    }

    /** Phrases that hold the name of a condition and mean something else. */
    List<PhraseIndex.Match<String>> otherThings(TokenizedText text, int at) {
        return otherThings.startingAt(text, at);
    }

    /** What is often remarked of a condition. */
    List<PhraseIndex.Match<String>> remarks(TokenizedText text, int at) {
        return remarks.startingAt(text, at);
    }

    /** Words that speak of every thing of a list. */
    List<PhraseIndex.Match<String>> listDenials(TokenizedText text, int at) {
        return ofLists.startingAt(text, at);
    }

    boolean isAbbreviation(String word) {
        return abbreviations.contains(word);
    }

    /** The last year that is over for certain, whenever the text is read. */
    int lastPastYear() {
        return lastPastYear;
    }

    /** The names of the conditions, for those that are misspelt. */
    List<SpellingIndex.Spelt<PatientCondition>> names() {
        return names;
    }
}
