package org.ketwise.server.exchange;

/** A request that is not served, with the status that says why; one sentence and the remedy, as {@link org.ketwise.kernel.UserError}. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String problem;
    private final String remedy;

    public Refusal(int status, String problem, String remedy) {
        super(problem + " " + remedy, null, false, false);
        this.status = status;
        this.problem = problem;
        this.remedy = remedy;
    }

    public int status() {
        return status;
    }

    public String problem() {
        return problem;
    }

    public String remedy() {
        return remedy;
    }
}
