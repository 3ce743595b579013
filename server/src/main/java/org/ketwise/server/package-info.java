/**
 * The face on the network, {@code ketwise serve}: the consult of {@code ketwise screen} as pages for people and as REST for programs.
 *
 * <p>The path of a request: {@link org.ketwise.server.connection.Connections} ends it where it stands still; {@link org.ketwise.server.watch.Watch} writes down and counts what becomes of it; {@link org.ketwise.server.guard.Guard} lets in only who asks for this server by its name and from its own pages, and sets limits and
 * headers; a service of {@code rest} or {@code web} reads what was asked ({@code exchange}), calls the consult, and writes a report. A failure becomes an answer
 * in one place, {@link org.ketwise.server.exchange.Problems}: the user's as one sentence with the remedy (4xx), ours as an apology (500) with a number that the log repeats.
 * Nothing of a patient is written to the log.
 */
@NullMarked
package org.ketwise.server;

import org.jspecify.annotations.NullMarked;
