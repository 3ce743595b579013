package org.ketwise.screening;

import org.ketwise.kernel.Severity;

/**
 * Context that changed a severity, or that must be known to read the finding.
 *
 * @param fact what is true of this patient, for example {@code blood pressure 152/94}
 * @param effect what that does, as a sentence
 * @param from the severity before
 * @param to the severity after
 */
public record AppliedModifier(String fact, String effect, Severity from, Severity to) {}
