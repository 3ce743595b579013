package org.ketwise.cli;

/** What a script learns from the process. */
final class ExitCode {
    /** Done. */
    static final int DONE = 0;
    /** Our fault. */
    static final int OUR_FAULT = 1;
    /** The user's input or usage. */
    static final int USER = 2;
    /** A finding reached the severity of {@code --fail-on}. */
    static final int THRESHOLD = 3;

    private ExitCode() {}
}
