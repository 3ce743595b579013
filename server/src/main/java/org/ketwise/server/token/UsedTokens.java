package org.ketwise.server.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Set;

/** The tokens that were used and have not ended yet, so that none serves twice. When there is no room it takes no further one, since to forget one would let it serve again. */
final class UsedTokens {
    /** What became of a token that was shown. */
    enum Outcome {
        FIRST,
        AGAIN,
        NO_ROOM
    }

    private record Key(long first, long second) {}

    private record Used(Key key, Instant ends) {}

    private final int most;
    private final Set<Key> keys = new HashSet<>();
    private final PriorityQueue<Used> byEnd = new PriorityQueue<>(Comparator.comparing(Used::ends));

    UsedTokens(int most) {
        this.most = most;
    }

    synchronized Outcome use(String issuer, String id, Instant ends, Instant now) {
        while (!byEnd.isEmpty() && byEnd.element().ends().isBefore(now)) {
            keys.remove(byEnd.remove().key());
        }
        Key key = key(issuer, id);
        if (keys.contains(key)) {
            return Outcome.AGAIN;
        }
        if (keys.size() >= most) {
            return Outcome.NO_ROOM;
        }
        keys.add(key);
        byEnd.add(new Used(key, ends));
        return Outcome.FIRST;
    }

    /** Of one size whatever an issuer writes. */
    private static Key key(String issuer, String id) {
        try {
            ByteBuffer digest = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256")
                    .digest((issuer.length() + ":" + issuer + id).getBytes(StandardCharsets.UTF_8)));
            return new Key(digest.getLong(), digest.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
