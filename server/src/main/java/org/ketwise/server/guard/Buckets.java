package org.ketwise.server.guard;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many requests each may still make: a bucket holds two seconds' worth and fills again evenly. Memory is bounded: where too many are known, those whose bucket is full again
 * are forgotten, which changes nothing for them; where none is, all newcomers share one bucket.
 */
final class Buckets {
    private static final int MOST = 20_000;
    private static final String NEWCOMERS = "";

    private final int perSecond;
    private final InstantSource clock;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

    private static final class Bucket {
        private double tokens;
        private Instant filled;

        Bucket(double tokens, Instant filled) {
            this.tokens = tokens;
            this.filled = filled;
        }
    }

    /** @param perSecond 0 where nobody counts */
    Buckets(int perSecond, InstantSource clock) {
        this.perSecond = perSecond;
        this.clock = clock;
    }

    /** Seconds to wait, or 0 where the request may be made. */
    synchronized int take(String who) {
        if (perSecond == 0) {
            return 0;
        }
        Instant now = clock.instant();
        Bucket bucket = bucket(who, now);
        fill(bucket, now);
        if (bucket.tokens >= 1) {
            bucket.tokens--;
            return 0;
        }
        return (int) Math.max(1, Math.ceil((1 - bucket.tokens) / perSecond));
    }

    private Bucket bucket(String who, Instant now) {
        Bucket known = buckets.get(who);
        if (known != null) {
            return known;
        }
        if (buckets.size() >= MOST) {
            forgetIdle(now);
        }
        return buckets.computeIfAbsent(buckets.size() >= MOST ? NEWCOMERS : who, _ -> new Bucket(2.0 * perSecond, now));
    }

    /** From the one that asked longest ago. */
    private void forgetIdle(Instant now) {
        Iterator<Bucket> all = buckets.values().iterator();
        while (all.hasNext()) {
            Bucket each = all.next();
            fill(each, now);
            if (each.tokens < 2.0 * perSecond) {
                return;
            }
            all.remove();
        }
    }

    private void fill(Bucket bucket, Instant now) {
        double seconds = Math.max(0, Duration.between(bucket.filled, now).toNanos() / 1e9);
        bucket.tokens = Math.min(2.0 * perSecond, bucket.tokens + seconds * perSecond);
        bucket.filled = now;
    }
}
