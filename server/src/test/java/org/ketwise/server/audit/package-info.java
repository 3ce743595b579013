@NullMarked
package org.ketwise.server.audit;

import org.jspecify.annotations.NullMarked;
