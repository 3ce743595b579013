package org.ketwise.terminology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Lexicon;
import org.ketwise.knowledge.model.PatientCondition;

/**
 * Finds conditions in what somebody wrote, and whether they are the patient's: "no history of" and "family history of" speak of every condition of the list
 * that follows them, and end where the list does.
 */
final class ConditionText {
    private static final String TO_CONFIRM = "Points to the condition without stating it; to be confirmed.";

    /** Denials of grammar; those of the clinic are in the lexicon. */
    private static final Set<String> NOT = Set.of("no", "not", "without", "never");

    private final PhraseIndex<Meaning> phrases = new PhraseIndex<>();
    private final PhraseIndex<Status> statuses = new PhraseIndex<>();
    private final List<SpellingIndex.Spelt<PatientCondition>> names = new ArrayList<>();
    private volatile @Nullable SpellingIndex<PatientCondition> index;

    ConditionText(KnowledgeBase knowledge) {
        for (PatientCondition condition : knowledge.conditions()) {
            addName(condition.name(), condition);
            condition.synonyms().forEach(name -> addName(name, condition));
            condition.hints().forEach(hint -> phrases.add(words(hint), false, new Meaning.ConditionHint(condition)));
        }
        knowledge.findLexicon("condition-status").ifPresent(lexicon -> {
            addStatuses(lexicon, "ruled-out", Status.RULED_OUT);
            addStatuses(lexicon, "uncertain", Status.UNCERTAIN);
            addStatuses(lexicon, "past", Status.PAST);
        });
        for (WordKind kind : WordKind.values()) {
            if (!kind.isGroup()) {
                knowledge.findLexicon(kind.lexicon()).ifPresent(lexicon -> addWords(lexicon, kind));
            }
        }
    }

    /** What a word beside a condition says of it. */
    private enum Status {
        RULED_OUT,
        UNCERTAIN,
        PAST
    }

    private void addStatuses(Lexicon lexicon, String group, Status status) {
        lexicon.groups().getOrDefault(group, List.of()).forEach(word -> statuses.add(words(word), true, status));
    }

    private void addName(String name, PatientCondition condition) {
        TokenizedText words = words(name);
        phrases.add(words, false, new Meaning.ConditionName(condition));
        names.add(new SpellingIndex.Spelt<>(words, condition));
    }

    private void addWords(Lexicon lexicon, WordKind kind) {
        Meaning meaning = new Meaning.Word(kind);
        lexicon.words().forEach(word -> phrases.add(words(word), true, meaning));
        lexicon.groups().values().forEach(group -> group.forEach(word -> phrases.add(words(word), true, meaning)));
    }

    private static TokenizedText words(String text) {
        return TokenizedText.of(text).spelt(ConditionText::americanSingular);
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

    /**
     * Everything that the text says, the surest first; never empty.
     *
     * @param misspellings whether likenesses of spelling are sought
     */
    List<ConditionMention> read(String text, boolean misspellings) {
        String source = text.length() <= LineReader.LONGEST_READ ? text : text.substring(0, LineReader.LONGEST_READ);
        TokenizedText words = words(source);
        Pass pass = new Pass(words);
        pass.run();
        List<ConditionMention> mentions = pass.mentions(text);
        if (mentions.isEmpty()) {
            List<PatientCondition> alike = misspellings ? alike(words, pass.unknown) : List.of();
            mentions.add(alike.isEmpty() ? new ConditionMention.Unrecognised(text) : suggested(text, alike));
        }
        return mentions;
    }

    // ---- one pass over a text

    private enum Whose {
        PATIENT,
        UNCERTAIN,
        PAST,
        DENIED,
        SOMEBODY_ELSE
    }

    /** @param distributes whether the words speak of a list that goes on with commas; a mere "no" does not */
    private record Turn(Whose whose, String words, boolean distributes, boolean heading) {
        static final Turn PATIENT = new Turn(Whose.PATIENT, "", true, true);
    }

    private record Said(PatientCondition condition, boolean named, Turn turn) {}

    private final class Pass {
        private final TokenizedText text;
        private final List<Said> said = new ArrayList<>();
        private final List<Integer> unknown = new ArrayList<>();
        private Turn turn = Turn.PATIENT;
        /** Whether words stand between the last comma and here that begin something new. */
        private boolean afterCondition;

        Pass(TokenizedText text) {
            this.text = text;
        }

        void run() {
            int at = 0;
            while (at < text.size()) {
                List<PhraseIndex.Match<Meaning>> matches = phrases.startingAt(text, at);
                turnAtMark(at);
                boolean condition = matches.stream()
                        .anyMatch(match -> match.meanings().stream().anyMatch(Pass::isCondition));
                boolean cue = !matches.isEmpty() && matches.getFirst().end() > at + 1;
                List<PhraseIndex.Match<Status>> beside = condition ? List.of() : statuses.startingAt(text, at);
                if (!beside.isEmpty()) {
                    at = status(at, beside.getFirst());
                } else if (NOT.contains(text.token(at).folded()) && !condition && !cue) {
                    turn = turn(Whose.DENIED, at, at + 1);
                    at++;
                } else if (matches.isEmpty()) {
                    at = other(at);
                } else {
                    at = known(at, matches.getFirst());
                }
            }
        }

        private int status(int at, PhraseIndex.Match<Status> match) {
            if (match.meanings().contains(Status.RULED_OUT)) {
                if (!said.isEmpty() && said.getLast().turn().whose() != Whose.SOMEBODY_ELSE) {
                    denyLast(turn(Whose.DENIED, at, match.end()));
                }
            } else if (turn.whose() == Whose.PATIENT) {
                boolean past = match.meanings().contains(Status.PAST);
                turn = turn(past ? Whose.PAST : Whose.UNCERTAIN, at, match.end());
            }
            return match.end();
        }

        private static boolean isCondition(Meaning meaning) {
            return meaning instanceof Meaning.ConditionName || meaning instanceof Meaning.ConditionHint;
        }

        /** A list that is denied goes on over commas; a full stop, a semicolon or a new line ends it. */
        private void turnAtMark(int at) {
            int gap = text.gapBefore(at);
            boolean sentence = Gap.has(gap, Gap.DOT) && Gap.has(gap, Gap.SPACE);
            boolean listGoesOn = Gap.has(gap, Gap.COMMA) && turn.distributes();
            if (Gap.has(gap, Gap.LINE) || sentence || (Gap.has(gap, Gap.COMMA) && !listGoesOn)) {
                turn = Turn.PATIENT;
            }
        }

        private int other(int at) {
            boolean joins = text.token(at).is("and")
                    || text.token(at).is("or")
                    || text.token(at).is("nor");
            if (!joins) {
                boolean patients = turn.whose() != Whose.DENIED && turn.whose() != Whose.SOMEBODY_ELSE;
                if (!text.token(at).number() && patients) {
                    unknown.add(at);
                }
                endTurn();
            }
            return at + 1;
        }

        private void endTurn() {
            if (!turn.heading()) {
                turn = Turn.PATIENT;
            }
        }

        private int known(int at, PhraseIndex.Match<Meaning> match) {
            boolean condition = false;
            Turn next = null;
            for (Meaning meaning : match.meanings()) {
                switch (meaning) {
                    case Meaning.ConditionName(PatientCondition named) -> condition |= add(named, true);
                    case Meaning.ConditionHint(PatientCondition pointed) -> condition |= add(pointed, false);
                    case Meaning.Word(WordKind kind)
                    when kind == WordKind.NOT_TAKEN -> next = turn(Whose.DENIED, at, match.end());
                    case Meaning.Word(WordKind kind)
                    when kind == WordKind.OTHER_PERSON -> next = turn(Whose.SOMEBODY_ELSE, at, match.end());
                    case Meaning.Word _, Meaning.Name _, Meaning.ClassName _ -> {}
                }
            }
            if (condition) {
                afterCondition = true;
            } else if (next != null) {
                if (next.whose() == Whose.DENIED && deniesWhatIsBefore(at, match.end())) {
                    denyLast(next);
                } else {
                    turn = next;
                }
                afterCondition = false;
            } else if (afterCondition && Gap.has(text.gapBefore(at), Gap.COMMA)) {
                // "denies psychosis, has sleep apnoea": words after the comma begin something new.
                endTurn();
            }
            return match.end();
        }

        private Turn turn(Whose whose, int from, int to) {
            boolean brief = to - from == 1 && text.token(from).folded().length() <= 3;
            boolean heading = Gap.has(text.gapBefore(to), Gap.COLON);
            return new Turn(whose, text.slice(from, to), !brief || whose == Whose.SOMEBODY_ELSE, heading);
        }

        private boolean add(PatientCondition condition, boolean named) {
            if (turn.whose() == Whose.PAST && condition.pastIrrelevant()) {
                said.add(new Said(condition, named, new Turn(Whose.DENIED, turn.words(), false, false)));
            } else if (said.stream()
                    .noneMatch(each -> each.condition().index() == condition.index() && each.named() == named)) {
                said.add(new Said(condition, named, turn));
            }
            return true;
        }

        /** "psychosis: denied". */
        private boolean deniesWhatIsBefore(int at, int end) {
            return end == text.size() && !said.isEmpty() && afterCondition && at > 0;
        }

        private void denyLast(Turn denial) {
            Said last = said.removeLast();
            said.add(new Said(last.condition(), last.named(), denial));
        }

        List<ConditionMention> mentions(String written) {
            List<PatientCondition> named = new ArrayList<>(of(Whose.PATIENT, true));
            named.addAll(of(Whose.PAST, true));
            List<PatientCondition> unsure = new ArrayList<>(of(Whose.PATIENT, false));
            unsure.addAll(of(Whose.PAST, false));
            unsure.addAll(of(Whose.UNCERTAIN, true));
            unsure.addAll(of(Whose.UNCERTAIN, false));
            List<PatientCondition> hinted = unsure.stream()
                    .distinct()
                    .filter(hint -> named.stream().noneMatch(each -> each.index() == hint.index()))
                    .toList();
            List<PatientCondition> denied = all(Whose.DENIED);
            List<PatientCondition> others = all(Whose.SOMEBODY_ELSE);
            List<ConditionMention> mentions = new ArrayList<>();
            if (!named.isEmpty()) {
                mentions.add(new ConditionMention.Recognised(written, named));
            }
            if (!hinted.isEmpty()) {
                mentions.add(new ConditionMention.Hinted(written, hinted, TO_CONFIRM));
            }
            if (!denied.isEmpty()) {
                mentions.add(new ConditionMention.Negated(written, denied, wordsOf(Whose.DENIED)));
            }
            if (!others.isEmpty()) {
                mentions.add(new ConditionMention.OtherPerson(written, others, wordsOf(Whose.SOMEBODY_ELSE)));
            }
            return mentions;
        }

        private List<PatientCondition> of(Whose whose, boolean named) {
            return said.stream()
                    .filter(each -> each.turn().whose() == whose && each.named() == named)
                    .map(Said::condition)
                    .toList();
        }

        private List<PatientCondition> all(Whose whose) {
            Map<Integer, PatientCondition> once = new LinkedHashMap<>();
            said.stream()
                    .filter(each -> each.turn().whose() == whose)
                    .forEach(each -> once.putIfAbsent(each.condition().index(), each.condition()));
            return List.copyOf(once.values());
        }

        private String wordsOf(Whose whose) {
            return said.stream()
                    .filter(each -> each.turn().whose() == whose)
                    .map(each -> each.turn().words())
                    .findFirst()
                    .orElse("");
        }
    }

    // ---- misspellings

    private SpellingIndex<PatientCondition> index() {
        SpellingIndex<PatientCondition> made = index;
        if (made == null) {
            synchronized (this) {
                made = index;
                if (made == null) {
                    made = new SpellingIndex<>(names);
                    index = made;
                }
            }
        }
        return made;
    }

    /** The conditions that the unknown words, with those beside them, are spelt like; the fewest edits win. */
    private List<PatientCondition> alike(TokenizedText text, List<Integer> unknown) {
        Map<Integer, PatientCondition> nearest = new LinkedHashMap<>();
        int fewest = Integer.MAX_VALUE;
        for (int at : unknown) {
            for (int first = Math.max(0, at - 3); first <= at; first++) {
                for (int last = at + 1; last <= Math.min(text.size(), first + 4); last++) {
                    String spelling = text.joined(first, last);
                    int reach = Math.min(2, SpellingIndex.reach(spelling.length()));
                    boolean oneThing = last - first == 1
                            || index().isPartOfLongName(text.token(first == at ? last - 1 : first)
                                    .folded());
                    if (reach == 0 || spelling.length() < 5 || !oneThing) {
                        continue;
                    }
                    for (SpellingIndex.Hit<PatientCondition> hit : index().near(spelling, last - first, reach)) {
                        boolean within = hit.edits()
                                <= Math.min(reach, SpellingIndex.reach(Math.min(spelling.length(), hit.length())));
                        if (!within
                                || opposite(spelling, hit.meaning())
                                || hit.edits() > fewest
                                || (hit.edits() == 2 && hit.similarity() < 0.9)) {
                            continue;
                        }
                        if (hit.edits() < fewest) {
                            nearest.clear();
                            fewest = hit.edits();
                        }
                        nearest.putIfAbsent(hit.meaning().index(), hit.meaning());
                    }
                }
            }
        }
        return List.copyOf(nearest.values());
    }

    /** Too little is never a misspelling of too much. */
    private static boolean opposite(String spelling, PatientCondition condition) {
        String other = spelling.startsWith("hypo") ? "hyper" : spelling.startsWith("hyper") ? "hypo" : "";
        return !other.isEmpty()
                && Stream.concat(Stream.of(condition.name()), condition.synonyms().stream())
                        .anyMatch(name -> words(name).joined(0, 1).startsWith(other));
    }

    private static ConditionMention suggested(String text, List<PatientCondition> conditions) {
        String names = String.join(
                " or ", conditions.stream().map(PatientCondition::name).toList());
        return new ConditionMention.Suggested(text, conditions, "Spelt like a name of " + names + "; to be confirmed.");
    }
}
