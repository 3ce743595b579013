package org.ketwise.terminology;

/** How far words that deny, or that speak of somebody else, reach: whose a condition is that comes next, and how sure that is. */
final class Reach {
    private final TokenizedText text;
    private final ConditionWords words;
    private final ConditionSigns signs;
    private Turn turn = Turn.PATIENT;
    /** Where the words of the turn stand. */
    private int turnFrom;
    /** Whether something was named since the words of the turn. */
    private boolean afterCondition;
    /** Whether the words of the turn may not mean what follows: "no change in hypertension", "denies uncontrolled hypertension". */
    private boolean inDoubt;
    /** Whether an "and" or "or" stood before what may have been the last thing of the list. */
    private boolean listClosed;
    /** Whether the list went on after that, or after something that the patient has, so that what follows may be the patient's: "denies A and B, C". */
    private boolean listOver;
    /** Whether an "or" still to come tells that the list goes on up to there. */
    private boolean orToCome;
    /** Whether a condition was asked about for that. */
    private boolean askedInDoubt;
    /** Whether a condition was asked about because only some degree of it was denied: "denies uncontrolled hypertension". */
    private boolean milderAsked;

    Reach(TokenizedText text, ConditionWords words, ConditionSigns signs) {
        this.text = text;
        this.words = words;
        this.signs = signs;
    }

    Turn turn() {
        return turn;
    }

    boolean isAfterCondition() {
        return afterCondition;
    }

    boolean isInDoubt() {
        return inDoubt;
    }

    boolean isListOver() {
        return listOver;
    }

    // ---- beginning and ending

    void begin(Turn other, int at) {
        turn = other;
        turnFrom = at;
        afterCondition = false;
        inDoubt = false;
        askedInDoubt = false;
        milderAsked = false;
        listClosed = false;
        listOver = false;
        orToCome = false;
    }

    /** Other words speak of what follows, as part of the same statement. */
    void goOnAs(Turn other) {
        turn = other;
    }

    /** Only a question is left of the words. */
    void ask() {
        turn = turn.asked();
    }

    void end() {
        turn = Turn.PATIENT;
    }

    void endTurn() {
        if (!turn.heading()) {
            turn = Turn.PATIENT;
        }
    }

    /** Something was named. */
    void passCondition() {
        afterCondition = true;
    }

    /** The words were spent on what stands before them. */
    void spend() {
        afterCondition = false;
    }

    /** One thing of the list is the patient's, so that what follows may be as well. */
    void endList() {
        listOver = true;
    }

    void doubt() {
        inDoubt = true;
    }

    void askInDoubt() {
        askedInDoubt = true;
    }

    void askMilder() {
        milderAsked = true;
    }

    // ---- marks and words on the way

    /** A list that is denied goes on over commas; a full stop, a semicolon or a new line ends it. */
    void turnAtMark(int at) {
        int gap = text.gapBefore(at);
        boolean sentence = Gap.has(gap, Gap.DOT) && Gap.has(gap, Gap.SPACE) && !signs.isAbbreviation(at - 1);
        boolean listGoesOn = Gap.has(gap, Gap.COMMA) && (turn.distributes() || signs.isOr(at));
        if (Gap.has(gap, Gap.LINE) || sentence) {
            turn = Turn.PATIENT;
        } else if (Gap.has(gap, Gap.COMMA) && !listGoesOn) {
            // "no A, B" can mean both of them or only the first.
            boolean bareList = turn.mere() && turn.whose() == Turn.Whose.DENIED && signs.isBareList(turn.to());
            turn = bareList ? turn.askedList() : Turn.PATIENT;
        }
    }

    /** What is next in a list is meant by the words before the list, whatever stood between; a list that was asked about stays a question. */
    void carryOver(int at) {
        boolean comma = Gap.has(text.gapBefore(at), Gap.COMMA);
        boolean slash = Gap.has(text.gapBefore(at), Gap.SLASH);
        boolean or = signs.isOr(at) || (at > 0 && signs.isOr(at - 1));
        boolean and = !turn.mere() && (signs.isAnd(at) || signs.isAnd(at - 1));
        boolean joined = or || signs.isAnd(at) || signs.isAnd(at - 1) || Gap.has(text.gapBefore(at), Gap.PLUS);
        if (comma && !joined && listClosed && !listOver && !orToCome && !turn.heading()) {
            orToCome = signs.closesWithOr(at);
            listOver = !orToCome;
        }
        // "denies uncontrolled A, B": A may be there, so that the list may have turned to what is; "or" and a heading
        // tell that it has not.
        listOver |= comma && !joined && (askedInDoubt || milderAsked) && !turn.heading() && !signs.closesWithOr(at);
        // "denies A - B": a dash can begin something else.
        listOver |= Gap.isDash(text.gapBefore(at)) && isElsewhere() && afterCondition && !turn.heading();
        listClosed |= joined && isElsewhere() && afterCondition;
        boolean next = askedInDoubt ? comma && !turn.mere() : comma || slash || or || and;
        if (next) {
            inDoubt = false;
            askedInDoubt = false;
            milderAsked = false;
        }
    }

    /** "denies psychosis but has sleep apnoea", "no CPAP for sleep apnoea": ends what is denied inside its clause. */
    void boundAt(int at) {
        boolean familyList = turn.whose() == Turn.Whose.SOMEBODY_ELSE && turn.heading();
        // The control of what is there is denied, or what is there is not the one thing denied.
        inDoubt |= turn.whose() == Turn.Whose.DENIED
                && (signs.isBound(at, ConditionWords.Bound.CONTROLLED)
                        || signs.isBound(at, ConditionWords.Bound.DEGREE)
                        || signs.isBound(at, ConditionWords.Bound.CARE_ITSELF));
        if (!isElsewhere() || !afterCondition || familyList) {
            return;
        }
        if (signs.isBound(at, ConditionWords.Bound.AFFIRMED)) {
            turn = Turn.PATIENT;
        } else if (text.token(at).is("for")) {
            turn = turn.asked();
        }
    }

    /** The end of words about care that is denied, as in "no treatment for hypertension", or a place before here. */
    int endOfCare(int at) {
        return turn.whose() != Turn.Whose.DENIED
                ? -1
                : words.bounds(text, at).stream()
                        .filter(match -> match.meanings().contains(ConditionWords.Bound.CARE))
                        .mapToInt(PhraseIndex.Match::end)
                        .max()
                        .orElse(-1);
    }

    /** "FHx: A, medical: B": a heading inside the list of somebody else that is not known may be the patient's. */
    void askUnderHeading(int at, int partFrom) {
        boolean inList = turn.whose() == Turn.Whose.SOMEBODY_ELSE && turn.heading() && afterCondition;
        boolean begins = partFrom >= turn.to() && partFrom < at && partFrom > turnFrom;
        if (inList && begins && Gap.has(text.gapBefore(at), Gap.COLON)) {
            ask();
        }
    }

    /** Whether what is said is denied or somebody else's. */
    boolean isElsewhere() {
        return turn.whose() == Turn.Whose.DENIED || turn.whose() == Turn.Whose.SOMEBODY_ELSE;
    }

    /** Whether this is a further part of a list that is denied or somebody else's. */
    boolean isFurtherPart(int partFrom) {
        return isElsewhere() && afterCondition && partFrom > turnFrom;
    }
}
