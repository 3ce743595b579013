package org.ketwise.screening;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Age;
import org.ketwise.kernel.BloodPressure;
import org.ketwise.kernel.Route;
import org.ketwise.kernel.RouteSet;
import org.ketwise.knowledge.InteractionTable;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Criterion;
import org.ketwise.knowledge.model.IndexSet;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Interaction;
import org.ketwise.knowledge.model.PatientCondition;
import org.ketwise.knowledge.model.Persistence;

/** One patient and one plan while they are screened: what holds of them. */
final class ScreeningContext {
    private final InteractionTable table;
    private final List<String> treatmentNames;
    private final List<String> axisIds;
    private final PatientFacts facts;
    private final PlannedTreatment plan;
    private final RouteSet routes;
    private final List<MedicationUse> uses;
    private final List<KnownCondition> conditions = new ArrayList<>();
    private final @Nullable KnownCondition[] knownByPlace;

    /** @param uses each ingredient once */
    ScreeningContext(
            KnowledgeBase knowledge,
            PatientFacts facts,
            PlannedTreatment plan,
            List<MedicationUse> uses,
            List<PatientCondition> broughtAboutByFacts) {
        this.table = knowledge.table();
        this.treatmentNames = knowledge.treatments();
        this.axisIds = knowledge.axisIds();
        this.facts = facts;
        this.plan = plan;
        this.routes = RouteSet.of(plan.routes());
        this.uses = uses;
        knownByPlace = new KnownCondition[knowledge.conditions().size()];
        facts.conditions().forEach(this::add);
        for (PatientCondition condition : broughtAboutByFacts) {
            Criterion when = condition.when();
            if (when != null && knownByPlace[condition.index()] == null && holds(when, -1) && onPlannedRoute(when)) {
                add(new KnownCondition(condition, factsOf(when, -1), false));
            }
        }
    }

    private void add(KnownCondition known) {
        int place = known.condition().index();
        KnownCondition present = knownByPlace[place];
        if (present == null) {
            knownByPlace[place] = known;
            conditions.add(known);
        } else if (present.toConfirm() && !known.toConfirm()) {
            knownByPlace[place] = known;
            conditions.set(conditions.indexOf(present), known);
        }
    }

    /** All conditions that hold, named ones first. */
    List<KnownCondition> conditions() {
        return conditions;
    }

    PlannedTreatment plan() {
        return plan;
    }

    RouteSet routes() {
        return routes;
    }

    boolean onPlannedRoute(Criterion when) {
        return when.routes().isEmpty() || when.routes().intersects(routes);
    }

    /**
     * Whether everything but the route holds.
     *
     * @param asking place of the ingredient that asks, which is no company to itself; -1 for none
     */
    boolean holds(Criterion when, int asking) {
        return holdsOfPlan(when) && holdsOfPatient(when) && holdsOfList(when, asking);
    }

    private boolean holdsOfPlan(Criterion when) {
        if (!when.treatments().isEmpty() && !speaksOfPlannedDrug(when.treatments())) {
            return false;
        }
        if (!when.settings().isEmpty()
                && (plan.setting() == null || !when.settings().contains(plan.setting()))) {
            return false;
        }
        Double milligrams = when.milligramsAbove();
        if (milligrams != null && !plan.exceedsMilligrams(milligrams)) {
            return false;
        }
        Double perKilogram = when.milligramsPerKilogramAbove();
        if (perKilogram != null && !plan.exceedsMilligramsPerKilogram(perKilogram, facts.weight())) {
            return false;
        }
        Boolean repeated = when.repeated();
        Boolean daily = when.daily();
        return (repeated == null || repeated == plan.repeated()) && (daily == null || daily == plan.daily());
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

    /** Whether a set of treatment places means this drug; an empty set means all. */
    boolean means(IndexSet treatments, Ingredient drug) {
        return treatments.isEmpty() || treatments.contains(treatmentNames.indexOf(drug.name()));
    }

    private boolean holdsOfPatient(Criterion when) {
        BloodPressure limit = when.bloodPressureAtLeast();
        if (limit != null
                && (facts.bloodPressure() == null || !facts.bloodPressure().eitherAtLeast(limit))) {
            return false;
        }
        BloodPressure floor = when.bloodPressureBelow();
        if (floor != null
                && (facts.bloodPressure() == null || !facts.bloodPressure().eitherBelow(floor))) {
            return false;
        }
        Age age = facts.age();
        Integer atLeast = when.ageAtLeast();
        if (atLeast != null && (age == null || age.years() < atLeast)) {
            return false;
        }
        Integer below = when.ageBelow();
        if (below != null && (age == null || age.years() >= below)) {
            return false;
        }
        Boolean pregnant = when.pregnant();
        if (pregnant != null && pregnant != facts.pregnant()) {
            return false;
        }
        if (when.sex() != null && when.sex() != facts.sex()) {
            return false;
        }
        return when.conditions().isEmpty() || findCondition(when.conditions()) != null;
    }

    private @Nullable KnownCondition findCondition(IndexSet wanted) {
        for (KnownCondition known : conditions) {
            if (wanted.contains(known.condition().index())) {
                return known;
            }
        }
        return null;
    }

    private boolean holdsOfList(Criterion when, int asking) {
        return (when.withIngredients().isEmpty() || findCompany(when.withIngredients(), asking) != null)
                && (when.withAxis() == null || findOnAxis(when.withAxis(), asking) != null);
    }

    private @Nullable MedicationUse findCompany(IndexSet wanted, int asking) {
        for (MedicationUse use : uses) {
            int place = use.ingredient().index();
            if (place != asking && wanted.contains(place) && stillActs(use, Interaction.Category.SAFETY.code())) {
                return use;
            }
        }
        return null;
    }

    private @Nullable MedicationUse findOnAxis(int axis, int asking) {
        for (MedicationUse use : uses) {
            int place = use.ingredient().index();
            if (place != asking && raises(place, axis) && stillActs(use, axisIds.get(axis))) {
                return use;
            }
        }
        return null;
    }

    /** Whether a medicine is taken, or this effect of it outlasts it. */
    private boolean stillActs(MedicationUse use, String effect) {
        Persistence persistence = use.stoppedDaysAgo() == null
                ? null
                : table.persistence(use.ingredient().index());
        return persistence == null || persistence.covers(effect);
    }

    private boolean raises(int ingredient, int axis) {
        for (InteractionTable.AxisShare share : table.axisShares(ingredient)) {
            if (share.axis() == axis && !share.role().lowers()) {
                return true;
            }
        }
        return false;
    }

    /** What is true of this patient and plan that makes a criterion hold, in words. */
    String factsOf(Criterion when, int asking) {
        List<String> words = new ArrayList<>();
        BloodPressure bloodPressure = facts.bloodPressure();
        if ((when.bloodPressureAtLeast() != null || when.bloodPressureBelow() != null) && bloodPressure != null) {
            words.add("blood pressure " + bloodPressure);
        }
        Age age = facts.age();
        if ((when.ageAtLeast() != null || when.ageBelow() != null) && age != null) {
            words.add("age " + age.years());
        }
        if (when.pregnant() != null) {
            words.add(facts.pregnant() ? "pregnant" : "not pregnant");
        }
        if (when.sex() != null) {
            words.add(when.sex().code());
        }
        KnownCondition known = when.conditions().isEmpty() ? null : findCondition(when.conditions());
        if (known != null) {
            words.add(
                    known.toConfirm()
                            ? known.condition().name() + " (to confirm)"
                            : known.condition().name());
        }
        MedicationUse company = when.withIngredients().isEmpty() ? null : findCompany(when.withIngredients(), asking);
        if (company != null) {
            words.add("together with " + company.ingredient().name());
        }
        MedicationUse onAxis = when.withAxis() == null ? null : findOnAxis(when.withAxis(), asking);
        if (onAxis != null) {
            words.add("together with " + onAxis.ingredient().name());
        }
        if (!when.settings().isEmpty() && plan.setting() != null) {
            words.add("planned at " + plan.setting().code());
        }
        if (when.milligramsAbove() != null || when.milligramsPerKilogramAbove() != null) {
            words.add("planned dose "
                    + String.join(
                            ", then ",
                            plan.phases().stream()
                                    .filter(phase -> phase.dose() != null)
                                    .map(phase -> String.valueOf(phase.dose()))
                                    .toList()));
        }
        if (when.daily() != null) {
            words.add(plan.daily() ? "dosed daily" : "not dosed daily");
        }
        if (when.repeated() != null) {
            words.add(plan.repeated() ? "repeated doses" : "a single dose");
        }
        if (!when.routes().isEmpty()) {
            words.add(routeWords(when.routes()));
        }
        return words.isEmpty() ? "this plan" : String.join(", ", words);
    }

    private static String routeWords(RouteSet routes) {
        return String.join(" or ", routes.asSet().stream().map(Route::code).toList()) + " route";
    }
}
