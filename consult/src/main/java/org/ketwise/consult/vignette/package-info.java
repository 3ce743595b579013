/** Vignettes of the content: cases that a clinician can read and that run against the engine, so that a change of content shows which findings it changes. */
@NullMarked
package org.ketwise.consult.vignette;

import org.jspecify.annotations.NullMarked;
