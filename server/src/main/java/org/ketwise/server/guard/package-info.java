/**
 * Who may ask. The server trusts the machine it runs on, not the pages that its user has open: a site elsewhere could name this server in its links (CSRF) or have
 * its own name resolve to this machine (DNS rebinding). So a request must name this server as its host, and one that says which page sent it must say one of this server.
 */
@NullMarked
package org.ketwise.server.guard;

import org.jspecify.annotations.NullMarked;
