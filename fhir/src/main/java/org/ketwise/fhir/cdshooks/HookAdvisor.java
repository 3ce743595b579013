package org.ketwise.fhir.cdshooks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.Consult;
import org.ketwise.consult.ConsultRequest;
import org.ketwise.consult.Consultation;
import org.ketwise.consult.MedicationInput;
import org.ketwise.fhir.Chart;
import org.ketwise.fhir.FhirReader;
import org.ketwise.fhir.FhirRecord;
import org.ketwise.fhir.MedicationOrder;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.report.Imprint;

/**
 * From a call to cards: a pure function of the call, the content and the day. Safe to share between threads.
 *
 * <p>Every draft order is screened as if it were taken, whether it was selected or not, since all of them wait to be signed. The plan is the treatment that was
 * selected, else one among the drafts, else one that the record knows; another one beside it is screened as a second source, and where its drug or route differs
 * as a plan of its own too.
 */
public final class HookAdvisor {
    private static final int MOST_OTHERS = 8;

    private final KnowledgeBase knowledge;
    private final Consult consult;
    private final String version;
    private final ContentMarkdown content = new ContentMarkdown();

    /** @param version of the product */
    public HookAdvisor(KnowledgeBase knowledge, Consult consult, String version) {
        this.knowledge = knowledge;
        this.consult = consult;
        this.version = version;
    }

    /**
     * What there is to say.
     *
     * @param consulted what the cards rest on, to make the whole report of; null where nothing is planned
     * @param consultation what came of it; null where nothing is planned
     */
    public record Advice(
            List<Card> cards,
            @Nullable ConsultRequest consulted,
            @Nullable Consultation consultation) {
        public Advice {
            cards = List.copyOf(cards);
        }
    }

    public Advice advise(HookRequest request, Prefetch prefetch, LocalDate today) {
        Chart chart = FhirReader.readChart(prefetch.resources(), request.draftOrders(), request.patientId(), today);
        List<PlannedOrder> orders = findPlans(request, chart, today);
        if (orders.isEmpty()) {
            return new Advice(
                    CardDeck.ofNamelessDrafts(chart.drafts(), request.hookInstance()).stream()
                            .toList(),
                    null,
                    null);
        }
        List<PlannedOrder> apart = PlannedOrder.apart(orders);
        PlannedOrder planned = apart.getFirst();
        if (apart.size() > 1 + MOST_OTHERS) {
            planned = planned.remarking(
                    (apart.size() - 1 - MOST_OTHERS) + " further orders of a treatment were not looked at as plans");
        }
        ConsultRequest asked = asked(chart, planned);
        Consultation consultation = consult.consult(asked);
        List<Card> cards = new ArrayList<>(cards(request, prefetch, planned, consultation));
        for (PlannedOrder other : apart.stream().skip(1).limit(MOST_OTHERS).toList()) {
            addNew(cards(request, prefetch, other, consult.consult(asked(chart, other))), cards);
        }
        return new Advice(cards, asked, consultation);
    }

    private List<Card> cards(HookRequest request, Prefetch prefetch, PlannedOrder planned, Consultation consultation) {
        return new CardDeck(
                        consultation,
                        prefetch,
                        request.hookInstance(),
                        Imprint.of(consultation, version),
                        content,
                        remarks(planned))
                .cards();
    }

    /** Of the cards for a further treatment those that tell something else, or the same as more serious. */
    private static void addNew(List<Card> further, List<Card> cards) {
        Map<String, Card.Indicator> told = new HashMap<>();
        for (Card card : cards) {
            card.findings().forEach(id -> told.merge(id, card.indicator(), HookAdvisor::worse));
        }
        for (Card card : further) {
            boolean isTold = card.findings().stream().allMatch(id -> {
                Card.Indicator before = told.get(id);
                return before != null && before.compareTo(card.indicator()) >= 0;
            });
            if (!isTold) {
                cards.add(card);
            }
        }
    }

    private static Card.Indicator worse(Card.Indicator one, Card.Indicator other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** The order that the plan is taken from, then others of a treatment. */
    private List<PlannedOrder> findPlans(HookRequest request, Chart chart, LocalDate today) {
        Set<String> selections = new HashSet<>(request.selections());
        Stream<MedicationOrder> selectedFirst =
                chart.drafts().stream().sorted(Comparator.comparing(draft -> !selections.contains(draft.reference())));
        return PlannedOrder.leadingFirst(Stream.concat(selectedFirst, chart.record().orders().stream())
                .flatMap(order -> PlannedOrder.of(order, consult, knowledge, today).stream())
                .toList());
    }

    /** The record and the drafts as one list, without the order that is the plan itself and names nothing else, and an order that is in both only as a draft. */
    private static ConsultRequest asked(Chart chart, PlannedOrder planned) {
        Set<String> drafted =
                chart.drafts().stream().map(MedicationOrder::reference).collect(Collectors.toSet());
        List<MedicationInput> medications = new ArrayList<>();
        Stream.concat(
                        chart.drafts().stream(),
                        chart.record().orders().stream().filter(order -> !drafted.contains(order.reference())))
                .filter(order -> planned.plan() == null || planned.namesOthers() || !order.equals(planned.order()))
                .map(MedicationOrder::input)
                .forEach(medications::add);
        FhirRecord record = chart.record();
        ConsultRequest ofRecord = record.toRequest(planned.plan());
        return new ConsultRequest(
                medications,
                ofRecord.plan(),
                ofRecord.age(),
                ofRecord.weight(),
                ofRecord.sex(),
                ofRecord.bloodPressure(),
                ofRecord.pregnant(),
                ofRecord.conditions(),
                ofRecord.allergies(),
                ofRecord.asOf(),
                ofRecord.remarks());
    }

    private static List<String> remarks(PlannedOrder planned) {
        List<String> remarks = new ArrayList<>(planned.remarks());
        if (planned.toConfirm()) {
            remarks.add("The treatment itself is to be confirmed: \""
                    + CardDeck.within(planned.order().input().text(), 80) + "\" was read as "
                    + (planned.plan() == null ? "a treatment" : planned.plan()));
        }
        return remarks;
    }
}
