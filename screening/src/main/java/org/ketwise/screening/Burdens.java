package org.ketwise.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.InteractionTable;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Axis;
import org.ketwise.knowledge.model.AxisRole;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Interaction;
import org.ketwise.knowledge.model.RouteSeverities;
import org.ketwise.knowledge.model.Weight;

/** Gathers what bears on each burden axis, then adds it up. */
final class Burdens {
    private static final Comparator<Contributor> HEAVIEST_FIRST = (a, b) -> {
        int order = b.ownSeverity().compareTo(a.ownSeverity());
        if (order == 0) {
            order = b.weight().compareTo(a.weight());
        }
        return order == 0 ? name(a).compareTo(name(b)) : order;
    };

    private static final Comparator<InteractionFinding> MOST_SEVERE_FIRST =
            (a, b) -> b.severity().compareTo(a.severity());

    private final KnowledgeBase knowledge;
    private final ScreeningContext context;
    private final ActingUses uses;
    private final boolean[] silencedRaising;
    private final boolean[] silencedLowering;
    private final @Nullable ArrayList<Contributor>[] raising;
    private final @Nullable ArrayList<Contributor>[] lowering;
    private final @Nullable ArrayList<InteractionFinding>[] pairs;

    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays by axis place
    Burdens(KnowledgeBase knowledge, ScreeningContext context, ActingUses uses) {
        this.knowledge = knowledge;
        this.context = context;
        this.uses = uses;
        silencedRaising = new boolean[knowledge.axes().size() * uses.size()];
        silencedLowering = new boolean[silencedRaising.length];
        raising = new ArrayList[knowledge.axes().size()];
        lowering = new ArrayList[knowledge.axes().size()];
        pairs = new ArrayList[knowledge.axes().size()];
    }

    /**
     * A medicine for which a rule speaks; of two rules for the same axis the heavier one speaks. A rule of severity none silences the property of the
     * ingredient, one of decreasing direction works against the axis.
     */
    void add(int axis, MedicationUse use, Interaction rule, Severities severities) {
        boolean lowers = rule.direction() == Interaction.Direction.DECREASE;
        (lowers ? silencedLowering : silencedRaising)[cell(axis, use)] = true;
        if (severities.worst() == Severity.NONE) {
            return;
        }
        Contributor.ByRule share = new Contributor.ByRule(
                use,
                weight(use, axis, severities.worst()),
                rule,
                severities.byRoute(),
                severities.worst(),
                severities.modifiers());
        ArrayList<Contributor> shares = of(lowers ? lowering : raising, axis);
        for (int i = 0; i < shares.size(); i++) {
            if (shares.get(i) instanceof Contributor.ByRule present && sameIngredient(present.use(), use)) {
                if (share.severity().compareTo(present.severity()) > 0) {
                    shares.set(i, share);
                }
                return;
            }
        }
        shares.add(share);
    }

    private int cell(int axis, MedicationUse use) {
        return axis * uses.size() + uses.position(use);
    }

    private Weight weight(MedicationUse use, int axis, Severity severity) {
        for (InteractionTable.AxisShare share :
                knowledge.table().axisShares(use.ingredient().index())) {
            if (share.axis() == axis && !share.role().lowers()) {
                return share.role().weight();
            }
        }
        return severity.atLeast(Severity.MAJOR)
                ? Weight.STRONG
                : severity == Severity.MODERATE ? Weight.MODERATE : Weight.SLIGHT;
    }

    /** A medicine by its property, unless a rule already speaks for it on this axis. */
    void add(InteractionTable.AxisShare share, MedicationUse use) {
        AxisRole role = share.role();
        if (!(role.lowers() ? silencedLowering : silencedRaising)[cell(share.axis(), use)]) {
            of(role.lowers() ? lowering : raising, share.axis()).add(new Contributor.ByProperty(use, role));
        }
    }

    /** Takes a rule about two medicines that belongs to an axis; what is contraindicated or nothing stays a finding of its own. */
    boolean take(InteractionFinding pair) {
        int axis = knowledge.table().axisOfRule(pair.rule().index());
        boolean takes = axis >= 0 && pair.severity() != Severity.NONE && pair.severity() != Severity.CONTRAINDICATED;
        if (takes) {
            of(pairs, axis).add(pair);
        }
        return takes;
    }

    private List<InteractionFinding> pairsOf(Axis axis) {
        List<InteractionFinding> pairsOfAxis = pairs[axis.index()];
        if (pairsOfAxis == null) {
            return List.of();
        }
        if (pairsOfAxis.size() > 1) {
            pairsOfAxis.sort(MOST_SEVERE_FIRST);
        }
        return pairsOfAxis;
    }

    private static boolean sameIngredient(MedicationUse a, MedicationUse b) {
        return a.ingredient().index() == b.ingredient().index();
    }

    void add(KnownCondition known) {
        for (AxisRole role : known.condition().axes()) {
            knowledge
                    .findAxis(role.axis())
                    .ifPresent(axis -> of(role.lowers() ? lowering : raising, axis.index())
                            .add(new Contributor.ByCondition(known, role)));
        }
    }

    private static <T> ArrayList<T> of(@Nullable ArrayList<T>[] byAxis, int axis) {
        ArrayList<T> present = byAxis[axis];
        if (present == null) {
            present = new ArrayList<>(4);
            byAxis[axis] = present;
        }
        return present;
    }

    void findings(List<Finding> findings) {
        for (Axis axis : knowledge.axes()) {
            ArrayList<Contributor> shares = raising[axis.index()];
            List<InteractionFinding> pairsOfAxis = pairsOf(axis);
            if (shares != null && worthShowing(axis, shares)) {
                findings.add(finding(axis, shares, pairsOfAxis));
            } else if (onlyCounteracted(axis)) {
                findings.add(finding(axis, new ArrayList<>(), pairsOfAxis));
            } else {
                findings.addAll(pairsOfAxis);
            }
        }
    }

    /** Nothing of the list adds to what the treatment does by itself, and a rule says that something works against it. */
    private boolean onlyCounteracted(Axis axis) {
        List<Contributor> against = lowering[axis.index()];
        if (raising[axis.index()] != null
                || against == null
                || treatmentShares(axis).isEmpty()) {
            return false;
        }
        for (Contributor share : against) {
            if (share instanceof Contributor.ByRule && share.ownSeverity() != Severity.NONE) {
                return true;
            }
        }
        return false;
    }

    /** Enough contributors, or one for which a rule asks for attention by itself. */
    private boolean worthShowing(Axis axis, ArrayList<Contributor> shares) {
        int contributors = 0;
        for (int i = 0; i < shares.size(); i++) {
            if (!sameAsEarlier(shares, i)) {
                contributors++;
            }
        }
        if (contributors >= axis.contributorsNeeded()) {
            return true;
        }
        for (Contributor share : shares) {
            if (share instanceof Contributor.ByRule rule && rule.severity().atLeast(Severity.MODERATE)) {
                return true;
            }
        }
        return false;
    }

    /** On an axis where one contributor alone means nothing, a property weighs only through the sum; a rule says its own severity. */
    private static Severity weightAlone(Axis axis, Contributor share) {
        boolean byRule = share instanceof Contributor.ByRule;
        return byRule || axis.contributorsNeeded() == 1 ? share.ownSeverity() : Severity.MINOR;
    }

    private BurdenFinding finding(Axis axis, ArrayList<Contributor> shares, List<InteractionFinding> pairsOfAxis) {
        if (shares.size() > 1) {
            shares.sort(HEAVIEST_FIRST);
        }
        int points = 0;
        Severity severity = Severity.NONE;
        for (int i = 0; i < shares.size(); i++) {
            Contributor share = shares.get(i);
            points += sameAsEarlier(shares, i) ? 0 : share.weight().points();
            severity = severity.max(weightAlone(axis, share));
        }
        List<Contributor> against = lowering[axis.index()];
        List<Contributor> counteracting = against == null ? List.of() : against;
        if (shares.isEmpty()) {
            for (Contributor share : counteracting) {
                severity = severity.max(share.ownSeverity());
            }
        }
        for (InteractionFinding pair : pairsOfAxis) {
            severity = severity.max(pair.severity());
        }
        List<AppliedModifier> modifiers = List.of();
        for (Axis.Accumulation step : axis.accumulation()) {
            if (points >= step.points() && step.severity().compareTo(severity) > 0) {
                modifiers = new ArrayList<>(modifiers);
                modifiers.add(new AppliedModifier(points + " points in all", step.basis(), severity, step.severity()));
                severity = step.severity();
            }
        }
        Severities inContext = Severities.of(RouteSeverities.same(severity), axis.modifiers(), context, Asking.NOBODY);
        if (!inContext.modifiers().isEmpty()) {
            modifiers = new ArrayList<>(modifiers);
            modifiers.addAll(inContext.modifiers());
        }
        List<Contributor> contributors =
                new ArrayList<>(shares.size() + context.plan().drugs().size());
        contributors.addAll(shares);
        contributors.addAll(treatmentShares(axis));
        return new BurdenFinding(axis, contributors, counteracting, pairsOfAxis, points, inContext.worst(), modifiers);
    }

    private List<Contributor> treatmentShares(Axis axis) {
        List<Contributor> own = List.of();
        for (Ingredient drug : context.plan().drugs()) {
            for (Axis.TreatmentShare share : axis.treatment()) {
                if (context.means(share.treatments(), drug)) {
                    if (own.isEmpty()) {
                        own = new ArrayList<>(2);
                    }
                    own.add(new Contributor.ByTreatment(drug, share));
                }
            }
        }
        return own;
    }

    /** Whether an earlier share is of the same product and the same class: mixed amphetamine salts are one stimulant. */
    private boolean sameAsEarlier(ArrayList<Contributor> shares, int position) {
        MedicationUse medicine = shares.get(position).medicine();
        if (medicine == null) {
            return false;
        }
        for (int i = 0; i < position; i++) {
            MedicationUse earlier = shares.get(i).medicine();
            if (earlier != null
                    && uses.fromSameEntries(earlier, medicine)
                    && ((earlier.provisional() && medicine.provisional())
                            || shareClass(
                                    earlier.ingredient().index(),
                                    medicine.ingredient().index()))) {
                return true;
            }
        }
        return false;
    }

    private boolean shareClass(int a, int b) {
        for (int one : knowledge.table().duplicateClasses(a)) {
            for (int other : knowledge.table().duplicateClasses(b)) {
                if (one == other) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String name(Contributor contributor) {
        return switch (contributor) {
            case Contributor.ByRule rule -> rule.use().ingredient().name();
            case Contributor.ByProperty property -> property.use().ingredient().name();
            case Contributor.ByCondition condition ->
                condition.known().condition().name();
            case Contributor.ByTreatment treatment -> treatment.drug().name();
        };
    }
}
