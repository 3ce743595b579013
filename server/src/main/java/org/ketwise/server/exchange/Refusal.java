package org.ketwise.server.exchange;

import java.util.Map;

/** A request that is not served, with the status that says why; one sentence and the remedy, as {@link org.ketwise.kernel.UserError}. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String problem;
    private final String remedy;
    private final transient Map<String, String> headers;

    public Refusal(int status, String problem, String remedy) {
        this(status, problem, remedy, Map.of());
    }

    /** @param headers that the answer bears; nothing that was sent may be in them */
    public Refusal(int status, String problem, String remedy, Map<String, String> headers) {
        super(problem + " " + remedy, null, false, false);
        this.status = status;
        this.problem = problem;
        this.remedy = remedy;
        this.headers = Map.copyOf(headers);
    }

    /**
     * Nobody is believed to be who they say.
     *
     * @param reason of a token that is not believed, or blank where none was shown
     */
    public static Refusal notProven(String problem, String reason) {
        String more = reason.isEmpty() ? "" : ", error=\"invalid_token\", error_description=\"" + reason + "\"";
        return new Refusal(
                401,
                problem,
                "Log in, or send a token that the documentation of operations describes.",
                Map.of("WWW-Authenticate", "Bearer realm=\"ketwise\"" + more));
    }

    public static Refusal later(String problem, int seconds) {
        return new Refusal(
                503, problem, "Try again in " + seconds + " s.", Map.of("Retry-After", String.valueOf(seconds)));
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

    public Map<String, String> headers() {
        return headers;
    }
}
