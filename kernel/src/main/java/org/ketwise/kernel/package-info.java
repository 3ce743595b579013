/**
 * Words that everything else is built from: codes, quantities that carry their unit, severities, routes, and the two kinds of failure.
 *
 * <p>Quantities are parsed at the border and trusted afterwards: an impossible one cannot be built. {@link org.ketwise.kernel.UserError} is the
 * user's mistake, one sentence naming the place and the remedy; every other exception is ours.
 */
@NullMarked
package org.ketwise.kernel;

import org.jspecify.annotations.NullMarked;
