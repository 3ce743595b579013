package org.ketwise.consult;

/**
 * Something that was not looked at, and why.
 *
 * @param input the words of the input, or what is meant
 * @param open whether somebody has to ask before the answer can be relied on, since what was not looked at may change it
 */
public record NotAssessed(String input, String reason, boolean open) {
    /** What is said for completeness. */
    public NotAssessed(String input, String reason) {
        this(input, reason, false);
    }
}
