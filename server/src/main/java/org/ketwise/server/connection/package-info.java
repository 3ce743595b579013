/**
 * Ends connections that stand still, from the moment they are accepted: a silent one, half a head, part of a body, an answer that nobody takes. While the server itself works, no time runs.
 */
@NullMarked
package org.ketwise.server.connection;

import org.jspecify.annotations.NullMarked;
