package org.ketwise.screening;

import java.util.List;

/**
 * The result of screening a profile.
 *
 * @param findings the most important first
 * @param conditions all conditions that hold, named or brought about by facts
 * @param withoutStatement medicines of which nothing is said for this plan: the content knows no more than the name, or its explicit negative waits until the name
 *     is confirmed
 */
public record Screening(
        List<Finding> findings, List<KnownCondition> conditions, List<MedicationUse> withoutStatement) {}
