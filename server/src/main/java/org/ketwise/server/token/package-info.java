/**
 * Signed tokens (JWT, RFC 7519) and whether they may be believed, by RFC 8725: the algorithm is chosen here and not by the token, the key is found by {@code kid} in a set that
 * was configured for the issuer and nowhere else, and every claim is read strictly. Signatures are checked by Nimbus.
 */
@NullMarked
package org.ketwise.server.token;

import org.jspecify.annotations.NullMarked;
