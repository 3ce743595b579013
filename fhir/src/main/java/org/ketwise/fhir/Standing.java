package org.ketwise.fhir;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ketwise.consult.MedicationInput.LeftOut;

/**
 * Decides whether a medication resource speaks of a medicine that is taken on the day the record is looked at.
 *
 * <p>The rules, in the order in which they are asked:
 *
 * <ul>
 *   <li>Entered in error, deleted, or said not to be given: left out.
 *   <li>Proposals and plans are left out, except plans that record what a patient takes by himself ({@code reported}, or requested by the patient).
 *   <li>What is left out says what it is instead: ended, on hold, not begun (a draft, a proposal, a later date), or not taken (cancelled, an error).
 *   <li>Every status that says "not now" is left out. A status that is missing, {@code unknown} or no word of FHIR says nothing: the medicine counts as taken,
 *       and that is remarked, because a missed interaction is worse than a question.
 *   <li>Explicit dates win over the status {@code active}: what begins later or has ended is left out. Records keep orders active for decades, so the age of an
 *       order alone says nothing.
 *   <li>What ended on a day that nobody says, and began in the last {@value #RECENT_DAYS} days, counts as ended on the day itself: its washout cannot be over for certain.
 *       Of older ones nothing is assumed.
 *   <li>An administration counts as taken on its day and the next. An older one is left out with its day, so that washout rules see it.
 *   <li>A dispense counts as taken for its days of supply; without them for {@value #DAYS_OF_A_DISPENSE} days, the usual longest supply.
 * </ul>
 */
final class Standing {
    /** Days that a dispense without a length of supply counts as taken. */
    static final int DAYS_OF_A_DISPENSE = 90;

    /** As long as most effects outlast a medicine: five weeks for fluoxetine, and one more. */
    static final int RECENT_DAYS = 42;

    private final Resource resource;
    private final LocalDate asOf;
    private final Remarks remarks;

    private Standing(Resource resource, LocalDate asOf, Remarks remarks) {
        this.resource = resource;
        this.asOf = asOf;
        this.remarks = remarks;
    }

    /** @return why the medicine is not taken on the day, or null where it is */
    static @Nullable LeftOut of(MedicationKind kind, Resource resource, LocalDate asOf, Remarks remarks) {
        Standing standing = new Standing(resource, asOf, remarks);
        return switch (kind) {
            case ORDER -> standing.order();
            case STATEMENT -> standing.statement();
            case ADMINISTRATION -> standing.administration();
            case DISPENSE -> standing.dispense();
        };
    }

    /** The same for an order that somebody is about to sign: that it is a draft, only proposed, or begins later is the point of asking. */
    static @Nullable LeftOut ofDraft(Resource resource, LocalDate asOf, Remarks remarks) {
        Standing standing = new Standing(resource, asOf, remarks);
        LeftOut never = standing.error("the draft order");
        if (never != null) {
            return never;
        }
        if (resource.body().isTrue("doNotPerform")) {
            return notTaken("the draft order says that it is not to be given");
        }
        return switch (standing.status()) {
            case "cancelled" -> notTaken("the draft order was cancelled");
            case "completed", "ended", "stopped" -> new LeftOut("the draft order ends the medicine", null);
            default -> null;
        };
    }

    private @Nullable LeftOut order() {
        FhirDate written = firstDate("authoredOn", "dateWritten");
        String order = "the order" + of(written);
        LeftOut never = error(order);
        if (never != null) {
            return never;
        }
        if (resource.body().isTrue("doNotPerform")) {
            return notTaken(order + " says that it is not to be given");
        }
        LeftOut unordered = byIntent(order);
        if (unordered != null) {
            return unordered;
        }
        Period dosage = dosage();
        Period validity = validity();
        FhirDate end = dosage.end() == null ? validity.end() : dosage.end();
        LeftOut notNow = switch (status()) {
            case "active" -> null;
            case "completed", "ended" -> ended(order + " is completed", end, begun(dosage, written));
            case "stopped" -> ended(order + " was stopped", end, begun(dosage, written));
            case "cancelled" -> notTaken(order + " was cancelled");
            case "on-hold" -> onHold(order + " is on hold");
            case "draft" -> notBegun(order + " is a draft");
            default -> unclear();
        };
        if (notNow != null) {
            return notNow;
        }
        if (written != null && written.after(asOf)) {
            return notBegun(order + " is dated after " + asOf);
        }
        LeftOut outside = outside(order, dosage, "begins on ", "ended on ");
        return outside != null ? outside : outside(order, validity, "is valid only from ", "was valid until ");
    }

    private @Nullable LeftOut byIntent(String order) {
        String intent = resource.body().code("intent");
        return switch (intent == null ? "order" : intent) {
            case "order", "original-order", "reflex-order", "filler-order", "instance-order" -> null;
            case "plan" -> reported() ? null : notBegun(order + " is only planned");
            case "proposal" -> notBegun(order + " is only proposed");
            case "option" -> notBegun(order + " is one of several options");
            default -> {
                remarks.say(
                        resource.name(), "Its intent \"" + intent + "\" is no word of FHIR; it was read as an order.");
                yield null;
            }
        };
    }

    /** US Core records what a patient takes by himself as a plan that is reported, or requested by the patient. */
    private boolean reported() {
        Element body = resource.body();
        if (body.isTrue("reportedBoolean")
                || body.isTrue("reported")
                || body.has("reportedReference")
                || body.has("informationSource")) {
            return true;
        }
        return Reference.of(body.at("requester"), "Practitioner") instanceof Reference.ById byId
                && byId.type().equals("Patient");
    }

    /** From the earliest start to the latest end of all instructions; open where one of them is. */
    private Period dosage() {
        List<Period> bounds = new ArrayList<>();
        if (resource.body().has("effectiveDosePeriod")) {
            bounds.add(Period.of(resource, resource.body(), "effectiveDosePeriod", remarks));
        }
        for (Element instruction : resource.body().list("dosageInstruction")) {
            bounds.add(Period.of(resource, instruction.at("timing").at("repeat"), "boundsPeriod", remarks));
        }
        FhirDate start = null;
        FhirDate end = null;
        boolean startKnown = !bounds.isEmpty();
        boolean endKnown = !bounds.isEmpty();
        for (Period period : bounds) {
            startKnown &= period.start() != null;
            endKnown &= period.end() != null;
            start = start == null
                            || (period.start() != null && period.start().first().isBefore(start.first()))
                    ? period.start()
                    : start;
            end = end == null || (period.end() != null && period.end().last().isAfter(end.last())) ? period.end() : end;
        }
        return new Period(startKnown ? start : null, endKnown ? end : null);
    }

    /** What was dispensed on the last day of validity is still taken as long as it lasts. */
    private Period validity() {
        Element dispensing = resource.body().at("dispenseRequest");
        Period validity = Period.of(resource, dispensing, "validityPeriod", remarks);
        Integer supply = days(dispensing.at("expectedSupplyDuration"));
        FhirDate end = validity.end();
        if (end == null || supply == null) {
            return validity;
        }
        LocalDate last = end.last().plusDays(supply);
        return new Period(validity.start(), new FhirDate(last.toString(), last, last, end.time()));
    }

    private @Nullable LeftOut statement() {
        Element body = resource.body();
        Period effective = occurrence("effectivePeriod", "effectiveDateTime");
        FhirDate asserted = firstDate("dateAsserted");
        String statement = "the statement" + of(asserted != null ? asserted : effective.start());
        LeftOut never = error(statement);
        if (never != null) {
            return never;
        }
        String adherence = body.at("adherence").code("code");
        if ("n".equals(body.text("taken"))
                || body.isTrue("wasNotTaken")
                || (adherence != null && adherence.startsWith("not-tak"))) {
            return notTaken(statement + " says that it is not taken");
        }
        // Before FHIR R5 a single date is when the statement holds, not when it ended.
        FhirDate end = body.has("effectivePeriod") ? effective.end() : null;
        LeftOut notNow = switch (status()) {
            case "active", "recorded" -> null;
            case "completed" -> ended(statement + " is of a completed treatment", end, effective.start());
            case "stopped" -> ended(statement + " says that it was stopped", end, effective.start());
            case "not-taken" -> notTaken(statement + " says that it is not taken");
            case "intended" -> notBegun(statement + " says that it is only intended");
            case "on-hold" -> onHold(statement + " says that it is on hold");
            case "draft" -> notBegun(statement + " is a draft");
            default -> unclear();
        };
        return notNow != null
                ? notNow
                : outside(
                        statement,
                        new Period(effective.start(), end),
                        "is of a treatment that begins on ",
                        "is of a treatment that ended on ");
    }

    private @Nullable LeftOut administration() {
        Period given = occurrence(
                "effectivePeriod",
                "effectiveDateTime",
                "effectiveTimePeriod",
                "effectiveTimeDateTime",
                "occurrencePeriod",
                "occurrenceDateTime",
                "occurencePeriod",
                "occurenceDateTime");
        FhirDate last = given.end() == null ? given.start() : given.end();
        String administration = "the administration" + of(last);
        LeftOut never = error(administration);
        if (never != null) {
            return never;
        }
        String status = status();
        if (status.equals("not-done")
                || resource.body().isTrue("notGiven")
                || resource.body().isTrue("wasNotGiven")) {
            return notTaken(administration + " did not take place");
        }
        switch (status) {
            case "in-progress", "on-hold", "completed", "stopped" -> {}
            default -> unclear();
        }
        if (last == null) {
            remarks.say(resource.name(), "It has no date; it was screened as taken.");
            return null;
        }
        if (last.after(asOf)) {
            return status.equals("in-progress")
                            && given.start() != null
                            && !given.start().after(asOf)
                    ? null
                    : notBegun(administration + " is dated after " + asOf);
        }
        if (status.equals("in-progress") && given.end() == null) {
            return null;
        }
        return last.before(asOf.minusDays(1))
                ? new LeftOut(administration + " is more than a day ago", last.last())
                : null;
    }

    private @Nullable LeftOut dispense() {
        FhirDate handedOver = firstDate("whenHandedOver", "whenPrepared");
        String dispense = "the dispense" + of(handedOver);
        LeftOut never = error(dispense);
        if (never != null) {
            return never;
        }
        if (resource.body().isTrue("notDone")) {
            return notTaken(dispense + " did not take place");
        }
        LeftOut notNow = switch (status()) {
            case "completed" -> null;
            case "stopped" -> new LeftOut(dispense + " was stopped", null);
            case "cancelled", "declined" -> notTaken(dispense + " did not take place");
            case "preparation", "in-progress", "on-hold" -> notBegun(dispense + " is not handed over yet");
            default -> unclear();
        };
        if (notNow != null) {
            return notNow;
        }
        if (handedOver == null) {
            remarks.say(resource.name(), "It has no date; it was screened as taken.");
            return null;
        }
        if (handedOver.after(asOf)) {
            return notBegun(dispense + " is dated after " + asOf);
        }
        Integer supply = days(resource.body().at("daysSupply"));
        LocalDate end = handedOver.last().plusDays(supply == null ? DAYS_OF_A_DISPENSE : supply);
        if (!end.isBefore(asOf)) {
            return null;
        }
        return supply == null
                ? new LeftOut(
                        dispense + " is more than " + DAYS_OF_A_DISPENSE + " days ago and names no length of supply",
                        null)
                : new LeftOut(dispense + " lasted until " + end, end);
    }

    private @Nullable LeftOut error(String subject) {
        if ("entered-in-error".equals(resource.body().code("status"))) {
            return notTaken(subject + " was entered in error");
        }
        return resource.deleted() ? notTaken(subject + " was deleted from the record") : null;
    }

    private static LeftOut notBegun(String reason) {
        return new LeftOut(reason, null, LeftOut.Kind.NOT_BEGUN);
    }

    private static LeftOut notTaken(String reason) {
        return new LeftOut(reason, null, LeftOut.Kind.NOT_TAKEN);
    }

    private static LeftOut onHold(String reason) {
        return new LeftOut(reason, null, LeftOut.Kind.ON_HOLD);
    }

    private String status() {
        String status = resource.body().code("status");
        return status == null ? "" : status;
    }

    /** Ended, on a day that somebody says, or else at some time since it began. */
    private LeftOut ended(String what, @Nullable FhirDate end, @Nullable FhirDate begun) {
        LocalDate last = notAfterAsOf(end);
        if (last == null
                && begun != null
                && !begun.after(asOf)
                && !begun.first().isBefore(asOf.minusDays(RECENT_DAYS))) {
            return new LeftOut(
                    what + ", on a day that is not said; it began on " + begun + ", so it counts as ended just now",
                    asOf);
        }
        return new LeftOut(what + endedOn(end), last);
    }

    private static @Nullable FhirDate begun(Period dosage, @Nullable FhirDate written) {
        return dosage.start() == null ? written : dosage.start();
    }

    private @Nullable LeftOut unclear() {
        String status = status();
        remarks.say(
                resource.name(),
                (status.isEmpty()
                                ? "It has no status"
                                : "Its status \"" + status + "\" does not say whether it is taken")
                        + "; it was screened as taken.");
        return null;
    }

    private @Nullable LeftOut outside(String subject, Period period, String begins, String ended) {
        if (period.start() != null && period.start().after(asOf)) {
            return notBegun(subject + " " + begins + period.start());
        }
        return period.end() != null && period.end().before(asOf)
                ? new LeftOut(subject + " " + ended + period.end(), period.end().last())
                : null;
    }

    /** The first of several fields that is there: a period, or a single date as both its ends. */
    private Period occurrence(String... fields) {
        for (String field : fields) {
            if (resource.body().has(field)) {
                if (field.endsWith("Period")) {
                    return Period.of(resource, resource.body(), field, remarks);
                }
                FhirDate date = FhirDate.of(resource, field, remarks);
                return new Period(date, date);
            }
        }
        return Period.OPEN;
    }

    private @Nullable FhirDate firstDate(String... fields) {
        for (String field : fields) {
            FhirDate date = FhirDate.of(resource, field, remarks);
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    /** Whole days of a Duration or Quantity, or null where it is none. */
    private static @Nullable Integer days(Element duration) {
        Double value = duration.number("value");
        if (value == null || value < 0 || value > 10_000) {
            return null;
        }
        String unit = duration.has("code") ? duration.text("code") : duration.text("unit");
        return switch (unit == null ? "d" : unit) {
            case "d", "day", "days", "Day", "Days" -> (int) Math.ceil(value);
            case "h", "hour", "hours" -> (int) Math.ceil(value / 24);
            case "wk", "week", "weeks" -> (int) Math.ceil(value * 7);
            case "mo", "month", "months" -> (int) Math.ceil(value * 31);
            default -> null;
        };
    }

    private static String of(@Nullable FhirDate date) {
        return date == null ? "" : " of " + date;
    }

    private String endedOn(@Nullable FhirDate end) {
        return notAfterAsOf(end) == null ? "" : " and ended on " + end;
    }

    /** The last day meant, where it is not later than the day looked at; a planned end tells nothing of an early one. */
    private @Nullable LocalDate notAfterAsOf(@Nullable FhirDate end) {
        return end == null || end.last().isAfter(asOf) ? null : end.last();
    }
}
