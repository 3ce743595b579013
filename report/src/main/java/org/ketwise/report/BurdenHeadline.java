package org.ketwise.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Weight;
import org.ketwise.screening.BurdenFinding;
import org.ketwise.screening.Contributor;
import org.ketwise.screening.MedicationUse;
import org.ketwise.screening.PlannedTreatment;

/** A burden in one sentence that names every part once, the heaviest first, with what it weighs. */
final class BurdenHeadline {
    private static final String IN_A_PAIR = "in a pair";
    private static final List<Weight> HEAVIEST_FIRST = List.of(Weight.values()).reversed();

    private BurdenHeadline() {}

    /** @param summary what stands where nothing is to be weighed: a single part, or a burden that asks for little */
    static String of(BurdenFinding finding, List<Ingredient> treatments, PlannedTreatment plan, String summary) {
        Map<String, List<String>> namesByWeight = namesByWeight(finding);
        int names = 0;
        for (List<String> group : namesByWeight.values()) {
            names += group.size();
        }
        if (names < 2 || !finding.severity().atLeast(Severity.MODERATE)) {
            return summary;
        }
        List<String> groups = new ArrayList<>();
        namesByWeight.forEach((weight, group) -> groups.add(weighed(Words.and(group), weight)));
        String treatment = treatments.isEmpty() ? "" : " to " + weighedTreatment(finding, treatments, plan);
        String last = groups.size() > 1 || names > 1 ? " add" : " adds";
        return finding.axis().name() + ": " + Words.and(groups) + last + (treatment.isEmpty() ? " up" : treatment);
    }

    private static Map<String, List<String>> namesByWeight(BurdenFinding finding) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (Weight weight : HEAVIEST_FIRST) {
            for (Contributor contributor : finding.contributors()) {
                if (contributor.weight() == weight) {
                    add(contributor, names);
                }
            }
        }
        for (MedicationUse medicine : finding.medicines()) {
            String name = FindingProse.name(medicine);
            if (!holds(names, name)) {
                names.computeIfAbsent(IN_A_PAIR, each -> new ArrayList<>()).add(name);
            }
        }
        return names;
    }

    private static boolean holds(Map<String, List<String>> groups, String name) {
        for (List<String> group : groups.values()) {
            if (group.contains(name)) {
                return true;
            }
        }
        return false;
    }

    private static void add(Contributor contributor, Map<String, List<String>> names) {
        String weight = contributor.weight().code();
        switch (contributor) {
            case Contributor.ByRule rule ->
                add(FindingProse.name(rule.use()), weight, rule.use().provisional(), names);
            case Contributor.ByProperty property ->
                add(FindingProse.name(property.use()), weight, property.use().provisional(), names);
            case Contributor.ByCondition condition ->
                add(
                        FindingProse.inSentence(condition.known().condition().name()),
                        weight,
                        condition.known().toConfirm(),
                        names);
            case Contributor.ByTreatment treatment -> {}
        }
    }

    private static void add(String name, String weight, boolean toConfirm, Map<String, List<String>> names) {
        List<String> group =
                names.computeIfAbsent(weight + (toConfirm ? ", to confirm" : ""), each -> new ArrayList<>());
        if (!group.contains(name)) {
            group.add(name);
        }
    }

    private static String weighed(String names, String weight) {
        return names.endsWith(")")
                ? names.substring(0, names.length() - 1) + "; " + weight + ")"
                : names + " (" + weight + ")";
    }

    private static String weighedTreatment(BurdenFinding finding, List<Ingredient> treatments, PlannedTreatment plan) {
        String words = FindingProse.treatmentWords(treatments, plan);
        Set<Weight> weights = EnumSet.noneOf(Weight.class);
        for (Contributor contributor : finding.contributors()) {
            if (contributor instanceof Contributor.ByTreatment) {
                weights.add(contributor.weight());
            }
        }
        return weights.size() == 1 ? weighed(words, weights.iterator().next().code()) : words;
    }
}
