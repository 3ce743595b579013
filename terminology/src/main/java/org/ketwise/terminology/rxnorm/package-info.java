/**
 * The names and codes of RxNorm, where somebody has imported a release: {@link org.ketwise.terminology.rxnorm.RxNormImport} reads the RRF files of a release
 * and writes one file, {@link org.ketwise.terminology.rxnorm.RxNormIndex} answers from it what a code or a name holds. Only what RxNorm itself says is taken
 * (SAB {@code RXNORM}), which is free of licence; names of other vocabularies in a full release are not.
 *
 * <p>The columns are those of the RxNorm technical documentation; a relation reads "RXCUI2 is RELA of RXCUI1". Nothing clinical comes from here: a release
 * says what a product holds, the content says what that does.
 */
@NullMarked
package org.ketwise.terminology.rxnorm;

import org.jspecify.annotations.NullMarked;
