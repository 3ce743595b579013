/**
 * From what people and systems write to what was meant: a line of a medication list, an RxNorm display or a code becomes a {@link
 * org.ketwise.terminology.MedicationEntry} of {@link org.ketwise.terminology.MedicationMention}s.
 *
 * <p>Two rules hold everywhere. Nothing vanishes: every mention comes back as resolved, suggested, ambiguous or unresolved, and words that were not
 * understood are listed. Nothing is guessed in silence: only an exact name or code is resolved; whatever rests on a likeness of spelling asks.
 */
@NullMarked
package org.ketwise.terminology;

import org.jspecify.annotations.NullMarked;
