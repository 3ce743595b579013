@NullMarked
package org.ketwise.report;

import org.jspecify.annotations.NullMarked;
