package org.ketwise.knowledge;

import java.time.LocalDate;

/**
 * Which content an output was made from.
 *
 * @param hash {@code sha256:} and the digest over all content files
 * @param statements how many interactions, axes, conditions and monitoring rules there are
 * @param reviewed how many of them a named clinician has signed
 */
public record KnowledgeVersion(String name, String version, LocalDate date, String hash, int statements, int reviewed) {
    public boolean fullyReviewed() {
        return statements > 0 && reviewed == statements;
    }
}
