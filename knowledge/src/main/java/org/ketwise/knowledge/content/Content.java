package org.ketwise.knowledge.content;

import java.util.List;

/**
 * All content files, in the order of their paths.
 *
 * @param hash {@code sha256:} and the digest over all paths and bytes, so that an output can name exactly what it was made from
 */
public record Content(List<ContentDocument> documents, String hash) {}
