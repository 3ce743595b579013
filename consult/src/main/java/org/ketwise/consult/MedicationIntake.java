package org.ketwise.consult;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.ConsultedMedication.Status;
import org.ketwise.knowledge.KnowledgeBase;
import org.ketwise.knowledge.model.Ingredient;
import org.ketwise.knowledge.model.Persistence;
import org.ketwise.screening.Finding;
import org.ketwise.screening.MedicationUse;
import org.ketwise.terminology.ListHeading;
import org.ketwise.terminology.MedicationEntry;
import org.ketwise.terminology.MedicationMention;
import org.ketwise.terminology.MedicationReader;
import org.ketwise.terminology.Use;

/** Reads the entries of the list, each identical one once, and says of every one what became of it. */
final class MedicationIntake {
    private static final int MOST_NOT_TAKEN = 8;
    private static final int MOST_CODES_EACH = 3;
    private static final int MOST_CODES = 20;
    private static final String NOT_COUNTED = "Not counted as taken: ";
    private static final int LONGEST_ENTRY = 10_000;
    private static final String UNREAD_REST = "the rest of a long entry";
    private static final String HEADING = "A heading of the list; names no medicine.";
    private static final String OUTLASTS = " Its effect can last ";

    private final KnowledgeBase knowledge;
    private final MedicationReader reader;
    private final LastingForms lastingForms;

    MedicationIntake(KnowledgeBase knowledge, MedicationReader reader) {
        this.knowledge = knowledge;
        this.reader = reader;
        lastingForms = new LastingForms(knowledge);
    }

    List<ConsultedMedication> read(List<MedicationInput> inputs, LocalDate asOf, List<NotAssessed> notAssessed) {
        Map<Placed, Integer> counts = new LinkedHashMap<>();
        Map<Placed, MedicationEntry> entries = new HashMap<>();
        ListSections sections = new ListSections(reader, asOf);
        for (MedicationInput each : inputs) {
            Optional<ListHeading> heading = sections.begin(each);
            MedicationInput input = withPlaceThatMatters(each, asOf).standing(MedicationInput.Standing.ALONE);
            Placed placed = new Placed(input, heading.orElseGet(sections::heading), heading.isPresent());
            counts.merge(placed, 1, Integer::sum);
            MedicationEntry entry = entries.computeIfAbsent(placed, _ -> entry(placed, asOf));
            if (heading.isEmpty()) {
                sections.goOn(entry);
            }
        }
        List<ConsultedMedication> medications = new ArrayList<>(counts.size());
        List<NotAssessed> notTaken = new ArrayList<>();
        Map<String, List<String>> unknownCodes = new LinkedHashMap<>();
        counts.forEach((placed, count) -> {
            MedicationInput input = placed.input();
            MedicationEntry entry = Objects.requireNonNull(entries.get(placed));
            ConsultedMedication medication = placed.isHeading()
                    ? new ConsultedMedication(entry, count, Status.LEFT_OUT, HEADING, false)
                    : medication(entry, count, !input.codings().isEmpty() || input.leftOut() != null);
            medications.add(medication);
            if (placed.isHeading() && entry.notUnderstood().isEmpty()) {
                return;
            }
            sayWhatWasNotAssessed(medication, notAssessed, notTaken);
            List<String> codes = reader.unknownCodes(input.codings());
            if (!codes.isEmpty() && !medication.ingredients().isEmpty()) {
                unknownCodes
                        .computeIfAbsent(medication.input(), _ -> new ArrayList<>())
                        .addAll(codes);
            }
        });
        notAssessed.addAll(inBrief(notTaken));
        notAssessed.addAll(readByNames(unknownCodes));
        sayWhatIsTakenAndStopped(medications, notAssessed);
        return medications;
    }

    /** Of a list that says both of one medicine, in two entries that somebody wrote, the safer is screened and the reader is asked. */
    private static void sayWhatIsTakenAndStopped(List<ConsultedMedication> medications, List<NotAssessed> notAssessed) {
        Map<List<Ingredient>, String> taken = new HashMap<>();
        for (ConsultedMedication medication : medications) {
            for (MedicationMention mention : medication.entry().mentions()) {
                if (mention.use().taken()
                        && !medication.fromRecord()
                        && !mention.ingredients().isEmpty()) {
                    taken.putIfAbsent(mention.ingredients(), medication.input());
                }
            }
        }
        for (ConsultedMedication medication : medications) {
            for (MedicationMention mention : medication.entry().mentions()) {
                String entry = taken.get(mention.ingredients());
                if (mention.use() instanceof Use.Stopped
                        && entry != null
                        && !medication.fromRecord()
                        && !entry.equals(medication.input())) {
                    notAssessed.add(new NotAssessed(
                            medication.input(),
                            "The list says this, and \"" + entry
                                    + "\" too; screened as taken. To be confirmed which holds."));
                }
            }
        }
    }

    /** Codes that say nothing to the content, so that the names beside them were all that was read. Records code products, so of many entries it is said once. */
    private static List<NotAssessed> readByNames(Map<String, List<String>> unknownCodes) {
        if (unknownCodes.size() <= MOST_CODES_EACH) {
            return unknownCodes.entrySet().stream()
                    .map(entry -> new NotAssessed(
                            entry.getKey(),
                            "Read by the name beside the code; the content does not know "
                                    + String.join(
                                            ", ",
                                            entry.getValue().stream().distinct().toList()) + "."))
                    .toList();
        }
        List<String> codes =
                unknownCodes.values().stream().flatMap(List::stream).distinct().toList();
        String more = codes.size() > MOST_CODES ? " and " + (codes.size() - MOST_CODES) + " more" : "";
        return List.of(new NotAssessed(
                "codes of " + unknownCodes.size() + " entries",
                "Read by the names beside the codes; the content does not know "
                        + String.join(", ", codes.subList(0, Math.min(codes.size(), MOST_CODES))) + more + "."));
    }

    /** A record of many years has dozens of ended orders; each stands in the list with its reason, and here they become one line. */
    private static List<NotAssessed> inBrief(List<NotAssessed> notTaken) {
        if (notTaken.size() <= MOST_NOT_TAKEN) {
            return notTaken;
        }
        List<NotAssessed> outlasting =
                notTaken.stream().filter(NotAssessed::open).toList();
        if (!outlasting.isEmpty()) {
            List<NotAssessed> brief = new ArrayList<>(outlasting);
            brief.addAll(inBrief(
                    notTaken.stream().filter(each -> !outlasting.contains(each)).toList()));
            return brief;
        }
        List<String> names =
                notTaken.stream().map(NotAssessed::input).distinct().toList();
        String shown = String.join("; ", names.subList(0, Math.min(names.size(), MOST_NOT_TAKEN)));
        String more = names.size() > MOST_NOT_TAKEN ? "; and " + (names.size() - MOST_NOT_TAKEN) + " more" : "";
        return List.of(new NotAssessed(
                notTaken.size() + " entries that are not taken now",
                "The reason of each stands in the list as it was read. Left out: " + shown + more + "."));
    }

    /** Orders that differ only in how a tablet is taken are one entry of the list. */
    private MedicationInput withPlaceThatMatters(MedicationInput input, LocalDate asOf) {
        boolean matters = input.place() == null || reader.speaksOfPlace(input.place(), asOf);
        return matters
                ? input
                : new MedicationInput(input.text(), input.codings(), input.leftOut(), null, input.unread());
    }

    /**
     * An entry where it stands in a list.
     *
     * @param heading the heading that it stands under, or is; or null
     */
    private record Placed(MedicationInput input, @Nullable ListHeading heading, boolean isHeading) {}

    /** An entry by itself. */
    MedicationEntry read(MedicationInput input, LocalDate asOf) {
        return entry(new Placed(withPlaceThatMatters(input, asOf), null, false), asOf);
    }

    private MedicationEntry entry(Placed placed, LocalDate asOf) {
        MedicationInput input = placed.input();
        ListHeading heading = placed.heading();
        if (placed.isHeading() && heading != null) {
            return new MedicationEntry(input.text(), List.of(), List.of(), heading.notUnderstood());
        }
        MedicationEntry written = input.codings().isEmpty()
                ? reader.read(input.text(), asOf, heading)
                : reader.read(input.codings(), input.text(), asOf);
        MedicationEntry withPlace = input.place() == null ? written : reader.withPlace(written, input.place(), asOf);
        MedicationEntry entry = withUnreadRest(input, withPlace);
        MedicationInput.LeftOut leftOut = input.leftOut();
        if (leftOut == null) {
            return entry;
        }
        return entry.with(mention ->
                mention.withUse(use(leftOut, leftOut.asNeeded() || mention.use().asNeeded(), asOf)));
    }

    /** What the status of an order says of use; that it was taken when needed the words beside it still tell. */
    private static Use use(MedicationInput.LeftOut leftOut, boolean asNeeded, LocalDate asOf) {
        return switch (leftOut.kind()) {
            case ENDED -> new Use.Stopped(leftOut.reason(), daysBetween(leftOut.stoppedOn(), asOf), asNeeded);
            case ON_HOLD -> new Use.OnHold(leftOut.reason(), asNeeded);
            case NOT_BEGUN -> new Use.Discussed(leftOut.reason());
            case NOT_TAKEN -> new Use.NotTaken(leftOut.reason());
        };
    }

    /** What was not read may name anything, so it stands in the entry as something that is not known. */
    private static MedicationEntry withUnreadRest(MedicationInput input, MedicationEntry entry) {
        boolean tooLong = input.text().length() > LONGEST_ENTRY;
        if (input.unread() == null && !tooLong) {
            return entry;
        }
        String why = input.unread() == null
                ? "The entry is longer than " + LONGEST_ENTRY + " characters; nothing beyond them was read."
                : input.unread();
        List<MedicationMention> mentions = new ArrayList<>(entry.mentions());
        List<String> surroundings = new ArrayList<>(entry.surroundings());
        mentions.add(new MedicationMention.Unresolved(UNREAD_REST, Use.CURRENT, why));
        surroundings.add(UNREAD_REST);
        return new MedicationEntry(
                entry.input(), mentions, surroundings, entry.conditionHints(), entry.notUnderstood());
    }

    private static OptionalInt daysBetween(@Nullable LocalDate stoppedOn, LocalDate asOf) {
        if (stoppedOn == null) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Math.clamp(ChronoUnit.DAYS.between(stoppedOn, asOf), 0, Integer.MAX_VALUE));
    }

    /**
     * How long a medicine has not been taken, as far as its effect may outlast it: {@link MedicationUse#UNKNOWN_TIME} where nobody says when; empty where it
     * is not screened. Of a line that somebody wrote, and of what is on hold, it can be asked when; of an old order in a record it cannot.
     */
    private static OptionalInt daysWithout(Use use, boolean fromRecord) {
        return switch (use) {
            case Use.Stopped stopped when stopped.daysAgo().isPresent() || fromRecord -> stopped.daysAgo();
            case Use.Stopped _, Use.OnHold _ -> OptionalInt.of(MedicationUse.UNKNOWN_TIME);
            case Use.Current _, Use.AsNeeded _, Use.Allergy _, Use.Discussed _, Use.NotTaken _, Use.OtherPerson _ ->
                OptionalInt.empty();
        };
    }

    private ConsultedMedication medication(MedicationEntry entry, int count, boolean fromRecord) {
        if (entry.mentions().isEmpty()) {
            return new ConsultedMedication(entry, count, Status.LEFT_OUT, hintReason(entry), fromRecord);
        }
        if (entry.mentions().stream().noneMatch(mention -> mention.use().taken())) {
            return new ConsultedMedication(
                    entry, count, Status.LEFT_OUT, notTakenReason(entry, fromRecord), fromRecord);
        }
        return new ConsultedMedication(entry, count, status(entry), reason(entry, fromRecord), fromRecord);
    }

    private static String hintReason(MedicationEntry entry) {
        if (entry.conditionHints().isEmpty()) {
            return "No medicine is named.";
        }
        List<String> names = entry.conditionHints().stream()
                .map(condition -> condition.name())
                .toList();
        return "Names no medicine that the content knows; taken as a sign of " + String.join(" or ", names)
                + ", to be confirmed.";
    }

    /** What is said of several medicines is said once; what outlasts being stopped is said of those that it is true of. */
    private String notTakenReason(MedicationEntry entry, boolean fromRecord) {
        Map<String, Map<String, List<String>>> namesByReason = new LinkedHashMap<>();
        for (MedicationMention mention : entry.mentions()) {
            namesByReason
                    .computeIfAbsent(said(mention.use(), fromRecord), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(stillActing(entry, mention, fromRecord), _ -> new ArrayList<>())
                    .add(mention.text());
        }
        List<String> reasons = new ArrayList<>();
        namesByReason.forEach((said, namesByMore) -> {
            StringBuilder reason = new StringBuilder(said);
            namesByMore.forEach((more, names) -> {
                boolean named = namesByMore.size() > 1 && !more.isEmpty();
                reason.append(named ? " " + String.join(", ", names) + ":" : "").append(more);
            });
            reasons.add(reason.toString());
        });
        return String.join(" ", reasons);
    }

    private String reason(MedicationEntry entry, MedicationMention mention, boolean fromRecord) {
        return said(mention.use(), fromRecord) + stillActing(entry, mention, fromRecord);
    }

    private static String said(Use use, boolean fromRecord) {
        return switch (use) {
            case Use.Current _, Use.AsNeeded _ -> "";
            case Use.Stopped stopped -> sentence("Not taken now: " + stopped.words());
            case Use.OnHold onHold -> sentence("Not taken now: " + onHold.words());
            case Use.Allergy allergy -> sentence("An allergy or intolerance: " + allergy.words());
            case Use.Discussed discussed ->
                sentence((fromRecord ? NOT_COUNTED : "Only discussed: ") + discussed.words());
            case Use.NotTaken notTaken ->
                sentence((fromRecord ? NOT_COUNTED : "Said not to be taken: ") + notTaken.words());
            case Use.OtherPerson other -> sentence("Taken by somebody else: " + other.words());
        };
    }

    private String stillActing(MedicationEntry entry, MedicationMention mention, boolean fromRecord) {
        return switch (mention.use()) {
            case Use.Stopped _, Use.OnHold _ -> stillActing(entry, mention, mention.use(), fromRecord);
            case Use.Current _, Use.AsNeeded _, Use.Allergy _, Use.Discussed _, Use.NotTaken _, Use.OtherPerson _ -> "";
        };
    }

    private String stillActing(MedicationEntry entry, MedicationMention mention, Use use, boolean fromRecord) {
        OptionalInt days = daysWithout(use, fromRecord);
        for (Ingredient ingredient : mention.ingredients()) {
            Persistence persistence = findPersistence(entry, mention, ingredient);
            if (persistence == null) {
                continue;
            }
            if (days.isEmpty()) {
                return OUTLASTS + persistence.time() + "; when it was stopped is not known.";
            }
            if (days.getAsInt() == MedicationUse.UNKNOWN_TIME) {
                return OUTLASTS + persistence.time() + "; "
                        + (use instanceof Use.OnHold ? "since when it is on hold" : "when it was stopped")
                        + " is not known, so it is screened all the same. Say when.";
            }
            if (days.getAsInt() < persistence.days()) {
                return " It is screened all the same, because its effect can last " + persistence.time() + ".";
            }
        }
        return days.isEmpty() ? "" : hadItBeenADepot(mention, days.getAsInt());
    }

    /** That another form of a stopped medicine could still act. */
    private String hadItBeenADepot(MedicationMention mention, int daysAgo) {
        return mention.ingredients().stream()
                .map(ingredient -> knowledge.table().findLongestPersistenceOfAnyForm(ingredient.index()))
                .filter(persistence ->
                        persistence != null && persistence.form() != null && daysAgo < persistence.days())
                .findFirst()
                .map(persistence -> " Screened as a usual form; what lasts as long as a "
                        + String.valueOf(persistence.form()).replace('-', ' ')
                        + " could still act (" + persistence.time() + "), so say which it was.")
                .orElse("");
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    /** The least certain of the mentions that are taken; an unresolved one among others leaves the entry to be confirmed. */
    private static Status status(MedicationEntry entry) {
        boolean anyKnown = false;
        boolean anyUnresolved = false;
        boolean anySuggested = false;
        boolean anyAmbiguous = false;
        for (MedicationMention mention : entry.mentions()) {
            if (!mention.use().taken()) {
                continue;
            }
            switch (mention) {
                case MedicationMention.Resolved resolved -> anyKnown = true;
                case MedicationMention.Suggested suggested -> anySuggested = true;
                case MedicationMention.Ambiguous ambiguous -> anyAmbiguous = true;
                case MedicationMention.Unresolved unresolved -> anyUnresolved = true;
            }
        }
        if (anyAmbiguous) {
            return Status.AMBIGUOUS;
        }
        if (anySuggested || (anyUnresolved && anyKnown)) {
            return Status.SUGGESTED;
        }
        return anyUnresolved ? Status.UNRESOLVED : Status.RESOLVED;
    }

    private @Nullable String reason(MedicationEntry entry, boolean fromRecord) {
        List<String> reasons = new ArrayList<>();
        for (MedicationMention mention : entry.mentions()) {
            String reason = switch (mention) {
                case MedicationMention.Resolved resolved -> "";
                case MedicationMention.Suggested suggested -> suggested.reason();
                case MedicationMention.Ambiguous ambiguous -> ambiguous.reason();
                case MedicationMention.Unresolved unresolved -> unresolved.reason();
            };
            if (!mention.use().taken()) {
                reason = (mention.text() + ": " + reason(entry, mention, fromRecord)).strip();
            }
            if (!reason.isEmpty() && !reasons.contains(reason)) {
                reasons.add(reason);
            }
        }
        return reasons.isEmpty() ? null : String.join(" ", reasons);
    }

    private void sayWhatWasNotAssessed(
            ConsultedMedication medication, List<NotAssessed> notAssessed, List<NotAssessed> notTaken) {
        boolean heading = HEADING.equals(medication.reason());
        if (medication.entry().mentions().isEmpty() && !heading) {
            notAssessed.add(new NotAssessed(medication.input(), hintReason(medication.entry())));
        }
        for (MedicationMention mention : medication.entry().mentions()) {
            if (!mention.use().taken()) {
                if (!stillScreened(medication.entry(), mention, medication.fromRecord())) {
                    String reason = reason(medication.entry(), mention, medication.fromRecord());
                    notTaken.add(new NotAssessed(mention.text(), reason, reason.contains(OUTLASTS)));
                }
            } else if (mention instanceof MedicationMention.Unresolved unresolved) {
                notAssessed.add(new NotAssessed(mention.text(), unresolved.reason()));
            }
        }
        if (!medication.entry().notUnderstood().isEmpty()) {
            notAssessed.add(new NotAssessed(
                    medication.input(),
                    "Words not understood: "
                            + String.join(", ", medication.entry().notUnderstood()) + "."));
        }
    }

    /** A stopped medicine that was screened, because its effect may outlast it, and of which no finding speaks would be named nowhere. */
    void sayWhatWasScreenedInVain(
            List<ConsultedMedication> medications, List<Finding> findings, List<NotAssessed> notAssessed) {
        Set<Ingredient> spokenOf = findings.stream()
                .flatMap(finding -> finding.medicines().stream())
                .map(MedicationUse::ingredient)
                .collect(Collectors.toSet());
        for (ConsultedMedication medication : medications) {
            for (MedicationMention mention : medication.entry().mentions()) {
                if (!mention.use().taken()
                        && stillScreened(medication.entry(), mention, medication.fromRecord())
                        && Collections.disjoint(mention.ingredients(), spokenOf)) {
                    notAssessed.add(new NotAssessed(
                            mention.text(),
                            reason(medication.entry(), mention, medication.fromRecord())
                                    + " No finding speaks of it for this plan."));
                }
            }
        }
    }

    private @Nullable String form(MedicationEntry entry, MedicationMention mention, Ingredient ingredient) {
        String name = mention instanceof MedicationMention.Resolved resolved ? resolved.name() : "";
        return lastingForms.find(ingredient, entry.wordsOf(mention) + " " + name);
    }

    private @Nullable Persistence findPersistence(
            MedicationEntry entry, MedicationMention mention, Ingredient ingredient) {
        return knowledge.table().findLongestPersistence(ingredient.index(), form(entry, mention, ingredient));
    }

    private boolean stillScreened(MedicationEntry entry, MedicationMention mention, boolean fromRecord) {
        OptionalInt days = daysWithout(mention.use(), fromRecord);
        return days.isPresent()
                && mention.ingredients().stream().anyMatch(ingredient -> {
                    Persistence persistence = findPersistence(entry, mention, ingredient);
                    return persistence != null && days.getAsInt() < persistence.days();
                });
    }

    /**
     * The medicines to screen: those taken, and those stopped or on hold whose effect may outlast them.
     *
     * @param planned mentions that only repeat the planned treatment; what else is in such a product is screened
     * @param drugs the planned drugs
     */
    List<MedicationUse> uses(
            List<ConsultedMedication> medications, Set<MedicationMention> planned, List<Ingredient> drugs) {
        List<MedicationUse> uses = new ArrayList<>();
        int number = 0;
        for (ConsultedMedication medication : medications) {
            for (MedicationMention mention : medication.entry().mentions()) {
                number++;
                boolean provisional = !(mention instanceof MedicationMention.Resolved);
                if (mention.use().taken()) {
                    boolean repeatsPlan = planned.contains(mention);
                    boolean asNeeded = mention.use().asNeeded();
                    for (Ingredient ingredient : mention.ingredients()) {
                        if (!repeatsPlan || !drugs.contains(ingredient)) {
                            uses.add(new MedicationUse(ingredient, number, provisional, asNeeded, null, null));
                        }
                    }
                    continue;
                }
                OptionalInt days = daysWithout(mention.use(), medication.fromRecord());
                if (days.isPresent()) {
                    int daysAgo = days.getAsInt();
                    boolean unsure = provisional || daysAgo == MedicationUse.UNKNOWN_TIME;
                    boolean asNeeded = mention.use().asNeeded();
                    for (Ingredient ingredient : mention.ingredients()) {
                        String form = form(medication.entry(), mention, ingredient);
                        uses.add(new MedicationUse(ingredient, number, unsure, asNeeded, form, daysAgo));
                    }
                }
            }
        }
        return uses;
    }
}
