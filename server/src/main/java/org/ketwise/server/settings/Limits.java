package org.ketwise.server.settings;

import java.time.Duration;

/**
 * How much the server takes.
 *
 * @param bodyBytes the largest body; the record of one patient is far smaller
 * @param bodyTime how long a body may take from its first byte to its last
 * @param headerBytes the largest head of a request
 * @param connections at the same time
 * @param requestsPerSecond of one address, and of one who is known, over time; twice as many at once; 0 where nobody counts
 */
public record Limits(long bodyBytes, Duration bodyTime, int headerBytes, int connections, int requestsPerSecond) {
    public static final Limits USUAL = new Limits(4L << 20, Duration.ofSeconds(20), 16_384, 512, 0);
    public static final int USUAL_REQUESTS_ON_A_NETWORK = 100;
}
