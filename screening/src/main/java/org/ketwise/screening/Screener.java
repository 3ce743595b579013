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
import org.ketwise.knowledge.model.Persistence;

/** Screens a coded profile for a planned treatment. Immutable; safe to share between threads. */
public final class Screener {
    private final KnowledgeBase knowledge;
    private final InteractionTable table;
    private final List<PatientCondition> broughtAboutByFacts;
    private final int ingredientCount;

    public Screener(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
        table = knowledge.table();
        broughtAboutByFacts =
                knowledge.conditions().stream().filter(each -> each.when() != null).toList();
        ingredientCount = knowledge.ingredients().size();
    }

    /** Findings for this patient and plan, the most important first. */
    public Screening screen(PatientProfile profile, PlannedTreatment plan) {
        List<MedicationUse> uses = acting(profile.medications());
        ScreeningContext context = new ScreeningContext(knowledge, profile.facts(), plan, uses, broughtAboutByFacts);
        List<Finding> findings = new ArrayList<>();
        Burdens burdens = new Burdens(knowledge, context);
        boolean[] spokenOf = new boolean[uses.size()];

        rulesAgainstTreatment(uses, context, burdens, findings, spokenOf);
        sharesInAxes(uses, context, burdens, spokenOf);
        PairRules.match(table, uses, context, findings, spokenOf);
        Duplicates.find(table, profile.medications(), findings);
        conditions(context, burdens, findings);
        burdens.findings(findings);

        findings.sort(FindingOrder.MOST_IMPORTANT_FIRST);
        return new Screening(findings, List.copyOf(context.conditions()), withoutStatement(uses, spokenOf, plan));
    }

    /** What to measure or arrange for this patient and plan, in the order of a treatment. */
    public List<MonitoringRule> monitoring(PatientProfile profile, PlannedTreatment plan) {
        ScreeningContext context = new ScreeningContext(
                knowledge, profile.facts(), plan, acting(profile.medications()), broughtAboutByFacts);
        return knowledge.monitoring().stream()
                .filter(rule -> context.holds(rule.when(), -1) && context.onPlannedRoute(rule.when()))
                .sorted(Comparator.comparing(MonitoringRule::phase)
                        .thenComparingInt(MonitoringRule::order)
                        .thenComparing(MonitoringRule::id))
                .toList();
    }

    /** Each ingredient once, taken now or stopped so recently that it still acts; a certain use stands before a provisional one. */
    private List<MedicationUse> acting(List<MedicationUse> all) {
        MedicationUse[] byIngredient = new MedicationUse[ingredientCount];
        List<MedicationUse> uses = new ArrayList<>(all.size());
        for (MedicationUse use : all) {
            if (!acts(use)) {
                continue;
            }
            int place = use.ingredient().index();
            MedicationUse present = byIngredient[place];
            if (present == null) {
                byIngredient[place] = use;
                uses.add(use);
            } else if (weighsMore(use, present)) {
                byIngredient[place] = use;
                uses.set(uses.indexOf(present), use);
            }
        }
        return uses;
    }

    private boolean acts(MedicationUse use) {
        Integer stopped = use.stoppedDaysAgo();
        if (stopped == null) {
            return true;
        }
        Persistence persistence = table.persistence(use.ingredient().index());
        return persistence != null && stopped < persistence.days();
    }

    private static boolean weighsMore(MedicationUse use, MedicationUse present) {
        if ((use.stoppedDaysAgo() == null) != (present.stoppedDaysAgo() == null)) {
            return use.stoppedDaysAgo() == null;
        }
        return present.provisional() && !use.provisional();
    }

    private void rulesAgainstTreatment(
            List<MedicationUse> uses, ScreeningContext context, Burdens burdens, List<Finding> findings, boolean[] spokenOf) {
        long[] hits = new long[8];
        int count = 0;
        int planned = context.plan().treatmentMask();
        for (int i = 0; i < uses.size(); i++) {
            int ingredient = uses.get(i).ingredient().index();
            int[] rules = table.treatmentRules(ingredient);
            int[] masks = table.treatmentMasks(ingredient);
            for (int j = 0; j < rules.length; j++) {
                if ((masks[j] & planned) != 0) {
                    if (count == hits.length) {
                        hits = Arrays.copyOf(hits, 2 * count);
                    }
                    hits[count++] = ((long) rules[j] << 32) | i;
                    spokenOf[i] = true;
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
            List<MedicationUse> matching = new ArrayList<>(to - from);
            for (int k = from; k < to; k++) {
                matching.add(uses.get((int) hits[k]));
            }
            weigh(table.rule(rule), matching, context, burdens, findings);
            from = to;
        }
    }

    private void weigh(
            Interaction rule, List<MedicationUse> matching, ScreeningContext context, Burdens burdens, List<Finding> findings) {
        String axis = rule.mechanism().axis();
        int asking = matching.size() == 1 ? matching.getFirst().ingredient().index() : -1;
        if (axis == null) {
            findings.add(interaction(rule, matching, severities(rule, matching, context, asking), context));
            return;
        }
        List<MedicationUse> own = new ArrayList<>();
        for (MedicationUse use : matching) {
            Severities severities = severities(rule, List.of(use), context, use.ingredient().index());
            burdens.add(axis, use, rule, severities);
            if (severities.worst() == Severity.NONE) {
                own.add(use);
            }
            if (severities.worst() == Severity.CONTRAINDICATED) {
                own.add(use);
            }
        }
        if (!own.isEmpty()) {
            findings.add(interaction(rule, own, severities(rule, own, context, asking), context));
        }
    }

    private Severities severities(Interaction rule, List<MedicationUse> matching, ScreeningContext context, int asking) {
        Severities severities = Severities.of(rule.severity(), rule.modifiers(), context, asking);
        for (MedicationUse use : matching) {
            Integer stopped = use.stoppedDaysAgo();
            Persistence persistence = stopped == null ? null : table.persistence(use.ingredient().index());
            if (stopped != null && persistence != null) {
                severities = severities.stillActing(use, persistence, stopped);
            }
        }
        return severities;
    }

    private static InteractionFinding interaction(
            Interaction rule, List<MedicationUse> matching, Severities severities, ScreeningContext context) {
        List<Ingredient> treatments = context.plan().drugs().stream()
                .filter(drug -> rule.object().treatments().contains(drug.name()))
                .toList();
        return new InteractionFinding(
                rule, matching, List.of(), treatments, severities.byRoute(), severities.worst(), severities.modifiers());
    }

    private void sharesInAxes(List<MedicationUse> uses, ScreeningContext context, Burdens burdens, boolean[] spokenOf) {
        for (int i = 0; i < uses.size(); i++) {
            MedicationUse use = uses.get(i);
            if (context.plan().drugs().contains(use.ingredient())) {
                spokenOf[i] = true;
                continue;
            }
            for (InteractionTable.AxisShare share : table.axisShares(use.ingredient().index())) {
                burdens.add(share, use);
                spokenOf[i] = true;
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
                    List<Ingredient> treatments = context.plan().drugs().stream()
                            .filter(drug -> context.means(statement.treatments(), drug))
                            .toList();
                    findings.add(new ConditionFinding(known, statement, number, treatments));
                }
            }
        }
    }

    private static boolean speaksOfPlan(PatientCondition.Statement statement, ScreeningContext context) {
        return context.speaksOfPlannedDrug(statement.treatments())
                && (statement.routes().isEmpty()
                        || context.plan().routes().stream().anyMatch(statement.routes()::contains))
                && context.holds(statement.when(), -1)
                && context.onPlannedRoute(statement.when());
    }

    private static List<Ingredient> withoutStatement(List<MedicationUse> uses, boolean[] spokenOf, PlannedTreatment plan) {
        List<Ingredient> silent = new ArrayList<>();
        for (int i = 0; i < spokenOf.length; i++) {
            Ingredient ingredient = uses.get(i).ingredient();
            if (!spokenOf[i] && !plan.drugs().contains(ingredient)) {
                silent.add(ingredient);
            }
        }
        return silent;
    }
}
