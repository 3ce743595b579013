package org.ketwise.screening;

import java.util.List;
import org.ketwise.knowledge.model.Ingredient;

/**
 * The result of screening a profile.
 *
 * @param findings the most important first
 * @param conditions all conditions that hold, named or brought about by facts
 * @param withoutStatement ingredients that the content knows by name but of which no rule or property says anything for this plan
 */
public record Screening(List<Finding> findings, List<KnownCondition> conditions, List<Ingredient> withoutStatement) {}
