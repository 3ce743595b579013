/**
 * What one content file says, as a record: {@link org.ketwise.knowledge.model.Ingredient}, {@link org.ketwise.knowledge.model.Interaction}, {@link
 * org.ketwise.knowledge.model.Axis}, {@link org.ketwise.knowledge.model.PatientCondition}, {@link org.ketwise.knowledge.model.MonitoringRule}, {@link
 * org.ketwise.knowledge.model.Source} and the parts they share. Interactions follow the order of the HL7/W3C minimum information model for potential
 * drug-drug interactions.
 */
@NullMarked
package org.ketwise.knowledge.model;

import org.jspecify.annotations.NullMarked;
