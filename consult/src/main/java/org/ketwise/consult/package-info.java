/**
 * The main path: what was written becomes one {@link org.ketwise.consult.Consultation}.
 *
 * <p>{@link org.ketwise.consult.ConsultRequest} → entries and conditions are read → {@code PatientProfile} and {@code PlannedTreatment} → findings and monitoring
 * plan → {@link org.ketwise.consult.Consultation}, which cannot exist without the list of what was not assessed and the version of the content.
 * {@link org.ketwise.consult.Consult} is that path in one file.
 */
@NullMarked
package org.ketwise.consult;

import org.jspecify.annotations.NullMarked;
