package org.ketwise.fhir.cdshooks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.Consult;
import org.ketwise.consult.MedicationInput;
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
 * @param drugs the treatments that it is, or may be
 * @param routes that it names; none where it names none that is known
 * @param leading whether the treatment is the first that it names; an order of something else may speak of a treatment too
 * @param namesOthers whether it names other medicines besides, which are to be screened as the others of the list are
 * @param toConfirm whether its name is not surely that of a treatment
 * @param remarks what was not read of it, as sentences
 */
record PlannedOrder(
        MedicationOrder order,
        Set<String> drugs,
        Set<Route> routes,
        @Nullable String plan,
        boolean leading,
        boolean namesOthers,
        boolean toConfirm,
        List<String> remarks) {
    /** @return empty where the order is not of a treatment of the content, or is over */
    @SuppressWarnings("ReferenceEquality")
    static Optional<PlannedOrder> of(MedicationOrder order, Consult consult, KnowledgeBase knowledge, LocalDate asOf) {
        var leftOut = order.input().leftOut();
        if (leftOut != null && (leftOut.kind() == Kind.ENDED || leftOut.kind() == Kind.NOT_TAKEN)) {
            return Optional.empty();
        }
        List<MedicationMention> mentions = consult.read(order.input(), asOf).mentions();
        for (MedicationMention mention : mentions) {
            List<String> names = namesOfTreatment(mention, knowledge);
            if (!names.isEmpty()) {
                Set<Route> routes = routes(order, consult);
                List<String> remarks = new ArrayList<>();
                if (routes.size() > 1) {
                    remarks.add("The order names several routes (" + named(routes)
                            + "), so the worst of all routes counts");
                }
                if (!order.dosing().unread().isEmpty()) {
                    remarks.add("Not read of the order: " + order.dosing().unread());
                }
                List<String> instructed = namedInInstructions(order, consult, knowledge, asOf);
                if (!instructed.isEmpty()) {
                    remarks.add("The instructions of the order name " + String.join(", ", instructed)
                            + ", which was not screened; send an order of its own");
                }
                String plan = names.size() == 1 ? plan(names.getFirst(), routes, order, consult) : null;
                return Optional.of(new PlannedOrder(
                        order,
                        treatments(mention, knowledge),
                        routes,
                        plan,
                        mention == mentions.getFirst(), // the same one, not one like it
                        namesOthers(mentions, knowledge),
                        !(mention instanceof MedicationMention.Resolved),
                        remarks));
            }
        }
        return Optional.empty();
    }

    private static List<String> namedInInstructions(
            MedicationOrder order, Consult consult, KnowledgeBase knowledge, LocalDate asOf) {
        String text = order.dosing().text();
        if (text.isBlank()) {
            return List.of();
        }
        return consult.read(MedicationInput.ofText(text), asOf).mentions().stream()
                .filter(MedicationMention.Resolved.class::isInstance)
                .flatMap(mention -> mention.ingredients().stream())
                .map(each -> each.name())
                .filter(name -> !knowledge.treatments().contains(name))
                .distinct()
                .toList();
    }

    private static boolean namesOthers(List<MedicationMention> mentions, KnowledgeBase knowledge) {
        return mentions.stream()
                .anyMatch(mention -> mention.ingredients().isEmpty()
                        || mention.ingredients().stream()
                                .anyMatch(each -> !knowledge.treatments().contains(each.name())));
    }

    /** Those that begin with a treatment; where none does, those that speak of one. */
    static List<PlannedOrder> leadingFirst(List<PlannedOrder> planned) {
        List<PlannedOrder> leading =
                planned.stream().filter(PlannedOrder::leading).toList();
        return leading.isEmpty() ? planned : leading;
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

    private static Set<String> treatments(MedicationMention mention, KnowledgeBase knowledge) {
        Set<String> treatments = new LinkedHashSet<>();
        mention.ingredients().forEach(each -> treatments.add(each.name()));
        treatments.retainAll(knowledge.treatments());
        return treatments;
    }

    private static String named(Set<Route> routes) {
        return String.join(", ", routes.stream().map(Route::code).toList());
    }

    /** The same with something more to be said of it. */
    PlannedOrder remarking(String remark) {
        List<String> more = new ArrayList<>(remarks);
        more.add(remark);
        return new PlannedOrder(order, drugs, routes, plan, leading, namesOthers, toConfirm, more);
    }

    /** Each drug and route once, as far as they are told apart; those of the first order first. */
    static List<PlannedOrder> apart(List<PlannedOrder> planned) {
        Map<List<Object>, PlannedOrder> apart = new LinkedHashMap<>();
        planned.forEach(each -> apart.putIfAbsent(List.of(each.drugs(), each.routes()), each));
        return List.copyOf(apart.values());
    }

    private static boolean isTreatment(Stream<String> ingredients, KnowledgeBase knowledge) {
        return ingredients.anyMatch(name -> knowledge.treatments().contains(name));
    }

    /** The fullest wording that can be used: what an order says in codes, or else in words, or else only by which route. */
    private static @Nullable String plan(String name, Set<Route> routes, MedicationOrder order, Consult consult) {
        Dosing dosing = order.dosing();
        if (routes.size() > 1) {
            String open = join(name, orEmpty(dosing.dose()));
            return consult.canUse(open) ? open : name;
        }
        String route = routes.isEmpty() ? "" : routes.iterator().next().code();
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

    /** All routes that the order names by codes, and else by the words that are surest. */
    private static Set<Route> routes(MedicationOrder order, Consult consult) {
        Set<Route> routes = EnumSet.noneOf(Route.class);
        routes.addAll(order.dosing().routes());
        for (String words : order.dosing().wordsOfRoute()) {
            consult.findRoute(words).ifPresent(routes::add);
        }
        if (routes.isEmpty()) {
            consult.findRoute(order.input().text()).ifPresent(routes::add);
        }
        if (routes.isEmpty() && order.input().place() != null) {
            consult.findRoute(order.input().place()).ifPresent(routes::add);
        }
        return routes;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String join(String... words) {
        return String.join(" ", Stream.of(words).filter(word -> !word.isEmpty()).toList());
    }
}
