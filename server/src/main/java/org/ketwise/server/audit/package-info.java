/**
 * Who asked what of the server and what became of it, one JSON line a request, without anything of a patient. Each line holds the SHA-256 of the line before and of itself, so that
 * a line that was changed, taken out or put in breaks the chain from there on; {@code docs/operations.md} says what such a chain cannot show.
 */
@NullMarked
package org.ketwise.server.audit;

import org.jspecify.annotations.NullMarked;
