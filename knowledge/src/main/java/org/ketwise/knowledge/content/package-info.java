/**
 * Reading content: a folder of YAML files or the archive that the build packs, both as {@link org.ketwise.knowledge.content.ContentDocument}s, and
 * from those the records of the model.
 */
@NullMarked
package org.ketwise.knowledge.content;

import org.jspecify.annotations.NullMarked;
