/**
 * The page that a clinic gives to a patient: the sections of the content that hold for the person and the plan, and each medicine of the list with what to ask
 * about it. All words are content; here it is decided which of them are said.
 */
@NullMarked
package org.ketwise.consult.handout;

import org.jspecify.annotations.NullMarked;
