package org.ketwise.screening;

import java.util.Arrays;
import java.util.List;
import org.ketwise.kernel.Severity;

/** Rules about a medicine of the list and the treatment: what they add to the burdens, and what stands by itself. */
final class TreatmentRules {
    private final ActingUses uses;
    private final PlanTable plan;
    private final ScreeningContext context;
    private final Hits standing = new Hits(); // of rules that belong to no axis
    private final Hits forbidden = new Hits(); // contraindicated by a rule of an axis
    private final Hits quiet = new Hits(); // explicit negatives of an axis

    TreatmentRules(ActingUses uses, PlanTable plan, ScreeningContext context) {
        this.uses = uses;
        this.plan = plan;
        this.context = context;
    }

    /** That rules match medicines, one number each; from above: place of the rule, position in the list, place among the matches of the ingredient. */
    private static final class Hits {
        private static final int BITS = 20;
        private static final int MASK = (1 << BITS) - 1;
        private static final long[] NONE = new long[0];

        private long[] hits = NONE;
        private int count;

        void add(int rule, int position, int match) {
            if (count == hits.length) {
                hits = Arrays.copyOf(hits, 2 * count + 12);
            }
            hits[count++] = ((long) rule << (2 * BITS)) | ((long) position << BITS) | match;
        }

        void sort() {
            Arrays.sort(hits, 0, count);
        }

        /** After sorting: where the hits of the rule end that begin at a place. */
        int end(int from) {
            long rule = hits[from] >>> (2 * BITS);
            int to = from + 1;
            while (to < count && hits[to] >>> (2 * BITS) == rule) {
                to++;
            }
            return to;
        }

        int position(int place) {
            return (int) (hits[place] >>> BITS) & MASK;
        }

        int match(int place) {
            return (int) hits[place] & MASK;
        }
    }

    /** Adds what medicines bring to an axis to the burdens, by rules and by their properties, and what stands by itself to the findings. */
    void match(Burdens burdens, Findings findings) {
        for (int i = 0; i < uses.size(); i++) {
            burdens.startMedicine();
            IngredientRow row = plan.row(uses.ingredient(i));
            match(i, row.matches(), burdens);
            addProperties(i, row.properties(), burdens);
        }
        stand(findings);
        forbid(findings);
    }

    private void match(int position, RuleMatch[] matches, Burdens burdens) {
        for (int j = 0; j < matches.length; j++) {
            RuleMatch match = matches[j];
            if (match.speaksOf(uses, position)) {
                if (match.axis() < 0) {
                    standing.add(match.rule(), position, j);
                } else {
                    matchOnAxis(position, match, j, burdens);
                }
            }
        }
    }

    private void matchOnAxis(int position, RuleMatch match, int place, Burdens burdens) {
        MedicationUse use = uses.get(position);
        Severities severities = match.severities(context, use);
        if (!uses.isTaken(position)) {
            severities = uses.noting(severities, match.weighing().rule(), use);
        }
        burdens.add(match, position, severities);
        if (severities.worst() == Severity.CONTRAINDICATED) {
            forbidden.add(match.rule(), position, place);
        } else if (severities.worst() == Severity.NONE && !use.provisional()) {
            quiet.add(match.rule(), position, place);
        }
    }

    private void addProperties(int position, IngredientRow.Property[] properties, Burdens burdens) {
        for (IngredientRow.Property property : properties) {
            if (uses.isTaken(position) || uses.stillDoes(property.role().axis(), position)) {
                burdens.add(property, position);
            }
        }
    }

    private void stand(Findings findings) {
        standing.sort();
        for (int from = 0; from < standing.count; ) {
            int to = standing.end(from);
            List<MedicationUse> matching = uses(standing, from, to);
            Weighing weighing = weighing(standing, from);
            Severities severities = severities(weighing, matching, false);
            boolean negative = severities.worst() == Severity.NONE;
            List<MedicationUse> meant = negative ? certain(matching) : matching;
            if (!meant.isEmpty()) {
                findings.add(weighing.finding(meant, List.of(), severities));
                speak(standing, from, to, negative, findings);
            }
            from = to;
        }
    }

    /** What a rule contraindicates is a finding of its own beside the axis. */
    private void forbid(Findings findings) {
        forbidden.sort();
        for (int from = 0; from < forbidden.count; ) {
            int to = forbidden.end(from);
            findings.add(ofAxis(weighing(forbidden, from), uses(forbidden, from, to)));
            speak(forbidden, from, to, false, findings);
            from = to;
        }
    }

    /** That a medicine adds nothing to one axis is worth saying only where nothing else is said of it. */
    void addWhereNothingElseSpeaks(Findings findings) {
        quiet.sort();
        for (int from = 0; from < quiet.count; ) {
            int to = quiet.end(from);
            List<MedicationUse> unspoken = List.of();
            for (int hit = from; hit < to; hit++) {
                if (!findings.speaksOf(quiet.position(hit))) {
                    unspoken = ActingUses.with(unspoken, uses.get(quiet.position(hit)));
                }
            }
            if (!unspoken.isEmpty()) {
                findings.add(ofAxis(weighing(quiet, from), unspoken));
                speak(quiet, from, to, true, findings);
            }
            from = to;
        }
    }

    private void speak(Hits hits, int from, int to, boolean certainOnly, Findings findings) {
        for (int hit = from; hit < to; hit++) {
            int position = hits.position(hit);
            if (!certainOnly || !uses.get(position).provisional()) {
                findings.speakOf(position);
            }
        }
    }

    /** A finding of its own that a rule of an axis makes of some of the medicines that it matches. */
    private InteractionFinding ofAxis(Weighing weighing, List<MedicationUse> some) {
        return weighing.finding(some, List.of(), severities(weighing, some, matchesSeveral(weighing)));
    }

    @SuppressWarnings("ReferenceEquality") // a plan has one weighing of a rule
    private boolean matchesSeveral(Weighing weighing) {
        int count = 0;
        for (int i = 0; i < uses.size(); i++) {
            for (RuleMatch match : plan.row(uses.ingredient(i)).matches()) {
                count += match.weighing() == weighing && match.speaksOf(uses, i) ? 1 : 0;
            }
        }
        return count > 1;
    }

    private Weighing weighing(Hits hits, int place) {
        return plan.row(uses.ingredient(hits.position(place)))
                .matches()[hits.match(place)]
                .weighing();
    }

    private List<MedicationUse> uses(Hits hits, int from, int to) {
        List<MedicationUse> matching = List.of();
        for (int hit = from; hit < to; hit++) {
            matching = ActingUses.with(matching, uses.get(hits.position(hit)));
        }
        return matching;
    }

    /** An explicit negative is never said of a name that somebody has yet to confirm: a wrong guess would reassure. */
    private static List<MedicationUse> certain(List<MedicationUse> uses) {
        List<MedicationUse> certain = List.of();
        for (int i = 0; i < uses.size(); i++) {
            if (!uses.get(i).provisional()) {
                certain = ActingUses.with(certain, uses.get(i));
            }
        }
        return certain;
    }

    /** @param company whether the rule matches other medicines too, so that none of them asks alone */
    private Severities severities(Weighing weighing, List<MedicationUse> matching, boolean company) {
        return uses.noting(
                weighing.severities(context, company ? List.of() : matching, List.of()),
                weighing.rule(),
                matching,
                List.of());
    }
}
