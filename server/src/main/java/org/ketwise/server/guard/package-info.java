/**
 * Who may ask. The server trusts the machine it runs on, not the pages that its user has open: a site elsewhere could name this server in its links (CSRF) or have
 * its own name resolve to this machine (DNS rebinding). So a request must name this server as its host, and one that says which page sent it must say one of this server.
 *
 * <p>On a network it trusts nobody: a request came over TLS ({@code Way}), from somebody who is known by a session or a token ({@code Identity}), and {@code Access} says what each may ask.
 * The one exception is {@code /cds-services}, which answers pages of the origins that the settings name: {@link org.ketwise.server.guard.CrossOrigins}.
 */
@NullMarked
package org.ketwise.server.guard;

import org.jspecify.annotations.NullMarked;
