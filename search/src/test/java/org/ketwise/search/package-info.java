@NullMarked
package org.ketwise.search;

import org.jspecify.annotations.NullMarked;
