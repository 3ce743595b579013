/**
 * The only place that opens a connection. It asks addresses that the configuration names, never one that a request brought along: of FHIR servers {@link AllowedServers} sees to that,
 * of others whoever calls it.
 */
@NullMarked
package org.ketwise.server.outbound;

import org.jspecify.annotations.NullMarked;
