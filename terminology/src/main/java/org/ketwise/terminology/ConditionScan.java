package org.ketwise.terminology;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ketwise.knowledge.model.PatientCondition;

/** Reads a text from left to right and finds what it says of conditions, and the parts of its list. */
final class ConditionScan {
    /** What denies as the answer after a condition: "psychosis: none". */
    private static final Set<String> ANSWERS = Set.of("no", "none", "never", "nil");

    private final ConditionWords words;
    private final ConditionSpelling spelling;
    private final ConditionSigns signs;
    private final ConditionStatements statements;
    private final Reach reach;
    private final TokenizedText text;
    private final boolean typed;
    private final List<Integer> unknown = new ArrayList<>();
    private int partFrom;
    private Turn partTurn = Turn.PATIENT;
    private boolean partNames;
    private boolean partUnread;
    /** Whether the part, after others of a list that is not the patient's, has words that may begin something that is. */
    private boolean partMayBegin;

    private int remarkTo;

    /** @param typed whether somebody wrote the text, so that it can be a list and misspelt */
    ConditionScan(ConditionWords words, ConditionSpelling spelling, TokenizedText text, boolean typed) {
        this.words = words;
        this.spelling = spelling;
        this.text = text;
        this.typed = typed;
        signs = new ConditionSigns(words, text, typed);
        statements = new ConditionStatements(text, signs);
        reach = new Reach(text, words, signs);
    }

    ConditionStatements run() {
        int at = 0;
        while (at < text.size()) {
            List<PhraseIndex.Match<Meaning>> matches = words.meanings(text, at);
            if (partsAt(at, matches)) {
                endPart(at);
                reach.carryOver(at);
            }
            reach.turnAtMark(at);
            int own = reach.isElsewhere() ? signs.endOfOwnHeading(at, at == partFrom) : -1;
            if (own > at) {
                reach.end();
                at = own;
                continue;
            }
            if (!partNames) {
                reach.askUnderHeading(at, partFrom);
            }
            boolean condition = ConditionSigns.names(matches);
            int other = signs.endOfOtherThing(at, matches);
            boolean cue = !matches.isEmpty() && matches.getFirst().end() > at + 1;
            if (!condition) {
                reach.boundAt(at);
            }
            List<PhraseIndex.Match<ConditionWords.Status>> beside = condition ? List.of() : words.statuses(text, at);
            int care = reach.endOfCare(at);
            if (other > at) {
                at = otherThing(at, other);
            } else if (care > at) {
                reach.ask();
                at = care;
            } else if (isAnswer(at)) {
                denyLast(signs.turn(Turn.Whose.DENIED, at, at + 1));
                reach.end();
                reach.spend();
                at++;
            } else if (!beside.isEmpty()) {
                at = status(at, beside.getFirst());
            } else if (signs.isNot(at) && !condition && !cue) {
                if (!signs.deniesControl(at)) {
                    reach.begin(signs.turn(Turn.Whose.DENIED, at, at + 1), at);
                }
                at++;
            } else if (matches.isEmpty()) {
                at = other(at);
            } else {
                at = known(at, matches.getFirst());
            }
        }
        endPart(text.size());
        return statements;
    }

    // ---- the parts of a list

    /** Whether a part of a list ends before a token. */
    private boolean partsAt(int at, List<PhraseIndex.Match<Meaning>> matches) {
        int gap = text.gapBefore(at);
        boolean sentence = Gap.has(gap, Gap.DOT) && Gap.has(gap, Gap.SPACE) && !signs.isAbbreviation(at - 1);
        boolean between = signs.isBetween(at) && !ConditionSigns.names(matches);
        boolean dash = Gap.isDash(gap) && !isAnswer(at);
        return sentence
                || between
                || dash
                || Gap.has(gap, Gap.COMMA | Gap.LINE | Gap.SLASH | Gap.PLUS)
                || (at > 0 && at == partFrom + 1 && signs.isBetween(at - 1));
    }

    private void endPart(int at) {
        // "no h/o stroke, BP 170/100, mania": what is measured, or what the patient is on, is not denied.
        if (deniesFurtherPart()
                && !partNames
                && (signs.hasMeasure(partFrom, at) || signs.isBound(partFrom, ConditionWords.Bound.STATE))) {
            reach.endList();
        }
        boolean empty = at == partFrom || (at == partFrom + 1 && signs.isBetween(partFrom));
        if (!empty) {
            statements.add(
                    new ConditionStatements.Part(partFrom, at, partTurn, partNames, partUnread, List.copyOf(unknown)));
        }
        partFrom = at;
        partTurn = Turn.PATIENT;
        partNames = false;
        partUnread = false;
        partMayBegin = false;
        unknown.clear();
    }

    /** A word that says nothing by itself, unless it belongs to what is often remarked of a condition: "severe", "well controlled". */
    private void unread(int at) {
        for (PhraseIndex.Match<String> remark : words.remarks(text, at)) {
            remarkTo = Math.max(remarkTo, remark.end());
        }
        if (!text.token(at).number() && at >= remarkTo && !signs.isBetween(at)) {
            Turn now = reach.isInDoubt() && reach.turn().whose() == Turn.Whose.DENIED
                    ? reach.turn().asked()
                    : reach.turn();
            partTurn = partUnread ? partTurn : now;
            partUnread = true;
        }
    }

    // ---- words

    /** "psychosis: no", "psychosis - none". */
    private boolean isAnswer(int at) {
        if (!ANSWERS.contains(text.token(at).folded())
                || statements.isEmpty()
                || statements.last().to() != at
                || statements.last().turn().whose() == Turn.Whose.SOMEBODY_ELSE) {
            return false;
        }
        boolean asked = text.token(at).start() > 0
                && text.source()
                        .substring(text.token(at - 1).end(), text.token(at).start())
                        .contains("?");
        return (asked || !signs.ends(at)) && (at + 1 == text.size() || signs.ends(at + 1));
    }

    private int status(int at, PhraseIndex.Match<ConditionWords.Status> match) {
        boolean ruledOut = match.meanings().contains(ConditionWords.Status.RULED_OUT);
        boolean beginsStatement =
                statements.isEmpty() || (signs.ends(at) && (signs.names(match.end()) || signs.names(match.end() + 1)));
        if (match.meanings().contains(ConditionWords.Status.RULED_OUT_BEFORE) && (!ruledOut || beginsStatement)) {
            reach.begin(signs.turn(Turn.Whose.DENIED, at, match.end()), at);
        } else if (ruledOut) {
            if (!statements.isEmpty() && statements.last().turn().whose() != Turn.Whose.SOMEBODY_ELSE) {
                denyLast(signs.turn(Turn.Whose.DENIED, at, match.end()));
            }
        } else if (match.meanings().contains(ConditionWords.Status.NOT_RULED_OUT)) {
            if (!statements.isEmpty() && statements.last().turn().whose() != Turn.Whose.SOMEBODY_ELSE) {
                statements.denyLast(signs.turn(Turn.Whose.UNCERTAIN, at, match.end()));
            }
        } else if (reach.turn().whose() == Turn.Whose.PATIENT) {
            boolean past = match.meanings().contains(ConditionWords.Status.PAST);
            reach.goOnAs(signs.turn(past ? Turn.Whose.PAST : Turn.Whose.UNCERTAIN, at, match.end()));
        } else if (reach.isFurtherPart(partFrom)) {
            // "denies psychosis, history of mania"
            partMayBegin = true;
            if (deniesFurtherPart()) {
                reach.endList();
            }
        }
        return match.end();
    }

    /** A word that nothing is known of: it can be one thing of a list that is denied, which goes on after it. */
    private int other(int at) {
        if (!signs.joins(at)) {
            unread(at);
            if (typed && !text.token(at).number()) {
                unknown.add(at);
            }
            boolean misspelt = typed
                    && reach.isElsewhere()
                    && !unknown.isEmpty()
                    && !spelling.alike(text, List.of(unknown.getLast()), unknown.size() > 1, partFrom, text.size())
                            .isEmpty();
            if (!reach.turn().reaches() && !misspelt) {
                reach.endTurn();
            } else if (!text.token(at).number()) {
                partMayBegin |= reach.isFurtherPart(partFrom) && at >= remarkTo && !misspelt;
                // What a mere "no" stands before is all that it denies for certain; other words mean what is
                // remarked of a condition too.
                if (!misspelt && (at >= remarkTo || (reach.turn().mere() && !reach.isFurtherPart(partFrom)))) {
                    reach.doubt();
                }
                reach.passCondition();
            }
        }
        return at + 1;
    }

    private int otherThing(int at, int end) {
        if (reach.turn().whose() != Turn.Whose.DENIED && reach.turn().whose() != Turn.Whose.SOMEBODY_ELSE) {
            statements.addOtherThing(text.slice(at, end));
        }
        partNames = true;
        reach.passCondition();
        return end;
    }

    private int known(int at, PhraseIndex.Match<Meaning> match) {
        boolean condition = false;
        Turn next = null;
        List<Meaning> milder =
                reach.turn().whose() == Turn.Whose.DENIED ? signs.withoutDegree(at, match.end()) : List.of();
        if (milder.stream().anyMatch(match.meanings()::contains)) {
            reach.doubt();
        }
        for (Meaning meaning : match.meanings()) {
            switch (meaning) {
                case Meaning.ConditionName(PatientCondition named) -> condition |= add(named, true, at, match.end());
                case Meaning.ConditionHint(PatientCondition pointed) ->
                    condition |= add(pointed, false, at, match.end());
                case Meaning.Word(WordKind kind)
                when kind == WordKind.NOT_TAKEN -> next = signs.turn(Turn.Whose.DENIED, at, match.end());
                case Meaning.Word(WordKind kind)
                when kind == WordKind.OTHER_PERSON -> next = signs.turn(Turn.Whose.SOMEBODY_ELSE, at, match.end());
                case Meaning.Word(WordKind kind)
                when kind == WordKind.STOPPED && signs.isObject(match.end()) ->
                    next = signs.turn(Turn.Whose.PAST, at, match.end());
                case Meaning.Word _, Meaning.Name _, Meaning.ClassName _ -> {}
            }
        }
        askAbout(milder, reach.turn(), at, match.end());
        if (!milder.isEmpty()) {
            reach.askMilder();
        }
        boolean passedOver = ConditionSigns.isPassedOver(match);
        for (int place = at; passedOver && place < match.end(); place++) {
            unread(place);
        }
        if (condition) {
            partNames = true;
            reach.passCondition();
        } else if (next != null) {
            if (next.whose() == Turn.Whose.DENIED && deniesWhatIsBefore(at, match.end())) {
                denyLast(next);
                reach.spend();
            } else {
                reach.begin(next, at);
            }
        } else if (reach.isAfterCondition()
                && !passedOver
                && Gap.has(text.gapBefore(at), Gap.COMMA)
                && !signs.joins(at)) {
            // "denies psychosis, has sleep apnoea": words after the comma begin something new.
            reach.endTurn();
        }
        return match.end();
    }

    /** "psychosis: denied". */
    private boolean deniesWhatIsBefore(int at, int end) {
        if (statements.isEmpty() || !reach.isAfterCondition() || at == 0) {
            return false;
        }
        boolean rightBefore = statements.last().to() == at || partNames;
        return (end == text.size() && rightBefore)
                || (signs.ends(end) && !signs.ends(at) && statements.last().to() == at);
    }

    // ---- conditions

    private boolean add(PatientCondition condition, boolean named, int from, int to) {
        Turn now = turnOf(condition, from, to);
        if (now.whose() == Turn.Whose.DENIED && reach.turn().whose() != Turn.Whose.DENIED) {
            statements.add(new ConditionStatements.Said(condition, named, now, from, to));
        } else if (!statements.says(condition, named, now.whose())) {
            statements.add(new ConditionStatements.Said(condition, named, now, from, to));
        }
        return true;
    }

    /** Denies what was named last; of a condition of some degree only that. */
    private void denyLast(Turn denial) {
        ConditionStatements.Said last = statements.last();
        List<Meaning> milder = signs.withoutDegree(last.from(), last.to());
        statements.denyLast(signs.isAfterDegree(last.from()) ? denial.once(Turn.Whose.UNCERTAIN) : denial);
        askAbout(milder, denial, last.from(), last.to());
    }

    /** "no severe hypertension": a milder one may be there. */
    private void askAbout(List<Meaning> milder, Turn denial, int from, int to) {
        for (Meaning meaning : milder) {
            PatientCondition condition = switch (meaning) {
                case Meaning.ConditionName(PatientCondition named) -> named;
                case Meaning.ConditionHint(PatientCondition pointed) -> pointed;
                case Meaning.Word _, Meaning.Name _, Meaning.ClassName _ -> null;
            };
            if (condition != null && !statements.says(condition, true, Turn.Whose.UNCERTAIN)) {
                statements.add(
                        new ConditionStatements.Said(condition, true, denial.once(Turn.Whose.UNCERTAIN), from, to));
            }
        }
    }

    /** What is said of a condition by the words before it, a question mark or the year beside it. */
    private Turn turnOf(PatientCondition condition, int from, int to) {
        boolean open =
                reach.turn().whose() == Turn.Whose.PATIENT || reach.turn().whose() == Turn.Whose.PAST;
        if (reach.turn().whose() == Turn.Whose.PAST && condition.past() == PatientCondition.Past.IRRELEVANT) {
            return reach.turn().once(Turn.Whose.DENIED);
        }
        int year = open && condition.past() != PatientCondition.Past.BEARS ? signs.yearBeside(from, to) : -1;
        if (year >= 0) {
            boolean over = Integer.parseInt(text.token(year).folded()) <= words.lastPastYear();
            return Turn.once(
                    over ? Turn.Whose.DENIED : Turn.Whose.UNCERTAIN, text.slice(year, year + 1), year, year + 1);
        }
        if (open && condition.past() != PatientCondition.Past.BEARS) {
            int ago = signs.endOfYearsAgo(to, ConditionWords.YEARS_PAST);
            if (ago > to) {
                return Turn.once(Turn.Whose.DENIED, text.slice(to, ago), to, ago);
            }
        }
        boolean familyList =
                reach.turn().whose() == Turn.Whose.SOMEBODY_ELSE && reach.turn().heading();
        boolean told = isTold(from, to);
        if (told && deniesFurtherPart()) {
            reach.endList();
            return reach.turn().once(Turn.Whose.UNCERTAIN);
        }
        // "no aneurysm > 4 cm", "no mania 2019": a smaller one or an earlier one may have been there.
        if (reach.turn().whose() == Turn.Whose.DENIED && signs.isMeasured(from, to)) {
            return reach.turn().once(Turn.Whose.UNCERTAIN);
        }
        if (reach.isElsewhere() && reach.isInDoubt() && !familyList) {
            reach.askInDoubt();
            return reach.turn().once(Turn.Whose.UNCERTAIN);
        }
        if (reach.isFurtherPart(partFrom) && (told || mayBegin(from))) {
            return reach.turn().once(Turn.Whose.UNCERTAIN);
        }
        return reach.turn().whose() == Turn.Whose.PATIENT && signs.isAsked(from, to)
                ? Turn.once(Turn.Whose.UNCERTAIN, "?", -1, -1)
                : reach.turn();
    }

    private boolean deniesFurtherPart() {
        return reach.turn().whose() == Turn.Whose.DENIED && reach.isFurtherPart(partFrom);
    }

    /** "denies psychosis, boggled mania": what a further part of a list begins with may be the patient's. */
    private boolean mayBegin(int from) {
        return partMayBegin
                || (signs.isBound(from, ConditionWords.Bound.CONTROLLED) && !signs.isOr(from - 1))
                || reach.isListOver()
                || text.token(partFrom - 1).is("with")
                || text.token(partFrom - 1).is("w");
    }

    /**
     * "denies psychosis, history of mania", "denies gout, stroke in 2019", "no h/o stroke, pregnant": more is told of a further part of a list than of what is
     * not there.
     */
    private boolean isTold(int from, int to) {
        if (!reach.isFurtherPart(partFrom)) {
            return false;
        }
        boolean denied = reach.turn().whose() == Turn.Whose.DENIED;
        return signs.yearBeside(from, to) >= 0
                || signs.saysMoreAfter(to)
                || signs.isPast(from)
                || (denied && !signs.isOr(from - 1) && signs.hasState(partFrom, to))
                || (denied && signs.isTold(partFrom, from, to));
    }
}
