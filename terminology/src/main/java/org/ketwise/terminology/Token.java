package org.ketwise.terminology;

/**
 * A run of letters or of digits in a text.
 *
 * @param folded the run with everything dropped that does not tell names apart: case, accents, width, invisible characters
 * @param start where it starts in the source
 * @param end where it ends in the source, exclusive
 * @param number whether it is made of digits
 * @param gap what stands between the token before and this one, bits of {@link Gap}
 */
record Token(String folded, int start, int end, boolean number, int gap) {
    boolean is(String word) {
        return folded.equals(word);
    }
}
