@NullMarked
package org.ketwise.cli;

import org.jspecify.annotations.NullMarked;
