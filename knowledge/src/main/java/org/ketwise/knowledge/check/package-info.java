/** {@code ketwise content check} and {@code content status}: what is wrong with a content folder, with file, line and remedy; and how much is verified. */
@NullMarked
package org.ketwise.knowledge.check;

import org.jspecify.annotations.NullMarked;
