@NullMarked
package org.ketwise.server.exchange;

import org.jspecify.annotations.NullMarked;
