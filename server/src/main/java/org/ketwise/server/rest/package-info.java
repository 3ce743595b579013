/** {@code /api/v1}: the same reports as {@code ketwise --format json}, for programs. What is asked has the names of the command's options. */
@NullMarked
package org.ketwise.server.rest;

import org.jspecify.annotations.NullMarked;
