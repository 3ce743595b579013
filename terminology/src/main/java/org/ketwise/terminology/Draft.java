package org.ketwise.terminology;

/**
 * A mention in the making.
 *
 * @param from its first token
 * @param to the token after its last one
 * @param clause the place of the clause that it begins in
 */
record Draft(int from, int to, int clause, Reading reading) {
    Draft with(Reading other) {
        return new Draft(from, to, clause, other);
    }

    /** This and another draft as one mention. */
    Draft joinedWith(Draft other, Reading joined) {
        return new Draft(Math.min(from, other.from), Math.max(to, other.to), Math.min(clause, other.clause), joined);
    }
}
