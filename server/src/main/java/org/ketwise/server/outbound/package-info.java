/** The only place that opens a connection. It asks addresses that the configuration names, never one that a request brought along: whoever calls it sees to that. */
@NullMarked
package org.ketwise.server.outbound;

import org.jspecify.annotations.NullMarked;
