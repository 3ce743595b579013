package org.ketwise.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Route;
import org.ketwise.kernel.RouteSet;
import org.ketwise.knowledge.InteractionTable;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Axis;
import org.ketwise.knowledge.model.AxisRole;
import org.ketwise.knowledge.model.Criterion;
import org.ketwise.knowledge.model.IndexSet;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Interaction;
import org.ketwise.knowledge.model.Modifier;
import org.ketwise.knowledge.model.PhaseCriterion;
import org.ketwise.knowledge.model.Weight;

/**
 * The content as one plan meets it. What the plan decides alone is decided once, so that of each patient of a population only what is the patient's is asked.
 * What it holds is filled in when first asked for; two threads may do so at once and find the same. Safe to share between threads.
 */
final class PlanTable {
    private final InteractionTable table;
    private final PlannedTreatment plan;
    private final RouteSet routes;
    private final @Nullable Weighing[] weighings; // by rule
    private final AtomicReferenceArray<IngredientRow>
            rows; // by ingredient; atomic, because what an array holds is published with nothing else
    private final AxisRow[] axes;
    private final ScreeningContext.FactCondition[] broughtAboutByFacts; // those that the plan allows

    PlanTable(KnowledgeBase knowledge, PlannedTreatment plan) {
        table = knowledge.table();
        this.plan = plan;
        routes = RouteSet.of(plan.routes());
        weighings = new Weighing[table.ruleCount()];
        rows = new AtomicReferenceArray<>(table.ingredientCount());
        axes = knowledge.axes().stream()
                .map(axis -> AxisRow.of(axis, open(axis.modifiers()), sharesOfTreatment(axis)))
                .toArray(AxisRow[]::new);
        broughtAboutByFacts = ScreeningContext.FactCondition.among(knowledge.conditions(), this::allows);
    }

    /** The conditions that facts bring about without being named, as far as the plan leaves them to the patient. */
    ScreeningContext.FactCondition[] broughtAboutByFacts() {
        return broughtAboutByFacts;
    }

    PlannedTreatment plan() {
        return plan;
    }

    RouteSet routes() {
        return routes;
    }

    /** How a rule weighs under this plan. */
    Weighing weighing(Interaction rule) {
        Weighing weighing = weighings[rule.index()];
        if (weighing == null) {
            weighing = new Weighing(
                    rule,
                    table.axisOfRule(rule.index()),
                    Severities.of(rule.severity(), routes),
                    open(rule.modifiers()),
                    drugsMeant(rule));
            weighings[rule.index()] = weighing;
        }
        return weighing;
    }

    /** An ingredient as the plan meets it. */
    IngredientRow row(int ingredient) {
        IngredientRow found = rows.getAcquire(ingredient);
        if (found == null) {
            found = findRow(ingredient);
            rows.setRelease(ingredient, found);
        }
        return found;
    }

    private IngredientRow findRow(int ingredient) {
        boolean planned = (table.treatmentBit(ingredient) & plan.treatmentMask()) != 0;
        return new IngredientRow(
                planned, findMatches(ingredient), planned ? new IngredientRow.Property[0] : findProperties(ingredient));
    }

    private RuleMatch[] findMatches(int ingredient) {
        int[] rules = table.treatmentRules(ingredient);
        int[] masks = table.treatmentMasks(ingredient);
        List<RuleMatch> found = new ArrayList<>();
        for (int i = 0; i < rules.length; i++) {
            if ((masks[i] & plan.treatmentMask()) != 0) {
                Weighing weighing = weighing(table.rule(rules[i]));
                Weight own = weighing.axis() < 0 ? null : table.findWeight(ingredient, weighing.axis());
                found.add(new RuleMatch(weighing, table.nameRank(ingredient), own));
            }
        }
        return found.toArray(RuleMatch[]::new);
    }

    private IngredientRow.Property[] findProperties(int ingredient) {
        return Stream.of(table.axisShares(ingredient))
                .map(share -> property(share, table.nameRank(ingredient)))
                .toArray(IngredientRow.Property[]::new);
    }

    private static IngredientRow.Property property(InteractionTable.AxisShare share, int nameRank) {
        AxisRole role = share.role();
        return new IngredientRow.Property(
                1L << share.axis(), role.lowers(), Shares.key(share.axis(), role, nameRank), role);
    }

    /** The axes in their order; read only. */
    AxisRow[] axes() {
        return axes;
    }

    /** Whether all holds that a criterion asks of the plan; a dose by body weight is left open where the patient's weight decides. */
    boolean allows(Criterion when) {
        if (!speaksOfPlannedDrug(when.treatments()) || !isOnPlannedRoute(when.routes())) {
            return false;
        }
        if (!when.settings().isEmpty()
                && (plan.setting() == null || !when.settings().contains(plan.setting()))) {
            return false;
        }
        PhaseCriterion phase = when.phase();
        if (phase != null && !plan.mayHavePhase(phase)) {
            return false;
        }
        Boolean repeated = when.repeated();
        Boolean daily = when.daily();
        return (repeated == null || repeated == plan.repeated()) && (daily == null || daily == plan.daily());
    }

    /** Whether a statement for these routes is one for the planned route; an empty set speaks of all. */
    boolean isOnPlannedRoute(RouteSet wanted) {
        return wanted.isEmpty() || wanted.intersects(routes);
    }

    /** Whether a statement for these treatments is one for the planned drug; an empty set speaks of all. */
    boolean speaksOfPlannedDrug(IndexSet treatments) {
        if (treatments.isEmpty()) {
            return true;
        }
        for (int left = plan.treatmentMask(); left != 0; left &= left - 1) {
            if (treatments.contains(Integer.numberOfTrailingZeros(left))) {
                return true;
            }
        }
        return false;
    }

    /** The planned drugs among these treatments; an empty set means all. */
    List<Ingredient> drugsMeant(IndexSet treatments) {
        return plan.drugs().stream().filter(drug -> means(treatments, drug)).toList();
    }

    private boolean means(IndexSet treatments, Ingredient drug) {
        return treatments.isEmpty()
                || treatments.contains(Integer.numberOfTrailingZeros(table.treatmentBit(drug.index())));
    }

    private List<Ingredient> drugsMeant(Interaction rule) {
        int mask = table.treatmentMaskOfRule(rule.index());
        return plan.drugs().stream()
                .filter(drug -> (table.treatmentBit(drug.index()) & mask) != 0)
                .toList();
    }

    private OpenModifiers open(List<Modifier> modifiers) {
        return new OpenModifiers(
                modifiers.stream().filter(modifier -> allows(modifier.when())).toList(), table.company());
    }

    private List<Contributor> sharesOfTreatment(Axis axis) {
        List<Contributor> shares = new ArrayList<>();
        for (Ingredient drug : plan.drugs()) {
            for (Axis.TreatmentShare share : axis.treatment()) {
                if (means(share.treatments(), drug)) {
                    shares.add(new Contributor.ByTreatment(drug, share));
                }
            }
        }
        return shares;
    }

    private String factsOf(PhaseCriterion asked) {
        StringJoiner words = new StringJoiner(", ");
        if (asked.asksForDose()) {
            words.add("planned dose "
                    + plan.phases().stream()
                            .filter(phase -> phase.dose() != null)
                            .map(phase -> String.valueOf(phase.dose()))
                            .collect(Collectors.joining(", then ")));
        }
        if (asked.minutesBelow() != null) {
            words.add("planned as a push or within minutes");
        }
        if (asked.minutesAtLeast() != null) {
            words.add("planned as an infusion");
        }
        if (asked.minutesBelowOrOpen() != null) {
            words.add("not planned as an infusion over a time that is named");
        }
        if (asked.asksForSchedule()) {
            words.add("by the planned schedule");
        }
        return words.toString();
    }

    /** What is true of the plan that makes a criterion hold, in words; empty where it asks nothing of the plan. */
    String factsOf(Criterion when) {
        StringJoiner words = new StringJoiner(", ");
        if (!when.settings().isEmpty() && plan.setting() != null) {
            words.add("planned at " + plan.setting().code());
        }
        PhaseCriterion asked = when.phase();
        if (asked != null) {
            words.add(factsOf(asked));
        }
        if (when.daily() != null) {
            words.add(plan.daily() ? "dosed daily" : "not dosed daily");
        }
        if (when.repeated() != null) {
            words.add(plan.repeated() ? "repeated doses" : "a single dose");
        }
        if (!when.routes().isEmpty()) {
            words.add(when.routes().asSet().stream().map(Route::code).collect(Collectors.joining(" or ")) + " route");
        }
        return words.toString();
    }
}
