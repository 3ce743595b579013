package org.ketwise.screening;

import org.ketwise.knowledge.model.PatientCondition;

/**
 * A condition that the patient has, or may have.
 *
 * @param basis the words or the fact it was taken from, for example {@code "OSA"} or {@code "blood pressure 152/94"}
 * @param toConfirm only hinted at, for example by a device
 */
public record KnownCondition(PatientCondition condition, String basis, boolean toConfirm) {}
