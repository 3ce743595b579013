@NullMarked
package org.ketwise.server;

import org.jspecify.annotations.NullMarked;
