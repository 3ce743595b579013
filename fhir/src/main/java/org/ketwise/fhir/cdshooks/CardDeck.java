package org.ketwise.fhir.cdshooks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ketwise.consult.Consultation;
import org.ketwise.consult.ConsultedMedication;
import org.ketwise.consult.ConsultedMedication.Status;
import org.ketwise.consult.NotAssessed;
import org.ketwise.fhir.MedicationOrder;
import org.ketwise.fhir.NameUuid;
import org.ketwise.fhir.cdshooks.Card.Indicator;
import org.ketwise.kernel.Coding;
import org.ketwise.kernel.Severity;
import org.ketwise.knowledge.model.Claim;
import org.ketwise.knowledge.model.Interaction.Category;
import org.ketwise.report.FindingProse;
import org.ketwise.report.Imprint;
import org.ketwise.screening.Finding;

/** Lays out a consultation as cards; which, {@code package-info} says. The same consultation and call give the same cards. */
final class CardDeck {
    private static final int SUMMARY_LENGTH = FindingProse.SUMMARY_LENGTH - 1;
    private static final int MOST_NAMED = 10;
    private static final int LONGEST_NAME = 80;

    private final Consultation consultation;
    private final Prefetch prefetch;
    private final String hookInstance;
    private final Imprint imprint;
    private final ContentMarkdown content;
    /** Whether something of the order was not read, or not for certain. */
    private final boolean toLookAt;

    /** What stands at the end of every card: the plan, what was not assessed, and what the card rests on. */
    private final String ending;

    /** @param remarks what else must be said about how the plan was found */
    CardDeck(
            Consultation consultation,
            Prefetch prefetch,
            String hookInstance,
            Imprint imprint,
            ContentMarkdown content,
            List<String> remarks) {
        this.consultation = consultation;
        this.prefetch = prefetch;
        this.hookInstance = hookInstance;
        this.imprint = imprint;
        this.content = content;
        toLookAt = !remarks.isEmpty();
        ending = new Markdown()
                .labelled("Plan", imprint.plan())
                .list("Not assessed", notAssessed(remarks))
                .emphasised(capitalised(imprint.review()) + ". Options for the clinician to weigh, not orders. "
                        + imprint.versions() + ".")
                .toString();
    }

    /** Drafts that only refer to a medicine which was not sent: whether one of them is the treatment is not known, and no card would read as an answer. */
    static Optional<Card> ofNamelessDrafts(List<MedicationOrder> drafts, String hookInstance) {
        List<String> names = new ArrayList<>();
        for (MedicationOrder draft : drafts) {
            if (draft.nameless()) {
                names.add(within(draft.input().text(), LONGEST_NAME));
            }
        }
        if (names.isEmpty()) {
            return Optional.empty();
        }
        String summary = (names.size() == 1 ? "A draft order names" : names.size() + " draft orders name")
                + " no medicine, so it is not known whether ketamine or esketamine is ordered";
        String detail = new Markdown()
                .list("Not read", names)
                .labelled("Remedy", "Send the Medication that the order refers to, contained in it or in the prefetch.")
                .toString();
        return Optional.of(new Card(
                NameUuid.of("card", hookInstance, "nameless", String.join(" ", names))
                        .toString(),
                summary,
                detail,
                Indicator.INFO,
                new Coding(Card.TOPICS, "overview", "What else is to be known"),
                List.of(),
                List.of()));
    }

    List<Card> cards() {
        List<FindingProse> alone = new ArrayList<>();
        List<FindingProse> exposure = new ArrayList<>();
        List<FindingProse> amongMedicines = new ArrayList<>();
        List<FindingProse> moderate = new ArrayList<>();
        List<FindingProse> lossOfEffect = new ArrayList<>();
        for (Finding each : consultation.findings()) {
            // Most findings are on no card, and words for them would be made in vain.
            if (isOnCard(each)) {
                FindingProse finding = FindingProse.of(each, consultation);
                if (finding.category() == Category.EFFICACY) {
                    lossOfEffect.add(finding);
                } else if (!finding.ofTreatment()) {
                    amongMedicines.add(finding);
                } else if (!finding.severity().interrupts()) {
                    moderate.add(finding);
                } else if (finding.category() == Category.EXPOSURE && finding.severity() == Severity.MAJOR) {
                    exposure.add(finding);
                } else {
                    alone.add(finding);
                }
            }
        }
        Map<String, List<FindingProse>> toldWith = toldWith(alone, moderate);

        List<Card> cards = new ArrayList<>();
        for (FindingProse finding : alone) {
            cards.add(card(
                    topic(finding),
                    finding.summary(),
                    Indicator.of(finding.severity()),
                    List.of(finding),
                    new CardDetail(content).finding(finding, toldWith.getOrDefault(finding.id(), List.of()), false)));
        }
        addTogether(cards, new Coding(Card.TOPICS, "exposure", "Exposure to the treatment"), exposure);
        addTogether(
                cards, new Coding(Card.TOPICS, "between-medicines", "Between medicines of the list"), amongMedicines);
        cards.sort(Comparator.comparing(Card::indicator).reversed());
        // What holds of every treatment is on a card that there is anyway; no order gets one for that alone.
        boolean corrects = !cards.isEmpty()
                && consultation.corrections().stream()
                        .map(Claim::touches)
                        .anyMatch(touch -> touch != null && !touch.always());
        if (!moderate.isEmpty() || !lossOfEffect.isEmpty() || mayMissMedicines() || corrects) {
            cards.add(overview(moderate, lossOfEffect));
        }
        return cards;
    }

    /** Of medicines among themselves only what is major, of the treatment what is moderate too. */
    private static boolean isOnCard(Finding finding) {
        return finding.ofTreatment()
                ? finding.severity().atLeast(Severity.MODERATE)
                : finding.severity().interrupts() && finding.category() != Category.EFFICACY;
    }

    /** Takes conditions out of the findings that stand alone where a burden tells them. */
    private static Map<String, List<FindingProse>> toldWith(List<FindingProse> alone, List<FindingProse> moderate) {
        Map<String, List<FindingProse>> told = new LinkedHashMap<>();
        for (List<FindingProse> findings : List.of(alone, moderate)) {
            for (FindingProse finding : List.copyOf(findings)) {
                alone.stream().filter(finding::isToldBy).findFirst().ifPresent(burden -> {
                    findings.remove(finding);
                    told.computeIfAbsent(burden.id(), id -> new ArrayList<>()).add(finding);
                });
            }
        }
        return told;
    }

    private void addTogether(List<Card> cards, Coding topic, List<FindingProse> findings) {
        if (findings.isEmpty()) {
            return;
        }
        FindingProse first = findings.getFirst();
        String more = findings.size() == 1 ? "" : " (and " + (findings.size() - 1) + " more)";
        CardDetail detail = new CardDetail(content);
        findings.forEach(finding -> detail.finding(finding, List.of(), findings.size() > 1));
        cards.add(card(
                topic,
                within(first.summary(), SUMMARY_LENGTH - more.length()) + more,
                Indicator.of(first.severity()),
                findings,
                detail));
    }

    private Card overview(List<FindingProse> moderate, List<FindingProse> lossOfEffect) {
        List<String> says = new ArrayList<>();
        if (!moderate.isEmpty()) {
            says.add(moderate.size() + (moderate.size() == 1 ? " moderate finding" : " moderate findings"));
        }
        if (!lossOfEffect.isEmpty()) {
            says.add(lossOfEffect.size() + " on loss of effect");
        }
        int unread = count(Status.UNRESOLVED);
        if (unread > 0) {
            says.add(unread + " of " + listed() + (listed() == 1 ? " medicine" : " medicines")
                    + (unread == 1 ? " was" : " were") + " not assessed");
        }
        int toConfirm = count(Status.SUGGESTED) + count(Status.AMBIGUOUS);
        if (toConfirm > 0) {
            says.add(toConfirm + " of " + listed() + " to confirm");
        }
        if (toLookAt) {
            says.add("the order itself is to be looked at");
        }
        if (open() > 0) {
            says.add(open() == 1 ? "one thing to ask" : open() + " things to ask");
        }
        if (unread == 0 && prefetch.mayLackMedicines()) {
            says.add("medicines may be missing from the list");
        }
        if (says.isEmpty()) {
            says.add("where claims mislead or say too little");
        }
        String end = ": " + String.join(", ", says);
        List<FindingProse> told = new ArrayList<>(moderate);
        told.addAll(lossOfEffect);
        CardDetail detail = new CardDetail(content)
                .lines("Moderate", moderate)
                .lines("Loss of effect (no danger: the treatment may work less)", lossOfEffect)
                .options(told)
                .corrections(consultation.corrections());
        return card(
                new Coding(Card.TOPICS, "overview", "What else is to be known"),
                within(imprint.plan(), SUMMARY_LENGTH - end.length()) + end,
                Indicator.INFO,
                told,
                detail);
    }

    private Card card(
            Coding topic, String summary, Indicator indicator, List<FindingProse> findings, CardDetail detail) {
        List<String> ids = new ArrayList<>(findings.size());
        for (FindingProse finding : findings) {
            ids.add(finding.id());
        }
        return new Card(
                NameUuid.of("card", hookInstance, topic.code(), String.join(" ", ids), summary)
                        .toString(),
                summary,
                detail.endingWith(ending),
                indicator,
                topic,
                indicator == Indicator.INFO ? List.of() : OverrideReason.codings(),
                ids);
    }

    private static Coding topic(FindingProse finding) {
        return finding.axis() == null
                ? new Coding(Card.TOPICS, finding.kind().code(), finding.title())
                : new Coding(Card.TOPICS, finding.axis(), finding.title());
    }

    // What was not assessed

    private List<String> notAssessed(List<String> remarks) {
        List<String> says = new ArrayList<>(remarks);
        if (consultation.plan().phases().stream().allMatch(phase -> phase.dose() == null)) {
            says.add("The dose: none was read of the order; a strength in the name of a product is not taken for one");
        }
        if (!consultation.plan().routeKnown()) {
            says.add("The route: the order names none that is known here, so the worst of all routes counts");
        }
        sayNames("Not read: ", List.of(Status.UNRESOLVED), says);
        sayNames("To confirm: ", List.of(Status.SUGGESTED, Status.AMBIGUOUS), says);
        prefetch.gaps().forEach(gap -> says.add("Not available: " + gap));
        List<String> unknown = unknownFacts();
        if (!unknown.isEmpty()) {
            says.add("Not known from what was sent: " + String.join(", ", unknown));
        }
        int asked = 0;
        for (NotAssessed each : consultation.notAssessed()) {
            if (each.open() && asked++ < MOST_NAMED) {
                says.add(within(each.input(), LONGEST_NAME) + ": " + each.reason());
            }
        }
        if (asked > MOST_NAMED) {
            says.add("And " + (asked - MOST_NAMED) + " more that may matter; the report has them all");
        }
        return says;
    }

    /** What was sent of the patient and the record does not tell, or not so that it can be used. */
    private List<String> unknownFacts() {
        List<String> unknown = new ArrayList<>();
        if (consultation.facts().age() == null && prefetch.isThere(PrefetchPart.PATIENT)) {
            unknown.add("age");
        }
        if (consultation.facts().bloodPressure() == null && prefetch.isThere(PrefetchPart.BLOOD_PRESSURE)) {
            unknown.add("a blood pressure that can be used");
        }
        return unknown;
    }

    private void sayNames(String label, List<Status> statuses, List<String> says) {
        List<String> names = new ArrayList<>();
        for (ConsultedMedication medication : consultation.medications()) {
            if (statuses.contains(medication.status())) {
                names.add(within(medication.input(), LONGEST_NAME));
            }
        }
        if (!names.isEmpty()) {
            String shown = String.join("; ", names.subList(0, Math.min(names.size(), MOST_NAMED)));
            says.add(label
                    + shown
                    + (names.size() > MOST_NAMED ? "; and " + (names.size() - MOST_NAMED) + " more" : ""));
        }
    }

    private boolean mayMissMedicines() {
        return count(Status.UNRESOLVED) + count(Status.SUGGESTED) + count(Status.AMBIGUOUS) > 0
                || prefetch.mayLackMedicines()
                || open() > 0
                || toLookAt;
    }

    /** What somebody has to ask before the cards can be relied on. */
    private int open() {
        int open = 0;
        for (NotAssessed each : consultation.notAssessed()) {
            open += each.open() ? 1 : 0;
        }
        return open;
    }

    private int count(Status status) {
        int count = 0;
        for (ConsultedMedication medication : consultation.medications()) {
            count += medication.status() == status ? medication.count() : 0;
        }
        return count;
    }

    /** How many entries speak of a medicine that counts. */
    private int listed() {
        int count = 0;
        for (ConsultedMedication medication : consultation.medications()) {
            count += medication.status() == Status.LEFT_OUT ? 0 : medication.count();
        }
        return count;
    }

    /** Up to the last word that fits, with a mark that it goes on. */
    static String within(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = text.lastIndexOf(' ', length - 1);
        int cut = end > length / 2 ? end : length - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(cut - 1)) ? cut - 1 : cut) + "…";
    }

    private static String capitalised(String text) {
        return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }
}
