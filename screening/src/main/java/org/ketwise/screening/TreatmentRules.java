package org.ketwise.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ketwise.kernel.Severity;

/** Rules about a medicine of the list and the treatment, in the order of the content, each with all the medicines that it matches. */
final class TreatmentRules {
    private static final int BITS = 20;
    private static final int MASK = (1 << BITS) - 1;

    private final ActingUses uses;
    private final PlanTable plan;
    private final ScreeningContext context;
    private long[]
            hits; // from above: place of the rule, position in the list, place among the matches of the ingredient
    private int count;

    TreatmentRules(ActingUses uses, PlanTable plan, ScreeningContext context) {
        this.uses = uses;
        this.plan = plan;
        this.context = context;
        hits = new long[3 * uses.size() + 4];
    }

    /**
     * Adds what is found to the burdens where it adds to an axis, and to the findings where it stands by itself.
     *
     * @return explicit negatives of an axis, for medicines of which nothing else may be said
     */
    List<InteractionFinding> match(Burdens burdens, Findings findings) {
        meet();
        Arrays.sort(hits, 0, count);
        List<InteractionFinding> quiet = new ArrayList<>(2);
        for (int from = 0; from < count; ) {
            long rule = hits[from] >>> (2 * BITS);
            int to = from + 1;
            while (to < count && hits[to] >>> (2 * BITS) == rule) {
                to++;
            }
            if (match(from).weighing().axis() < 0) {
                weigh(from, to, findings);
            } else {
                weighOnAxis(from, to, burdens, findings, quiet);
            }
            from = to;
        }
        return quiet;
    }

    private void meet() {
        for (int i = 0; i < uses.size(); i++) {
            Weighing.Match[] matches = plan.matches(uses.ingredient(i));
            for (int j = 0; j < matches.length; j++) {
                if (uses.stillDoes(matches[j].rule(), i)) {
                    if (count == hits.length) {
                        hits = Arrays.copyOf(hits, 2 * count);
                    }
                    hits[count++] = ((long) matches[j].rule().index() << (2 * BITS)) | ((long) i << BITS) | j;
                }
            }
        }
    }

    private int position(int hit) {
        return (int) (hits[hit] >>> BITS) & MASK;
    }

    private Weighing.Match match(int hit) {
        return plan.matches(uses.ingredient(position(hit)))[(int) hits[hit] & MASK];
    }

    private void weigh(int from, int to, Findings findings) {
        Weighing weighing = match(from).weighing();
        List<MedicationUse> matching = List.of();
        for (int hit = from; hit < to; hit++) {
            matching = ActingUses.with(matching, uses.get(position(hit)));
        }
        Severities severities = severities(weighing, matching, Asking.ofOne(matching));
        List<MedicationUse> meant = severities.worst() == Severity.NONE ? certain(matching) : matching;
        if (!meant.isEmpty()) {
            findings.add(weighing.finding(meant, List.of(), severities));
        }
    }

    /** What a rule contraindicates is a finding of its own beside the axis. */
    private void weighOnAxis(int from, int to, Burdens burdens, Findings findings, List<InteractionFinding> quiet) {
        Weighing weighing = match(from).weighing();
        List<MedicationUse> forbidden = List.of();
        List<MedicationUse> harmless = List.of();
        for (int hit = from; hit < to; hit++) {
            int position = position(hit);
            MedicationUse use = uses.get(position);
            Severities severities =
                    weighing.settled() ? weighing.unmodified() : weighing.severities(context, Asking.only(use));
            severities = uses.noting(severities, weighing.rule(), use);
            burdens.add(match(hit), position, severities);
            if (severities.worst() == Severity.CONTRAINDICATED) {
                forbidden = ActingUses.with(forbidden, use);
            } else if (severities.worst() == Severity.NONE && !use.provisional()) {
                harmless = ActingUses.with(harmless, use);
            }
        }
        Asking asking = to - from == 1 ? Asking.only(uses.get(position(from))) : Asking.NOBODY;
        if (!forbidden.isEmpty()) {
            findings.add(weighing.finding(forbidden, List.of(), severities(weighing, forbidden, asking)));
        }
        if (!harmless.isEmpty()) {
            quiet.add(weighing.finding(harmless, List.of(), severities(weighing, harmless, asking)));
        }
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

    private Severities severities(Weighing weighing, List<MedicationUse> matching, Asking asking) {
        return uses.noting(weighing.severities(context, asking), weighing.rule(), matching, List.of());
    }
}
