package org.ketwise.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ketwise.knowledge.model.Evidence;
import org.ketwise.screening.BurdenFinding;
import org.ketwise.screening.Contributor;
import org.ketwise.screening.Finding;
import org.ketwise.screening.InteractionFinding;
import org.ketwise.screening.MedicationUse;

/**
 * What a finding rests on. For a burden finding this is a summary over its parts: level and certainty are those of the heaviest part, and it counts as
 * verified only where every part is.
 *
 * @param certainties each certainty among the parts, the heaviest part's first; one where there are no parts
 * @param open what nobody has read in a primary source yet
 * @param scope the products, countries or label versions for which it holds
 */
public record EvidenceProse(
        String level,
        List<String> certainties,
        boolean verified,
        List<String> open,
        List<String> scope,
        List<Conflict> conflicts) {
    /**
     * Positions that contradict each other.
     *
     * @param about the medicines they are about, or empty where it is the finding itself
     */
    public record Conflict(String about, List<Evidence.Position> positions) {}

    public String certainty() {
        return certainties.getFirst();
    }

    public boolean conflicting() {
        return !conflicts.isEmpty();
    }

    /** Level, certainty, and whether it was read and holds together. */
    public String inOneLine() {
        String others = certainties.size() < 2
                ? ""
                : " (parts also " + Words.and(certainties.subList(1, certainties.size())) + ")";
        return level + ", certainty " + certainty() + others + ", "
                + (verified ? "read in its sources" : "not wholly read in its sources")
                + (conflicting() ? ", sources conflict" : "");
    }

    /** What a certainty was judged by, in words. */
    static String basis(String level, Evidence.Basis basis) {
        String people = basis.subjects() == null
                ? ""
                : ", " + basis.subjects() + (basis.subjects() == 1 ? " person" : " people");
        String near = switch (basis.directness()) {
            case DIRECT -> "of these very medicines";
            case CLASS -> "of relatives";
            case INDIRECT -> "indirect";
        };
        String agreement = switch (basis.consistency()) {
            case CONSISTENT -> "sources agree";
            case SINGLE -> "one source";
            case DIFFERING -> "sources differ in degree";
            case CONFLICTING -> "sources conflict";
        };
        return "design " + level + ", " + near + ", " + agreement + people;
    }

    static EvidenceProse of(Finding finding) {
        return finding instanceof BurdenFinding burden ? ofParts(burden) : of(finding.evidence());
    }

    static EvidenceProse of(Evidence evidence) {
        Parts parts = new Parts();
        parts.add("", evidence);
        return parts.summary(evidence.verified());
    }

    private static EvidenceProse ofParts(BurdenFinding burden) {
        Parts parts = new Parts();
        Map<String, List<String>> namesByRule = new LinkedHashMap<>();
        for (Contributor contributor : burden.contributors()) {
            if (contributor instanceof Contributor.ByRule rule) {
                namesByRule
                        .computeIfAbsent(rule.rule().id(), id -> new ArrayList<>())
                        .add(rule.use().ingredient().name());
            }
        }
        boolean verified = burden.axis().evidence().verified();
        for (Contributor contributor : burden.contributors()) {
            switch (contributor) {
                case Contributor.ByRule rule -> {
                    List<String> names = namesByRule.remove(rule.rule().id());
                    if (names != null) {
                        parts.add(Words.and(names), rule.rule().evidence());
                    }
                    verified &= rule.rule().evidence().verified();
                }
                case Contributor.ByProperty property -> {
                    parts.addCertaintyOf(burden.axis().evidence());
                    verified &= property.role().verified();
                }
                case Contributor.ByCondition condition -> {
                    parts.addCertaintyOf(burden.axis().evidence());
                    verified &= condition.role().verified();
                }
                case Contributor.ByTreatment treatment -> {}
            }
        }
        for (InteractionFinding pair : burden.pairs()) {
            List<String> names = new ArrayList<>();
            for (MedicationUse medicine : pair.medicines()) {
                names.add(medicine.ingredient().name());
            }
            parts.add(Words.and(names), pair.rule().evidence());
            verified &= pair.rule().evidence().verified();
        }
        parts.add("", burden.axis().evidence());
        return parts.summary(verified);
    }

    /** Collects the evidence of the parts, heaviest first. */
    private static final class Parts {
        private final List<String> levels = new ArrayList<>();
        private final List<String> certainties = new ArrayList<>();
        private final List<String> open = new ArrayList<>();
        private final List<String> scope = new ArrayList<>();
        private final List<Conflict> conflicts = new ArrayList<>();

        void add(String about, Evidence evidence) {
            addCertaintyOf(evidence);
            String label = about.isEmpty() ? "" : Words.capitalised(about) + ": ";
            evidence.open().forEach(each -> open.add(label + each));
            if (evidence.scope() != null) {
                scope.add(label + evidence.scope());
            }
            if (!evidence.conflict().isEmpty()) {
                conflicts.add(new Conflict(about, evidence.conflict()));
            }
        }

        void addCertaintyOf(Evidence evidence) {
            levels.add(evidence.level());
            if (!certainties.contains(evidence.certainty())) {
                certainties.add(evidence.certainty());
            }
        }

        EvidenceProse summary(boolean verified) {
            return new EvidenceProse(
                    levels.getFirst(),
                    List.copyOf(certainties),
                    verified,
                    Words.distinct(open),
                    Words.distinct(scope),
                    List.copyOf(conflicts));
        }
    }
}
