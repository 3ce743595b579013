package org.ketwise.knowledge.content;

import tools.jackson.databind.JsonNode;

/**
 * One content file, parsed.
 *
 * @param path inside the content folder, for example {@code interactions/lithium.yaml}
 */
public record ContentDocument(ContentKind kind, String path, JsonNode body) {}
