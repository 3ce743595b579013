package org.ketwise.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.exposure.MissedDose;
import org.ketwise.consult.exposure.SimulatedPlan;
import org.ketwise.pharmacometrics.DoseEvent;

/** The doses that a simulation was made of, said back: {@code "7 doses: 56 mg on day 1, 4, 11, 15, 18, 22, 25, without dose 3 (day 8)"}. */
final class GivenDoses {
    private static final int SHOWN = 8; // of doses with the same amount, and the last
    private static final double SAME_DAY = 1e-9;

    private GivenDoses() {}

    /** Null where there is one dose at the start and nothing was missed. */
    static @Nullable String of(SimulatedPlan plan) {
        List<DoseEvent> doses = plan.regimen().doses();
        if (doses.size() == 1 && doses.getFirst().time() == 0 && plan.missed().isEmpty()) {
            return null;
        }
        List<String> amounts = new ArrayList<>();
        for (int from = 0; from < doses.size(); ) {
            int to = from;
            while (to < doses.size()
                    && doses.get(to).milligrams() == doses.get(from).milligrams()) {
                to++;
            }
            amounts.add(amount(doses.get(from).milligrams()) + " mg on day " + days(doses.subList(from, to)));
            from = to;
        }
        return (doses.size() == 1 ? "1 dose: " : doses.size() + " doses: ")
                + String.join("; ", amounts)
                + without(plan.missed());
    }

    private static String amount(double milligrams) {
        return String.format(Locale.ROOT, "%.2f", milligrams).replaceAll("\\.?0+$", "");
    }

    private static String days(List<DoseEvent> doses) {
        List<Integer> days = doses.stream()
                .map(dose -> (int) Math.floor(dose.time() / 24 + SAME_DAY) + 1)
                .distinct()
                .toList();
        String first = days.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
        String words =
                days.size() <= SHOWN ? first : first + (days.size() == SHOWN + 1 ? ", " : ", ..., ") + days.getLast();
        return doses.size() == days.size() ? words : words + " (" + doses.size() + " doses)";
    }

    private static String without(List<MissedDose> missed) {
        if (missed.isEmpty()) {
            return "";
        }
        String each = missed.stream()
                .limit(SHOWN)
                .map(dose -> dose.number() + " (day " + dose.day() + ")")
                .collect(Collectors.joining(", "));
        return (missed.size() == 1 ? ", without dose " : ", without doses ")
                + each
                + (missed.size() > SHOWN ? " and " + (missed.size() - SHOWN) + " more" : "");
    }
}
