/**
 * A running server under load: calls of the hook order-sign over loopback, at a fixed rate and as fast as answers come. Needs nothing but the JDK, so that it runs
 * from its source without a build.
 */
@NullMarked
package org.ketwise.benchmarks.load;

import org.jspecify.annotations.NullMarked;
