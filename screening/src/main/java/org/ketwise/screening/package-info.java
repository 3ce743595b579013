/**
 * The heart: a coded medication profile, patient facts and a planned treatment become {@link org.ketwise.screening.Finding}s.
 *
 * <p>{@link org.ketwise.screening.Screener} is the main path. Pharmacodynamic rules and the shares of ingredients and conditions in a burden axis flow together
 * into one {@link org.ketwise.screening.BurdenFinding} for each axis, so that the output grows with axes and not with pairs; rules about exposure, loss of
 * effect and explicit negatives give one {@link org.ketwise.screening.InteractionFinding} for each rule, whatever the number of drugs that match it. Findings
 * refer to the content they rest on; words are put together only where something is printed, which is why screening a profile takes microseconds.
 */
@NullMarked
package org.ketwise.screening;

import org.jspecify.annotations.NullMarked;
