package org.ketwise.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.InteractionTable;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Interaction;
import org.ketwise.knowledge.model.MonitoringRule;
import org.ketwise.knowledge.model.PatientCondition;

/** Screens a coded profile for a planned treatment. Immutable; safe to share between threads. */
public final class Screener {
    private final KnowledgeBase knowledge;
    private final InteractionTable table;
    private final List<PatientCondition> broughtAboutByFacts;

    public Screener(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
        table = knowledge.table();
        broughtAboutByFacts = knowledge.conditions().stream()
                .filter(each -> each.when() != null)
                .toList();
    }

    /** Findings for this patient and plan, the most important first. */
    public Screening screen(PatientProfile profile, PlannedTreatment plan) {
        ActingUses uses = acting(profile);
        ScreeningContext context = new ScreeningContext(knowledge, profile.facts(), plan, uses, broughtAboutByFacts);
        ArrayList<Finding> findings = new ArrayList<>(2 * uses.size() + 8);
        Burdens burdens = new Burdens(knowledge, context, uses);
        ArrayList<InteractionFinding> quiet = new ArrayList<>(2);

        rulesAgainstTreatment(uses, context, burdens, findings, quiet);
        sharesInAxes(uses, context, burdens);
        for (InteractionFinding pair : PairRules.match(table, uses, context)) {
            if (!burdens.take(pair)) {
                findings.add(pair);
            }
        }
        Duplicates.find(table, profile.medications(), findings);
        conditions(context, burdens, findings);
        burdens.findings(findings);
        boolean[] spokenOf = spokenOf(uses, findings);
        addWhereNothingElseSpeaks(quiet, uses, spokenOf, findings);

        return new Screening(
                FindingOrder.mostImportantFirst(findings),
                context.conditions(),
                withoutStatement(uses, spokenOf, plan));
    }

    /** What to measure or arrange for this patient and plan, in the order of a treatment. */
    public List<MonitoringRule> monitoring(PatientProfile profile, PlannedTreatment plan) {
        ScreeningContext context =
                new ScreeningContext(knowledge, profile.facts(), plan, acting(profile), broughtAboutByFacts);
        return knowledge.monitoring().stream()
                .filter(rule -> context.holds(rule.when(), Asking.NOBODY) && context.onPlannedRoute(rule.when()))
                .sorted(Comparator.comparing(MonitoringRule::phase)
                        .thenComparingInt(MonitoringRule::order)
                        .thenComparing(MonitoringRule::id))
                .toList();
    }

    private ActingUses acting(PatientProfile profile) {
        return ActingUses.of(profile.medications(), table);
    }

    private void rulesAgainstTreatment(
            ActingUses uses,
            ScreeningContext context,
            Burdens burdens,
            ArrayList<Finding> findings,
            ArrayList<InteractionFinding> quiet) {
        long[] hits = new long[4 * uses.size() + 4];
        int count = 0;
        int planned = context.plan().treatmentMask();
        for (int i = 0; i < uses.size(); i++) {
            int ingredient = uses.ingredient(i);
            int[] rules = table.treatmentRules(ingredient);
            int[] masks = table.treatmentMasks(ingredient);
            for (int j = 0; j < rules.length; j++) {
                if ((masks[j] & planned) != 0 && uses.stillDoes(table.rule(rules[j]), i)) {
                    if (count == hits.length) {
                        hits = Arrays.copyOf(hits, 2 * count);
                    }
                    hits[count++] = ((long) rules[j] << 32) | i;
                }
            }
        }
        Arrays.sort(hits, 0, count);
        for (int from = 0; from < count; ) {
            int rule = (int) (hits[from] >>> 32);
            int to = from + 1;
            while (to < count && (int) (hits[to] >>> 32) == rule) {
                to++;
            }
            ArrayList<MedicationUse> matching = new ArrayList<>(to - from);
            for (int k = from; k < to; k++) {
                matching.add(uses.get((int) hits[k]));
            }
            weigh(table.rule(rule), matching, uses, context, burdens, findings, quiet);
            from = to;
        }
    }

    private void weigh(
            Interaction rule,
            ArrayList<MedicationUse> matching,
            ActingUses uses,
            ScreeningContext context,
            Burdens burdens,
            ArrayList<Finding> findings,
            ArrayList<InteractionFinding> quiet) {
        int axis = table.axisOfRule(rule.index());
        Asking asking = Asking.ofOne(matching);
        if (axis < 0) {
            Severities severities = severities(rule, matching, uses, context, asking);
            List<MedicationUse> meant = severities.worst() == Severity.NONE ? certain(matching) : matching;
            if (!meant.isEmpty()) {
                findings.add(interaction(rule, meant, severities, context));
            }
            return;
        }
        List<MedicationUse> forbidden = List.of();
        List<MedicationUse> harmless = List.of();
        for (MedicationUse use : matching) {
            Severities severities =
                    uses.noting(Severities.of(rule.severity(), rule.modifiers(), context, Asking.only(use)), rule, use);
            burdens.add(axis, use, rule, severities);
            if (severities.worst() == Severity.CONTRAINDICATED) {
                forbidden = with(forbidden, use);
            } else if (severities.worst() == Severity.NONE && !use.provisional()) {
                harmless = with(harmless, use);
            }
        }
        if (!forbidden.isEmpty()) {
            findings.add(interaction(rule, forbidden, severities(rule, forbidden, uses, context, asking), context));
        }
        if (!harmless.isEmpty()) {
            quiet.add(interaction(rule, harmless, severities(rule, harmless, uses, context, asking), context));
        }
    }

    /** An explicit negative is never said of a name that somebody has yet to confirm: a wrong guess would reassure. */
    private static List<MedicationUse> certain(List<MedicationUse> uses) {
        List<MedicationUse> certain = new ArrayList<>(uses.size());
        for (MedicationUse use : uses) {
            if (!use.provisional()) {
                certain.add(use);
            }
        }
        return certain;
    }

    private static List<MedicationUse> with(List<MedicationUse> few, MedicationUse use) {
        List<MedicationUse> more = few.isEmpty() ? new ArrayList<>(2) : few;
        more.add(use);
        return more;
    }

    /** That a medicine adds nothing to one axis is worth saying only where nothing else is said of it. */
    private static void addWhereNothingElseSpeaks(
            List<InteractionFinding> quiet, ActingUses uses, boolean[] spokenOf, List<Finding> findings) {
        for (InteractionFinding each : quiet) {
            List<MedicationUse> unspoken = new ArrayList<>(each.precipitants().size());
            for (MedicationUse use : each.precipitants()) {
                if (!spokenOf[uses.position(use)]) {
                    unspoken.add(use);
                }
            }
            if (!unspoken.isEmpty()) {
                mark(unspoken, uses, spokenOf);
                findings.add(new InteractionFinding(
                        each.rule(),
                        unspoken,
                        List.of(),
                        each.treatments(),
                        each.byRoute(),
                        each.severity(),
                        each.modifiers()));
            }
        }
    }

    private static Severities severities(
            Interaction rule, List<MedicationUse> matching, ActingUses uses, ScreeningContext context, Asking asking) {
        Severities severities = Severities.of(rule.severity(), rule.modifiers(), context, asking);
        for (MedicationUse use : matching) {
            severities = uses.noting(severities, rule, use);
        }
        return severities;
    }

    private InteractionFinding interaction(
            Interaction rule, List<MedicationUse> matching, Severities severities, ScreeningContext context) {
        List<Ingredient> treatments = treatments(table.treatmentMaskOfRule(rule.index()), context.plan());
        return new InteractionFinding(
                rule,
                matching,
                List.of(),
                treatments,
                severities.byRoute(),
                severities.worst(),
                severities.modifiers());
    }

    /** The planned drugs that a rule speaks of. */
    private List<Ingredient> treatments(int mask, PlannedTreatment plan) {
        if ((plan.treatmentMask() & ~mask) == 0) {
            return plan.drugs();
        }
        return plan.drugs().stream()
                .filter(drug -> (table.treatmentBit(drug.index()) & mask) != 0)
                .toList();
    }

    private boolean isPlanned(MedicationUse use, PlannedTreatment plan) {
        return (table.treatmentBit(use.ingredient().index()) & plan.treatmentMask()) != 0;
    }

    private void sharesInAxes(ActingUses uses, ScreeningContext context, Burdens burdens) {
        for (int i = 0; i < uses.size(); i++) {
            MedicationUse use = uses.get(i);
            if (isPlanned(use, context.plan())) {
                continue;
            }
            for (InteractionTable.AxisShare share :
                    table.axisShares(use.ingredient().index())) {
                if (uses.stillDoes(share.role().axis(), i)) {
                    burdens.add(share, use);
                }
            }
        }
    }

    private static void conditions(ScreeningContext context, Burdens burdens, List<Finding> findings) {
        for (KnownCondition known : context.conditions()) {
            burdens.add(known);
            List<PatientCondition.Statement> statements = known.condition().statements();
            for (int number = 0; number < statements.size(); number++) {
                PatientCondition.Statement statement = statements.get(number);
                if (speaksOfPlan(statement, context)) {
                    findings.add(new ConditionFinding(known, statement, number, meant(statement, context)));
                }
            }
        }
    }

    /** The planned drugs that a statement means. */
    private static List<Ingredient> meant(PatientCondition.Statement statement, ScreeningContext context) {
        List<Ingredient> planned = context.plan().drugs();
        return planned.size() == 1
                ? planned
                : planned.stream()
                        .filter(drug -> context.means(statement.treatments(), drug))
                        .toList();
    }

    private static boolean speaksOfPlan(PatientCondition.Statement statement, ScreeningContext context) {
        return context.speaksOfPlannedDrug(statement.treatments())
                && (statement.routes().isEmpty() || statement.routes().intersects(context.routes()))
                && context.holds(statement.when(), Asking.NOBODY)
                && context.onPlannedRoute(statement.when());
    }

    /** Which medicines a finding names; what was gathered for an axis that is not worth showing stays unsaid. */
    private static boolean[] spokenOf(ActingUses uses, ArrayList<Finding> findings) {
        boolean[] spokenOf = new boolean[uses.size()];
        for (Finding finding : findings) {
            switch (finding) {
                case InteractionFinding interaction -> mark(interaction, uses, spokenOf);
                case BurdenFinding burden -> {
                    markShares(burden.contributors(), uses, spokenOf);
                    markShares(burden.counteracting(), uses, spokenOf);
                    for (InteractionFinding pair : burden.pairs()) {
                        mark(pair, uses, spokenOf);
                    }
                }
                case DuplicateTherapy duplicate -> mark(duplicate.medicines(), uses, spokenOf);
                case ConditionFinding condition -> {}
            }
        }
        return spokenOf;
    }

    private static void mark(InteractionFinding finding, ActingUses uses, boolean[] spokenOf) {
        mark(finding.precipitants(), uses, spokenOf);
        mark(finding.objects(), uses, spokenOf);
    }

    private static void mark(List<MedicationUse> medicines, ActingUses uses, boolean[] spokenOf) {
        for (MedicationUse use : medicines) {
            spokenOf[uses.position(use)] = true;
        }
    }

    private static void markShares(List<Contributor> contributors, ActingUses uses, boolean[] spokenOf) {
        for (Contributor contributor : contributors) {
            MedicationUse use = contributor.medicine();
            if (use != null) {
                spokenOf[uses.position(use)] = true;
            }
        }
    }

    private List<MedicationUse> withoutStatement(ActingUses uses, boolean[] spokenOf, PlannedTreatment plan) {
        List<MedicationUse> silent = new ArrayList<>();
        for (int i = 0; i < spokenOf.length; i++) {
            MedicationUse use = uses.get(i);
            if (!spokenOf[i] && use.stoppedDaysAgo() == null && !isPlanned(use, plan)) {
                silent.add(use);
            }
        }
        return silent;
    }
}
