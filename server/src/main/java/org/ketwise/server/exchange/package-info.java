/** What all services share: reading what was asked, and turning failures into answers. */
@NullMarked
package org.ketwise.server.exchange;

import org.jspecify.annotations.NullMarked;
