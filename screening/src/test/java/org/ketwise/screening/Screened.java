package org.ketwise.screening;

import java.util.List;
import java.util.Optional;
import org.ketwise.knowledge.model.MonitoringRule;

/** What came out of a screening, by the names of the content. */
record Screened(Screener screener, PatientProfile profile, PlannedTreatment plan, Screening screening) {
    Screened(Screener screener, PatientProfile profile, PlannedTreatment plan) {
        this(screener, profile, plan, screener.screen(profile, plan));
    }

    /** All findings in their order, each as its id and severity. */
    List<String> findings() {
        return screening.findings().stream()
                .map(finding -> finding.id() + " " + finding.severity().code())
                .toList();
    }

    Optional<Finding> find(String id) {
        List<Finding> found = screening.findings().stream()
                .filter(finding -> finding.id().equals(id))
                .toList();
        if (found.size() > 1) {
            throw new AssertionError("several findings " + id);
        }
        return found.stream().findFirst();
    }

    InteractionFinding interaction(String rule) {
        return (InteractionFinding) get("interaction:" + rule);
    }

    BurdenFinding burden(String axis) {
        return (BurdenFinding) get("burden:" + axis);
    }

    ConditionFinding condition(String condition) {
        return (ConditionFinding) get("condition:" + condition);
    }

    DuplicateTherapy duplicate(String drugClass) {
        return (DuplicateTherapy) get("duplicate:" + drugClass);
    }

    private Finding get(String id) {
        return find(id).orElseThrow(() -> new AssertionError("no finding " + id + " among " + findings()));
    }

    List<String> withoutStatement() {
        return names(screening.withoutStatement());
    }

    List<String> monitoring() {
        return screener.monitoring(profile, plan).stream()
                .map(MonitoringRule::id)
                .toList();
    }

    static List<String> names(List<MedicationUse> uses) {
        return uses.stream().map(use -> use.ingredient().name()).toList();
    }

    /** Who adds to an axis, and by how much, as "name weight". */
    static List<String> shares(List<Contributor> contributors) {
        return contributors.stream()
                .map(contributor ->
                        name(contributor) + " " + contributor.weight().code())
                .toList();
    }

    private static String name(Contributor contributor) {
        return switch (contributor) {
            case Contributor.ByRule rule -> rule.use().ingredient().name() + " by rule";
            case Contributor.ByProperty property -> property.use().ingredient().name();
            case Contributor.ByCondition condition ->
                condition.known().condition().id();
            case Contributor.ByTreatment treatment ->
                "planned " + treatment.drug().name();
        };
    }
}
