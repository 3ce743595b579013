/**
 * From what people and systems write to what was meant: a line of a medication list, an RxNorm display or a code becomes a {@link
 * org.ketwise.terminology.MedicationEntry} of {@link org.ketwise.terminology.MedicationMention}s; an entry of a problem list becomes a {@link
 * org.ketwise.terminology.ConditionMention}.
 *
 * <p>Two rules hold everywhere. Nothing vanishes: every mention comes back as resolved, suggested, ambiguous or unresolved, and words that were not
 * understood are listed. Nothing is guessed in silence: only an exact name or code is resolved; whatever rests on a likeness of spelling asks.
 *
 * <p>How a line is read, in the order of {@code LineReader}: {@code TokenizedText} folds case, accents, width and invisible characters and cuts the line into
 * runs of letters and digits; {@code ElementScan} takes the longest phrase known at each place ({@code Vocabulary}: names, classes, conditions, and the words
 * of the lexicon) and dates; {@code Clause} parts the line at its marks; {@code DraftScan} makes mentions of exact names, of words spelt like a name ({@code
 * Spelling}) and of clauses that could name a medicine and name none that is known; {@code Products} joins what names one product; {@code UseBinding} says of
 * each mention whether it is taken ({@code UseCues}: the words that speak of that; {@code Contrasts}: "A, not B"). Where the words leave that open a medicine counts as taken.
 *
 * <p>Names and codes that the content does not have are asked of a release of RxNorm where one was imported ({@code RxNormReader}): what it says is made of
 * ingredients that the content knows, or stays unknown.
 *
 * <p>Spelling is compared by the edit distance of Damerau and Levenshtein: no edit for words of up to three letters, one for four and five, two for six to
 * eleven, three beyond; two edits only where the whole word is alike as well. One candidate is suggested only where it is clearly ahead by the similarity of
 * Jaro and Winkler; otherwise all near ones are offered.
 *
 * <p>No drug name, code or clinical word stands here; all of them are content. The grammar of numbers, dates and lists is here.
 */
@NullMarked
package org.ketwise.terminology;

import org.jspecify.annotations.NullMarked;
