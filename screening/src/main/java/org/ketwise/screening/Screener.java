package org.ketwise.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.ketwise.knowledge.InteractionTable;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Criterion;
import org.ketwise.knowledge.model.MonitoringRule;
import org.ketwise.knowledge.model.PatientCondition;

/** Screens a coded profile for a planned treatment. Safe to share between threads. */
public final class Screener {
    private static final int MOST_PLANS = 64;

    private final KnowledgeBase knowledge;
    private final InteractionTable table;
    private final List<MonitoringRule> monitoringInOrder;
    private final Map<PlannedTreatment, PlanTable> plans = new ConcurrentHashMap<>();
    private volatile @Nullable Latest latest;

    /** A plan and its table, which may have been made for an equal plan. */
    private record Latest(PlannedTreatment plan, PlanTable table) {}

    public Screener(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
        table = knowledge.table();
        monitoringInOrder = knowledge.monitoring().stream()
                .sorted(Comparator.comparing(MonitoringRule::phase)
                        .thenComparingInt(MonitoringRule::order)
                        .thenComparing(MonitoringRule::id))
                .toList();
    }

    /** Findings for this patient and plan, the most important first. */
    public Screening screen(PatientProfile profile, PlannedTreatment planned) {
        PlanTable plan = tableOf(planned);
        ActingUses uses = acting(profile);
        ScreeningContext context = new ScreeningContext(knowledge, profile.facts(), plan, uses);
        Findings findings = new Findings(uses);
        Burdens burdens = new Burdens(knowledge, plan, context, uses);

        TreatmentRules rules = new TreatmentRules(uses, plan, context);
        rules.match(burdens, findings);
        new PairRules(table, uses, plan, context).match(burdens, findings);
        Duplicates.find(table, profile.medications(), findings);
        conditions(context, plan, findings);
        burdens.addTo(findings);
        rules.addWhereNothingElseSpeaks(findings);

        return new Screening(
                findings.mostImportantFirst(), context.conditions(), withoutStatement(uses, findings, plan));
    }

    /** What to measure or arrange for this patient and plan, in the order of a treatment. */
    public List<MonitoringRule> monitoring(PatientProfile profile, PlannedTreatment plan) {
        ScreeningContext context = new ScreeningContext(knowledge, profile.facts(), tableOf(plan), acting(profile));
        List<MonitoringRule> asked = new ArrayList<>();
        for (MonitoringRule rule : monitoringInOrder) {
            if (context.holds(rule.when())) {
                asked.add(rule);
            }
        }
        return List.copyOf(asked);
    }

    /** Tells of a criterion that nobody of the list asks about whether it holds for this patient and plan. */
    public Predicate<Criterion> holding(PatientProfile profile, PlannedTreatment plan) {
        return new ScreeningContext(knowledge, profile.facts(), tableOf(plan), acting(profile))::holds;
    }

    private ActingUses acting(PatientProfile profile) {
        return ActingUses.of(profile.medications(), table);
    }

    /** A clinic has a handful of plans for all of its patients, so the latest ones are kept. */
    @SuppressWarnings("ReferenceEquality") // an equal plan that is another object is found in the map
    private PlanTable tableOf(PlannedTreatment plan) {
        Latest last = latest;
        if (last != null && last.plan() == plan) {
            return last.table();
        }
        if (plans.size() >= MOST_PLANS) {
            plans.clear();
        }
        PlanTable found = plans.computeIfAbsent(plan, each -> new PlanTable(knowledge, each));
        latest = new Latest(plan, found);
        return found;
    }

    private static void conditions(ScreeningContext context, PlanTable plan, Findings findings) {
        List<KnownCondition> conditions = context.conditions();
        for (int i = 0; i < conditions.size(); i++) {
            KnownCondition known = conditions.get(i);
            List<PatientCondition.Statement> statements = known.condition().statements();
            for (int number = 0; number < statements.size(); number++) {
                PatientCondition.Statement statement = statements.get(number);
                if (plan.speaksOfPlannedDrug(statement.treatments())
                        && plan.isOnPlannedRoute(statement.routes())
                        && context.holds(statement.when())) {
                    findings.add(
                            new ConditionFinding(known, statement, number, plan.drugsMeant(statement.treatments())));
                }
            }
        }
    }

    private static List<MedicationUse> withoutStatement(ActingUses uses, Findings findings, PlanTable plan) {
        List<MedicationUse> silent = new ArrayList<>();
        for (int i = 0; i < uses.size(); i++) {
            if (!findings.speaksOf(i)
                    && uses.get(i).stoppedDaysAgo() == null
                    && !plan.row(uses.ingredient(i)).planned()) {
                silent.add(uses.get(i));
            }
        }
        return silent;
    }
}
