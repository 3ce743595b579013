package org.ketwise.fhir;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** UUIDs made from names (version 5 of RFC 9562), so that the same content has the same address in every run. */
public final class NameUuid {
    /** Our own namespace; a random UUID, drawn once. */
    private static final UUID NAMESPACE = UUID.fromString("6f1c1c58-5d0f-4d0b-9d0e-3f1a7c2b9e54");

    private NameUuid() {}

    public static UUID of(String... names) {
        MessageDigest sha1 = sha1();
        sha1.update(bytes(NAMESPACE));
        for (String name : names) {
            sha1.update(name.getBytes(StandardCharsets.UTF_8));
            // Keeps ("a", "bc") apart from ("ab", "c").
            sha1.update((byte) 0);
        }
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest());
        long high = (hash.getLong() & 0xffffffffffff0fffL) | 0x5000L;
        long low = (hash.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private static byte[] bytes(UUID uuid) {
        return ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
