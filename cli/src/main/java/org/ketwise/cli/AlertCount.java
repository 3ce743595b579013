package org.ketwise.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ketwise.consult.Consultation;
import org.ketwise.consult.ConsultedMedication;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Interaction.Category;
import org.ketwise.screening.BurdenFinding;
import org.ketwise.screening.ConditionFinding;
import org.ketwise.screening.Contributor;
import org.ketwise.screening.DuplicateTherapy;
import org.ketwise.screening.Finding;
import org.ketwise.screening.InteractionFinding;
import org.ketwise.screening.MedicationUse;
import org.ketwise.terminology.MedicationMention;

/** Counts what a group of people is told, and what the same lists would give if every pair were an alert. */
final class AlertCount {
    private final String group;
    private final List<Integer> medicines = new ArrayList<>();
    private final List<Integer> findings = new ArrayList<>();
    private final List<Integer> speaking = new ArrayList<>();
    private final List<Integer> interrupting = new ArrayList<>();
    private final List<Integer> pairs = new ArrayList<>();
    private final List<Integer> unknown = new ArrayList<>();
    private final Map<Severity, Integer> bySeverity = new EnumMap<>(Severity.class);
    private final Map<Category, Integer> byCategory = new EnumMap<>(Category.class);
    private final Map<String, Integer> byRule = new TreeMap<>();
    private final Map<String, Integer> interruptingRule = new TreeMap<>();
    private int unverified;

    /** @param group in words */
    AlertCount(String group) {
        this.group = group;
    }

    void add(Consultation consultation) {
        int loud = 0;
        for (Finding finding : consultation.findings()) {
            bySeverity.merge(finding.severity(), 1, Integer::sum);
            byCategory.merge(finding.category(), 1, Integer::sum);
            byRule.merge(finding.id(), 1, Integer::sum);
            unverified += restsOnUnverified(finding) ? 1 : 0;
            if (finding.severity().interrupts()) {
                interruptingRule.merge(finding.id(), 1, Integer::sum);
                loud++;
            }
        }
        Set<String> taken = new HashSet<>();
        int notKnown = 0;
        for (ConsultedMedication entry : consultation.medications()) {
            for (MedicationMention mention : entry.entry().mentions()) {
                if (mention.use().taken()) {
                    mention.ingredients().forEach(each -> taken.add(each.name()));
                    notKnown += mention.ingredients().isEmpty() ? 1 : 0;
                }
            }
        }
        medicines.add(taken.size());
        unknown.add(notKnown);
        findings.add(consultation.findings().size());
        speaking.add((int) consultation.findings().stream()
                .filter(each -> each.severity() != Severity.NONE)
                .count());
        interrupting.add(loud);
        pairs.add(pairs(consultation));
    }

    private static boolean restsOnUnverified(Finding finding) {
        boolean itself = !finding.evidence().verified();
        return switch (finding) {
            case BurdenFinding burden ->
                itself
                        || burden.contributors().stream().anyMatch(AlertCount::restsOnUnverified)
                        || burden.pairs().stream().anyMatch(AlertCount::restsOnUnverified);
            case InteractionFinding _, ConditionFinding _, DuplicateTherapy _ -> itself;
        };
    }

    private static boolean restsOnUnverified(Contributor contributor) {
        return switch (contributor) {
            case Contributor.ByRule rule -> !rule.rule().evidence().verified();
            case Contributor.ByProperty property -> !property.role().verified();
            case Contributor.ByCondition condition -> !condition.role().verified();
            case Contributor.ByTreatment _ -> false;
        };
    }

    // ---- the same as pairs

    /** Every two of the list or the treatment that share an axis, a rule or a class for duplicate therapy: an alert each, as checkers of pairs give them. */
    private static int pairs(Consultation consultation) {
        Set<Set<String>> pairs = new HashSet<>();
        for (Finding finding : consultation.findings()) {
            if (finding.severity() == Severity.NONE) {
                continue;
            }
            switch (finding) {
                case BurdenFinding burden -> addAmong(parties(burden), pairs);
                case InteractionFinding interaction ->
                    addBetween(names(interaction.precipitants()), others(interaction), pairs);
                case DuplicateTherapy duplicate -> addAmong(names(duplicate.medicines()), pairs);
                case ConditionFinding _ -> {} // a condition and a medicine are no pair of medicines
            }
        }
        return pairs.size();
    }

    private static List<String> parties(BurdenFinding burden) {
        List<String> names = new ArrayList<>(names(burden.medicines()));
        for (Contributor contributor : burden.contributors()) {
            if (contributor instanceof Contributor.ByTreatment treatment) {
                names.add(treatment.drug().name());
            }
        }
        return names;
    }

    private static List<String> others(InteractionFinding interaction) {
        List<String> names = new ArrayList<>(names(interaction.objects()));
        interaction.treatments().stream().map(Ingredient::name).forEach(names::add);
        return names;
    }

    private static List<String> names(List<MedicationUse> uses) {
        return uses.stream().map(use -> use.ingredient().name()).distinct().toList();
    }

    private static void addAmong(List<String> names, Set<Set<String>> pairs) {
        addBetween(names, names, pairs);
    }

    private static void addBetween(List<String> some, List<String> others, Set<Set<String>> pairs) {
        for (String one : some) {
            for (String other : others) {
                if (!one.equals(other)) {
                    pairs.add(Set.of(one, other));
                }
            }
        }
    }

    // ---- the page

    private static final int RULES_SHOWN = 15;

    int people() {
        return findings.size();
    }

    String page() {
        if (findings.isEmpty()) {
            return "## " + group + "\n\nNobody.\n\n";
        }
        int all = findings.stream().mapToInt(Integer::intValue).sum();
        StringBuilder page = new StringBuilder("## " + group + "\n\n");
        page.append(String.format(Locale.ROOT, "%,d people.%n%n", findings.size()));
        page.append("| for each person | median | 95th percentile | most | sum |\n|---|---|---|---|---|\n");
        row("ingredients that count as taken", medicines, page);
        row("entries that count as taken and are not known to the content", unknown, page);
        row("findings, explicit negatives included", findings, page);
        row("findings of severity minor and above", speaking, page);
        row("findings that interrupt (major, contraindicated)", interrupting, page);
        row("alerts if every pair of severity minor and above were one", pairs, page);
        page.append(String.format(
                Locale.ROOT,
                "%n%d %% of the people have a finding that interrupts. %d %% of the findings rest on a statement that is not verified.%n%n",
                percent((int) interrupting.stream().filter(each -> each > 0).count(), findings.size()),
                percent(unverified, all)));
        page.append("Severity: ").append(shares(words(bySeverity), all)).append(".\n\n");
        page.append("Category: ").append(shares(words(byCategory), all)).append(".\n\n");
        page.append("Most frequent: ").append(most(byRule)).append(".\n\n");
        page.append("Interrupt most often: ").append(most(interruptingRule)).append(".\n\n");
        return page.toString();
    }

    private static void row(String what, List<Integer> counts, StringBuilder page) {
        List<Integer> sorted = counts.stream().sorted().toList();
        page.append(String.format(
                Locale.ROOT,
                "| %s | %s | %d | %d | %,d |%n",
                what,
                median(sorted),
                sorted.get(Math.min(sorted.size() - 1, (int) Math.ceil(sorted.size() * 0.95) - 1)),
                sorted.getLast(),
                sorted.stream().mapToInt(Integer::intValue).sum()));
    }

    private static String median(List<Integer> sorted) {
        int middle = sorted.size() / 2;
        int twice = sorted.size() % 2 == 1 ? 2 * sorted.get(middle) : sorted.get(middle - 1) + sorted.get(middle);
        return twice % 2 == 0 ? String.valueOf(twice / 2) : twice / 2 + ".5";
    }

    private static Map<String, Integer> words(Map<? extends Enum<?>, Integer> counts) {
        Map<String, Integer> words = new LinkedHashMap<>();
        counts.forEach(
                (each, count) -> words.put(each.name().toLowerCase(Locale.ROOT).replace('_', ' '), count));
        return words;
    }

    private static String shares(Map<String, Integer> counts, int all) {
        return String.join(
                ", ",
                counts.entrySet().stream()
                        .map(each -> String.format(
                                Locale.ROOT,
                                "%s %,d (%d %%)",
                                each.getKey(),
                                each.getValue(),
                                percent(each.getValue(), all)))
                        .toList());
    }

    private static String most(Map<String, Integer> counts) {
        return counts.isEmpty()
                ? "none"
                : String.join(
                        ", ",
                        counts.entrySet().stream()
                                .sorted(Map.Entry.<String, Integer>comparingByValue()
                                        .reversed())
                                .limit(RULES_SHOWN)
                                .map(each -> "`" + each.getKey() + "` " + each.getValue())
                                .toList());
    }

    private static int percent(int part, int all) {
        return all == 0 ? 0 : Math.round(100f * part / all);
    }
}
