/**
 * The terminal face: {@link org.ketwise.cli.Ketwise} and its commands. The only place that knows picocli, the clock, the environment and the console.
 *
 * <p>{@link org.ketwise.cli.Surroundings} is what a command may know of the process, so that tests run commands as they are.
 * {@link org.ketwise.cli.ExitCode} and {@link org.ketwise.cli.Failures} hold what scripts rely on when something goes wrong.
 */
@NullMarked
package org.ketwise.cli;

import org.jspecify.annotations.NullMarked;
