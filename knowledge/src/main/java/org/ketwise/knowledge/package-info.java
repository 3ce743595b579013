/**
 * The reviewed clinical content as an immutable {@link org.ketwise.knowledge.KnowledgeBase}.
 *
 * <p>The path: YAML files of {@code content/} → {@link org.ketwise.knowledge.content.ContentFolder} → documents → {@link
 * org.ketwise.knowledge.content.ContentReader} → the records of {@link org.ketwise.knowledge.model} → {@link
 * org.ketwise.knowledge.KnowledgeBase}, which indexes them and compiles who meets whom into compact tables. The build packs the documents into one
 * archive, so that starting costs milliseconds; {@code content check} reads the YAML files themselves.
 */
@NullMarked
package org.ketwise.knowledge;

import org.jspecify.annotations.NullMarked;
