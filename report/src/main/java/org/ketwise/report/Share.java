package org.ketwise.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Route;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.model.Axis;
import org.ketwise.knowledge.model.Weight;
import org.ketwise.screening.AppliedModifier;
import org.ketwise.screening.Contributor;
import org.ketwise.screening.PlannedTreatment;

/**
 * A part of a burden in words.
 *
 * @param severity by itself; none for the treatment, which every patient of the plan shares
 * @param why how it adds to the burden
 * @param rule id of the interaction that speaks for it, or null where a property or condition does
 * @param consequence what the rule says of it, or null
 * @param management options of its rule; those that speak of the burden as a whole stand with the finding
 * @param byRoute severity for each route where the plan's route is not known and it differs; otherwise empty
 * @param basis for a condition the words it was taken from, or null
 * @param toConfirm whether somebody must confirm that it is there at all
 */
public record Share(
        String name,
        Kind kind,
        Weight weight,
        Severity severity,
        String why,
        @Nullable String rule,
        @Nullable String consequence,
        List<String> management,
        List<AppliedModifier> modifiers,
        Map<Route, Severity> byRoute,
        @Nullable String basis,
        boolean toConfirm,
        boolean verified,
        List<String> sources) {
    /** What sort of part it is. */
    public enum Kind {
        MEDICINE,
        CONDITION,
        TREATMENT;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static Share of(Contributor contributor, Axis axis, PlannedTreatment plan) {
        Severity severity = contributor.ownSeverity();
        return switch (contributor) {
            case Contributor.ByRule(var use, var weight, var rule, var byRoute, var own, var modifiers) ->
                new Share(
                        FindingProse.name(use),
                        Kind.MEDICINE,
                        weight,
                        severity,
                        rule.mechanism().text(),
                        rule.id(),
                        rule.consequence(),
                        rule.management(),
                        modifiers,
                        FindingProse.whereUnknown(byRoute, plan),
                        null,
                        use.provisional(),
                        rule.evidence().verified(),
                        rule.sources());
            case Contributor.ByProperty(var use, var role) ->
                new Share(
                        FindingProse.name(use),
                        Kind.MEDICINE,
                        role.weight(),
                        severity,
                        why(role.why(), role.lowers(), axis),
                        null,
                        null,
                        List.of(),
                        List.of(),
                        Map.of(),
                        null,
                        use.provisional(),
                        role.verified(),
                        role.sources());
            case Contributor.ByCondition(var known, var role) ->
                new Share(
                        known.condition().name(),
                        Kind.CONDITION,
                        role.weight(),
                        severity,
                        why(role.why(), role.lowers(), axis),
                        null,
                        null,
                        List.of(),
                        List.of(),
                        Map.of(),
                        known.basis(),
                        known.toConfirm(),
                        role.verified(),
                        role.sources());
            case Contributor.ByTreatment(var drug, var share) ->
                new Share(
                        drug.name(),
                        Kind.TREATMENT,
                        share.weight(),
                        severity,
                        share.why(),
                        null,
                        null,
                        List.of(),
                        List.of(),
                        Map.of(),
                        null,
                        false,
                        axis.evidence().verified(),
                        share.sources());
        };
    }

    private static String why(@Nullable String why, boolean lowers, Axis axis) {
        return why == null ? (lowers ? "Works against it: " : "Known to add to it: ") + axis.adds() : why;
    }
}
