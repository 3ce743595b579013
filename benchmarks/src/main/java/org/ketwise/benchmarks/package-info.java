/** Measurements of speed; never part of the tests. {@code java -jar benchmarks/target/benchmarks.jar} runs them. */
@NullMarked
package org.ketwise.benchmarks;

import org.jspecify.annotations.NullMarked;
