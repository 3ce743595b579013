@NullMarked
package org.ketwise.server.token;

import org.jspecify.annotations.NullMarked;
