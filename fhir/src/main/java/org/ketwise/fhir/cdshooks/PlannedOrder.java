package org.ketwise.fhir.cdshooks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.Consult;
import org.ketwise.consult.ConsultedMedication;
import org.ketwise.consult.MedicationInput.LeftOut.Kind;
import org.ketwise.fhir.Dosing;
import org.ketwise.fhir.MedicationOrder;
import org.ketwise.kernel.Route;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.terminology.MedicationMention;

/**
 * The order or statement that the planned treatment is taken from.
 *
 * @param plan as somebody would write it, or null where it is not clear which drug is meant
 * @param toConfirm whether its name is not surely that of a treatment
 */
record PlannedOrder(MedicationOrder order, @Nullable String plan, boolean toConfirm) {
    /** @return empty where the order is not of a treatment of the content, or is over */
    static Optional<PlannedOrder> of(MedicationOrder order, Consult consult, KnowledgeBase knowledge, LocalDate asOf) {
        var leftOut = order.input().leftOut();
        if (leftOut != null && (leftOut.kind() == Kind.ENDED || leftOut.kind() == Kind.NOT_TAKEN)) {
            return Optional.empty();
        }
        ConsultedMedication read = consult.read(order.input(), asOf);
        for (MedicationMention mention : read.entry().mentions()) {
            List<String> names = namesOfTreatment(mention, knowledge);
            if (!names.isEmpty()) {
                String plan = names.size() == 1 ? plan(names.getFirst(), order, consult) : null;
                return Optional.of(new PlannedOrder(order, plan, !(mention instanceof MedicationMention.Resolved)));
            }
        }
        return Optional.empty();
    }

    /** The names that may be meant, if all of them are of a treatment. */
    private static List<String> namesOfTreatment(MedicationMention mention, KnowledgeBase knowledge) {
        return switch (mention) {
            case MedicationMention.Resolved resolved ->
                isTreatment(resolved.ingredients().stream().map(each -> each.name()), knowledge)
                        ? List.of(resolved.name())
                        : List.of();
            case MedicationMention.Suggested suggested -> names(List.of(suggested.candidate()), knowledge);
            case MedicationMention.Ambiguous ambiguous -> names(ambiguous.candidates(), knowledge);
            case MedicationMention.Unresolved unresolved -> List.of();
        };
    }

    private static List<String> names(List<MedicationMention.Candidate> candidates, KnowledgeBase knowledge) {
        List<String> names = candidates.stream()
                .filter(each -> isTreatment(each.ingredients().stream().map(drug -> drug.name()), knowledge))
                .map(MedicationMention.Candidate::name)
                .toList();
        return names.size() == candidates.size() ? names : List.of();
    }

    private static boolean isTreatment(Stream<String> ingredients, KnowledgeBase knowledge) {
        return ingredients.anyMatch(name -> knowledge.treatments().contains(name));
    }

    /** The fullest wording that can be used: what an order says in codes, or else in words, or else only by which route. */
    private static @Nullable String plan(String name, MedicationOrder order, Consult consult) {
        Dosing dosing = order.dosing();
        String route = route(order, consult).map(Route::code).orElse("");
        List<String> wordings = new ArrayList<>();
        if (dosing.dose() == null && !dosing.text().isEmpty()) {
            wordings.add(join(name, route, dosing.text()));
            wordings.add(join(name, dosing.text()));
        }
        wordings.add(join(name, orEmpty(dosing.dose()), route, orEmpty(dosing.over()), orEmpty(dosing.schedule())));
        wordings.add(join(name, orEmpty(dosing.dose()), route));
        wordings.add(join(name, route));
        wordings.add(name);
        return wordings.stream().filter(consult::canUse).findFirst().orElse(null);
    }

    private static Optional<Route> route(MedicationOrder order, Consult consult) {
        if (order.dosing().route() != null) {
            return Optional.of(order.dosing().route());
        }
        List<String> words = new ArrayList<>(order.dosing().wordsOfRoute());
        words.add(order.input().text());
        if (order.input().place() != null) {
            words.add(order.input().place());
        }
        return words.stream().map(consult::findRoute).flatMap(Optional::stream).findFirst();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String join(String... words) {
        return String.join(" ", Stream.of(words).filter(word -> !word.isEmpty()).toList());
    }
}
