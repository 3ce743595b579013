package org.ketwise.consult;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Claim;
import org.ketwise.knowledge.model.Criterion;
import org.ketwise.knowledge.model.IndexSet;
import org.ketwise.knowledge.model.MonitoringRule;
import org.ketwise.screening.Finding;
import org.ketwise.screening.MedicationUse;

/** Which wrong claims a consultation touches, so that what is known is said where somebody may have read otherwise. */
final class Corrections {
    private final List<Touched> claims;

    /** A claim that something brings up. */
    private record Touched(Claim claim, Claim.Touch by) {}

    Corrections(KnowledgeBase knowledge) {
        claims = knowledge.claims().stream()
                .flatMap(claim -> Stream.ofNullable(claim.touches()).map(touch -> new Touched(claim, touch)))
                .sorted(Comparator.comparing((Touched each) -> each.claim().danger())
                        .thenComparingInt(each -> each.claim().number()))
                .toList();
    }

    /**
     * The claims that are touched, the dangerous first, then by number.
     *
     * @param holds whether a criterion holds for the patient and the plan
     */
    List<Claim> of(
            List<MedicationUse> uses,
            List<Finding> findings,
            List<MonitoringRule> monitoring,
            Predicate<Criterion> holds) {
        IndexSet ingredients = IndexSet.of(uses.stream()
                .filter(use -> use.stoppedDaysAgo() == null)
                .map(use -> use.ingredient().index())
                .toList());
        Set<String> rules = new HashSet<>();
        findings.forEach(finding -> rules.addAll(finding.ruleIds()));
        monitoring.forEach(rule -> rules.add("monitoring:" + rule.id()));
        return claims.stream()
                .filter(each -> isTouched(each.by(), ingredients, rules, holds))
                .map(Touched::claim)
                .toList();
    }

    private static boolean isTouched(
            Claim.Touch touch, IndexSet ingredients, Set<String> rules, Predicate<Criterion> holds) {
        Criterion when = touch.when();
        return touch.always()
                || touch.ingredients().intersects(ingredients)
                || (!touch.together().isEmpty() && ingredients.containsAll(touch.together()))
                || touch.rules().stream().anyMatch(rules::contains)
                || (when != null && holds.test(when));
    }
}
