package org.ketwise.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Age;
import org.ketwise.kernel.BloodPressure;
import org.ketwise.kernel.RouteSet;
import org.ketwise.knowledge.InteractionTable;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Criterion;
import org.ketwise.knowledge.model.IndexSet;
import org.ketwise.knowledge.model.Interaction;
import org.ketwise.knowledge.model.PatientCondition;
import org.ketwise.knowledge.model.PhaseCriterion;

/** One patient and one plan while they are screened: what holds of them. */
final class ScreeningContext {
    private static final int CONDITION = 1;
    private static final int BLOOD_PRESSURE = 2;
    private static final int AGE = 4;
    private static final int SEX = 8;
    private static final int PREGNANCY = 16;

    private static final int AS_NEEDED = 32;

    /** How many combinations there are of what can be known. */
    static final int COMBINATIONS = 64;

    private final InteractionTable table;
    private final List<String> axisIds;
    private final PatientFacts facts;
    private final PlanTable plan;
    private final ActingUses uses;
    private final List<KnownCondition> conditions = new ArrayList<>();
    private int known;

    ScreeningContext(KnowledgeBase knowledge, PatientFacts facts, PlanTable plan, ActingUses uses) {
        this.table = knowledge.table();
        this.axisIds = knowledge.axisIds();
        this.facts = facts;
        this.plan = plan;
        this.uses = uses;
        for (KnownCondition each : facts.conditions()) {
            add(each);
        }
        known = knownFacts();
        for (FactCondition each : plan.broughtAboutByFacts()) {
            if (knows(each.asked()) && find(each.condition()) == null && holdsOfPatient(each.when(), Asking.NOBODY)) {
                add(new KnownCondition(each.condition(), factsOf(each.when(), Asking.NOBODY), false));
                known |= CONDITION;
            }
        }
    }

    /**
     * A condition that facts bring about without being named.
     *
     * @param asked what its criterion asks to be known of the patient
     */
    record FactCondition(PatientCondition condition, Criterion when, int asked) {
        /** Of all conditions those that there are, and that are possible. */
        static FactCondition[] among(List<PatientCondition> conditions, Predicate<Criterion> possible) {
            List<FactCondition> found = new ArrayList<>();
            for (PatientCondition condition : conditions) {
                Criterion when = condition.when();
                if (when != null && possible.test(when)) {
                    found.add(new FactCondition(condition, when, ScreeningContext.asked(when)));
                }
            }
            return found.toArray(FactCondition[]::new);
        }
    }

    /** What a criterion asks to be known of the patient and the list, one bit each. */
    static int asked(Criterion when) {
        return (when.conditions().isEmpty() ? 0 : CONDITION)
                | (when.bloodPressureAtLeast() == null && when.bloodPressureBelow() == null ? 0 : BLOOD_PRESSURE)
                | (when.ageAtLeast() == null && when.ageBelow() == null ? 0 : AGE)
                | (when.sex() == null ? 0 : SEX)
                | (Boolean.TRUE.equals(when.pregnant()) ? PREGNANCY : 0)
                | (when.asNeeded() ? AS_NEEDED : 0);
    }

    /** Whether all of what is {@link #asked} is known, without which it cannot hold: the quick no before the whole question. */
    boolean knows(int asked) {
        return isKnown(asked, known);
    }

    static boolean isKnown(int asked, int known) {
        return (asked & ~known) == 0;
    }

    /** What is known of the patient, one bit each as in {@link #asked}; less than {@value #COMBINATIONS}. */
    int known() {
        return known;
    }

    /** The groups that the list has company from, one bit each. */
    long company() {
        return uses.company();
    }

    private int knownFacts() {
        return (conditions.isEmpty() ? 0 : CONDITION)
                | (facts.bloodPressure() == null ? 0 : BLOOD_PRESSURE)
                | (facts.age() == null ? 0 : AGE)
                | (facts.sex() == null ? 0 : SEX)
                | (facts.pregnant() ? PREGNANCY : 0)
                | (uses.anyAsNeeded() ? AS_NEEDED : 0);
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
        return plan.plan();
    }

    RouteSet routes() {
        return plan.routes();
    }

    /** Whether all of a criterion that nobody of the list asks about holds. */
    boolean holds(Criterion when) {
        return holdsOfPatient(when, Asking.NOBODY) && plan.allows(when);
    }

    /**
     * Whether all holds that a criterion asks of the patient and the list; what it asks of the plan the {@link PlanTable} has decided.
     *
     * @param asking who asks, and is no company to itself
     */
    boolean holdsOfPatient(Criterion when, Asking asking) {
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
        if (when.sex() != null && when.sex() != facts.sex()) {
            return false;
        }
        Boolean weightKnown = when.weightKnown();
        if (weightKnown != null && weightKnown != (facts.weight() != null)) {
            return false;
        }
        PhaseCriterion phase = when.phase();
        if (phase != null && phase.asksForDose() && !plan().hasPhase(phase, facts.weight())) {
            return false;
        }
        return holdsOfList(when, asking);
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
        return (!when.asNeeded() || uses.isAsNeeded(asking.one()))
                && (when.withIngredients().isEmpty() || findCompany(when.withIngredients(), asking) != null)
                && (when.withAxis() == null || findOnAxis(when.withAxis(), asking) != null);
    }

    private @Nullable MedicationUse findCompany(IndexSet wanted, Asking asking) {
        if (!uses.includeAny(wanted)) {
            return null;
        }
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
            if (table.findWeight(place, axis) != null
                    && !asking.includes(place)
                    && uses.stillDoes(axisIds.get(axis), i)) {
                return uses.get(i);
            }
        }
        return null;
    }

    /** What is true of this patient and plan that makes a criterion hold, in words. */
    String factsOf(Criterion when, Asking asking) {
        String words = "";
        BloodPressure bloodPressure = facts.bloodPressure();
        if ((when.bloodPressureAtLeast() != null || when.bloodPressureBelow() != null) && bloodPressure != null) {
            words = and(words, "blood pressure " + bloodPressure);
        }
        Age age = facts.age();
        if ((when.ageAtLeast() != null || when.ageBelow() != null) && age != null) {
            words = and(words, "age " + age.years());
        }
        if (when.pregnant() != null) {
            words = and(words, facts.pregnant() ? "pregnant" : "not pregnant");
        }
        if (when.sex() != null) {
            words = and(words, when.sex().code());
        }
        if (when.weightKnown() != null) {
            words = and(words, facts.weight() == null ? "body weight not given" : "body weight given");
        }
        KnownCondition known = when.conditions().isEmpty() ? null : findCondition(when.conditions());
        if (known != null) {
            String name = known.condition().name();
            words = and(words, known.toConfirm() ? name + " (to confirm)" : name);
        }
        if (when.asNeeded()) {
            words = and(words, "taken only as needed, by the list");
        }
        MedicationUse company = when.withIngredients().isEmpty() ? null : findCompany(when.withIngredients(), asking);
        if (company != null) {
            words = and(words, "together with " + company.ingredient().name());
        }
        MedicationUse onAxis = when.withAxis() == null ? null : findOnAxis(when.withAxis(), asking);
        if (onAxis != null) {
            words = and(words, "together with " + onAxis.ingredient().name());
        }
        words = and(words, plan.factsOf(when));
        return words.isEmpty() ? "this plan" : words;
    }

    private static String and(String words, String more) {
        return words.isEmpty() ? more : more.isEmpty() ? words : words + ", " + more;
    }
}
