package org.ketwise.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.InteractionTable;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Axis;
import org.ketwise.knowledge.model.AxisRole;
import org.ketwise.knowledge.model.RouteSeverities;

/** Gathers what bears on each burden axis, conditions first and then one medicine after the other, and adds it up. */
final class Burdens {
    private static final Comparator<InteractionFinding> MOST_SEVERE_FIRST =
            (a, b) -> b.severity().compareTo(a.severity());

    /** Ready, because to join words costs as much as to weigh a dozen shares. */
    private static final String[] POINTS_IN_ALL =
            IntStream.range(0, 64).mapToObj(Burdens::inAll).toArray(String[]::new);

    private static final Contributor[] NOTHING = new Contributor[0];

    private final KnowledgeBase knowledge;
    private final InteractionTable table;
    private final PlanTable plan;
    private final ScreeningContext context;
    private final ActingUses uses;
    private final Shares shares;
    private final @Nullable ArrayList<InteractionFinding>[] pairs; // by axis
    private long silencedRaising; // of the latest medicine, one bit for each axis
    private long silencedLowering;

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array by axis
    Burdens(KnowledgeBase knowledge, PlanTable plan, ScreeningContext context, ActingUses uses) {
        this.knowledge = knowledge;
        table = knowledge.table();
        this.plan = plan;
        this.context = context;
        this.uses = uses;
        shares = new Shares(2 * uses.size() + 4);
        pairs = new ArrayList[knowledge.axes().size()];
        List<KnownCondition> conditions = context.conditions();
        for (int i = 0; i < conditions.size(); i++) {
            add(conditions.get(i));
        }
    }

    private void add(KnownCondition known) {
        int nameRank = table.nameRankOfCondition(known.condition().index());
        for (AxisRole role : known.condition().axes()) {
            knowledge
                    .findAxis(role.axis())
                    .ifPresent(axis -> shares.add(
                            new Contributor.ByCondition(known, role),
                            Shares.key(axis.index(), role, nameRank),
                            Shares.NOT_OF_LIST));
        }
    }

    /** What comes from now on is about another medicine. */
    void startMedicine() {
        silencedRaising = 0;
        silencedLowering = 0;
        shares.startMedicine();
    }

    /**
     * The medicine at a position, for which a rule speaks. A rule of severity none silences the property of the ingredient, one of decreasing direction works
     * against the axis.
     */
    void add(RuleMatch match, int position, Severities severities) {
        long axis = 1L << match.axis();
        if (match.lowers()) {
            silencedLowering |= axis;
        } else {
            silencedRaising |= axis;
        }
        Severity severity = severities.worst();
        if (severity != Severity.NONE) {
            shares.addByRule(
                    new Contributor.ByRule(
                            uses.get(position),
                            match.weight(severity),
                            match.weighing().rule(),
                            severities.byRoute(),
                            severity,
                            severities.modifiers()),
                    match.key(severities),
                    position);
        }
    }

    /** The medicine at a position by a property, unless a rule already speaks for it on this axis. */
    void add(IngredientRow.Property property, int position) {
        long silenced = property.lowers() ? silencedLowering : silencedRaising;
        if ((silenced & property.axis()) == 0) {
            shares.add(new Contributor.ByProperty(uses.get(position), property.role()), property.key(), position);
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

    private List<InteractionFinding> pairsOf(int axis) {
        List<InteractionFinding> pairsOfAxis = pairs[axis];
        if (pairsOfAxis == null) {
            return List.of();
        }
        if (pairsOfAxis.size() > 1) {
            pairsOfAxis.sort(MOST_SEVERE_FIRST);
        }
        return pairsOfAxis;
    }

    /** Adds up every axis. */
    void addTo(Findings findings) {
        shares.sort();
        AxisRow[] axes = plan.axes();
        int place = 0;
        for (int i = 0; i < axes.length; i++) {
            AxisRow axis = axes[i];
            int raising = place;
            int lowering = shares.end(raising, Shares.side(i, false));
            place = shares.end(lowering, Shares.side(i, true));
            List<InteractionFinding> pairsOfAxis = pairsOf(i);
            if (worthShowing(axis, raising, lowering) || onlyCounteracted(axis, raising, lowering, place)) {
                findings.add(finding(axis, raising, lowering, place, pairsOfAxis));
                for (int share = raising; share < place; share++) {
                    findings.speakOf(shares.position(share));
                }
            } else {
                for (int pair = 0; pair < pairsOfAxis.size(); pair++) {
                    findings.add(pairsOfAxis.get(pair));
                }
            }
        }
    }

    /** Nothing of the list adds to what the treatment does by itself, and a rule says that something works against it. */
    private boolean onlyCounteracted(AxisRow axis, int raising, int lowering, int end) {
        if (raising < lowering || lowering == end || axis.treatment().length == 0) {
            return false;
        }
        for (int i = lowering; i < end; i++) {
            if (shares.get(i) instanceof Contributor.ByRule && shares.ownSeverity(i) != Severity.NONE) {
                return true;
            }
        }
        return false;
    }

    /** Enough contributors, or one for which a rule asks for attention by itself or would, were it not for the reason that it tells. */
    private boolean worthShowing(AxisRow axis, int from, int to) {
        if (from == to) {
            return false;
        }
        int contributors = 0;
        for (int i = from; i < to; i++) {
            if (!sameAsEarlier(from, i) && ++contributors >= axis.contributorsNeeded()) {
                return true;
            }
        }
        for (int i = from; i < to; i++) {
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
    private Severity weightAlone(AxisRow axis, int share) {
        return axis.contributorsNeeded() == 1 || shares.get(share) instanceof Contributor.ByRule
                ? shares.ownSeverity(share)
                : Severity.MINOR;
    }

    private static String pointsInAll(int points) {
        return points < POINTS_IN_ALL.length ? POINTS_IN_ALL[points] : inAll(points);
    }

    private static String inAll(int points) {
        return points + " points in all";
    }

    private BurdenFinding finding(
            AxisRow axis, int raising, int lowering, int end, List<InteractionFinding> pairsOfAxis) {
        int points = 0;
        Severity severity = Severity.NONE;
        for (int i = raising; i < lowering; i++) {
            points += sameAsEarlier(raising, i) ? 0 : shares.points(i);
            severity = severity.max(weightAlone(axis, i));
        }
        // What works against the axis is not subtracted, and what a rule says of it does not vanish beside a slight
        // share.
        for (int i = lowering; i < end; i++) {
            if (shares.get(i) instanceof Contributor.ByRule) {
                severity = severity.max(shares.ownSeverity(i));
            }
        }
        for (int i = 0; i < pairsOfAxis.size(); i++) {
            severity = severity.max(pairsOfAxis.get(i).severity());
        }
        List<AppliedModifier> modifiers = List.of();
        for (Axis.Accumulation step : axis.steps()) {
            if (points >= step.points() && step.severity().compareTo(severity) > 0) {
                modifiers = new ArrayList<>(modifiers);
                modifiers.add(new AppliedModifier(pointsInAll(points), step.basis(), severity, step.severity()));
                severity = step.severity();
            }
        }
        OpenModifiers open = axis.open();
        if (open.mayApply(context)) {
            Severities inContext =
                    open.apply(Severities.of(RouteSeverities.same(severity), plan.routes()), context, Asking.NOBODY);
            severity = inContext.worst();
            if (!inContext.modifiers().isEmpty()) {
                modifiers = new ArrayList<>(modifiers);
                modifiers.addAll(inContext.modifiers());
            }
        }
        return new BurdenFinding(
                axis.axis(),
                shares.list(raising, lowering, axis.treatment()),
                shares.list(lowering, end, NOTHING),
                pairsOfAxis,
                points,
                severity,
                modifiers);
    }

    /** Whether an earlier share of the axis is of the same product and the same class: mixed amphetamine salts are one stimulant. */
    private boolean sameAsEarlier(int from, int share) {
        int position = shares.position(share);
        if (uses.allFromDifferentEntries() || position < 0) {
            return false;
        }
        MedicationUse medicine = uses.get(position);
        for (int j = from; j < share; j++) {
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
