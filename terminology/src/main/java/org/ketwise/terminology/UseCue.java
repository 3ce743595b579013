package org.ketwise.terminology;

import org.jspecify.annotations.Nullable;

/**
 * Words that say something about use.
 *
 * @param says what they say
 * @param dated when they say it was, or null
 * @param wordsTo where the words to be shown end: with the date, if that follows at once
 */
record UseCue(Says says, int from, int to, Clause clause, DateWords.@Nullable Said dated, int wordsTo) {
    /** What can be said of the use of a medicine. */
    enum Says {
        AS_NEEDED,
        STILL_TAKEN,
        /** Perhaps not taken at present: counted as taken, and asked about. */
        IN_DOUBT,
        DISCUSSED,
        /** Decided, and about to begin: counted as taken, and asked about. */
        TO_BEGIN,
        STOPPED,
        /** Stopped only where it was long ago. */
        LAST_DOSE,
        NOT_TAKEN,
        /** Not taken for some time, and taken before. */
        NOT_LATELY,
        ON_HOLD,
        ALLERGY,
        OTHER_PERSON;

        /** Whether it leaves the medicine among those that are taken. */
        boolean leavesTaken() {
            return switch (this) {
                case AS_NEEDED, STILL_TAKEN, IN_DOUBT, LAST_DOSE, TO_BEGIN -> true;
                case DISCUSSED, STOPPED, NOT_TAKEN, NOT_LATELY, ON_HOLD, ALLERGY, OTHER_PERSON -> false;
            };
        }
    }

    UseCue(Says says, int from, int to, Clause clause, DateWords.@Nullable Said dated) {
        this(says, from, to, clause, dated, to);
    }

    UseCue withDate(DateWords.Said said) {
        return new UseCue(says, from, to, clause, said);
    }

    boolean isDenial() {
        return says == Says.NOT_TAKEN || says == Says.NOT_LATELY;
    }

    /** A mere "no", which speaks of the name beside it only. */
    boolean isBrief(TokenizedText text) {
        return to - from == 1 && text.token(from).folded().length() <= 3;
    }

    /** After "stopped" or a mere "no" a comma alone does not carry on, because the next item of a list of medicines stands after a comma too. */
    boolean carriesOnOverCommas(TokenizedText text) {
        return says != Says.STOPPED && says != Says.NOT_LATELY && says != Says.OTHER_PERSON && !isBrief(text);
    }
}
