package org.ketwise.terminology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    /** Words between two conditions of a list. */
    private static final Set<String> BETWEEN = Set.of("and", "or", "nor", "with", "plus", "w");

    /** Denials of grammar; those of the clinic are in the lexicon. */
    private static final Set<String> NOT = Set.of("no", "not", "neither", "without", "never");

    /** How phrases of denial end that speak of a whole list, however they begin: "no history of", "no h/o". */
    private static final Set<String> BEFORE_LIST = Set.of("of", "for", "o", "hx", "history");

    private static final int LONG_WORD = 8;

    /** What denies as the answer after a condition: "psychosis: none". */
    private static final Set<String> ANSWERS = Set.of("no", "none", "never", "nil");

    /** A year so many before that of the content is over for certain, whenever the text is read. */
    private static final int YEARS_PAST = 2;

    private final PhraseIndex<Meaning> phrases = new PhraseIndex<>();
    private final PhraseIndex<Status> statuses = new PhraseIndex<>();
    private final PhraseIndex<String> otherThings = new PhraseIndex<>();
    private final PhraseIndex<String> remarks = new PhraseIndex<>();
    private final PhraseIndex<Bound> bounds = new PhraseIndex<>();
    private final PhraseIndex<String> ofLists = new PhraseIndex<>();
    private final Set<String> abbreviations;
    private final int lastPastYear;
    private final List<SpellingIndex.Spelt<PatientCondition>> names = new ArrayList<>();
    private volatile @Nullable SpellingIndex<PatientCondition> index;

    ConditionText(KnowledgeBase knowledge) {
        abbreviations = Vocabulary.abbreviations(knowledge);
        lastPastYear = knowledge.version().date().getYear() - YEARS_PAST;
        knowledge
                .findLexicon("not-this-condition")
                .ifPresent(lexicon -> lexicon.words().forEach(phrase -> otherThings.add(words(phrase), false, phrase)));
        for (PatientCondition condition : knowledge.conditions()) {
            addName(condition.name(), condition);
            condition.synonyms().forEach(name -> addName(name, condition));
            condition.hints().forEach(hint -> phrases.add(words(hint), false, new Meaning.ConditionHint(condition)));
        }
        knowledge.findLexicon("condition-status").ifPresent(lexicon -> {
            addStatuses(lexicon, "ruled-out", Status.RULED_OUT);
            addStatuses(lexicon, "ruled-out-before", Status.RULED_OUT_BEFORE);
            addStatuses(lexicon, "not-ruled-out", Status.NOT_RULED_OUT);
            addStatuses(lexicon, "uncertain", Status.UNCERTAIN);
            addStatuses(lexicon, "past", Status.PAST);
            lexicon.groups().getOrDefault("remark", List.of()).forEach(word -> remarks.add(words(word), true, word));
            addBounds(lexicon, "affirmed", Bound.AFFIRMED);
            addBounds(lexicon, "controlled", Bound.CONTROLLED);
            addBounds(lexicon, "followed-up", Bound.FOLLOWED_UP);
            addBounds(lexicon, "state", Bound.STATE);
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
                        .forEach(word -> ofLists.add(words(word), true, word)));
    }

    private static boolean speaksOfConditions(WordKind kind) {
        return kind != WordKind.TAKING
                && kind != WordKind.UNSURE
                && kind != WordKind.PART_TIME
                && !kind.setsApart()
                && !kind.isPlace();
    }

    /** What a word beside a condition says of it. */
    private enum Status {
        RULED_OUT,
        RULED_OUT_BEFORE,
        NOT_RULED_OUT,
        UNCERTAIN,
        PAST
    }

    /** Words that bound what a denial reaches. */
    private enum Bound {
        /** Begins what the patient does have, after something was denied. */
        AFFIRMED,
        /** Said of a condition that is there: "not well controlled" denies the control. */
        CONTROLLED,
        /** Said after a condition that is there. */
        FOLLOWED_UP,
        /** Says what the patient is, where one denies what one has: "denies psychosis, pregnant". */
        STATE,
        /** What is done about a condition, with the word that leads to it: who denies it may still have the condition. */
        CARE,
        /** The same without that word. */
        CARE_ITSELF
    }

    private void addBounds(Lexicon lexicon, String group, Bound bound) {
        lexicon.groups().getOrDefault(group, List.of()).forEach(word -> bounds.add(words(word), true, bound));
    }

    /** "no meds hypertension" denies the meds. */
    private void addCareItself(Lexicon lexicon) {
        for (String words : lexicon.groups().getOrDefault("care", List.of())) {
            int last = words.lastIndexOf(' ');
            if (last > 0) {
                bounds.add(words(words.substring(0, last)), true, Bound.CARE_ITSELF);
            }
        }
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
        lexicon.groups().forEach((group, listed) -> {
            if (kind.ofGroup(group) == kind) {
                listed.forEach(word -> phrases.add(words(word), true, meaning));
            }
        });
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
     * Everything that the text says, the surest first; never empty. Of a text that lists several things each part comes back.
     *
     * @param typed whether somebody wrote the text, so that it can be a list and misspelt; the display of a code is one thing and spelt right
     */
    List<ConditionMention> read(String text, boolean typed) {
        String source = text.length() <= LineReader.LONGEST_READ ? text : text.substring(0, LineReader.LONGEST_READ);
        TokenizedText words = words(source);
        Pass pass = new Pass(words, typed);
        pass.run();
        List<ConditionMention> mentions = pass.mentions(text);
        if (typed) {
            pass.addUnread(text, mentions);
        }
        // Where nothing at all was read the whole text says so best.
        if (mentions.stream().allMatch(ConditionMention.Unrecognised.class::isInstance)) {
            mentions.clear();
        }
        pass.otherThings.stream()
                .filter(_ -> !mentions.isEmpty())
                .forEach(phrase -> mentions.add(new ConditionMention.Unrecognised(phrase)));
        if (source.length() < text.length()) {
            mentions.add(new ConditionMention.Unrecognised(
                    "(" + (text.length() - source.length()) + " more characters, which were not read)"));
        }
        mentions.sort(Comparator.comparingInt(ConditionText::sureness));
        if (mentions.isEmpty()) {
            mentions.add(new ConditionMention.Unrecognised(text));
        }
        return mentions;
    }

    private static int sureness(ConditionMention mention) {
        return switch (mention) {
            case ConditionMention.Recognised _ -> 0;
            case ConditionMention.Hinted _ -> 1;
            case ConditionMention.Suggested _ -> 2;
            case ConditionMention.Negated _ -> 3;
            case ConditionMention.OtherPerson _ -> 4;
            case ConditionMention.Unrecognised _ -> 5;
        };
    }

    // ---- one pass over a text

    private enum Whose {
        PATIENT,
        UNCERTAIN,
        PAST,
        DENIED,
        SOMEBODY_ELSE
    }

    /**
     * @param from where the words stand, or -1
     * @param to the token after them
     * @param distributes whether the words speak of a list that goes on with commas; a mere "no" does not
     * @param mere whether they are no more than a "no"
     * @param reaches whether they speak of what follows a word that nothing is known of
     */
    private record Turn(
            Whose whose,
            String words,
            int from,
            int to,
            boolean distributes,
            boolean heading,
            boolean mere,
            boolean reaches) {
        static final Turn PATIENT = new Turn(Whose.PATIENT, "", -1, -1, true, true, false, false);

        /** Of one thing. */
        static Turn once(Whose whose, String words, int from, int to) {
            return new Turn(whose, words, from, to, false, false, false, false);
        }

        /** The same words about one thing. */
        Turn once(Whose other) {
            return once(other, words, from, to);
        }

        /** The same words about things that the patient may have. */
        Turn asked() {
            return new Turn(Whose.UNCERTAIN, words, from, to, true, false, false, false);
        }
    }

    /** @param to the token after the last one */
    private record Said(PatientCondition condition, boolean named, Turn turn, int from, int to) {
        Said by(Turn other) {
            return new Said(condition, named, other, from, to);
        }
    }

    /**
     * One thing of a list.
     *
     * @param to the token after its last one
     * @param turn whose it is
     * @param names whether a condition, or a phrase that holds the name of one, is in it
     * @param unread whether it holds a word that is more than a remark
     * @param unknown the places of its words that nothing is known of
     */
    private record Part(int from, int to, Turn turn, boolean names, boolean unread, List<Integer> unknown) {}

    /** Reads a text from left to right and keeps, beside what it says, the parts of its list. */
    private final class Pass {
        private final TokenizedText text;
        private final boolean typed;
        private final List<Said> said = new ArrayList<>();
        private final List<Part> parts = new ArrayList<>();
        private final List<Integer> unknown = new ArrayList<>();
        private int partFrom;
        private Turn partTurn = Turn.PATIENT;
        private boolean partNames;
        private boolean partUnread;
        /** Whether the part, after others of a list that is not the patient's, has words that may begin something that is. */
        private boolean partMayBegin;

        private int remarkTo;
        /** Phrases that hold the name of a condition and mean something else. */
        private final List<String> otherThings = new ArrayList<>();

        private Turn turn = Turn.PATIENT;
        /** Where the words of the turn stand. */
        private int turnFrom;
        /** Whether something was named since the words of the turn. */
        private boolean afterCondition;
        /** Whether the words of the turn may not mean what follows: "no change in hypertension", "denies uncontrolled hypertension". */
        private boolean inDoubt;
        /** Whether an "and" or "or" stood before what may have been the last thing of the list. */
        private boolean listClosed;
        /** Whether the list went on after that, so that what follows may be the patient's: "denies A and B, C". */
        private boolean listOver;
        /** Whether a condition was asked about for that. */
        private boolean askedInDoubt;

        Pass(TokenizedText text, boolean typed) {
            this.text = text;
            this.typed = typed;
        }

        void run() {
            int at = 0;
            while (at < text.size()) {
                List<PhraseIndex.Match<Meaning>> matches = phrases.startingAt(text, at);
                if (partsAt(at, matches)) {
                    endPart(at);
                    carryOver(at);
                }
                turnAtMark(at);
                boolean condition = names(matches);
                int other = endOfOtherThing(at, matches);
                boolean cue = !matches.isEmpty() && matches.getFirst().end() > at + 1;
                if (!condition) {
                    boundAt(at);
                }
                List<PhraseIndex.Match<Status>> beside = condition ? List.of() : statuses.startingAt(text, at);
                int care = endOfCare(at);
                if (other > at) {
                    at = otherThing(at, other);
                } else if (care > at) {
                    turn = turn.asked();
                    at = care;
                } else if (isAnswer(at)) {
                    denyLast(turn(Whose.DENIED, at, at + 1));
                    turn = Turn.PATIENT;
                    afterCondition = false;
                    at++;
                } else if (!beside.isEmpty()) {
                    at = status(at, beside.getFirst());
                } else if (NOT.contains(text.token(at).folded()) && !condition && !cue) {
                    if (!deniesControl(at)) {
                        begin(turn(Whose.DENIED, at, at + 1), at);
                    }
                    at++;
                } else if (matches.isEmpty()) {
                    at = other(at);
                } else {
                    at = known(at, matches.getFirst());
                }
            }
            endPart(text.size());
        }

        // ---- the parts of a list

        /** Whether a part of a list ends before a token. */
        private boolean partsAt(int at, List<PhraseIndex.Match<Meaning>> matches) {
            int gap = text.gapBefore(at);
            boolean sentence = Gap.has(gap, Gap.DOT) && Gap.has(gap, Gap.SPACE) && !isAbbreviation(at - 1);
            boolean between = isBetween(at) && !names(matches);
            boolean dash = Gap.isDash(gap) && !isAnswer(at);
            return sentence
                    || between
                    || dash
                    || Gap.has(gap, Gap.COMMA | Gap.LINE | Gap.SLASH | Gap.PLUS)
                    || (at > 0 && at == partFrom + 1 && isBetween(at - 1));
        }

        private void endPart(int at) {
            boolean empty = at == partFrom || (at == partFrom + 1 && isBetween(partFrom));
            if (!empty) {
                parts.add(new Part(partFrom, at, partTurn, partNames, partUnread, List.copyOf(unknown)));
            }
            partFrom = at;
            partTurn = Turn.PATIENT;
            partNames = false;
            partUnread = false;
            partMayBegin = false;
            unknown.clear();
        }

        private boolean isBetween(int at) {
            return BETWEEN.contains(text.token(at).folded());
        }

        /** A word that says nothing by itself, unless it belongs to what is often remarked of a condition: "severe", "well controlled". */
        private void unread(int at) {
            for (PhraseIndex.Match<String> remark : remarks.startingAt(text, at)) {
                remarkTo = Math.max(remarkTo, remark.end());
            }
            if (!text.token(at).number() && at >= remarkTo && !isBetween(at)) {
                partTurn = partUnread ? partTurn : turn;
                partUnread = true;
            }
        }

        /** Adds what is misspelt, and the parts of a list in which nothing was read. */
        void addUnread(String written, List<ConditionMention> mentions) {
            for (Part part : parts) {
                String words = parts.size() == 1 ? written : text.slice(part.from(), part.to());
                boolean several = part.unknown().size() > 1;
                List<PatientCondition> alike = alike(text, part.unknown(), several, part.from(), part.to()).stream()
                        .filter(condition ->
                                said.stream().noneMatch(each -> each.condition().index() == condition.index()))
                        .toList();
                ConditionMention mention = alike.isEmpty()
                        ? new ConditionMention.Unrecognised(words)
                        : switch (part.turn().whose()) {
                            case PATIENT, UNCERTAIN, PAST -> suggested(words, alike);
                            case DENIED ->
                                new ConditionMention.Negated(
                                        words, alike, part.turn().words(), words);
                            case SOMEBODY_ELSE ->
                                new ConditionMention.OtherPerson(
                                        words, alike, part.turn().words(), words);
                        };
                if ((!alike.isEmpty() || (part.unread() && !part.names())) && !mentions.contains(mention)) {
                    mentions.add(mention);
                }
            }
        }

        private static boolean names(List<PhraseIndex.Match<Meaning>> matches) {
            return matches.stream().anyMatch(match -> match.meanings().stream().anyMatch(Pass::isCondition));
        }

        /** Whether the name of a condition starts here. */
        private boolean names(int at) {
            return at < text.size() && names(phrases.startingAt(text, at));
        }

        /** The end of a phrase that is longer than any condition here and means something else, or a place before here. */
        private int endOfOtherThing(int at, List<PhraseIndex.Match<Meaning>> matches) {
            List<PhraseIndex.Match<String>> others = ConditionText.this.otherThings.startingAt(text, at);
            int named = matches.stream()
                    .filter(match -> match.meanings().stream().anyMatch(Pass::isCondition))
                    .mapToInt(PhraseIndex.Match::end)
                    .max()
                    .orElse(-1);
            return others.isEmpty() || others.getFirst().end() <= named
                    ? -1
                    : others.getFirst().end();
        }

        private int otherThing(int at, int end) {
            if (turn.whose() != Whose.DENIED && turn.whose() != Whose.SOMEBODY_ELSE) {
                otherThings.add(text.slice(at, end));
            }
            partNames = true;
            afterCondition = true;
            return end;
        }

        /** "psychosis: no", "psychosis - none". */
        private boolean isAnswer(int at) {
            if (!ANSWERS.contains(text.token(at).folded())
                    || said.isEmpty()
                    || said.getLast().to() != at
                    || said.getLast().turn().whose() == Whose.SOMEBODY_ELSE) {
                return false;
            }
            boolean asked = text.token(at).start() > 0
                    && text.source()
                            .substring(text.token(at - 1).end(), text.token(at).start())
                            .contains("?");
            return (asked || !ends(at)) && (at + 1 == text.size() || ends(at + 1));
        }

        /** Whether a mark before a token ends what was said, or what stood in a list. */
        private boolean ends(int at) {
            int gap = text.gapBefore(at);
            return Gap.has(gap, Gap.COMMA | Gap.LINE | Gap.DOT) && !isAbbreviation(at - 1);
        }

        private boolean isAbbreviation(int at) {
            return at >= 0 && abbreviations.contains(text.token(at).folded());
        }

        private int status(int at, PhraseIndex.Match<Status> match) {
            boolean ruledOut = match.meanings().contains(Status.RULED_OUT);
            boolean beginsStatement = said.isEmpty() || (ends(at) && (names(match.end()) || names(match.end() + 1)));
            if (match.meanings().contains(Status.RULED_OUT_BEFORE) && (!ruledOut || beginsStatement)) {
                begin(turn(Whose.DENIED, at, match.end()), at);
            } else if (ruledOut) {
                if (!said.isEmpty() && said.getLast().turn().whose() != Whose.SOMEBODY_ELSE) {
                    denyLast(turn(Whose.DENIED, at, match.end()));
                }
            } else if (match.meanings().contains(Status.NOT_RULED_OUT)) {
                if (!said.isEmpty() && said.getLast().turn().whose() != Whose.SOMEBODY_ELSE) {
                    denyLast(turn(Whose.UNCERTAIN, at, match.end()));
                }
            } else if (turn.whose() == Whose.PATIENT) {
                boolean past = match.meanings().contains(Status.PAST);
                turn = turn(past ? Whose.PAST : Whose.UNCERTAIN, at, match.end());
            } else if (isFurtherPart()) {
                // "denies psychosis, history of mania"
                partMayBegin = true;
            }
            return match.end();
        }

        private static boolean isCondition(Meaning meaning) {
            return meaning instanceof Meaning.ConditionName || meaning instanceof Meaning.ConditionHint;
        }

        /** A list that is denied goes on over commas; a full stop, a semicolon or a new line ends it. */
        private void turnAtMark(int at) {
            int gap = text.gapBefore(at);
            boolean sentence = Gap.has(gap, Gap.DOT) && Gap.has(gap, Gap.SPACE) && !isAbbreviation(at - 1);
            boolean listGoesOn = Gap.has(gap, Gap.COMMA) && (turn.distributes() || isOr(at));
            if (Gap.has(gap, Gap.LINE) || sentence || (Gap.has(gap, Gap.COMMA) && !listGoesOn)) {
                turn = Turn.PATIENT;
            }
        }

        private void begin(Turn other, int at) {
            turn = other;
            turnFrom = at;
            afterCondition = false;
            inDoubt = false;
            askedInDoubt = false;
            listClosed = false;
            listOver = false;
        }

        /** What is next in a list is meant by the words before the list, whatever stood between; a list that was asked about stays a question. */
        private void carryOver(int at) {
            boolean comma = Gap.has(text.gapBefore(at), Gap.COMMA);
            boolean slash = Gap.has(text.gapBefore(at), Gap.SLASH);
            boolean or = isOr(at) || (at > 0 && isOr(at - 1));
            boolean and = !turn.mere() && (isAnd(at) || isAnd(at - 1));
            boolean joined = or || isAnd(at) || isAnd(at - 1) || Gap.has(text.gapBefore(at), Gap.PLUS);
            if (comma && !joined && listClosed && !turn.heading()) {
                listOver |= !closesWithOr(at);
                listClosed = false;
            }
            // "denies A - B": a dash can begin something else.
            listOver |= Gap.isDash(text.gapBefore(at)) && isElsewhere() && afterCondition && !turn.heading();
            listClosed |= joined && isElsewhere() && afterCondition;
            boolean next = askedInDoubt ? comma && !turn.mere() : comma || slash || or || and;
            if (next) {
                inDoubt = false;
                askedInDoubt = false;
            }
        }

        private boolean isAnd(int at) {
            return at >= 0 && text.token(at).is("and");
        }

        private boolean isOr(int at) {
            return text.token(at).is("or") || text.token(at).is("nor");
        }

        /** Whether what is said is denied or somebody else's. */
        private boolean isElsewhere() {
            return turn.whose() == Whose.DENIED || turn.whose() == Whose.SOMEBODY_ELSE;
        }

        /** Whether this is a further part of a list that is denied or somebody else's. */
        private boolean isFurtherPart() {
            return isElsewhere() && afterCondition && partFrom > turnFrom;
        }

        /** "denies psychosis but has sleep apnoea", "no CPAP for sleep apnoea": ends what is denied inside its clause. */
        private void boundAt(int at) {
            boolean familyList = turn.whose() == Whose.SOMEBODY_ELSE && turn.heading();
            // The control of what is there is denied, or what is there is not the one thing denied.
            inDoubt |=
                    turn.whose() == Whose.DENIED && (isBound(at, Bound.CONTROLLED) || isBound(at, Bound.CARE_ITSELF));
            if (!isElsewhere() || !afterCondition || familyList) {
                return;
            }
            if (isBound(at, Bound.AFFIRMED)) {
                turn = Turn.PATIENT;
            } else if (text.token(at).is("for")) {
                turn = turn.asked();
            }
        }

        /** The end of words about care that is denied, as in "no treatment for hypertension", or a place before here. */
        private int endOfCare(int at) {
            return turn.whose() != Whose.DENIED
                    ? -1
                    : bounds.startingAt(text, at).stream()
                            .filter(match -> match.meanings().contains(Bound.CARE))
                            .mapToInt(PhraseIndex.Match::end)
                            .max()
                            .orElse(-1);
        }

        private boolean isBound(int at, Bound bound) {
            return at < text.size()
                    && bounds.startingAt(text, at).stream()
                            .anyMatch(match -> match.meanings().contains(bound));
        }

        /** "not well controlled hypertension", "never treated hypertension". */
        private boolean deniesControl(int at) {
            boolean adverb = text.token(at).is("not") || text.token(at).is("never");
            return adverb && isBound(at + 1, Bound.CONTROLLED) && !isBound(at + 1, Bound.CARE);
        }

        /** A word that nothing is known of: it can be one thing of a list that is denied, which goes on after it. */
        private int other(int at) {
            if (!joins(at)) {
                unread(at);
                if (typed && !text.token(at).number()) {
                    unknown.add(at);
                }
                boolean misspelt = typed
                        && isElsewhere()
                        && !unknown.isEmpty()
                        && !alike(text, List.of(unknown.getLast()), unknown.size() > 1, partFrom, text.size())
                                .isEmpty();
                if (!turn.reaches() && !misspelt) {
                    endTurn();
                } else if (!text.token(at).number()) {
                    partMayBegin |= isFurtherPart() && at >= remarkTo && !misspelt;
                    // What a mere "no" stands before is all that it denies for certain; other words mean what is
                    // remarked of a condition too.
                    inDoubt |= !misspelt && (at >= remarkTo || (turn.mere() && !isFurtherPart()));
                    afterCondition = true;
                }
            }
            return at + 1;
        }

        private boolean joins(int at) {
            return text.token(at).is("and")
                    || text.token(at).is("or")
                    || text.token(at).is("nor");
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
                    case Meaning.ConditionName(PatientCondition named) ->
                        condition |= add(named, true, at, match.end());
                    case Meaning.ConditionHint(PatientCondition pointed) ->
                        condition |= add(pointed, false, at, match.end());
                    case Meaning.Word(WordKind kind)
                    when kind == WordKind.NOT_TAKEN -> next = turn(Whose.DENIED, at, match.end());
                    case Meaning.Word(WordKind kind)
                    when kind == WordKind.OTHER_PERSON -> next = turn(Whose.SOMEBODY_ELSE, at, match.end());
                    case Meaning.Word(WordKind kind)
                    when kind == WordKind.STOPPED && isObject(match.end()) -> next = turn(Whose.PAST, at, match.end());
                    case Meaning.Word _, Meaning.Name _, Meaning.ClassName _ -> {}
                }
            }
            boolean passedOver = isPassedOver(match);
            for (int place = at; passedOver && place < match.end(); place++) {
                unread(place);
            }
            if (condition) {
                partNames = true;
                afterCondition = true;
            } else if (next != null) {
                if (next.whose() == Whose.DENIED && deniesWhatIsBefore(at, match.end())) {
                    denyLast(next);
                    afterCondition = false;
                } else {
                    begin(next, at);
                }
            } else if (afterCondition && !passedOver && Gap.has(text.gapBefore(at), Gap.COMMA) && !joins(at)) {
                // "denies psychosis, has sleep apnoea": words after the comma begin something new.
                endTurn();
            }
            return match.end();
        }

        private static boolean isPassedOver(PhraseIndex.Match<Meaning> match) {
            return match.meanings().stream().allMatch(new Meaning.Word(WordKind.FILLER)::equals);
        }

        private Turn turn(Whose whose, int from, int to) {
            boolean brief = to - from == 1 && text.token(from).folded().length() <= 3;
            boolean phrase =
                    to - from > 1 && BEFORE_LIST.contains(text.token(to - 1).folded());
            boolean mere = brief || (!phrase && NOT.contains(text.token(from).folded()));
            boolean heading = Gap.has(text.gapBefore(to), Gap.COLON);
            boolean distributes = !mere || heading || whose == Whose.SOMEBODY_ELSE || closesWithOr(to);
            boolean reaches = text.token(from).is("no")
                    || text.token(from).is("without")
                    || statuses.startingAt(text, from).stream()
                            .anyMatch(match -> match.meanings().contains(Status.RULED_OUT_BEFORE))
                    || ofLists.startingAt(text, from).stream().anyMatch(match -> match.end() == to);
            return new Turn(whose, text.slice(from, to), from, to, distributes, heading, mere, reaches);
        }

        /**
         * "no A, B or C": the last item of the list tells that all are denied. An "or" that further things follow, that stands between numbers or inside what is
         * said of one thing, is not before the last item.
         */
        private boolean closesWithOr(int from) {
            boolean or = false;
            boolean plain = true;
            int named = -1;
            for (int at = from; at < text.size(); at++) {
                int gap = text.gapBefore(at);
                boolean sentence = Gap.has(gap, Gap.DOT) && Gap.has(gap, Gap.SPACE) && !isAbbreviation(at - 1);
                if (at > from && (Gap.has(gap, Gap.LINE) || sentence)) {
                    return or;
                }
                boolean further = at > from && (Gap.has(gap, Gap.COMMA) || Gap.isDash(gap));
                if ((further && or && !isOr(at)) || NOT.contains(text.token(at).folded())) {
                    return false;
                }
                if (further && !isOr(at)) {
                    plain = true;
                    named = -1;
                }
                if (isOr(at)) {
                    boolean numbers =
                            at + 1 == text.size() || text.token(at + 1).number();
                    if (numbers || !plain || (named >= 0 && named != at)) {
                        return false;
                    }
                    or = true;
                    named = -1;
                } else if (!or) {
                    plain &= !saysMore(at);
                    List<PhraseIndex.Match<Meaning>> matches = phrases.startingAt(text, at);
                    named = names(matches) ? Math.max(named, matches.getFirst().end()) : named;
                }
            }
            return or;
        }

        /** Whether a word tells of what the patient has or had. */
        private boolean saysMore(int at) {
            return isBound(at, Bound.AFFIRMED)
                    || isBound(at, Bound.CONTROLLED)
                    || isBound(at, Bound.FOLLOWED_UP)
                    || text.token(at).is("with")
                    || statuses.startingAt(text, at).stream()
                            .anyMatch(match -> match.meanings().contains(Status.PAST));
        }

        /** Whether a condition that follows words about stopping is what was stopped, not why: "stopped breastfeeding". */
        private boolean isObject(int at) {
            return names(at)
                    && !text.token(at - 1).is("to")
                    && !text.token(at - 1).is("of");
        }

        private boolean add(PatientCondition condition, boolean named, int from, int to) {
            Turn now = turnOf(condition, from, to);
            if (now.whose() == Whose.DENIED && turn.whose() != Whose.DENIED) {
                said.add(new Said(condition, named, now, from, to));
            } else if (said.stream()
                    .noneMatch(each -> each.condition().index() == condition.index()
                            && each.named() == named
                            && each.turn().whose() == now.whose())) {
                said.add(new Said(condition, named, now, from, to));
            }
            return true;
        }

        /** "denies psychosis, history of mania", "denies gout, stroke in 2019": what a further part of a list begins with may be the patient's. */
        private boolean mayBegin(int from, int to) {
            return partMayBegin
                    || (isBound(from, Bound.CONTROLLED) && !isOr(from - 1))
                    || (turn.whose() == Whose.DENIED && !turn.mere() && endsWithState(from, to) && !isOr(from - 1))
                    || listOver
                    || yearBeside(from, to) >= 0
                    || text.token(partFrom - 1).is("with")
                    || text.token(partFrom - 1).is("w")
                    || statuses.startingAt(text, from).stream()
                            .anyMatch(match -> match.meanings().contains(Status.PAST));
        }

        private boolean endsWithState(int from, int to) {
            return IntStream.range(from, to).anyMatch(at -> isBound(at, Bound.STATE));
        }

        /** "denies psychosis, hypertension for years", "denies psychosis, stroke s/p surgery": more is said of it than what one says of what is not there. */
        private boolean saysMoreAfter(int to) {
            if (to == text.size()
                    || Gap.isHard(text.gapBefore(to))
                    || (ends(to) && Gap.has(text.gapBefore(to), Gap.SPACE))
                    || isBetween(to)) {
                return false;
            }
            return isBound(to, Bound.CONTROLLED)
                    || isBound(to, Bound.FOLLOWED_UP)
                    || statuses.startingAt(text, to).stream()
                            .anyMatch(match -> match.meanings().contains(Status.PAST))
                    || (typed
                            && !text.token(to).number()
                            && phrases.startingAt(text, to).stream().allMatch(Pass::isPassedOver)
                            && statuses.startingAt(text, to).isEmpty()
                            && bounds.startingAt(text, to).isEmpty()
                            && remarks.startingAt(text, to).isEmpty());
        }

        /** What is said of a condition by the words before it, a question mark or the year beside it. */
        private Turn turnOf(PatientCondition condition, int from, int to) {
            boolean open = turn.whose() == Whose.PATIENT || turn.whose() == Whose.PAST;
            if (turn.whose() == Whose.PAST && condition.pastIrrelevant()) {
                return turn.once(Whose.DENIED);
            }
            int year = open && condition.pastIrrelevant() ? yearBeside(from, to) : -1;
            if (year >= 0) {
                boolean over = Integer.parseInt(text.token(year).folded()) <= lastPastYear;
                return Turn.once(over ? Whose.DENIED : Whose.UNCERTAIN, text.slice(year, year + 1), year, year + 1);
            }
            boolean familyList = turn.whose() == Whose.SOMEBODY_ELSE && turn.heading();
            if (isElsewhere() && inDoubt && !familyList) {
                askedInDoubt = true;
                return turn.once(Whose.UNCERTAIN);
            }
            if (isFurtherPart() && (mayBegin(from, to) || saysMoreAfter(to))) {
                return turn.once(Whose.UNCERTAIN);
            }
            return turn.whose() == Whose.PATIENT && isAsked(from, to) ? Turn.once(Whose.UNCERTAIN, "?", -1, -1) : turn;
        }

        /** "?bipolar", and "bipolar?" where no answer follows. */
        private boolean isAsked(int from, int to) {
            String source = text.source();
            int start = text.token(from).start();
            int end = text.token(to - 1).end();
            boolean before = start > 0 && source.charAt(start - 1) == '?';
            boolean after = end < source.length() && source.charAt(end) == '?';
            return before || (after && (to == text.size() || Gap.has(text.gapBefore(to), Gap.COMMA | Gap.LINE)));
        }

        /** The place of a year right after a condition, perhaps with a month, or right before it; -1 where there is none. A time that goes on is none. */
        private int yearBeside(int from, int to) {
            int at = to;
            while (at < text.size()
                    && at < to + 3
                    && !Gap.has(text.gapBefore(at), Gap.LINE)
                    && (text.token(at).is("in")
                            || DateWords.isMonth(text.token(at).folded())
                            || (text.token(at).number()
                                    && text.token(at).folded().length() <= 2))) {
                at++;
            }
            if (at < text.size() && isYear(at) && !Gap.has(text.gapBefore(at), Gap.LINE)) {
                int gap = text.gapBefore(at + 1);
                return Gap.has(gap, Gap.HYPHEN | Gap.LONG_DASH)
                                || (at + 1 < text.size() && text.token(at + 1).is("to"))
                        ? -1
                        : at;
            }
            boolean before = from > 0 && isYear(from - 1) && !ends(from) && (from == 1 || ends(from - 1));
            return before ? from - 1 : -1;
        }

        private boolean isYear(int at) {
            String digits = text.token(at).folded();
            return text.token(at).number()
                    && digits.length() == 4
                    && (digits.startsWith("19") || digits.startsWith("20"))
                    && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        }

        /** "psychosis: denied". */
        private boolean deniesWhatIsBefore(int at, int end) {
            if (said.isEmpty() || !afterCondition || at == 0) {
                return false;
            }
            boolean rightBefore = said.getLast().to() == at || partNames;
            return (end == text.size() && rightBefore)
                    || (ends(end) && !ends(at) && said.getLast().to() == at);
        }

        /** Denies what was named last, with all that the same words mean and what a slash or an "or" ties to it. */
        private void denyLast(Turn denial) {
            Said last = said.getLast();
            int first = last.from();
            for (int place = said.size() - 1; place >= 0; place--) {
                Said each = said.get(place);
                boolean same = each.from() == first;
                boolean slash = each.to() == first && Gap.has(text.gapBefore(first), Gap.SLASH);
                boolean joined = each.to() + 1 == first && joins(each.to());
                if ((!same && !slash && !joined)
                        || each.turn().whose() != last.turn().whose()) {
                    break;
                }
                first = each.from();
                said.set(place, each.by(denial));
            }
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
            List<PatientCondition> asked = of(Whose.UNCERTAIN, true);
            // "no MI; NSTEMI three weeks ago": what is said to be there is not denied by another word for it.
            List<PatientCondition> denied = all(Whose.DENIED).stream()
                    .filter(each -> Stream.concat(asked.stream(), named.stream())
                            .noneMatch(other -> other.index() == each.index()))
                    .toList();
            List<PatientCondition> others = all(Whose.SOMEBODY_ELSE);
            List<ConditionMention> mentions = new ArrayList<>();
            if (!named.isEmpty()) {
                mentions.add(new ConditionMention.Recognised(written, named));
            }
            if (!hinted.isEmpty()) {
                mentions.add(new ConditionMention.Hinted(written, hinted, TO_CONFIRM));
            }
            if (!denied.isEmpty()) {
                mentions.add(
                        new ConditionMention.Negated(written, denied, wordsOf(Whose.DENIED), clausesOf(Whose.DENIED)));
            }
            if (!others.isEmpty()) {
                mentions.add(new ConditionMention.OtherPerson(
                        written, others, wordsOf(Whose.SOMEBODY_ELSE), clausesOf(Whose.SOMEBODY_ELSE)));
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

        /** The stretches of the text that say it, each from its first to its last word. */
        private String clausesOf(Whose whose) {
            Map<Turn, int[]> stretches = new LinkedHashMap<>();
            for (Said each : said) {
                if (each.turn().whose() == whose) {
                    Turn by = each.turn();
                    int[] stretch = stretches.computeIfAbsent(
                            by,
                            _ -> by.from() < 0 ? new int[] {each.from(), each.to()} : new int[] {by.from(), by.to()});
                    stretch[0] = Math.min(stretch[0], each.from());
                    stretch[1] = Math.max(stretch[1], each.to());
                }
            }
            return stretches.values().stream()
                    .map(stretch -> text.slice(stretch[0], stretch[1]))
                    .collect(Collectors.joining("; "));
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

    /**
     * The conditions that the unknown words, with those beside them in a part of the text, are spelt like; the fewest edits win.
     *
     * @param several whether the part holds more than one word that is not known
     */
    private List<PatientCondition> alike(TokenizedText text, List<Integer> unknown, boolean several, int from, int to) {
        Map<Integer, PatientCondition> nearest = new LinkedHashMap<>();
        int fewest = Integer.MAX_VALUE;
        for (int at : unknown) {
            for (int first = Math.max(from, at - 3); first <= at; first++) {
                for (int last = at + 1; last <= Math.min(to, first + 4); last++) {
                    String spelling = text.joined(first, last);
                    int reach = Math.min(2, SpellingIndex.reach(spelling.length()));
                    boolean oneThing = last - first == 1
                            || index().isPartOfLongName(text.token(first == at ? last - 1 : first)
                                    .folded());
                    // One short word of several that are not known is soon spelt like some word of a name.
                    boolean shortOfSeveral = last - first == 1 && several && spelling.length() < LONG_WORD;
                    if (reach == 0 || spelling.length() < 5 || !oneThing || shortOfSeveral) {
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
