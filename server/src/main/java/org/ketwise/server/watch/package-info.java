/** Watches what passes: how many requests, how long they took, what they were told in numbers. Each is written to the audit log before it is answered. */
@NullMarked
package org.ketwise.server.watch;

import org.jspecify.annotations.NullMarked;
