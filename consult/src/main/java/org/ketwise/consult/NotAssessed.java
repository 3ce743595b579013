package org.ketwise.consult;

/**
 * Something that was not looked at, and why.
 *
 * @param input the words of the input, or what is meant
 */
public record NotAssessed(String input, String reason) {}
