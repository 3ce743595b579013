package org.ketwise.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.InteractionTable;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Axis;
import org.ketwise.knowledge.model.AxisRole;
import org.ketwise.knowledge.model.Interaction;
import org.ketwise.knowledge.model.RouteSeverities;
import org.ketwise.knowledge.model.Weight;

/** Gathers what bears on each burden axis, then adds it up. */
final class Burdens {
    private static final Comparator<InteractionFinding> MOST_SEVERE_FIRST =
            (a, b) -> b.severity().compareTo(a.severity());

    private final KnowledgeBase knowledge;
    private final InteractionTable table;
    private final PlanTable plan;
    private final ScreeningContext context;
    private final ActingUses uses;
    private final long[] silencedRaising; // by position, one bit for each axis
    private final long[] silencedLowering;
    private final Shares[] raising; // by axis
    private final Shares[] lowering;
    private final @Nullable ArrayList<InteractionFinding>[] pairs;

    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays by axis place
    Burdens(KnowledgeBase knowledge, PlanTable plan, ScreeningContext context, ActingUses uses) {
        this.knowledge = knowledge;
        table = knowledge.table();
        this.plan = plan;
        this.context = context;
        this.uses = uses;
        int axes = knowledge.axes().size();
        silencedRaising = new long[uses.size()];
        silencedLowering = new long[uses.size()];
        raising = new Shares[axes];
        lowering = new Shares[axes];
        Arrays.fill(raising, Shares.NONE);
        Arrays.fill(lowering, Shares.NONE);
        pairs = new ArrayList[axes];
    }

    /**
     * The medicine at a position, for which a rule speaks. A rule of severity none silences the property of the ingredient, one of decreasing direction works
     * against the axis.
     */
    void add(Weighing.Match match, int position, Severities severities) {
        Interaction rule = match.rule();
        int axis = match.weighing().axis();
        boolean lowers = rule.direction() == Interaction.Direction.DECREASE;
        (lowers ? silencedLowering : silencedRaising)[position] |= 1L << axis;
        Severity severity = severities.worst();
        if (severity == Severity.NONE) {
            return;
        }
        Weight weight = match.own() == null ? weight(severity) : match.own();
        Contributor.ByRule share = new Contributor.ByRule(
                uses.get(position), weight, rule, severities.byRoute(), severity, severities.modifiers());
        of(lowers ? lowering : raising, axis).add(share, match.nameRank(), position);
    }

    private static Weight weight(Severity severity) {
        return severity.atLeast(Severity.MAJOR)
                ? Weight.STRONG
                : severity == Severity.MODERATE ? Weight.MODERATE : Weight.SLIGHT;
    }

    /** The medicine at a position by its property, unless a rule already speaks for it on this axis. */
    void add(InteractionTable.AxisShare share, int position) {
        AxisRole role = share.role();
        long silenced = (role.lowers() ? silencedLowering : silencedRaising)[position];
        if ((silenced & (1L << share.axis())) == 0) {
            of(role.lowers() ? lowering : raising, share.axis())
                    .add(
                            new Contributor.ByProperty(uses.get(position), role),
                            table.nameRank(uses.ingredient(position)),
                            position);
        }
    }

    /** Takes a rule about two medicines that belongs to an axis; what is contraindicated or nothing stays a finding of its own. */
    boolean take(InteractionFinding pair) {
        int axis = table.axisOfRule(pair.rule().index());
        boolean takes = axis >= 0 && pair.severity() != Severity.NONE && pair.severity() != Severity.CONTRAINDICATED;
        if (takes) {
            ArrayList<InteractionFinding> present = pairs[axis];
            if (present == null) {
                present = new ArrayList<>(4);
                pairs[axis] = present;
            }
            present.add(pair);
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

    void add(KnownCondition known) {
        for (AxisRole role : known.condition().axes()) {
            knowledge
                    .findAxis(role.axis())
                    .ifPresent(axis -> of(role.lowers() ? lowering : raising, axis.index())
                            .add(
                                    new Contributor.ByCondition(known, role),
                                    table.nameRankOfCondition(known.condition().index())));
        }
    }

    private static Shares of(Shares[] byAxis, int axis) {
        if (byAxis[axis] == Shares.NONE) {
            byAxis[axis] = new Shares();
        }
        return byAxis[axis];
    }

    void addTo(Findings findings) {
        List<Axis> axes = knowledge.axes();
        for (int i = 0; i < axes.size(); i++) {
            Axis axis = axes.get(i);
            List<InteractionFinding> pairsOfAxis = pairsOf(axis);
            if (worthShowing(axis) || onlyCounteracted(axis)) {
                raising[i].sortHeaviestFirst();
                findings.add(finding(axis, pairsOfAxis), raising[i], lowering[i]);
            } else {
                for (InteractionFinding pair : pairsOfAxis) {
                    findings.add(pair);
                }
            }
        }
    }

    /** Nothing of the list adds to what the treatment does by itself, and a rule says that something works against it. */
    private boolean onlyCounteracted(Axis axis) {
        Shares against = lowering[axis.index()];
        if (raising[axis.index()].size() > 0
                || against.size() == 0
                || plan.treatmentShares(axis).isEmpty()) {
            return false;
        }
        for (int i = 0; i < against.size(); i++) {
            if (against.get(i) instanceof Contributor.ByRule && against.ownSeverity(i) != Severity.NONE) {
                return true;
            }
        }
        return false;
    }

    /** Enough contributors, or one for which a rule asks for attention by itself or would, were it not for the reason that it tells. */
    private boolean worthShowing(Axis axis) {
        Shares shares = raising[axis.index()];
        int contributors = 0;
        for (int i = 0; i < shares.size(); i++) {
            if (!sameAsEarlier(shares, i) && ++contributors >= axis.contributorsNeeded()) {
                return true;
            }
        }
        for (int i = 0; i < shares.size(); i++) {
            if (shares.get(i) instanceof Contributor.ByRule byRule
                    && (shares.ownSeverity(i).atLeast(Severity.MODERATE) || wasLowered(byRule.modifiers()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean wasLowered(List<AppliedModifier> modifiers) {
        for (int i = 0; i < modifiers.size(); i++) {
            AppliedModifier modifier = modifiers.get(i);
            if (modifier.from().atLeast(Severity.MODERATE) && modifier.to().compareTo(modifier.from()) < 0) {
                return true;
            }
        }
        return false;
    }

    /** On an axis where one contributor alone means nothing, a property weighs only through the sum; a rule says its own severity. */
    private static Severity weightAlone(Axis axis, Shares shares, int i) {
        return axis.contributorsNeeded() == 1 || shares.get(i) instanceof Contributor.ByRule
                ? shares.ownSeverity(i)
                : Severity.MINOR;
    }

    private BurdenFinding finding(Axis axis, List<InteractionFinding> pairsOfAxis) {
        Shares shares = raising[axis.index()];
        Shares against = lowering[axis.index()];
        int points = 0;
        Severity severity = Severity.NONE;
        for (int i = 0; i < shares.size(); i++) {
            points += sameAsEarlier(shares, i) ? 0 : shares.points(i);
            severity = severity.max(weightAlone(axis, shares, i));
        }
        if (shares.size() == 0) {
            for (int i = 0; i < against.size(); i++) {
                severity = severity.max(against.ownSeverity(i));
            }
        }
        for (int i = 0; i < pairsOfAxis.size(); i++) {
            severity = severity.max(pairsOfAxis.get(i).severity());
        }
        List<AppliedModifier> modifiers = List.of();
        List<Axis.Accumulation> steps = axis.accumulation();
        for (int i = 0; i < steps.size(); i++) {
            Axis.Accumulation step = steps.get(i);
            if (points >= step.points() && step.severity().compareTo(severity) > 0) {
                modifiers = new ArrayList<>(modifiers);
                modifiers.add(new AppliedModifier(points + " points in all", step.basis(), severity, step.severity()));
                severity = step.severity();
            }
        }
        OpenModifiers open = plan.modifiers(axis);
        if (!open.isEmpty()) {
            Severities inContext =
                    open.apply(Severities.of(RouteSeverities.same(severity), plan.routes()), context, Asking.NOBODY);
            severity = inContext.worst();
            if (!inContext.modifiers().isEmpty()) {
                modifiers = new ArrayList<>(modifiers);
                modifiers.addAll(inContext.modifiers());
            }
        }
        return new BurdenFinding(
                axis,
                shares.and(plan.treatmentShares(axis)),
                against.and(List.of()),
                pairsOfAxis,
                points,
                severity,
                modifiers);
    }

    /** Whether an earlier share is of the same product and the same class: mixed amphetamine salts are one stimulant. */
    private boolean sameAsEarlier(Shares shares, int i) {
        int position = shares.position(i);
        if (uses.allFromDifferentEntries() || position < 0) {
            return false;
        }
        MedicationUse medicine = uses.get(position);
        for (int j = 0; j < i; j++) {
            if (shares.position(j) >= 0) {
                MedicationUse earlier = uses.get(shares.position(j));
                if (uses.fromSameEntries(earlier, medicine)
                        && ((earlier.provisional() && medicine.provisional())
                                || shareClass(
                                        earlier.ingredient().index(),
                                        medicine.ingredient().index()))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean shareClass(int a, int b) {
        for (int one : table.duplicateClasses(a)) {
            for (int other : table.duplicateClasses(b)) {
                if (one == other) {
                    return true;
                }
            }
        }
        return false;
    }
}
