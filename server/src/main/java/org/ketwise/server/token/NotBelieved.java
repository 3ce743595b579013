package org.ketwise.server.token;

/** A token that is not believed, and why; nothing of the token is repeated. */
public final class NotBelieved extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    public NotBelieved(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** A part of a sentence: "it has ended". */
    public String reason() {
        return reason;
    }
}
