package org.ketwise.fhir;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ketwise.fhir.FhirRecord.Measured;
import org.ketwise.kernel.BloodPressure;
import org.ketwise.kernel.BodyWeight;
import org.ketwise.kernel.Coding;
import org.ketwise.kernel.UserError;

/** Takes the latest blood pressure, body weight and pregnancy status from observations. */
final class Vitals {
    private static final String SYSTOLIC = "8480-6";
    private static final String DIASTOLIC = "8462-4";
    /** Body weight; measured; stated. */
    private static final Set<String> WEIGHT = Set.of("29463-7", "3141-9", "3142-7");

    private static final String PREGNANCY_STATUS = "82810-3";
    /** The answer "pregnant": of LOINC, and of SNOMED CT. */
    private static final Set<String> PREGNANT = Set.of("LA15173-0", "77386006");

    /** Older values are taken and remarked. */
    private static final int OLD_AFTER_DAYS = 365;
    /** A pregnancy that was recorded longer ago is over. */
    private static final int PREGNANCY_DAYS = 300;
    /** Two pressures that were recorded apart by no more are one measurement without a doubt. */
    private static final long CLOSE_SECONDS = 30 * 60;
    /** Millimetres of mercury in a kilopascal; conventional millimetre of mercury, 133.322387415 Pa. */
    private static final double MMHG_PER_KPA = 1000 / 133.322387415;

    /** One value with its date; the latest of several wins, and one without a date loses to any other. */
    record Value<T>(T value, @Nullable FhirDate date) {
        static <T> Comparator<Value<T>> oldestFirst() {
            return Comparator.comparing(Value::date, Comparator.nullsFirst(Comparator.naturalOrder()));
        }
    }

    private final LocalDate asOf;
    private final Remarks remarks;
    private final List<Value<BloodPressure>> bloodPressures = new ArrayList<>();
    private final List<Value<BodyWeight>> weights = new ArrayList<>();
    private final List<Value<Boolean>> pregnancies = new ArrayList<>();
    private final List<Value<Double>> systolic = new ArrayList<>();
    private final List<Value<Double>> diastolic = new ArrayList<>();
    private int others;
    private int later;

    Vitals(LocalDate asOf, Remarks remarks) {
        this.asOf = asOf;
        this.remarks = remarks;
    }

    void add(Resource observation) {
        Element body = observation.body();
        String status = body.code("status");
        if (observation.deleted() || "entered-in-error".equals(status) || "cancelled".equals(status)) {
            return;
        }
        Element systolicPart = component(body, SYSTOLIC);
        Element diastolicPart = component(body, DIASTOLIC);
        boolean isPanel = !systolicPart.isEmpty() && !diastolicPart.isEmpty();
        boolean isSystolic = hasLoinc(body, SYSTOLIC);
        boolean isDiastolic = hasLoinc(body, DIASTOLIC);
        boolean isWeight = WEIGHT.stream().anyMatch(code -> hasLoinc(body, code));
        boolean isPregnancy = hasLoinc(body, PREGNANCY_STATUS);
        if (!isPanel && !isSystolic && !isDiastolic && !isWeight && !isPregnancy) {
            others++;
            return;
        }
        FhirDate date = date(observation);
        if (date != null && date.after(asOf)) {
            later++;
            return;
        }
        if (isPanel) {
            panel(observation, mmHg(systolicPart), mmHg(diastolicPart), date);
        } else if (isSystolic) {
            half(observation, systolic, date);
        } else if (isDiastolic) {
            half(observation, diastolic, date);
        } else if (isWeight) {
            Double kilograms = kilograms(observation);
            if (kilograms != null) {
                take(observation, weights, () -> BodyWeight.ofKilograms(kilograms), date);
            }
        } else {
            pregnancies.add(new Value<>(isPregnant(body), date));
        }
    }

    private static boolean hasLoinc(Element body, String code) {
        Concept concept = Concept.of(body.at("code"));
        return concept != null && concept.hasCode(Coding.LOINC, code);
    }

    private @Nullable FhirDate date(Resource observation) {
        for (String field : new String[] {"effectiveDateTime", "effectiveInstant", "issued"}) {
            FhirDate date = FhirDate.of(observation, field, remarks);
            if (date != null) {
                return date;
            }
            Period period = Period.of(observation, observation.body(), "effectivePeriod", remarks);
            if (period.end() != null || period.start() != null) {
                return period.end() != null ? period.end() : period.start();
            }
        }
        return null;
    }

    private static BloodPressure pressure(double systolic, double diastolic) {
        return new BloodPressure((int) Math.round(systolic), (int) Math.round(diastolic));
    }

    private static Element component(Element body, String code) {
        return body.list("component").stream()
                .filter(component -> hasLoinc(component, code))
                .findFirst()
                .orElse(Element.NONE);
    }

    private void panel(Resource observation, @Nullable Double high, @Nullable Double low, @Nullable FhirDate date) {
        if (high == null || low == null) {
            remarks.say(observation.name(), "Its components are no two pressures in mmHg or kPa; it was not used.");
        } else {
            take(observation, bloodPressures, () -> pressure(high, low), date);
        }
    }

    /** One of two pressures that were recorded apart; they belong together by their date and time. */
    private void half(Resource observation, List<Value<Double>> halves, @Nullable FhirDate date) {
        Double value = mmHg(observation.body());
        if (value == null) {
            remarks.say(observation.name(), "Its valueQuantity is no pressure in mmHg or kPa and was not used.");
        } else {
            halves.add(new Value<>(value, date));
        }
    }

    /** The value of an observation or of a part of one. */
    private static @Nullable Double mmHg(Element measured) {
        Element quantity = measured.at("valueQuantity");
        Double value = quantity.number("value");
        if (value == null) {
            return null;
        }
        String unit = unit(quantity);
        return switch (unit) {
            case "", "mm[hg]", "mmhg", "mm hg" -> value;
            case "kpa" -> value * MMHG_PER_KPA;
            default -> null;
        };
    }

    private static String unit(Element quantity) {
        String unit = quantity.has("code") ? quantity.text("code") : quantity.text("unit");
        return unit == null ? "" : unit.toLowerCase(Locale.ROOT);
    }

    private @Nullable Double kilograms(Resource observation) {
        Element quantity = observation.body().at("valueQuantity");
        Double value = quantity.number("value");
        String unit = unit(quantity);
        Double kilograms = value == null
                ? null
                : switch (unit) {
                    case "kg", "kgs", "kilogram", "kilograms" -> value;
                    case "g", "gram", "grams" -> value / 1000;
                    case "[lb_av]", "lb", "lbs", "pound", "pounds" ->
                        BodyWeight.ofPounds(value).kilograms();
                    default -> null;
                };
        if (kilograms == null) {
            remarks.say(
                    observation.name(), "Its valueQuantity is no body weight in kg, g or [lb_av] and was not used.");
        }
        return kilograms;
    }

    private static boolean isPregnant(Element body) {
        Concept concept = Concept.of(body.at("valueCodeableConcept"));
        return concept != null && concept.codings().stream().anyMatch(coding -> PREGNANT.contains(coding.code()));
    }

    private <T> void take(Resource observation, List<Value<T>> values, Supplier<T> value, @Nullable FhirDate date) {
        try {
            values.add(new Value<>(value.get(), date));
        } catch (UserError e) {
            remarks.say(observation.name(), e.problem() + " It was not used.");
        }
    }

    @Nullable
    Measured<BloodPressure> bloodPressure() {
        Halves halves = new Halves(systolic, diastolic);
        halves.pairs().forEach(this::pair);
        sayUnpaired(halves.lonelyHigh(), "systolic", "diastolic");
        sayUnpaired(halves.lonelyLow(), "diastolic", "systolic");
        return latest(bloodPressures, "blood pressure", BloodPressure::toString);
    }

    private void sayUnpaired(List<Value<Double>> lonely, String name, String other) {
        Value<Double> latest = lonely.stream().max(Value.oldestFirst()).orElse(null);
        if (latest != null) {
            FhirDate date = latest.date();
            remarks.say(
                    lonely.size() + " " + name + (lonely.size() == 1 ? " pressure" : " pressures"),
                    "No " + other + " one of the same day belongs to " + (lonely.size() == 1 ? "it" : "them")
                            + (date == null ? "" : (lonely.size() == 1 ? " (" : " (the latest is of ") + date + ")")
                            + "; not used.");
        }
    }

    private void pair(Halves.Pair pair) {
        FhirDate date = pair.date();
        try {
            bloodPressures.add(
                    new Value<>(pressure(pair.high().value(), pair.low().value()), date));
            if (pair.seconds() > CLOSE_SECONDS) {
                remarks.say(
                        "blood pressure",
                        "The systolic and the diastolic value of " + date
                                + " were recorded more than half an hour apart or without a time; they were taken as one measurement.");
            }
        } catch (UserError e) {
            remarks.say("blood pressure", e.problem() + " It was not used.");
        }
    }

    @Nullable
    Measured<BodyWeight> weight() {
        return latest(weights, "body weight", weight -> String.format(Locale.ROOT, "%.1f kg", weight.kilograms()));
    }

    private <T> @Nullable Measured<T> latest(List<Value<T>> values, String name, Function<T, String> words) {
        Value<T> latest = values.stream().max(Value.oldestFirst()).orElse(null);
        if (latest == null) {
            return null;
        }
        FhirDate date = latest.date();
        String value = words.apply(latest.value());
        if (date == null) {
            remarks.say(name, "The value " + value + " has no date; it was taken as the present one.");
            return new Measured<>(latest.value(), null);
        }
        if (ChronoUnit.DAYS.between(date.last(), asOf) > OLD_AFTER_DAYS) {
            remarks.say(
                    name,
                    "The latest value, " + value + ", is of " + date
                            + ", more than a year ago; it was taken as the present one.");
        }
        return new Measured<>(latest.value(), date.last());
    }

    boolean pregnant() {
        Value<Boolean> latest = pregnancies.stream().max(Value.oldestFirst()).orElse(null);
        if (latest == null || !latest.value()) {
            return false;
        }
        FhirDate date = latest.date();
        if (date != null && ChronoUnit.DAYS.between(date.last(), asOf) > PREGNANCY_DAYS) {
            remarks.say(
                    "pregnancy",
                    "It was recorded on " + date + ", more than " + PREGNANCY_DAYS
                            + " days ago; it was not taken as present.");
            return false;
        }
        return true;
    }

    void sayWhatWasNotRead() {
        if (later > 0) {
            remarks.say(
                    later + (later == 1 ? " later Observation" : " later Observations"),
                    "Dated after " + asOf + "; left out.");
        }
        if (others > 0) {
            remarks.say(
                    others + (others == 1 ? " other Observation" : " other Observations"),
                    "Only blood pressure, body weight and pregnancy status are read.");
        }
    }
}
