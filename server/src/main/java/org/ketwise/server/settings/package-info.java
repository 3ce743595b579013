/** How a server is run, as values that cannot be wrong: where it listens, who may log in, which programs it trusts, and how much it takes. {@code Configuration} reads them. */
@NullMarked
package org.ketwise.server.settings;

import org.jspecify.annotations.NullMarked;
