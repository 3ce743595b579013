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

/** One patient and one plan while they are screened: what holds of them. */
final class ScreeningContext {
    private final InteractionTable table;
    private final List<String> axisIds;
    private final PatientFacts facts;
    private final PlannedTreatment plan;
    private final RouteSet routes;
    private final ActingUses uses;
    private final List<KnownCondition> conditions = new ArrayList<>();

    ScreeningContext(
            KnowledgeBase knowledge,
            PatientFacts facts,
            PlannedTreatment plan,
            ActingUses uses,
            List<PatientCondition> broughtAboutByFacts) {
        this.table = knowledge.table();
        this.axisIds = knowledge.axisIds();
        this.facts = facts;
        this.plan = plan;
        this.routes = RouteSet.of(plan.routes());
        this.uses = uses;
        for (KnownCondition known : facts.conditions()) {
            add(known);
        }
        for (PatientCondition condition : broughtAboutByFacts) {
            Criterion when = condition.when();
            if (when != null && find(condition) == null && holds(when, Asking.NOBODY) && onPlannedRoute(when)) {
                add(new KnownCondition(condition, factsOf(when, Asking.NOBODY), false));
            }
        }
    }

    private void add(KnownCondition known) {
        KnownCondition present = find(known.condition());
        if (present == null) {
            conditions.add(known);
        } else if (present.toConfirm() && !known.toConfirm()) {
            conditions.set(conditions.indexOf(present), known);
        }
    }

    private @Nullable KnownCondition find(PatientCondition condition) {
        for (KnownCondition known : conditions) {
            if (known.condition().index() == condition.index()) {
                return known;
            }
        }
        return null;
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
     * @param asking who asks, and is no company to itself
     */
    boolean holds(Criterion when, Asking asking) {
        // What is known of the patient decides most often, so it is asked first.
        return holdsOfPatient(when) && holdsOfPlan(when) && holdsOfList(when, asking);
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
        return treatments.isEmpty()
                || treatments.contains(Integer.numberOfTrailingZeros(table.treatmentBit(drug.index())));
    }

    private boolean holdsOfPatient(Criterion when) {
        if (!when.conditions().isEmpty() && findCondition(when.conditions()) == null) {
            return false;
        }
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
        return when.sex() == null || when.sex() == facts.sex();
    }

    private @Nullable KnownCondition findCondition(IndexSet wanted) {
        for (KnownCondition known : conditions) {
            if (wanted.contains(known.condition().index())) {
                return known;
            }
        }
        return null;
    }

    private boolean holdsOfList(Criterion when, Asking asking) {
        return (when.withIngredients().isEmpty() || findCompany(when.withIngredients(), asking) != null)
                && (when.withAxis() == null || findOnAxis(when.withAxis(), asking) != null);
    }

    private @Nullable MedicationUse findCompany(IndexSet wanted, Asking asking) {
        for (int i = 0; i < uses.size(); i++) {
            int place = uses.ingredient(i);
            if (wanted.contains(place)
                    && !asking.includes(place)
                    && uses.stillDoes(Interaction.Category.SAFETY.code(), i)) {
                return uses.get(i);
            }
        }
        return null;
    }

    private @Nullable MedicationUse findOnAxis(int axis, Asking asking) {
        for (int i = 0; i < uses.size(); i++) {
            int place = uses.ingredient(i);
            if (table.raises(place, axis) && !asking.includes(place) && uses.stillDoes(axisIds.get(axis), i)) {
                return uses.get(i);
            }
        }
        return null;
    }

    /** What is true of this patient and plan that makes a criterion hold, in words. */
    String factsOf(Criterion when, Asking asking) {
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
