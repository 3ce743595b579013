package org.ketwise.terminology;

/**
 * Words that say whose the conditions are that follow them, or stand before them.
 *
 * @param from where the words stand, or -1
 * @param to the token after them
 * @param distributes whether the words speak of a list that goes on with commas; a mere "no" does not
 * @param mere whether they are no more than a "no"
 * @param reaches whether they speak of what follows a word that nothing is known of
 */
record Turn(
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

    /** The same words about a list that may not be meant as a whole. */
    Turn askedList() {
        return new Turn(Whose.UNCERTAIN, words, from, to, true, false, false, true);
    }

    /** Whose the conditions are that the words speak of. */
    enum Whose {
        PATIENT,
        UNCERTAIN,
        PAST,
        DENIED,
        SOMEBODY_ELSE
    }
}
