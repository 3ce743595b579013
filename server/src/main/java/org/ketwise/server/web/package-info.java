/**
 * The pages. They are made here, whole, from the templates in {@code src/main/jte}, so that the main check works without JavaScript; with it, htmx asks for the report as
 * somebody types. No page holds a script or a style of its own, and no address holds anything of a patient.
 */
@NullMarked
package org.ketwise.server.web;

import org.jspecify.annotations.NullMarked;
