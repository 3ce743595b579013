/**
 * People log in by OpenID Connect: the authorization code flow with PKCE, state and nonce, at a provider that the clinic configures. What is kept of somebody is a session in memory
 * with a pseudonym and roles; no password and no token of the provider is.
 */
@NullMarked
package org.ketwise.server.login;

import org.jspecify.annotations.NullMarked;
