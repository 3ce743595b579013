package org.ketwise.kernel;

/**
 * The user's mistake: one clear sentence that names the place and what was found there, and one that says how to mend it. Faces show it as it
 * is (exit code 2, HTTP 4xx) without a stack trace.
 */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String remedy;

    public UserError(String problem, String remedy) {
        super(problem + " " + remedy, null, false, false);
        this.problem = problem;
        this.remedy = remedy;
    }

    public String problem() {
        return problem;
    }

    public String remedy() {
        return remedy;
    }
}
